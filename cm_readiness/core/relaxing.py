"""Conditions of groups that are left out of account until an answer breaks them.

What is carried on while items are decided grows with every group whose sum of values still matters. Most of
the conditions that make it matter hold by themselves: those that have no price. As one cost is never that
of two choices, the best choice of a task with fewer conditions that happens to keep all of them is the best
one of the task itself, ties included (decremental state space relaxation, after Righini and Salani).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .prices import Group, Prices, Task


@dataclass(frozen=True)
class Costs:
    """What is known of the costs of choices."""

    whole: int
    """What they are multiples of, but for a rest that is smaller and breaks ties."""
    sums: Callable[[int], Sequence[tuple[int, bool]]]
    """By group, of the choice that a cost is made of: the sum of values, and whether a gate is closed."""


class Relaxed:
    """A task without the conditions of its groups that have no price.

    Args:
        prices: what the bound pays for each condition.
    """

    def __init__(self, task: Task, prices: Prices) -> None:
        self.task = task
        places = range(len(task.groups))
        self.no_least = {place for place in places if not prices.values[place]}
        self.no_cap = {place for place in places if not prices.within_cap(place)}

    def left(self) -> Task:
        """The task with the conditions that are looked at."""
        groups = [self._group(place, group) for place, group in enumerate(self.task.groups)]
        return replace(self.task, groups=groups)

    def _group(self, place: int, group: Group) -> Group:
        worth = group.worth
        if place in self.no_least:
            worth = replace(worth, least=0)
        if place in self.no_cap:
            worth = replace(worth, capped=False, uncapped=True)
        return Group(group.items, worth)

    def put_back(self, sums: Sequence[tuple[int, bool]]) -> bool:
        """Look at the conditions from now on that a choice breaks.

        Args:
            sums: of the choice, by group: its values, and whether a gate is closed.

        Returns:
            Whether it breaks any.
        """
        groups = zip(self.task.groups, sums, strict=True)
        low = {place for place, (group, (value, _)) in enumerate(groups) if value < group.worth.least}
        high = self.over_cap(sums)
        broken = bool(low & self.no_least or high & self.no_cap)
        self.no_least -= low
        self.no_cap -= high
        return broken

    def over_cap(self, sums: Sequence[tuple[int, bool]]) -> set[int]:
        """The groups whose values would be worth more than a cap that holds for them.

        Args:
            sums: of a choice, by group: its values, and whether a gate is closed.
        """
        return {
            place
            for place, (group, (value, closed)) in enumerate(zip(self.task.groups, sums, strict=True))
            if (closed or group.worth.capped) and group.worth.per_value * value > group.worth.cap
        }
