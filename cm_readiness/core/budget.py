"""Choosing one option for each of many items for the most worth that a cost can buy, exactly.

At first no gate is looked at, as if none held a group below its cap. Where the answer has a group that its
gates would hold down, there are two cases of it instead: one in which all gates of that group are open, and
one in which it is capped whether they are or not. Each case has its own prices, and so a bound of its own;
the one that may be worth most is looked at next (branch and bound).
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from .pareto import Point, Search, Work, in_either_order
from .price_search import PriceSearch
from .prices import Group, Task, all_open, capped, narrowed
from .relaxing import Costs
from .steps import Steps


def most_worth(groups: Sequence[Group], dearest: int, costs: Costs) -> int | None:
    """The cost of the choice with the highest total worth, and the least cost among equals.

    Args:
        groups: at least one, each with at least one item.
        dearest: the highest cost that is allowed.
        costs: what is known of them; no two choices have the same.

    Returns:
        None when nothing is cheap enough.

    Raises:
        ReadinessError: `plan_too_large`.
    """
    return in_either_order(groups, _Branches(groups, dearest, costs).most)


class _Case:
    """The choices in which some groups have all gates open, and some are capped."""

    def __init__(self, search: Search, dearest: int) -> None:
        self.search = search
        self.left = dearest - search.least - search.prices.fixed
        """With the worth of what it buys, what is paid for at the least."""
        self.room = 0

    @property
    def most(self) -> int:
        """The most that a choice may be worth which was not found yet."""
        over, price = self.left - self.room, self.search.prices.worth
        if over <= 0 or self.room >= self.search.widest:
            return -1
        return -(-over // price) - 1 if price else self._all

    @property
    def _all(self) -> int:
        return sum(
            group.worth.per_value * sum(max(choice.value for choice in item) for item in group.items)
            for group in self.search.task.groups
        )

    def widen(self, worth: int | None) -> None:
        """Look further.

        Args:
            worth: of the best choice so far; what is worth less need not be found.
        """
        room = 2 * self.room or self.search.first_room()
        if worth is not None:
            room = min(room, self.left - self.search.prices.worth * worth)
        self.room = room


class _Branches:
    """The cases that are still to be looked at, and the best choice of those that were."""

    def __init__(self, groups: Sequence[Group], dearest: int, costs: Costs) -> None:
        self.groups, self.dearest, self.costs = groups, dearest, costs
        self.best: Point | None = None
        """Whatever the order, it holds."""
        self.cases: list[tuple[int, int, _Case]] = []
        self.made = 0

    def _start(self, groups: Sequence[Group], work: Work, by_group: bool) -> None:
        task = Task(groups, dearest=self.dearest)
        shut = [place for place, group in enumerate(groups) if group.worth.capped]
        pricing = PriceSearch(Steps(task, work.add), None, capped=shut)
        pricing.improve()
        self._keep(_Case(Search(task, work, pricing, self.costs, by_group=by_group), self.dearest))

    def _keep(self, case: _Case) -> None:
        self.made += 1
        heappush(self.cases, (-case.most, self.made, case))

    def most(self, work: Work, by_group: bool) -> int | None:
        """The cost of the best choice of all cases; None where nothing is cheap enough.

        Raises:
            ReadinessError: `plan_too_large`.
        """
        self.cases.clear()
        self._start(self.groups, work, by_group)
        while self.cases:
            _, _, case = heappop(self.cases)
            worth = self.best[2] if self.best is not None else None
            if case.most < (worth or 0):
                break
            case.widen(worth)
            self._look(case)
        return self.best[1] if self.best is not None else None

    def _look(self, case: _Case) -> None:
        """Take the best choice of a case, or make two cases of it."""
        relaxed = case.search.relaxed
        while True:
            found = [point for point in case.search.points(case.room) if point[1] <= self.dearest]
            found += [self.best] if self.best is not None else []
            first = min(found, key=lambda point: (-point[2], point[1]), default=None)
            if first is None or first is self.best:
                break
            sums = self.costs.sums(first[1])
            groups = case.search.task.groups
            between = [place for place in relaxed.over_cap(sums) if not groups[place].worth.capped]
            if between:
                self._branch(case.search, min(between))
                return
            if not relaxed.put_back(sums):
                self.best = first
                break
        self._keep(case)

    def _branch(self, search: Search, place: int) -> None:
        groups = search.task.groups
        group = groups[place]
        for chosen in (all_open(group), capped(group)):
            case = narrowed([*groups[:place], chosen, *groups[place + 1 :]])
            if case is not None:
                self._start(case, search.work, search.by_group)
