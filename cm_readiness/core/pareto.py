"""Choosing one option for each of many items at the least cost, or for the most worth, exactly.

Items come in groups. Within a group only the sum of values and the number of closed gates matter, and
the group turns them into its worth; the total is the sum of the groups' worths. Items are tied to each
other by bits that one option needs and another one meets. This is dynamic programming: what is carried
from item to item, and from group to group, is the bits still needed and the bits already met; of all
choices that leave the same bits only those are kept that no other one beats in both cost and worth (a
Pareto front). Costs and worths add up, so nothing is lost.

What cannot come out well enough is left out early: prices (`core/prices.py`) say how dear each option is
once it pays for what it leaves to others, and the cheapest options that pay so are a lower bound. Only
choices are followed that stay within some room above it; where nothing comes out, the room is doubled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from .errors import ReadinessError
from .price_search import prices_of
from .prices import Group, Priced, Prices, Task, priced

MOST_WORK = 20_000_000
"""Choices compared beyond which a problem is too large to be solved exactly; about ten seconds of work."""
MOST_KEPT = 200_000
"""Points kept side by side beyond which it is too large as well: some hundred megabytes."""

State = tuple[int, int, int]
"""Closed gates as far as they are limited, bits still needed, bits met that others ask for."""
Point = tuple[int, int, int, State]
"""What it costs with all prices paid, its cost, its worth, and its state."""
Cell = tuple[int, int, int, int]
"""The sum of values, closed gates, bits still needed, bits met."""


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
    task = Task(groups, total=total, most_closed=most_closed)
    prices = prices_of(task)
    search = _Search(task, prices)
    least = search.base + prices.worth * total
    for room in _rooms(groups):
        points = search.points(room, worth=total)
        # Whatever costs more than the bound and the room may be missing here.
        found = min((cost for _, cost, worth, _ in points if worth >= total), default=None)
        if found is not None and (found <= least + room or room >= search.widest):
            return found
        if room >= search.widest:
            return None
    return None


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
    task = Task(groups, dearest=dearest)
    prices = prices_of(task)
    search = _Search(task, prices)
    for room in _rooms(groups):
        points = [point for point in search.points(room, cost=dearest) if point[1] <= dearest]
        best = min(points, key=lambda point: (-point[2], point[1]), default=None)
        # Whatever is worth less than this may be missing here.
        if best is not None and prices.worth * best[2] >= dearest - search.base - room:
            return best[1]
        if room >= search.widest:
            return best[1] if best is not None else None
    return None


def _rooms(groups: Sequence[Group]) -> Iterator[int]:
    """How far above the bound to look, doubled each time; the first is a part of what one step costs."""
    steps = sorted(
        abs(choice.cost - item[0].cost) for group in groups for item in group.items for choice in item[1:]
    )
    room = max(steps[len(steps) // 2] // 4, 1) if steps else 1
    while True:
        yield room
        room *= 2


class _Search:
    """All choices whose cost with all prices paid stays within some room above the least."""

    def __init__(self, task: Task, prices: Prices) -> None:
        self.task, self.prices = task, prices
        self.groups = [priced(group, place, prices) for place, group in enumerate(task.groups)]
        self.least = [sum(item[0].paid for item in group) for group in self.groups]
        self.base = sum(self.least) + prices.fixed
        dearest = sum(item[-1].paid for group in self.groups for item in group)
        values = sum(
            group.worth.per_value * max(choice.value for choice in item)
            for group in task.groups
            for item in group.items
        )
        self.widest = dearest - sum(self.least) + prices.worth * values
        """The room in which nothing at all is left out."""
        self.work = 0

    def points(self, room: int, *, worth: int | None = None, cost: int | None = None) -> list[Point]:
        """The points that are left once every group is decided.

        Args:
            room: how far a choice may be above the bound.
            worth: what has to be reached, where something has.
            cost: the highest that is allowed, where one is.
        """
        self.worth, self.cost = worth, cost
        ceiling = sum(self.least) + room
        tables = [self._table(place, room) for place in range(len(self.groups))]
        if not all(tables):
            return []
        least = [table[0][0] for table in tables]
        points: list[Point] = [(0, 0, 0, (0, 0, 0))]
        for place, table in enumerate(tables):
            points = self._combined(points, table, place, ceiling - sum(least[place + 1 :]))
        return points

    def _table(self, place: int, room: int) -> list[Point]:
        """Every outcome of one group by itself."""
        items = self.groups[place]
        outside = [item for n, group in enumerate(self.groups) if n != place for item in group]
        asked, decided = _masks([*items, *outside])
        counts = self.task.most_closed is not None
        left = list(accumulate((item[0].paid for item in reversed(items)), initial=0))[::-1]
        cells: dict[Cell, tuple[int, int]] = {(0, 0, 0, 0): (0, 0)}
        for number, item in enumerate(items, 1):
            limit = self.least[place] + room - left[number]
            grown: dict[Cell, tuple[int, int]] = {}
            for (value, closed, needs, meets), (cost, paid) in cells.items():
                for choice in item:
                    if paid + choice.paid > limit:
                        break
                    self.work += 1
                    met = meets | choice.meets
                    needed = (needs | choice.needs) & ~met
                    if needed & ~decided[number]:
                        continue
                    shut = closed + choice.closed if counts else closed | choice.closed
                    key = (value + choice.value, shut, needed, met & asked[number])
                    new = cost + choice.cost
                    if key not in grown or new < grown[key][0]:
                        grown[key] = (new, paid + choice.paid)
            cells = grown
            self._check(len(cells))
        return self._worths(place, cells, self.least[place] + room)

    def _worths(self, place: int, cells: dict[Cell, tuple[int, int]], limit: int) -> list[Point]:
        group, price = self.task.groups[place], self.prices.worth
        most_closed = self.task.most_closed
        found: list[Point] = []
        for (value, closed, needs, meets), (cost, paid) in cells.items():
            worth = group.worth(value, closed)
            if worth is None or (most_closed is not None and closed > most_closed):
                continue
            # What a closed gate takes away was paid for as if it counted.
            paid += price * (group.worth.per_value * value - worth)
            if paid <= limit:
                found.append((paid, cost, worth, (closed if most_closed is not None else 0, needs, meets)))
        return sorted(_front(found))

    def _combined(self, first: list[Point], second: list[Point], place: int, limit: int) -> list[Point]:
        """Put a group beside those before it.

        Args:
            first: by what they cost with all prices paid.
            second: a table, in the same order.
            place: which group `second` is.
            limit: what a sum may cost with all prices paid.
        """
        later = [item for group in self.groups[place + 1 :] for item in group]
        (asked, *_), (decided, *_) = _masks(later)
        most_closed = self.task.most_closed
        last = not later
        found: list[Point] = []
        full = MOST_KEPT
        for paid, cost, worth, (closed, needs, meets) in first:
            for other_paid, other_cost, other_worth, (other_closed, other_needs, other_meets) in second:
                if paid + other_paid > limit:
                    break
                self.work += 1
                met = meets | other_meets
                needed = (needs | other_needs) & ~met
                shut = closed + other_closed
                if needed & ~decided or (most_closed is not None and shut > most_closed):
                    continue
                total, sum_cost = worth + other_worth, cost + other_cost
                if last and (
                    (self.worth is not None and total < self.worth)
                    or (self.cost is not None and sum_cost > self.cost)
                ):
                    continue
                found.append((paid + other_paid, sum_cost, total, (shut, needed, met & asked)))
            if len(found) > full:
                found = _front(found)
                self._check(len(found))
                full = len(found) + MOST_KEPT
        self._check(0)
        return sorted(_front(found))

    def _check(self, kept: int) -> None:
        if self.work > MOST_WORK or kept > MOST_KEPT:
            raise ReadinessError("plan_too_large")


def _masks(items: Sequence[Sequence[Priced]]) -> tuple[list[int], list[int]]:
    """For each number of items that are done, the bits that the others need, and those that they meet."""
    asked, decided = [0], [0]
    for item in reversed(items):
        needs, meets = asked[-1], decided[-1]
        for choice in item:
            needs |= choice.needs
            meets |= choice.meets
        asked.append(needs)
        decided.append(meets)
    return asked[::-1], decided[::-1]


def _front(points: Iterable[Point]) -> list[Point]:
    """Of each state the points that no other one beats in both cost and worth."""
    best: dict[State, int] = {}
    kept: list[Point] = []
    for point in sorted(points, key=lambda point: (point[1], -point[2])):
        _, _, worth, state = point
        if worth > best.get(state, worth - 1):
            best[state] = worth
            kept.append(point)
    return kept
