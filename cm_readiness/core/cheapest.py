"""The least cost whose total worth is high enough: cases by their bounds, each within a room that grows.

A case whose bound is above the best choice is not looked at any further. The room of a case is doubled until
a choice is found; whatever comes out within it is the cheapest of its case, for nothing cheaper was left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from .cases import Case, cases
from .pareto import Search, Work, in_either_order
from .prices import Group
from .relaxing import Costs

MUCH = 20_000
"""Parts of work beyond which a room was hard to look at, and a few choices are followed first."""
SOME = 200
"""Points that are followed side by side then."""


def least_cost(groups: Sequence[Group], total: int, most_closed: int | None, costs: Costs) -> int | None:
    """The least cost whose total worth is high enough.

    Args:
        groups: at least one, each with at least one item.
        total: the worth to reach.
        most_closed: how many gates may stay closed; None for any number.
        costs: what is known of them; no two choices have the same.

    Returns:
        None when no choice reaches the total.

    Raises:
        ReadinessError: `plan_too_large`.
    """
    return in_either_order(groups, _Cheapest(groups, total, most_closed, costs).found)


class _Cheapest:
    """The search for the least cost whose total worth is high enough."""

    def __init__(self, groups: Sequence[Group], total: int, most_closed: int | None, costs: Costs) -> None:
        self.groups, self.total, self.most_closed = groups, total, most_closed
        self.costs = costs
        self.best: int | None = None
        """The least cost that was found; whatever the order, it holds."""

    def found(self, work: Work, by_group: bool) -> int | None:
        """The least cost; None when no choice reaches the total.

        Raises:
            ReadinessError: `plan_too_large`.
        """
        # Each case with the cost up to which nothing of it is unknown, the lowest first; without a search as
        # long as there may be better prices.
        left: list[tuple[int, int, Case, Search | None, int]] = [
            (case.pricing.at_least, place, case, None, 0)
            for place, case in enumerate(cases(self.groups, self.total, self.most_closed, work.add))
        ]
        heapify(left)
        while left:
            known, place, case, search, room = heappop(left)
            if self.best is not None and self.best <= known:
                break
            if search is not None:
                room = self._looked(search, search.up_to_whole(2 * room))
                if room < search.widest:
                    heappush(left, (search.bound + room, place, case, search, room))
            elif case.pricing.round():
                heappush(left, (case.pricing.at_least, place, case, None, 0))
            else:
                search = Search(case.task(), work, case.pricing, self.costs, by_group=by_group)
                heappush(left, (search.bound, place, case, search, 0))
        return self.best

    def _looked(self, search: Search, room: int) -> int:
        """Look as far as a room goes, or no further than the best choice.

        Returns:
            How far that was.
        """
        if search.took > MUCH and (self.best is None or self.best - search.bound > 2 * room):
            # Often a choice is found where few are followed, and then what is dearer need not be looked at.
            self._take(search, room, SOME)
        if self.best is not None:
            room = min(room, self.best - search.bound)
        self._take(search, room)
        return room

    def _take(self, search: Search, room: int, most: int | None = None) -> None:
        """Take the cheapest choice within a room, or of a few followed in it, if it is better."""
        while True:
            costs = [cost for _, cost, worth in search.points(room, most) if worth >= self.total]
            cost = min(costs, default=None)
            if cost is None or (self.best is not None and cost >= self.best):
                return
            if not search.relaxed.put_back(self.costs.sums(cost)):
                self.best = cost
                return
