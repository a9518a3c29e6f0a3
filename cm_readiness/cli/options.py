"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from ..language.words import LANGUAGES, N_
from .declared import Argument, Option

# Paths are `readable=False`: who reads one says what is wrong with it, and the library knows no remedy.

File = Annotated[Path, Argument(metavar=N_("FILE"), help=N_("The assessment."))]
QuestionnaireFolder = Annotated[
    str | None,
    Option(
        "--questionnaire",
        metavar=N_("FOLDER"),
        help=N_("Reads the questionnaire from this folder instead of looking its id up."),
    ),
]
DEFAULT_QUESTIONNAIRE = "community_manager"
NewFile = Annotated[Path, Argument(metavar=N_("FILE"), help=N_("The file to create."))]
QuestionnaireChoice = Annotated[
    str | None,
    Option(
        "--questionnaire",
        metavar=N_("ID|FOLDER"),
        help=N_("The questionnaire, by its id or its folder; community_manager unless given."),
    ),
]
FollowedUp = Annotated[
    Path | None,
    Option(
        "--from",
        metavar=N_("OLD"),
        help=N_("Follows this assessment up: its profile, targets, rules and open actions."),
    ),
]
Person = Annotated[
    str | None,
    Option(
        "--person",
        metavar=N_("NAME"),
        help=N_("Answers for this person, in a file of their own next to FILE, to be gathered later."),
    ),
]
Language = Annotated[
    str | None,
    Option(
        "--language",
        metavar="|".join(LANGUAGES),
        help=N_("The language; else the assessment's, the settings', the environment's, English."),
    ),
]
Folder = Annotated[
    str | None,
    Option(
        "--folder",
        metavar=N_("DIR"),
        help=N_(
            "Where the assessments are: a folder, or postgresql://… for a team's store; else "
            "CM_READINESS_HOME, else the settings', else the user's data folder."
        ),
    ),
]
Plain = Annotated[
    bool,
    Option(
        "--plain",
        help=N_(
            "Asks the questions as plain text, and writes score and plan to be heard, for screen readers; "
            "ACCESSIBLE=1 does the same."
        ),
    ),
]
AsOf = Annotated[
    str | None,
    Option(
        "--as-of",
        metavar=N_("DATE"),
        help=N_("The day on which the age of answers is measured, such as 2026-11-22; else today."),
    ),
]
Where = Annotated[
    list[str] | None,
    Option(
        "--where",
        metavar=N_("FIELD=VALUE"),
        help=N_(
            "Only assessments where it is so, such as sector=retail, state=settled, late=yes or "
            "company=Calla; of several on one field, one is enough."
        ),
    ),
]
Json = Annotated[bool, Option("--json", help=N_("Prints data for programs instead of text."))]

Depth = Annotated[
    str | None,
    Option("--depth", metavar="express|full", help=N_("How many criteria are asked.")),
]
EvidenceRule = Annotated[
    str | None,
    Option(
        "--evidence-rule",
        metavar="declared|strict",
        help=N_("Under strict, a level of 3 or 4 without evidence counts as 2."),
    ),
]
Title = Annotated[str | None, Option("--title", metavar=N_("TEXT"), help=N_("The title of the assessment."))]
Respondent = Annotated[str | None, Option("--respondent", metavar=N_("TEXT"), help=N_("Who answers."))]
Facilitator = Annotated[
    str | None, Option("--facilitator", metavar=N_("TEXT"), help=N_("Who asks the questions."))
]
Targets = Annotated[
    list[str] | None,
    Option(
        "--target",
        metavar=N_("DIMENSION=LEVEL"),
        help=N_("The level to reach, 1 to 4, for a dimension or a criterion; nothing after = takes it away."),
    ),
]
Profile = Annotated[
    list[str] | None,
    Option(
        "--set",
        metavar=N_("FIELD=VALUE"),
        help=N_(
            "An answer about the company, such as name=… or cm_setup=freelance; several choices are "
            "separated by commas, and nothing after = takes the answer away."
        ),
    ),
]
