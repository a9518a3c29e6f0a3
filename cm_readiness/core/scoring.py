"""Levels to scores: dimensions with their gates, the overall, the range, and the trace of each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from .counting import PER_LEVEL, Counted, CountedDimension, Term, weighted_mean
from .numbers import Rational, is_below
from .questionnaire import Criterion, Gate

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

    @property
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


def score_range(counted: Counted, levels: Levels, known: Scores) -> tuple[Scores, Scores]:
    """The scores with everything that is not known at 0, and at 4.

    Args:
        counted: as for `score`.
        levels: as for `score`.
        known: the scores on what is known; those of a dimension where all is known are its own at both ends.
    """
    missing = [
        part for part in counted.parts if len(known.dimensions[part.dimension.id].terms) < len(part.weighed)
    ]
    if not missing:
        return known, known
    low, high = (_completed(counted, levels, known, missing, level) for level in (0, 4))
    return low, high


def _completed(
    counted: Counted, levels: Levels, known: Scores, missing: Sequence[CountedDimension], level: int
) -> Scores:
    gate = counted.questionnaire.gate
    ends = {part.dimension.id: score_dimension(part, levels, gate, level) for part in missing}
    return _together(counted, [ends.get(d, found) for d, found in known.dimensions.items()])


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


def coverage(counted: Counted, levels: Levels) -> Rational | None:
    """The share of the weight that is known, 0 to 1; None when nothing applies.

    Args:
        counted: as for `score`.
        levels: as for `score`.
    """
    parts = [
        (part.weight, Fraction(sum([item.weight for item in part.weighed if item.id in levels]), part.total))
        for part in counted.parts
        if part.criteria
    ]
    return weighted_mean(parts) if parts else None
