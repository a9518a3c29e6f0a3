"""Choosing one option for each of many items at the least cost, exactly.

Items come in groups. Within a group only the sum of values and whether a gate is closed matter, and the
group turns them into its worth; the total is the sum of the groups' worths. Items are tied to each other
by bits that one option needs and another one meets.

This is dynamic programming, item by item. What is carried on is what later items still change or ask for:
bits still needed, bits met, and of each group the value as far as it still matters. Of all choices that
leave the same only those are kept that no other one beats in both cost and worth (a Pareto front); costs
and worths add up, so nothing is lost.

What cannot come out well enough is left out early: prices (`core/prices.py`) say how dear each option is
once it pays for what it leaves to others, and the cheapest options that pay so are a lower bound. Only
choices are followed that stay within some room above it; where nothing comes out, the room is doubled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from heapq import heapify, heappop, heappush
from itertools import chain, combinations
from math import comb, gcd

from .deciding import Item, Rest, items_in_order, rests
from .errors import ReadinessError
from .price_search import PriceSearch, Vector
from .prices import Group, Prices, Task, Worth, bits, narrowed, priced
from .reaching import Reach, reaches
from .relaxing import Costs, Relaxed

MOST_WORK = 40_000_000
"""Choices compared beyond which a problem is too large to be solved exactly; some minute of work."""
MOST_CASES = 32
"""Sets of groups with closed gates that are looked at one by one."""
FEW = 60
"""Options beside the least ones with which to look first."""
FINEST = 8
"""How many times the first room may be halved to come to so few."""
MOST_BYTES = 80_000_000
"""What the points that are kept side by side may take beyond which it is too large as well."""

State = tuple[int, int, int, tuple[int, ...]]
"""Bits still needed, bits met that others ask for, closed gates as far as they are limited, and of each
group the value as far as it still matters: doubled, and 1 more where a gate is closed."""
Point = tuple[int, int, int]
"""What it costs with its prices paid, what it costs, and what it is worth."""
States = dict[State, list[Point]]


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
    return in_either_order(lambda by_group: _least_cost(groups, total, most_closed, costs, by_group=by_group))


def in_either_order(solve: Callable[[bool], int | None]) -> int | None:
    """What comes out, with items that are tied side by side; where that is too much, group by group."""
    # Not while the error is held: with it, all that was kept until then would be.
    with suppress(ReadinessError):
        return solve(False)
    return solve(True)


def _least_cost(
    groups: Sequence[Group], total: int, most_closed: int | None, costs: Costs, *, by_group: bool
) -> int | None:
    work = Work(groups)
    best: int | None = None
    latest: Vector | None = None
    # Each case with the cost up to which nothing of it is unknown, the lowest first; with no room as long as
    # there may be better prices.
    cases: list[tuple[int, int, Search, int | None]] = []
    for place, case in enumerate(_cases(groups, most_closed)):
        task = Task(case, total=_in_full(case, total), most_closed=most_closed)
        search = Search(task, work, costs, by_group=by_group)
        cases.append((search.pricing.at_least, place, search, None))
    heapify(cases)
    while cases:
        known, place, search, room = heappop(cases)
        if best is not None and best <= known:
            break
        if room is None:
            if search.pricing.round(latest):
                heappush(cases, (search.pricing.at_least, place, search, None))
            else:
                latest = search.pricing.best
                search.take_prices()
                heappush(cases, (search.bound, place, search, 0))
            continue
        room = search.up_to_whole(2 * room)
        if best is not None:
            room = min(room, best - search.bound)
        best = search.cheapest(room, best)
        if room < search.widest:
            heappush(cases, (search.bound + room, place, search, room))
    return best


def _in_full(groups: Sequence[Group], total: int) -> int:
    """A total worth as high as the next one that there can be."""
    parts = [group.worth.per_value for group in groups]
    parts += [g.worth.cap for g in groups if g.worth.capped or any(c.closed for i in g.items for c in i)]
    whole = gcd(*parts)
    return -(-total // whole) * whole if whole else total


def _cases(groups: Sequence[Group], most_closed: int | None) -> list[list[Group]]:
    """The groups once for each set of those in which gates may be closed; the others have all of them open.

    Those of the set are capped whether a gate of theirs is closed or not: where none is, another case values
    the choice better. Where there would be too many sets, there is one case in which all of that is open.
    """
    with_gates = [
        place
        for place, group in enumerate(groups)
        if not group.worth.all_open and any(c.closed for item in group.items for c in item)
    ]
    most = min(most_closed, len(with_gates)) if most_closed is not None else len(with_gates)
    if sum(comb(len(with_gates), count) for count in range(most + 1)) > MOST_CASES:
        case = narrowed(groups)
        return [case] if case is not None else []
    capped = [Group(group.items, replace(group.worth, capped=True)) for group in groups]
    opened = [all_open(group) for group in groups]
    cases = []
    for chosen in chain.from_iterable(combinations(with_gates, count) for count in range(most + 1)):
        case = narrowed([(capped if p in chosen else opened)[p] for p in range(len(groups))])
        if case is not None:
            cases.append(case)
    return cases


def all_open(group: Group) -> Group:
    """A group without the choices that leave a gate closed."""
    return Group([[choice for choice in item if not choice.closed] for item in group.items], group.worth)


class Work:
    """How much was done, and that it does not become too much."""

    def __init__(self, groups: Sequence[Group]) -> None:
        self.done = 0
        costs = [choice.cost for group in groups for item in group.items for choice in item]
        # A point is three numbers, two of them as long as a cost, and what holds them together.
        self.most_kept = MOST_BYTES // (190 + 2 * (max(map(int.bit_length, costs), default=0) // 8))

    def add(self, done: int, kept: int) -> None:
        """Count choices that were compared.

        Args:
            kept: how many points there are side by side.

        Raises:
            ReadinessError: `plan_too_large`.
        """
        self.done += done
        if self.done > MOST_WORK or kept > self.most_kept:
            raise ReadinessError("plan_too_large")


class Search:
    """All choices whose cost with all prices paid stays within some room above the least."""

    def __init__(self, task: Task, work: Work, costs: Costs, *, by_group: bool) -> None:
        self.task, self.work, self.costs, self.by_group = task, work, costs, by_group
        self.pricing = PriceSearch(task)

    def take_prices(self) -> None:
        """Go on with the best prices that were found."""
        self.prices = self.pricing.prices()
        self.options = [
            item for place, group in enumerate(self.task.groups) for item in priced(group, place, self.prices)
        ]
        self.least = sum(item[0].paid for item in self.options)
        self.bound = self.least + self.prices.fixed + self.prices.worth * (self.task.total or 0)
        """The least that a choice costs which reaches the total."""
        given_back = _most_given_back(self.task, self.prices)
        self.widest = sum(item[-1].paid for item in self.options) - self.least + given_back
        """The room in which nothing at all is left out."""
        self.relaxed = Relaxed(self.task, self.prices)

    def first_room(self) -> int:
        """How far above the bound to look first: where some options more than the least ones stay."""
        further = sorted(option.paid - item[0].paid for item in self.options for option in item[1:])
        usual = max(self.pricing.cost_unit // 16, 1)
        return min(max(further[FEW - 1], usual >> FINEST), usual) if len(further) >= FEW else usual

    def up_to_whole(self, room: int) -> int:
        """A room that ends where a choice may be: at a whole cost and a rest that is near the usual one.

        Args:
            room: 0 to look for the first time.
        """
        room, whole = room or self.first_room(), self.costs.whole
        rest, about = sum(item[0].cost for item in self.options), whole >> 4
        beyond = (self.bound + room - rest + about) % whole
        return room if beyond <= 2 * about else room + whole - beyond + 2 * about

    def cheapest(self, room: int, best: int | None) -> int | None:
        """The least cost within the room of a choice that reaches the total.

        Args:
            best: of other choices, the least cost.
        """
        while True:
            costs = [cost for _, cost, worth in self.points(room) if worth >= (self.task.total or 0)]
            cost = min(costs, default=best)
            if cost is None or (best is not None and cost >= best):
                return best
            if not self.relaxed.put_back(self.costs.sums(cost)):
                return cost

    def points(self, room: int) -> list[Point]:
        """The points that are left once every item is decided.

        Args:
            room: how far a choice may be above the bound.
        """
        task = self.relaxed.left()
        items = items_in_order(task, self.prices, room, by_group=self.by_group)
        known = rests(task, self.prices, items)
        ahead: Sequence[Reach | None] = [None] * (len(items) + 1)
        if task.total is not None:
            ahead = reaches(task.groups, self.prices, items, room)
        past: dict[int, int] = {}
        capped = tuple(int(group.worth.capped) for group in task.groups)
        states: States = {(0, 0, 0, capped): [(0, 0, 0)]}
        for item, rest, reach in zip(items, known[1:], ahead[1:], strict=True):
            step = _Step(self, task, item, rest, reach, past, self.least + room)
            states = step.taken(states)
            for bit, price in item.prices.items():
                past[bit] = past.get(bit, 0) + price
        return [point for points in states.values() for point in points]


def _most_given_back(task: Task, prices: Prices) -> int:
    """The most that paying for less than was reckoned with can add to what a choice costs."""
    given = sum(price for group in prices.needs for item in group for price in item.values())
    for place, (group, price) in enumerate(zip(task.groups, prices.values, strict=True)):
        values = sum(max(choice.value for choice in item) for item in group.items)
        given += (price + prices.worth * group.worth.per_value) * values
        given += prices.within_cap(place) * group.worth.cap
    return given


class _Step:
    """One item decided, from each state in each way."""

    def __init__(
        self,
        search: Search,
        task: Task,
        item: Item,
        rest: Rest,
        reach: Reach | None,
        past: dict[int, int],
        ceiling: int,
    ) -> None:
        self.task, self.prices, self.work = task, search.prices, search.work
        self.item, self.rest, self.reach = item, rest, reach
        self.worths = [group.worth for group in self.task.groups]
        self.limit = ceiling - rest.paid
        self.within_cap = self.prices.within_cap(item.group)
        self.least_value = min(option.value for option in item.options)
        self.most_value = max(option.value for option in item.options)
        self.of_own = _sum_of(item.prices)
        self.of_past = _sum_of(past)

    def taken(self, states: States) -> States:
        """The states after it, each with the points that no other one beats."""
        grown: States = {}
        kept = left = sum(map(len, states.values()))
        for state in list(states):
            # Taken away, for the points before and after it would be too many side by side.
            points = states.pop(state)
            limit = self.limit - self._unpaid(state[3])
            for option in self.item.options:
                following = self._following(state, option.needs, option.meets, option.value, option.closed)
                if following is None:
                    continue
                after, worth, given_back = following
                paid, cost = option.paid + given_back, option.cost
                found = [
                    (old_paid + paid, old_cost + cost, old_worth + worth)
                    for old_paid, old_cost, old_worth in points
                    if old_paid + paid <= limit
                ]
                kept += len(found)
                if found:
                    grown.setdefault(after, []).extend(found)
                if kept > self.work.most_kept:
                    grown = self._fronts(grown)
                    # A quarter has to be gone, or there would be no end of it.
                    kept = left + sum(map(len, grown.values())) * 4 // 3
                self.work.add(len(points), kept)
            kept, left = kept - len(points), left - len(points)
        return self._fronts(grown)

    def _fronts(self, grown: States) -> States:
        """What is worth being kept of each state."""
        fronts = ((state, self._reaching(_front(points))) for state, points in grown.items())
        return {state: front for state, front in fronts if front}

    def _reaching(self, points: list[Point]) -> list[Point]:
        """The points from which the total can still be reached within the room."""
        if self.reach is None or self.task.total is None:
            return points
        total, least, price = self.task.total, self.reach.least, self.prices.worth
        limit = self.limit + price * total
        return [
            point
            for point in points
            if (cost := least(total - point[2])) is not None and point[0] + price * point[2] + cost <= limit
        ]

    def _following(
        self, state: State, needs: int, meets: int, value: int, closed: int
    ) -> tuple[State, int, int] | None:
        """The state after an option, what it adds to the worth, and what was paid for in vain.

        None where it cannot lead to a choice that keeps all conditions.
        """
        still_needed, met, shut, memory = state
        needed = (still_needed | needs) & ~(met | meets)
        if needed & ~self.rest.decided:
            return None
        most_closed = self.task.most_closed
        if most_closed is not None:
            shut += closed
            if shut > most_closed:
                return None
        group = self.item.group
        worth = self.worths[group]
        held = memory[group]
        before, was_closed = held >> 1, held & 1
        after, is_closed = before + value, was_closed | closed
        if is_closed and worth.all_open:
            return None
        is_closed = 0 if worth.uncapped else is_closed
        kept = self._kept(after, is_closed)
        if kept is None:
            return None
        gain = _worth(worth, after, is_closed) - _worth(worth, before, was_closed)
        vain = self.prices.worths[group] * (worth.per_value * value - gain)
        if self.within_cap:
            vain += self.within_cap * (self._short(after, 0) - self._short(before, self.most_value))
        vain += self.prices.values[group] * (self._beyond(after, 0) - self._beyond(before, self.least_value))
        if most_closed is not None:
            # Gates that may stay closed, and will not, were paid for as well.
            gates = sum(self.rest.gates)
            open_now, open_before = (
                most_closed - shut - gates,
                most_closed - state[2] - gates - self.item.gate,
            )
            vain += self.prices.closed * (max(open_now, 0) - max(open_before, 0))
        # What is met and not needed by this was paid for in vain, and what this meets and nothing needed.
        vain += self.of_own(self.item.asked & met & ~needs) + self.of_past(meets & ~still_needed)
        following = (
            needed,
            (met | meets) & self.rest.asked,
            shut,
            (*memory[:group], kept, *memory[group + 1 :]),
        )
        return following, gain, vain

    def _beyond(self, value: int, more: int) -> int:
        """How much more than the least the group's value will be at the least.

        Args:
            more: the least that this item brings, as long as it is not decided.
        """
        worth = self.worths[self.item.group]
        return max(value + more + self.rest.low[self.item.group] - worth.least, 0)

    def _short(self, value: int, more: int) -> int:
        """What the group's worth will be short of its cap at least.

        Args:
            more: the most that this item brings, as long as it is not decided.
        """
        worth = self.worths[self.item.group]
        return max(worth.cap - worth.per_value * (value + more + self.rest.high[self.item.group]), 0)

    def _kept(self, value: int, closed: int) -> int | None:
        """A group's value as far as it still matters; None where it is too low for good."""
        group = self.item.group
        worth = self.worths[group]
        if value + self.rest.high[group] < worth.least:
            return None
        if not self.rest.items[group]:
            return 0
        if closed:
            return min(value, max(-(-worth.cap // worth.per_value), worth.least)) << 1 | 1
        enough = max(worth.least - self.rest.low[group], 0)
        gates = self.rest.gates[group] and not worth.uncapped
        return (value if gates else min(value, enough)) << 1

    def _unpaid(self, memory: tuple[int, ...]) -> int:
        """What the items to come cost beyond the bound, where a closed gate caps what they are worth."""
        more = 0
        for place, held in enumerate(memory):
            if held & 1:
                worth = self.worths[place]
                left = worth.cap - min(worth.per_value * (held >> 1), worth.cap)
                # The item itself may fill what is left: only those after it are known to come too late.
                more += max(self.rest.unpaid[place] - self.prices.worths[place] * left, 0)
        return more


def _worth(worth: Worth, value: int, closed: int) -> int:
    return min(worth.per_value * value, worth.cap) if closed else worth.per_value * value


def _sum_of(prices: dict[int, int]) -> Callable[[int], int]:
    """The sum of prices by a mask of bits."""
    known: dict[int, int] = {0: 0}

    def total(mask: int) -> int:
        if mask not in known:
            known[mask] = sum(prices.get(bit, 0) for bit in bits(mask))
        return known[mask]

    return total


def _front(points: list[Point]) -> list[Point]:
    """The points that no other one beats in both cost and worth."""
    if len(points) == 1:
        return points
    kept: list[Point] = []
    most: int | None = None
    for point in sorted(points, key=lambda point: (point[1], -point[2])):
        if most is None or point[2] > most:
            most = point[2]
            kept.append(point)
    return kept
