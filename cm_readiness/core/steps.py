"""The steps between the options of items, in floats, and what they need: all that the cases of a task share.

Costs, worths and values are told in steps of a usual size, so that floats are near 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from .closure import Closure
from .prices import Choice, Task, bits

FINE = 1 << 24
"""Whole parts of a usual cost in which flows are reckoned."""
FORCED = -(1 << 58)
"""Of a step that is taken in any case."""


class Totals(NamedTuple):
    """What chosen options come to."""

    objectives: tuple[float, ...]
    """By group."""
    worths: tuple[float, ...]
    """By group, where it counts for the side condition; below 0 for what is used up."""
    values: tuple[float, ...]
    """By group."""
    closed: int


class Steps:
    """From one option of an item to the next, group by group.

    Where a total worth is asked for, a step's objective is its cost and its worth is what it brings; where a
    cost is allowed, its objective is what it brings, below 0, and its worth is what it costs, below 0 too.

    Args:
        work: is told how much was done to find prices, about in comparisons of choices.
    """

    def __init__(self, task: Task, work: Callable[[int], None]) -> None:
        self.task, self.work = task, work
        groups = task.groups
        self.cost_unit = _usual(c.cost - i[0].cost for g in groups for i in g.items for c in i[1:])
        self.worth_unit = _usual(
            g.worth.per_value * (c.value - i[0].value) for g in groups for i in g.items for c in i[1:]
        )
        self.value_units = [_usual(c.value - i[0].value for i in g.items for c in i[1:]) for g in groups]
        self.objectives: list[float] = []
        self.worths: list[float] = []
        self.values: list[float] = []
        self.opening: list[int] = []
        """The steps that open a gate."""
        self.parts: list[slice] = []
        """By group, which of the steps are its own."""
        self.needed: list[tuple[int, int, int]] = []
        """Group, item and bit of each need of another item."""
        self.closure = Closure(*self._laid_out())
        self.first = self._first()

    def _laid_out(self) -> tuple[int, list[tuple[int, int]]]:
        """The number of steps, and what each of them needs: of others, and the one before."""
        met_by: dict[int, int] = {}
        asked: list[tuple[int, tuple[int, int, int]]] = []
        before: list[tuple[int, int]] = []
        for place, group in enumerate(self.task.groups):
            first = len(self.objectives)
            for number, item in enumerate(group.items):
                for earlier, later in pairwise(item):
                    step = len(self.objectives)
                    self._add(place, earlier, later)
                    if earlier is not item[0]:
                        before.append((step, step - 1))
                    met_by.update(dict.fromkeys(bits(later.meets & ~earlier.meets), step))
                    asked += [(step, (place, number, bit)) for bit in bits(later.needs & ~earlier.needs)]
            self.parts.append(slice(first, len(self.objectives)))
        tied = [(step, need) for step, need in asked if need[2] in met_by]
        self.needed = [need for _, need in tied]
        return len(self.objectives), [(step, met_by[need[2]]) for step, need in tied] + before

    def _add(self, place: int, earlier: Choice, later: Choice) -> None:
        value = later.value - earlier.value
        objective, worth = self._told(place, later.cost - earlier.cost, value)
        if later.closed < earlier.closed:
            self.opening.append(len(self.objectives))
        self.objectives.append(objective)
        self.worths.append(worth)
        self.values.append(value / self.value_units[place])

    def _told(self, place: int, cost: int, value: int) -> tuple[float, float]:
        """The objective, and the worth for the side condition."""
        in_steps = self.in_steps(self.task.groups[place].worth.per_value * value)
        if self.task.total is not None:
            return cost / self.cost_unit, in_steps
        return -in_steps, -cost / self.cost_unit

    def in_steps(self, worth: int) -> float:
        """A worth, in steps of a usual one."""
        return worth / self.worth_unit

    def _first(self) -> Totals:
        """What the first option of each item comes to."""
        objectives, worths, values, closed = [], [], [], 0
        for place, group in enumerate(self.task.groups):
            value = sum(item[0].value for item in group.items)
            more, worth = self._told(place, sum(item[0].cost for item in group.items), value)
            objectives.append(more)
            worths.append(worth)
            values.append(value / self.value_units[place])
            closed += sum(item[0].closed for item in group.items)
        return Totals(tuple(objectives), tuple(worths), tuple(values), closed)

    def with_needs(self, steps: Iterable[int]) -> list[int]:
        """Steps and all that they need."""
        found = dict.fromkeys(steps)
        left = list(found)
        while left:
            for needed in self.closure.needed(left.pop()):
                if needed not in found:
                    found[needed] = None
                    left.append(needed)
        return list(found)

    def costs(
        self,
        shares: Sequence[float],
        sides: Sequence[float],
        values: Sequence[float],
        closed: float,
        forced: Iterable[int],
    ) -> list[int]:
        """What each step costs with the prices of goals paid, in fine parts of a usual cost.

        Args:
            shares: how much of the objective counts, by group.
            sides: the price of worth, by group.
            values: the price of a value, by group.
            closed: the price of a closed gate.
            forced: steps that are taken whatever they cost.
        """
        found: list[int] = []
        for part, *of_group in zip(self.parts, shares, sides, values, strict=True):
            share, price, of_value = (each * FINE for each in of_group)
            several = zip(self.objectives[part], self.worths[part], self.values[part], strict=True)
            found += [int(share * o - price * w - of_value * v) for o, w, v in several]
        if closed:
            for step in self.opening:
                found[step] -= int(closed * FINE)
        for step in forced:
            found[step] = FORCED
        return found

    def totals(self, taken: Sequence[bool]) -> Totals:
        """What the first options and the steps that are taken come to."""
        first = self.first
        objectives, worths, values = list(first.objectives), list(first.worths), list(first.values)
        for place, part in enumerate(self.parts):
            objectives[place] += sum(compress(self.objectives[part], taken[part]))
            worths[place] += sum(compress(self.worths[part], taken[part]))
            values[place] += sum(compress(self.values[part], taken[part]))
        closed = first.closed - sum(taken[step] for step in self.opening)
        return Totals(tuple(objectives), tuple(worths), tuple(values), closed)


def _usual(differences: Iterable[int]) -> int:
    """A usual difference between two options; 1 where there is none."""
    found = sorted(abs(difference) for difference in differences if difference)
    return found[len(found) // 2] if found else 1
