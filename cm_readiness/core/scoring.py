"""Levels to scores: dimensions with their gates, the overall, the range, and the trace of each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from .counting import PER_LEVEL, Counted, CountedDimension, Term, weighted_mean
from .identity import Same
from .numbers import Rational, is_below
from .questionnaire import Criterion, Gate

MOST_SCORED = 256
"""Dimensions on some levels of which the scores are kept; those of many companies are hardly ever alike."""

Levels = Mapping[str, int]
"""Effective levels by full criterion id; a criterion that is missing is not known."""


class DimensionScore(NamedTuple):
    """The score of a dimension on one set of levels, with the terms that it came from."""

    dimension: str
    weight: Rational
    terms: tuple[Term, ...]
    raw: Rational | None
    """0 to 100 before the gate; None when no level is known."""
    score: Rational | None
    """0 to 100 with the gate; None when no level is known."""
    closed_gates: tuple[str, ...]
    """Critical criteria below the level that opens the gate."""


@dataclass(frozen=True)
class Scores:
    """What one set of levels amounts to."""

    overall: Rational | None
    dimensions: Mapping[str, DimensionScore]

    @cached_property
    def closed_gates(self) -> tuple[str, ...]:
        """All critical criteria that hold a gate closed, in questionnaire order."""
        return tuple(gate for d in self.dimensions.values() for gate in d.closed_gates)


def score_dimension(
    part: CountedDimension, levels: Levels, gate: Gate, missing: int | None = None
) -> DimensionScore:
    """The weighted mean of the known levels out of 100, held at the cap by a closed gate.

    Args:
        part: the dimension and what counts of it.
        levels: effective levels, 0 to 4.
        gate: at which level it opens, and the highest score with a closed one.
        missing: the level at which everything stands that is not known; None leaves it out.
    """
    terms: list[Term] = []
    value = total = 0
    for identifier, weight, of_levels in part.weighed:
        level = levels.get(identifier, missing)
        if level is not None:
            terms.append(of_levels[level])
            value += weight * level
            total += weight
    opens_at, dimension = gate.opens_at, part.dimension
    unknown = opens_at if missing is None else missing
    closed = tuple([i for i in part.critical if levels.get(i, unknown) < opens_at])
    if not terms:
        return DimensionScore(dimension.id, dimension.weight, (), None, None, closed)
    raw = Fraction(PER_LEVEL * value, total)
    score = gate.cap if closed and is_below(gate.cap, raw) else raw
    return DimensionScore(dimension.id, dimension.weight, tuple(terms), raw, score, closed)


def score(counted: Counted, levels: Levels) -> Scores:
    """The one scoring function: every score that is shown anywhere is its result.

    Args:
        counted: the criteria that are in scope and not answered *not applicable*.
        levels: effective levels by criterion id, 0 to 4; others than those that count are ignored.
    """
    gate = counted.questionnaire.gate
    return _together(counted, [score_dimension(part, levels, gate) for part in counted.parts])


class Ends(NamedTuple):
    """A dimension on what is known, and on both ends of what is not."""

    known: DimensionScore
    low: DimensionScore
    high: DimensionScore
    coverage: Rational | None
    """The share of its weight that is known, 0 to 1; None when nothing applies."""


class Ranged(NamedTuple):
    """The scores on what is known, and on both ends of what is not; the same value where all is known."""

    known: Scores
    low: Scores
    high: Scores
    coverage: Rational | None
    """The share of the weight that is known, 0 to 1; None when nothing applies."""


def score_with_range(counted: Counted, levels: Levels) -> Ranged:
    """The scores, with everything that is not known left out, at 0, and at 4.

    Args:
        counted: as for `score`.
        levels: as for `score`.
    """
    gate = Same(counted.questionnaire.gate)
    ends = [_ends(part, gate, tuple([levels.get(i) for i in ids])) for part, ids in counted.as_keys]
    known = _together(counted, [one.known for one in ends])
    parts = [
        (part.weight, one.coverage)
        for part, one in zip(counted.parts, ends, strict=True)
        if one.coverage is not None
    ]
    coverage = weighted_mean(parts) if parts else None
    if all(one.low is one.known for one in ends):
        return Ranged(known, known, known, coverage)
    low = _together(counted, [one.low for one in ends])
    return Ranged(known, low, _together(counted, [one.high for one in ends]), coverage)


@lru_cache(MOST_SCORED)
def _ends(part: Same[CountedDimension], gate: Same[Gate], levels: tuple[int | None, ...]) -> Ends:
    """A dimension on the levels of its criteria, in their order; an answer changes those of one dimension."""
    of, total = part.value, part.value.total
    given = {item.id: level for item, level in zip(of.weighed, levels, strict=True) if level is not None}
    known = score_dimension(of, given, gate.value)
    if len(given) == len(levels):
        return Ends(known, known, known, Fraction(1) if levels else None)
    low, high = (score_dimension(of, given, gate.value, level) for level in (0, 4))
    return Ends(known, low, high, Fraction(sum(i.weight for i in of.weighed if i.id in given), total))


def _together(counted: Counted, dimensions: Sequence[DimensionScore]) -> Scores:
    scored = [
        (part.weight, found.score)
        for part, found in zip(counted.parts, dimensions, strict=True)
        if found.score is not None
    ]
    overall = weighted_mean(scored) if scored else None
    return Scores(overall, {found.dimension: found for found in dimensions})


def completed(criteria: Sequence[Criterion], levels: Levels, level: int) -> Levels:
    """Levels in which everything that is applicable and not known stands at one level.

    Args:
        criteria: the applicable criteria.
        level: 0 for the low end of the range, 4 for the high end.
    """
    return {c.id: levels.get(c.id, level) for c in criteria}
