"""Medians and quartiles of whole numbers, exactly, and what computes them for many companies at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, Protocol

from .numbers import whole


class Middle(NamedTuple):
    """The middle of some sorted values: one of them, or two."""

    total: int
    """Their sum."""
    of: int
    """How many they are: 1 or 2."""

    @property
    def mean(self) -> int:
        """Their mean, rounded half away from zero once."""
        return whole(Fraction(self.total, self.of))


class Distribution(NamedTuple):
    """The quartiles of some whole numbers."""

    size: int
    """How many there are, at least 1."""
    q1: Middle
    median: Middle
    q3: Middle


@dataclass(frozen=True)
class Table:
    """Assessments as columns, all of the same length; nothing in it says whose a line is."""

    fields: Mapping[str, Sequence[str | None]]
    """What they can be grouped by; None where nothing is known."""
    measures: Mapping[str, Sequence[int | None]]
    """Whole numbers; None where there is none."""

    def __len__(self) -> int:
        """How many assessments."""
        return max((len(column) for column in (*self.fields.values(), *self.measures.values())), default=0)


class Engine(Protocol):
    """Computes distributions; all engines give the same numbers, or refuse."""

    @property
    def name(self) -> str:
        """What it is called on the command line."""

    def distributions(self, table: Table, by: str | None) -> Mapping[str | None, Mapping[str, Distribution]]:
        """The distribution of each measure in each group.

        Args:
            table: the assessments.
            by: the field that they are grouped by; None takes them all as one group, None.

        Returns:
            By the value of the field (None where it is not known), by measure; a measure that nobody of the
            group has is missing there.

        Raises:
            ReadinessError: `engine_refuses`, where its numbers would not be the same, or it cannot be had.
        """


def distribution(values: Iterable[int]) -> Distribution | None:
    """The quartiles of some values, as section 14 of the method has them; None without values.

    The median is the middle value, of an even number the mean of both middle ones; the quartiles are the
    medians of the lower and of the upper half, the middle one left out of both. Of one value they are that.
    """
    ordered = sorted(values)
    if not ordered:
        return None
    half = len(ordered) // 2
    lower, upper = (ordered[:half], ordered[-half:]) if half else (ordered, ordered)
    return Distribution(len(ordered), _middle(lower), _middle(ordered), _middle(upper))


def _middle(ordered: Sequence[int]) -> Middle:
    half, odd = divmod(len(ordered), 2)
    return Middle(ordered[half], 1) if odd else Middle(ordered[half - 1] + ordered[half], 2)


class PythonEngine:
    """Computes distributions in Python alone: what every other engine is compared with."""

    name = "python"

    def distributions(self, table: Table, by: str | None) -> Mapping[str | None, Mapping[str, Distribution]]:
        """As `Engine` says."""
        keys: Sequence[str | None] = table.fields[by] if by is not None else [None] * len(table)
        found: dict[str | None, dict[str, Distribution]] = {key: {} for key in keys}
        for measure, column in table.measures.items():
            values: dict[str | None, list[int]] = {}
            for key, value in zip(keys, column, strict=True):
                if value is not None:
                    values.setdefault(key, []).append(value)
            for key, group in values.items():
                spread = distribution(group)
                if spread is not None:
                    found[key][measure] = spread
        return found
