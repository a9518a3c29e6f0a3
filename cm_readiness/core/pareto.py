"""Choosing one option for each of many items, exactly: the choices that come near the best ones.

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
from heapq import nsmallest

from .deciding import Item, Rest, items_in_order, rests
from .errors import ReadinessError
from .price_search import PriceSearch
from .prices import Group, Prices, Task, Worth, bits, priced
from .reaching import Reach, reaches
from .relaxing import Costs, Relaxed

MOST_WORK = 12_000_000
"""What may be done before a problem is too large to be solved exactly, in parts about as long as one choice
takes to be compared; some ten seconds of work. The first order of items may take half of it."""
FOLLOWING = 4
"""Such parts that it takes to find the state after another one, with the first of its points."""
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


def in_either_order(groups: Sequence[Group], solve: Callable[[Work, bool], int | None]) -> int | None:
    """What comes out, with items that are tied side by side; where that is too much, group by group.

    Args:
        solve: with what it may do, and whether items are decided group by group.

    Raises:
        ReadinessError: `plan_too_large`.
    """
    work = Work(groups, MOST_WORK // 2)
    # Not while the error is held: with it, all that was kept until then would be.
    with suppress(ReadinessError):
        return solve(work, False)
    work.most = MOST_WORK
    return solve(work, True)


class Work:
    """How much was done, and that it does not become too much.

    Args:
        most: that may be done.
    """

    def __init__(self, groups: Sequence[Group], most: int) -> None:
        self.done, self.most = 0, most
        costs = [choice.cost for group in groups for item in group.items for choice in item]
        # A point is three numbers, two of them as long as a cost, and what holds them together.
        self.most_kept = MOST_BYTES // (190 + 2 * (max(map(int.bit_length, costs), default=0) // 8))

    def add(self, done: int, kept: int = 0) -> None:
        """Count what was done.

        Args:
            done: in parts about as long as one choice takes to be compared.
            kept: how many points there are side by side; a state takes as much as one.

        Raises:
            ReadinessError: `plan_too_large`.
        """
        self.done += done
        if self.done > self.most or kept > self.most_kept:
            raise ReadinessError("plan_too_large")


class Search:
    """All choices whose cost with all prices paid stays within some room above the least."""

    def __init__(self, task: Task, work: Work, pricing: PriceSearch, costs: Costs, *, by_group: bool) -> None:
        self.task, self.work, self.costs, self.by_group = task, work, costs, by_group
        self.cost_unit = pricing.steps.cost_unit
        self.prices = pricing.prices()
        self.took = 0
        """What was done to look as far as last time."""
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
        usual = max(self.cost_unit // 16, 1)
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

    def points(self, room: int, most: int | None = None) -> list[Point]:
        """The points that are left once every item is decided.

        Args:
            room: how far a choice may be above the bound.
            most: how many points to follow side by side, those that promise most; None for all of them.
        """
        before = self.work.done
        # Where few are followed, much may be carried on: these keep all conditions.
        task = self.relaxed.left() if most is None else self.task
        items = items_in_order(task, self.prices, room, by_group=self.by_group)
        known = rests(task, self.prices, items)
        ahead: Sequence[Reach | None] = [None] * (len(items) + 1)
        if task.total is not None:
            # As long as each item has one option, there is nothing to be left out.
            first = sum(len(item.options) == 1 for item in items)
            tied = reaches(task.groups, self.prices, items[first:], room, self.work.add)
            ahead = [*ahead[:first], *tied]
        past: dict[int, int] = {}
        capped = tuple(int(group.worth.capped) for group in task.groups)
        states: States = {(0, 0, 0, capped): [(0, 0, 0)]}
        for item, rest, reach in zip(items, known[1:], ahead[1:], strict=True):
            step = _Step(self, task, item, rest, reach, past, self.least + room)
            states = step.taken(states)
            if most is not None:
                states = step.nearest(states, most)
            for bit, price in item.prices.items():
                past[bit] = past.get(bit, 0) + price
        self.took = self.work.done - before
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
        kept = left = _kept_in(states)
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
                if found:
                    kept += len(found) + (after not in grown)
                    grown.setdefault(after, []).extend(found)
                if kept > self.work.most_kept:
                    self.work.add(kept)
                    grown = self._fronts(grown)
                    # A quarter has to be gone, or there would be no end of it.
                    kept = left + _kept_in(grown) * 4 // 3
                self.work.add(len(points) + FOLLOWING, kept)
            kept, left = kept - len(points) - 1, left - len(points) - 1
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

    def nearest(self, states: States, most: int) -> States:
        """The points that promise to reach the total at the least cost."""
        if sum(map(len, states.values())) <= most or self.reach is None:
            return states
        total, least, price = self.task.total or 0, self.reach.least, self.prices.worth
        near: States = {}
        for _, state, point in nsmallest(
            most,
            (
                (point[0] + price * point[2] + (least(total - point[2]) or 0), state, point)
                for state, points in states.items()
                for point in points
            ),
        ):
            near.setdefault(state, []).append(point)
        return near

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


def _kept_in(states: States) -> int:
    """How many points there are side by side; a state takes as much as one."""
    return len(states) + sum(map(len, states.values()))


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
