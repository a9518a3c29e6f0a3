"""The criteria that count, and what follows from them alone, worked out once for all answers.

Weights are whole numbers in the same proportion here: sums of those are exact as well, and many times as
fast as sums of fractions. A fraction is made of them once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Any, NamedTuple

from .identity import Same
from .numbers import Rational, in_whole
from .questionnaire import LEVELS, Criterion, Dimension, Questionnaire
from .resolving import MOST_KEPT

PER_LEVEL = 25
"""Points out of 100 that one level is worth."""


class Term(NamedTuple):
    """What one criterion brings to the score of its dimension."""

    criterion: str
    weight: Rational
    level: int


class Weighed(NamedTuple):
    """A criterion that counts."""

    id: str
    weight: int
    """In whole numbers, in proportion to the others of its dimension."""
    terms: tuple[Term, ...]
    """What it brings at each level."""


class CountedDimension(NamedTuple):
    """A dimension with those of its criteria that count."""

    dimension: Dimension
    weight: int
    """In whole numbers, in proportion to the other dimensions."""
    criteria: tuple[Criterion, ...]
    weighed: tuple[Weighed, ...]
    total: int
    """The weights of all of them."""
    critical: tuple[str, ...]
    na_share: Rational | None
    """The share of the weight in scope that is answered *not applicable*, 0 to 1."""


class Counted(Mapping[str, Sequence[Criterion]]):
    """For each dimension id, the criteria that count, in questionnaire order."""

    def __init__(self, questionnaire: Questionnaire, out_of_scope: set[str], left_out: set[str]) -> None:
        self.questionnaire = questionnaire
        self.parts = tuple(_parts(questionnaire, out_of_scope, left_out))
        self.as_keys = tuple((Same(part), tuple(item.id for item in part.weighed)) for part in self.parts)
        """Each dimension as a key for what follows from the levels of its criteria, with their ids."""
        self.of = {part.dimension.id: part.criteria for part in self.parts}
        self.points: Mapping[str, Rational] = dict(_level_points(self.parts))
        """For each criterion, what one level adds to the overall before gates, 0 to 100."""
        self.worth: Mapping[str, int] = dict(
            zip(self.points, in_whole(list(self.points.values())), strict=True)
        )
        """The same in whole numbers in proportion to each other."""
        self.gaps: dict[tuple[object, ...], Any] = {}
        """Of criteria as they were met, so that the same one is not worked out again."""
        self.places: dict[tuple[object, ...], Any] = {}
        """The same for where they stand in order."""
        days = [value * questionnaire.effort_factor for value in questionnaire.effort_days.values()]
        self._parts_of_a_day = lcm(*(value.denominator for value in days))
        self._points: dict[tuple[str, int], Rational] = {}
        self._efforts: dict[tuple[str, int, int], Rational] = {}

    def __getitem__(self, dimension: str) -> Sequence[Criterion]:
        return self.of[dimension]

    def __iter__(self) -> Iterator[str]:
        return iter(self.of)

    def __len__(self) -> int:
        return len(self.of)

    def points_of(self, criterion: Criterion, levels: int) -> Rational:
        """What some levels of a criterion that counts add to the overall before gates."""
        key = (criterion.id, levels)
        if key not in self._points:
            self._points[key] = self.points[criterion.id] * levels
        return self._points[key]

    def effort(self, criterion: Criterion, start: int, end: int) -> Rational:
        """As the questionnaire's own, of a criterion that counts."""
        key = (criterion.id, start, end)
        if key not in self._efforts:
            self._efforts[key] = self.questionnaire.effort(criterion, start, end)
        return self._efforts[key]

    def whole_effort(self, criterion: Criterion, start: int, end: int) -> int:
        """The same in whole parts of a day, of which all efforts are multiples: they are compared faster."""
        return (self.effort(criterion, start, end) * self._parts_of_a_day).numerator


@lru_cache(MOST_KEPT)
def counted(
    same: Same[Questionnaire], out_of_scope: tuple[str, ...], not_applicable: tuple[str, ...]
) -> Counted:
    """What counts of a questionnaire.

    Args:
        same: it, resolved for a company.
        out_of_scope: ids of the criteria that are not asked.
        not_applicable: ids of those that are asked and answered *not applicable*.
    """
    return Counted(same.value, set(out_of_scope), set(not_applicable))


def weighted_mean(parts: Sequence[tuple[int, Rational]]) -> Fraction:
    """The mean of exact values by whole weights, at least one of them above 0."""
    above, below, weights = 0, 1, 0
    for weight, value in parts:
        numerator, denominator = value.as_integer_ratio()
        above = above * denominator + weight * numerator * below
        below *= denominator
        weights += weight
    return Fraction(above, below * weights)


def _parts(
    questionnaire: Questionnaire, out_of_scope: set[str], not_applicable: set[str]
) -> Iterator[CountedDimension]:
    shares = in_whole([dimension.weight for dimension in questionnaire.dimensions])
    for dimension, share in zip(questionnaire.dimensions, shares, strict=True):
        in_scope = [c for c in dimension.criteria if c.id not in out_of_scope]
        weights = dict(zip((c.id for c in in_scope), in_whole([c.weight for c in in_scope]), strict=True))
        criteria = tuple(c for c in in_scope if c.id not in not_applicable)
        total = sum(weights[c.id] for c in criteria)
        asked = sum(weights.values())
        yield CountedDimension(
            dimension,
            share,
            criteria,
            weighed=tuple(
                Weighed(c.id, weights[c.id], tuple(Term(c.id, c.weight, level) for level in LEVELS))
                for c in criteria
            ),
            total=total,
            critical=tuple(c.id for c in criteria if c.critical),
            na_share=Fraction(asked - total, asked) if in_scope else None,
        )


def _level_points(parts: Sequence[CountedDimension]) -> Iterator[tuple[str, Rational]]:
    """For each criterion, points out of 100: `25 · w / Σ_A w · W / ΣW`."""
    counting = [part for part in parts if part.criteria]
    shares = sum(part.weight for part in counting)
    for part in counting:
        below = part.total * shares
        of_weight = {
            weight: Fraction(PER_LEVEL * part.weight * weight, below)
            for weight in {item.weight for item in part.weighed}
        }
        yield from ((item.id, of_weight[item.weight]) for item in part.weighed)
