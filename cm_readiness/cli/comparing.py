"""`compare`: two assessments side by side, before and after or as two people."""

from __future__ import annotations

from typing import Annotated

from ..language.words import N_, words_for
from .comparison_sides import open_side
from .declared import Argument, Declared, Option
from .options import Json, QuestionnaireFolder
from .output import put, put_json, talk
from .session import Session
from .values import one_of

PLACE = "compare"
AS = ("people",)


def compare(
    session: Session,
    old: Annotated[
        str, Argument(metavar=N_("OLD"), help=N_("An assessment, or FILE@MILESTONE: the one before."))
    ],
    new: Annotated[
        str, Argument(metavar=N_("NEW"), help=N_("An assessment, or FILE@MILESTONE: the one after."))
    ],
    json: Json = False,
    as_: Annotated[
        str | None,
        Option(
            "--as",
            metavar="people",
            help=N_("Two people who answered apart, the widest differences first."),
        ),
    ] = None,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print two assessments side by side."""
    from ..app.documents import DIFFERENCES
    from ..core.comparison import compare
    from ..core.gathering import answered_apart

    people = as_ is not None and one_of("--as", as_, AS, PLACE) == "people"
    before = open_side(session, old, questionnaire)
    after = open_side(session, new, questionnaire)
    found = compare(before.against.side, after.against.side)
    words = words_for(session.choose_language(after.evaluation.assessment))
    if not people and not json and answered_apart(before.against, after.against):
        people = True
        talk(session.words("Two people answered apart: they are shown as such, not as before and after."))
    if not found.same_questionnaire:
        talk(
            session.words(
                "The questionnaire changed between the two: scores and levels may differ for that alone."
            )
        )
    companies = [side.evaluation.assessment.company_name.strip() for side in (before, after)]
    if companies[0] != companies[1]:
        talk(session.words("These are two companies: {old} and {new}.", old=companies[0], new=companies[1]))
    if json:
        from ..data.comparison import compare_data

        put_json(compare_data(found, people=people))
    else:
        from .compare_text import compare_text

        put(compare_text(before, after, words, people=people))
        if people and before.against.assessment.id != after.against.assessment.id:
            from shlex import quote

            command = f"cm-readiness report {quote(new)} --template {DIFFERENCES} --against {quote(old)}"
            put("\n" + words("As a document, with the questions to ask: {command}", command=command))
        session.note_texts(after.evaluation.questionnaire, words)


COMPARE = Declared(
    "compare",
    compare,
    N_(
        "Compares two assessments: scores, verdicts, and what rose or slipped.\n\n"
        "OLD and NEW are files, or a file at one of its milestones: calla.toml@baseline."
    ),
    "cm-readiness compare calla.toml@baseline calla.toml\n"
    "cm-readiness compare manager.toml cm.toml --as people",
)
