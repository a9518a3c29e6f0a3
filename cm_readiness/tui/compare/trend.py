"""Three rounds or more: how the scores went from one to the next, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

from textual.content import Content

from ...core.comparison import Against, Difference, SideScore
from ...language.words import Words
from ..shell.text import assembled, one_line
from .bars import change_words, one_decimal
from .comparison_sides import Chosen, Pair

LEAST_MOMENTS = 3
"""Of fewer, a comparison says it all."""
MISSING = SideScore(None, None, None)


def moments_of(sides: Iterable[Chosen], pair: Pair) -> tuple[Chosen, ...]:
    """The rounds that follow one another, with their milestones, in the order of their days.

    Args:
        sides: every side that there is.
        pair: the two that are compared.

    Returns:
        Every moment of the later round and of those before it; nothing where the two sides are not of one
        line, or where there are fewer than three moments.
    """
    listed = list(sides)
    present = {side.evaluation.assessment.id: side for side in listed if side.milestone is None}
    for first, second in (pair, pair[::-1]):
        line = _line(second, present)
        if first.evaluation.assessment.id not in line:
            continue
        found = [side for side in listed if side.evaluation.assessment.id in line]
        known = second.against.side.questionnaire
        found = [side for side in found if side.against.side.questionnaire == known]
        if len(found) >= LEAST_MOMENTS:
            return tuple(sorted(found, key=lambda side: _when(side, line)))
    return ()


def _line(side: Chosen, present: Mapping[str, Chosen]) -> list[str]:
    """The assessment and those that it follows, the latest first."""
    line: list[str] = []
    identifier: str | None = side.evaluation.assessment.id
    while identifier is not None and identifier not in line and identifier in present:
        line.append(identifier)
        identifier = present[identifier].evaluation.assessment.follows
    return line


def _when(side: Chosen, line: Sequence[str]) -> tuple[int, bool, object]:
    """Rounds in their order; in each its milestones in theirs, then how it is now."""
    round_ = -line.index(side.evaluation.assessment.id)
    return round_, side.milestone is None, side.milestone.at if side.milestone else 0


def trend_lines(moments: Sequence[Chosen], words: Words) -> Iterator[Content]:
    """The moments by name and day, then a line for the overall and for each dimension.

    Args:
        moments: in the order of time.
        words: the person's language.
    """
    if len(moments) < LEAST_MOMENTS:
        return
    found = [side.against for side in moments]
    title = words.plural("Over time: {count} moment", "Over time: {count} moments", len(found))
    yield assembled((title, "bold $text-primary"))
    for place, one in enumerate(found, 1):
        yield assembled("  ", f"{place}. {one_line(one.name)}, {words.date(one.on)}")
    yield _line_of(words("Overall"), [one.side.overall for one in found], words)
    for place, dimension in enumerate(moments[-1].evaluation.questionnaire.dimensions, 1):
        name = f"{place} {one_line(dimension.name.get(words.language))}"
        yield _line_of(name, _scores(found, dimension.id), words)


def _scores(found: Sequence[Against], dimension: str) -> list[SideScore]:
    return [one.side.dimensions.get(dimension, MISSING) for one in found]


def _line_of(name: str, scores: Sequence[SideScore], words: Words) -> Content:
    """One score after the other, and what is between the first and the last."""
    shown = [one_decimal(score.score, words) for score in scores]
    said = reduce(lambda before, after: words("{before}, then {after}", before=before, after=after), shown)
    change = change_words(Difference(scores[0], scores[-1]), words)
    line = words("{name}: {scores}", name=name, scores=said)
    return assembled((f"  {line}", "bold"), (f"  {change}" if change else "", "$text-accent"))
