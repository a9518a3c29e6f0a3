"""`explain`: how a number came about, each line a sum that can be redone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from ..language.words import N_, words_for
from .declared import Argument, Declared
from .options import AsOf, File, Json, QuestionnaireFolder
from .output import put, put_json
from .session import Session
from .values import day, nearest, nearest_criterion, no_such

if TYPE_CHECKING:
    from ..core.evaluation import Evaluation
    from ..core.questionnaire import Questionnaire
    from ..language.words import Words

PLACE = "explain"
OVERALL = "overall"


def explain(
    session: Session,
    file: File,
    what: Annotated[
        str,
        Argument(
            metavar=N_("overall|DIMENSION|CRITERION"),
            help=N_("A dimension or a criterion by its id or number, such as purpose or 1.1; else overall."),
        ),
    ] = OVERALL,
    json: Json = False,
    as_of: AsOf = None,
    questionnaire: QuestionnaireFolder = None,
) -> None:
    """Print how a number came about, down to the answers."""
    from ..app.evaluating import evaluated

    at = day(as_of, PLACE)
    assessment, answered = session.open(file, questionnaire)
    of = _what(answered, what)
    evaluation = evaluated(answered, assessment, at)
    session.note_changes(assessment, answered, file)
    words = words_for(session.choose_language(assessment))
    if json:
        from ..data.explanation import explain_data

        put_json(explain_data(evaluation, words, of))
    else:
        put(explain_text(evaluation, words, of))
        session.note_texts(answered, words)


def explain_text(evaluation: Evaluation, words: Words, of: str = OVERALL) -> str:
    """The lines that lead to a number; for the overall, those of its dimensions as well.

    Args:
        evaluation: what is explained.
        words: the person's language.
        of: `overall`, the id of a dimension or the full id of a criterion.
    """
    from ..language.text_layout import called, sections, wrapped

    parts = [of, *(result.dimension.id for result in evaluation.dimensions)] if of == OVERALL else [of]
    head = [called(evaluation.assessment, words), words("How the numbers came about")]
    remark = words("≈ stands where a number is rounded to three decimals.")
    told = [list(_part(evaluation, words, part)) for part in parts]
    rounds = any("≈" in line for part in told for line in part)
    return sections([head, *told, wrapped(remark) if rounds else []])


def _part(evaluation: Evaluation, words: Words, of: str) -> Iterator[str]:
    """One number: its name, and its lines with the sums at the right."""
    from ..core import explanation
    from ..language.explanation_words import explained, name_of
    from ..language.text_layout import WIDTH, left, width, wrapped

    yield from wrapped(name_of(of, evaluation, words))
    for said in explained(explanation.explain(evaluation, of), evaluation, words):
        room = WIDTH - 2 - width(said.operation) - 2
        if said.operation and width(said.text) <= room:
            yield f"  {left(said.text, room)}  {said.operation}"
            continue
        yield from wrapped(said.text, indent=2, hang=4)
        yield from wrapped(said.operation, indent=6, hang=8)


def _what(questionnaire: Questionnaire, given: str) -> str:
    """What is to be explained, by its id or its number.

    Raises:
        ReadinessError: `nothing_to_explain`, or with the nearest id.
    """
    dimensions = {str(place): d.id for place, d in enumerate(questionnaire.dimensions, 1)}
    numbers = {**dimensions, **{number: c.id for number, c in questionnaire.numbered()}}
    known = [OVERALL, *dimensions.values(), *questionnaire.criteria]
    found = numbers.get(given, given)
    if found in known:
        return found
    close = nearest(given, [OVERALL, *dimensions.values()]) or nearest_criterion(questionnaire, given)
    raise no_such("nothing_to_explain", PLACE, close, what=given)


EXPLAIN = Declared(
    "explain",
    explain,
    N_(
        "Prints how a number came about: answers, weights, gates and rules, down to the answers.\n\n"
        "Each line is a sum that can be redone with a pocket calculator."
    ),
    "cm-readiness explain calla.toml\ncm-readiness explain calla.toml purpose",
)
