"""Choosing one option for each of many items at the least cost, or for the most worth, exactly.

Items come in groups. Within a group only the sum of values and the number of closed gates matter, and
the group turns them into its worth; the total is the sum of the groups' worths. Items are tied to each
other by bits that one option needs and another one meets. This is dynamic programming: what is carried
from item to item, and from group to group, is the bits still needed and the bits already met; of all
choices that leave the same bits only those are kept that no other one beats in both cost and worth (a
Pareto front). Costs and worths add up, so nothing is lost.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .errors import ReadinessError

MOST_WORK = 20_000_000
"""Choices compared beyond which a problem is too large to be solved exactly; about ten seconds of work."""


@dataclass(frozen=True)
class Choice:
    """One option of an item."""

    cost: int
    value: int
    closed: int
    """1 where it leaves a gate closed, else 0."""
    needs: int
    """Bits that some item has to meet."""
    meets: int
    """Bits that it meets."""


Item = Sequence[Choice]


@dataclass(frozen=True)
class Group:
    """Items whose values add up before they are worth anything."""

    items: Sequence[Item]
    worth: Callable[[int, int], int | None]
    """From the sum of values and the number of closed gates; None where that is not allowed."""


Point = tuple[int, int]
"""A cost and a worth."""
Front = list[Point]
"""Points by rising cost and rising worth: none is beaten in both."""
State = tuple[int, int, int]
"""Closed gates as far as they are limited, bits still needed, bits met that others ask for."""


def least_cost(groups: Sequence[Group], total: int, most_closed: int | None) -> int | None:
    """The least cost whose total worth is high enough.

    Args:
        groups: at least one, each with at least one item.
        total: the worth to reach.
        most_closed: how many gates may stay closed; None for any number.

    Returns:
        None when no choice reaches the total.

    Raises:
        ReadinessError: `plan_too_large`.
    """
    points = _Programme(groups, total=total, most_closed=most_closed).run()
    return min((cost for cost, worth in points if worth >= total), default=None)


def most_worth(groups: Sequence[Group], dearest: int) -> int | None:
    """The cost of the choice with the highest total worth, and the least cost among equals.

    Args:
        groups: at least one, each with at least one item.
        dearest: the highest cost that is allowed.

    Returns:
        None when nothing is cheap enough.

    Raises:
        ReadinessError: `plan_too_large`.
    """
    points = _Programme(groups, dearest=dearest).run()
    return min(points, key=lambda point: (-point[1], point[0]))[0] if points else None


class _Programme:
    def __init__(
        self,
        groups: Sequence[Group],
        *,
        total: int | None = None,
        dearest: int | None = None,
        most_closed: int | None = None,
    ) -> None:
        self.groups = groups
        self.total = total
        self.dearest = dearest
        self.most_closed = most_closed
        self.work = 0

    def run(self) -> list[Point]:
        """The points that are left once every group is decided."""
        tables = [self._table(place) for place in range(len(self.groups))]
        fronts: dict[State, Front] = {(0, 0, 0): [(0, 0)]}
        for place, table in enumerate(tables):
            rest = sum(max((f[-1][1] for f in later.values()), default=0) for later in tables[place + 1 :])
            fronts = self._combined(fronts, table, place, rest)
        return [point for front in fronts.values() for point in front]

    def _table(self, place: int) -> dict[State, Front]:
        """Every outcome of one group by itself."""
        items = self.groups[place].items
        outside = [item for n, group in enumerate(self.groups) if n != place for item in group.items]
        cells: dict[tuple[int, int, int, int], int] = {(0, 0, 0, 0): 0}
        for number, item in enumerate(items, 1):
            others = [*items[number:], *outside]
            asked, decided = _asked(others), _decided(others)
            grown: dict[tuple[int, int, int, int], int] = {}
            self._count(len(cells) * len(item))
            for (value, closed, needs, meets), cost in cells.items():
                for choice in item:
                    met = meets | choice.meets
                    needed = (needs | choice.needs) & ~met
                    if needed & ~decided:
                        continue
                    key = (value + choice.value, closed + choice.closed, needed, met & asked)
                    new = cost + choice.cost
                    if new < grown.get(key, new + 1):
                        grown[key] = new
            cells = grown
        return self._worths(self.groups[place], cells)

    def _worths(self, group: Group, cells: dict[tuple[int, int, int, int], int]) -> dict[State, Front]:
        points: dict[State, Front] = {}
        for (value, closed, needs, meets), cost in cells.items():
            worth = group.worth(value, closed)
            if worth is not None and self._allowed(closed):
                state = (closed if self.most_closed is not None else 0, needs, meets)
                points.setdefault(state, []).append((cost, worth))
        return {state: _front(found) for state, found in points.items()}

    def _combined(
        self, first: dict[State, Front], second: dict[State, Front], place: int, rest: int
    ) -> dict[State, Front]:
        """Put a group beside those before it.

        Args:
            place: which group `second` is.
            rest: the most that the groups after it can be worth.
        """
        later = [item for group in self.groups[place + 1 :] for item in group.items]
        asked, decided = _asked(later), _decided(later)
        points: dict[State, Front] = {}
        for (closed, needs, meets), front in first.items():
            for (other_closed, other_needs, other_meets), other in second.items():
                met = meets | other_meets
                needed = (needs | other_needs) & ~met
                if not needed & ~decided and self._allowed(closed + other_closed):
                    state = (closed + other_closed, needed, met & asked)
                    points.setdefault(state, []).extend(self._sums(front, other, rest, last=not later))
        return {state: _front(found) for state, found in points.items()}

    def _sums(self, first: Front, second: Front, rest: int, *, last: bool) -> Iterable[Point]:
        """All sums that can still reach the total and are not too dear; at the last group only the best."""
        costs, worths = [cost for cost, _ in second], [worth for _, worth in second]
        for cost, worth in first:
            low = 0 if self.total is None else bisect_left(worths, self.total - rest - worth)
            high = len(second) if self.dearest is None else bisect_right(costs, self.dearest - cost)
            if last and self.dearest is None:
                high = min(high, low + 1)
            elif last:
                low = max(low, high - 1)
            self._count(max(high - low, 0))
            for other_cost, other_worth in second[low:high]:
                yield cost + other_cost, worth + other_worth

    def _allowed(self, closed: int) -> bool:
        return self.most_closed is None or closed <= self.most_closed

    def _count(self, work: int) -> None:
        self.work += work
        if self.work > MOST_WORK:
            raise ReadinessError("plan_too_large")


def _asked(items: Iterable[Item]) -> int:
    """All bits that some choice of these items needs."""
    mask = 0
    for item in items:
        for choice in item:
            mask |= choice.needs
    return mask


def _decided(items: Iterable[Item]) -> int:
    """All bits that some choice of these items meets."""
    mask = 0
    for item in items:
        for choice in item:
            mask |= choice.meets
    return mask


def _front(points: Front) -> Front:
    """The points that no other one beats in both cost and worth."""
    kept: Front = []
    for cost, worth in sorted(points, key=lambda point: (point[0], -point[1])):
        if not kept or worth > kept[-1][1]:
            kept.append((cost, worth))
    return kept
