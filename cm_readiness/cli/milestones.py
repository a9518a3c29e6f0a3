"""`milestone`: freezes the results of an assessment under a name, and lists what was frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ..core.errors import Place, ReadinessError
from ..language.local_days import local_day, today
from ..language.words import N_, words_for
from .grammar import Declared
from .options import File, Json, QuestionnaireFolder
from .output import put, put_json
from .session import session_of
from .values import nearest, no_such, now

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from ..core.questionnaire import Questionnaire
    from ..data.evaluation import Data
    from ..language.words import Words

PLACE = "milestone"
DEEDS = ("add", "list")


def milestone(
    context: typer.Context,
    file: File,
    what: Annotated[str, typer.Argument(metavar="add|list", help=N_("Whether to freeze or to list."))],
    name: Annotated[
        str | None, typer.Argument(metavar=N_("NAME"), help=N_("The name of the new milestone."))
    ] = None,
    json: Json = False,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Freeze the present results, or list those that were frozen."""
    from ..core.comparison import with_milestone
    from ..core.evaluation import evaluate

    session = session_of(context)
    adding = _adding(what, name)
    if adding is not None:
        with session.open_for_writing(file, questionnaire) as (opened, asked):
            old = opened.assessment
            session.note_changes(old, asked, file)
            try:
                new = with_milestone(evaluate(asked, old, today(), local_day), adding, now())
            except ReadinessError as error:
                raise ReadinessError(
                    error.fault.code, Place(PLACE), faults=(), **error.fault.values
                ) from error
            session.save(opened, new, asked)
        put(_lines(new, asked, words_for(session.choose_language(old)))[-1])
        return
    old, asked = session.open(file, questionnaire)
    session.note_changes(old, asked, file)
    words = words_for(session.choose_language(old))
    if json:
        from ..core.comparison import state_of
        from ..data.comparison import milestone_data

        results = evaluate(asked, old, today(), local_day)
        listed: list[Data] = [milestone_data(m, state_of(m, results)) for m in old.milestones]
        put_json({"format": 1, "milestones": listed})
    else:
        put("\n".join(_lines(old, asked, words)) or words("No milestone yet."))


def _adding(what: str, name: str | None) -> str | None:
    """The name to freeze the results under; None to list.

    Raises:
        ReadinessError: `no_such_deed`, `milestone_without_name`, or `unexpected_argument`.
    """
    if what not in DEEDS:
        raise no_such("no_such_deed", PLACE, nearest(what, DEEDS), given=what, known=", ".join(DEEDS))
    if what == "list":
        if name is not None:
            raise ReadinessError("unexpected_argument", Place(PLACE), given=name)
        return None
    if name is None:
        raise ReadinessError("milestone_without_name", Place(PLACE))
    return name


def _lines(assessment: Assessment, questionnaire: Questionnaire, words: Words) -> list[str]:
    """Each milestone on a line: name, moment, overall and verdict."""
    from ..core.numbers import whole
    from ..core.resolving import resolved
    from ..core.text import on_one_line

    verdicts = resolved(questionnaire, assessment.company).verdicts
    names = {verdict.id: verdict.name.get(words.language) for verdict in verdicts}
    lines = []
    for frozen in assessment.milestones:
        score, verdict = frozen.overall.score, frozen.verdict
        rated = words("not rated") if score is None else str(whole(score, questionnaire.limits))
        parts = [on_one_line(frozen.name), words.date(local_day(frozen.at)), rated]
        parts.append(names.get(verdict, verdict) if verdict else words("no verdict yet"))
        lines.append(" · ".join(parts))
    return lines


MILESTONE = Declared(
    "milestone",
    milestone,
    N_(
        "Freezes the results of an assessment under a name, or lists what was frozen.\n\n"
        "A milestone is never computed again: compare FILE@NAME with what came after."
    ),
    "cm-readiness milestone calla.toml add baseline\ncm-readiness milestone calla.toml list",
)
