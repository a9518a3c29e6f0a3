"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..language.words import LANGUAGES, N_

# Paths are `readable=False`: who reads one says what is wrong with it, and the library knows no remedy.

File = Annotated[Path, typer.Argument(metavar=N_("FILE"), help=N_("The assessment."), readable=False)]
QuestionnaireFolder = Annotated[
    str | None,
    typer.Option(
        "--questionnaire",
        metavar=N_("FOLDER"),
        help=N_("Reads the questionnaire from this folder instead of looking its id up."),
    ),
]
DEFAULT_QUESTIONNAIRE = "community_manager"
NewFile = Annotated[Path, typer.Argument(metavar=N_("FILE"), help=N_("The file to create."), readable=False)]
QuestionnaireChoice = Annotated[
    str | None,
    typer.Option(
        "--questionnaire",
        metavar=N_("ID|FOLDER"),
        help=N_("The questionnaire, by its id or its folder; community_manager unless given."),
    ),
]
FollowedUp = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar=N_("OLD"),
        readable=False,
        help=N_("Follows this assessment up: its profile, targets, rules and open actions."),
    ),
]
Person = Annotated[
    str | None,
    typer.Option(
        "--person",
        metavar=N_("NAME"),
        help=N_("Answers for this person, in a file of their own next to FILE, to be gathered later."),
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="|".join(LANGUAGES),
        help=N_("The language; else the assessment's, the settings', the environment's, English."),
    ),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        metavar=N_("DIR"),
        readable=False,
        help=N_("The folder of the assessments; else CM_READINESS_HOME, else the user's data folder."),
    ),
]
Plain = Annotated[
    bool,
    typer.Option(
        "--plain",
        help=N_(
            "Asks the questions as plain text, and writes score and plan to be heard, for screen readers; "
            "ACCESSIBLE=1 does the same."
        ),
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=N_("DATE"),
        help=N_("The day on which the age of answers is measured, such as 2026-11-22; else today."),
    ),
]
Json = Annotated[bool, typer.Option("--json", help=N_("Prints data for programs instead of text."))]

Depth = Annotated[
    str | None,
    typer.Option("--depth", metavar="express|full", help=N_("How many criteria are asked.")),
]
EvidenceRule = Annotated[
    str | None,
    typer.Option(
        "--evidence-rule",
        metavar="declared|strict",
        help=N_("Under strict, a level of 3 or 4 without evidence counts as 2."),
    ),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar=N_("TEXT"), help=N_("The title of the assessment."))
]
Respondent = Annotated[str | None, typer.Option("--respondent", metavar=N_("TEXT"), help=N_("Who answers."))]
Facilitator = Annotated[
    str | None, typer.Option("--facilitator", metavar=N_("TEXT"), help=N_("Who asks the questions."))
]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--target",
        metavar=N_("DIMENSION=LEVEL"),
        help=N_("The level to reach, 1 to 4, for a dimension or a criterion; nothing after = takes it away."),
    ),
]
Profile = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar=N_("FIELD=VALUE"),
        help=N_(
            "An answer about the company, such as name=… or cm_setup=freelance; several choices are "
            "separated by commas, and nothing after = takes the answer away."
        ),
    ),
]
