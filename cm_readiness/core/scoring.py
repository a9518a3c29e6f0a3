"""Levels to scores: dimensions with their gates, the overall, the range, and the trace of each number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from .numbers import Rational
from .questionnaire import Criterion, Dimension, Questionnaire

PER_LEVEL = 25
"""Points out of 100 that one level is worth."""

Levels = Mapping[str, int]
"""Effective levels by full criterion id; a criterion that is missing is not known."""


class Term(NamedTuple):
    """What one criterion brings to the score of its dimension."""

    criterion: str
    weight: Rational
    level: int


@dataclass(frozen=True)
class DimensionScore:
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
    dimension: Dimension, criteria: Sequence[Criterion], levels: Levels, opens_at: int, cap: Rational
) -> DimensionScore:
    """The weighted mean of the known levels out of 100, held at `cap` by a closed gate.

    Args:
        criteria: the dimension's applicable criteria.
        levels: effective levels, 0 to 4.
        opens_at: the level from which a critical criterion holds nothing down, 1 to 4.
        cap: the highest score with a closed gate, 0 to 100.
    """
    terms = tuple(Term(c.id, c.weight, levels[c.id]) for c in criteria if c.id in levels)
    closed = tuple(c.id for c in criteria if c.critical and levels.get(c.id, opens_at) < opens_at)
    weight = sum(term.weight for term in terms)
    if not terms:
        return DimensionScore(dimension.id, dimension.weight, terms, None, None, closed)
    raw = Fraction(PER_LEVEL * sum(term.weight * term.level for term in terms), weight)
    score = min(raw, cap) if closed else raw
    return DimensionScore(dimension.id, dimension.weight, terms, raw, score, closed)


def score(
    questionnaire: Questionnaire, applicable: Mapping[str, Sequence[Criterion]], levels: Levels
) -> Scores:
    """The one scoring function: every score that is shown anywhere is its result.

    Args:
        applicable: for each dimension id, its criteria that are in scope and not answered
            *not applicable*.
        levels: effective levels by criterion id, 0 to 4; others than the applicable are ignored.
    """
    gate = questionnaire.gate
    dimensions = {
        d.id: score_dimension(d, applicable[d.id], levels, gate.opens_at, gate.cap)
        for d in questionnaire.dimensions
    }
    scored = [(d.weight, d.score) for d in dimensions.values() if d.score is not None]
    if not scored:
        return Scores(None, dimensions)
    total = Fraction(sum(weight * value for weight, value in scored)) / sum(weight for weight, _ in scored)
    return Scores(total, dimensions)


def completed(criteria: Sequence[Criterion], levels: Levels, level: int) -> Levels:
    """Levels in which everything that is applicable and not known stands at one level.

    Args:
        criteria: the applicable criteria.
        level: 0 for the low end of the range, 4 for the high end.
    """
    return {c.id: levels.get(c.id, level) for c in criteria}


def coverage(
    questionnaire: Questionnaire, applicable: Mapping[str, Sequence[Criterion]], levels: Levels
) -> Rational | None:
    """The share of the weight that is known, 0 to 1; None when nothing applies.

    Args:
        applicable: as for `score`.
        levels: as for `score`.
    """
    counted = [d for d in questionnaire.dimensions if applicable[d.id]]
    if not counted:
        return None
    known = sum(d.weight * known_share(applicable[d.id], levels) for d in counted)
    return Fraction(known) / sum(d.weight for d in counted)


def known_share(criteria: Sequence[Criterion], levels: Levels) -> Rational:
    """The share of the weight of a dimension's applicable criteria that is known, 0 to 1.

    Args:
        criteria: at least one.
        levels: effective levels by criterion id.
    """
    return Fraction(sum(c.weight for c in criteria if c.id in levels)) / sum(c.weight for c in criteria)
