"""`milestone`: freezes the results of an assessment under a name, and lists what was frozen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from ..core.errors import Place, ReadinessError
from ..language.words import N_, words_for
from .declared import Argument, Declared
from .options import File, Json, QuestionnaireFolder
from .output import put, put_json, writing
from .session import Session
from .values import nearest, no_such

if TYPE_CHECKING:
    from ..core.evaluation import Evaluation
    from ..data.evaluation import Data
    from ..language.words import Words

PLACE = "milestone"
DEEDS = ("add", "list")


def milestone(
    session: Session,
    file: File,
    what: Annotated[str, Argument(metavar="add|list", help=N_("Whether to freeze or to list."))],
    name: Annotated[
        str | None, Argument(metavar=N_("NAME"), help=N_("The name of the new milestone."))
    ] = None,
    json: Json = False,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Freeze the present results, or list those that were frozen."""
    from ..app.evaluating import evaluated

    adding = _adding(what, name)
    if adding is not None:
        with session.sitting(session.named(file), questionnaire) as sitting:
            session.note_changes(sitting.assessment, sitting.questionnaire, file)
            with writing(), _in_this_command():
                sitting.freeze(adding)
        words = words_for(session.choose_language(sitting.assessment))
        put(_lines(sitting.evaluation(), words)[-1])
        return
    old, asked = session.open(file, questionnaire)
    session.note_changes(old, asked, file)
    words = words_for(session.choose_language(old))
    if json:
        from ..core.comparison import state_of
        from ..data.comparison import milestone_data

        now = evaluated(asked, old)
        listed: list[Data] = [milestone_data(m, state_of(m, now)) for m in old.milestones]
        put_json({"format": 1, "milestones": listed})
    else:
        put("\n".join(_lines(evaluated(asked, old), words)) or words("No milestone yet."))


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


@contextmanager
def _in_this_command() -> Iterator[None]:
    """Around freezing: what is wrong with the name is wrong with the command."""
    try:
        yield
    except ReadinessError as error:
        if error.fault.where != Place():
            raise
        raise ReadinessError(error.fault.code, Place(PLACE), faults=(), **error.fault.values) from error


def _lines(evaluation: Evaluation, words: Words) -> list[str]:
    """Each milestone on a line: name, day, overall, and the verdict with its state."""
    from ..core.comparison import state_of
    from ..core.text import on_one_line
    from ..views.context import Context
    from ..views.verdict import verdict_named

    context = Context(evaluation, words)
    return [
        " · ".join(
            (
                on_one_line(frozen.name),
                words.date(evaluation.day_of(frozen.at)),
                context.figures.score(frozen.overall.score),
                verdict_named(context, frozen.verdict, state_of(frozen, evaluation)),
            )
        )
        for frozen in evaluation.assessment.milestones
    ]


MILESTONE = Declared(
    "milestone",
    milestone,
    N_(
        "Freezes the results of an assessment under a name, or lists what was frozen.\n\n"
        "A milestone is never computed again: compare FILE@NAME with what came after."
    ),
    "cm-readiness milestone calla.toml add baseline\ncm-readiness milestone calla.toml list",
)
