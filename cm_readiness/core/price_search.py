"""Good prices for a task: those of needs by the greatest flow, the few others by a small linear programme.

With the prices of goals given, the best prices of needs are those of a cheapest closed set of steps. The
prices of goals, one for the worth and a few more, are those of the best mix of the sets found so far; each
time the set that is cheapest at these prices joins them, until none is better (`core/master.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain, compress, pairwise
from math import floor
from typing import NamedTuple

from .closure import Closure
from .master import Master
from .prices import Choice, Prices, Task, bits

MOST_ROUNDS = 120
HELD = 0.5
"""How much of the best prices so far is kept in those tried next, which would jump about otherwise."""
NEAR = 2e-5
"""In steps of a usual cost: nearer than that, no better bound is looked for."""
FINE = 1 << 24
"""Whole parts of a usual cost in which flows are reckoned."""


class _Step(NamedTuple):
    """From one option of an item to the next."""

    group: int
    objective: float
    worth: float
    """Where it counts for the side condition; below 0 for what it brings."""
    value: float
    opened: int


Vector = tuple[float, ...]
"""For the side condition, closed gates, the value of each group, and its cap: a price, or what is missing."""


class PriceSearch:
    """Prices whose bound comes near the best that prices can give."""

    def __init__(self, task: Task) -> None:
        self.task = task
        groups = task.groups
        self.cost_unit = _usual([c.cost - i[0].cost for g in groups for i in g.items for c in i[1:]])
        self.worth_unit = _usual(
            [g.worth.per_value * (c.value - i[0].value) for g in groups for i in g.items for c in i[1:]]
        )
        self.value_units = [_usual([c.value - i[0].value for i in g.items for c in i[1:]]) for g in groups]
        nothing = Choice(cost=0, value=0, closed=0, needs=0, meets=0)
        self.start = [
            self._step(place, nothing, item[0]) for place, group in enumerate(groups) for item in group.items
        ]
        self.steps: list[_Step] = []
        self.needed: list[tuple[int, int, int]] = []
        """Group, item and bit of each need of another item."""
        self.closure = Closure(*self._laid_out())
        self.least = [g.worth.least / unit for g, unit in zip(groups, self.value_units, strict=True)]
        self.caps = [self._in_steps(g.worth.cap) if g.worth.capped else None for g in groups]
        self.goal = (
            -self._in_steps(task.total)
            if task.total is not None
            else float(Fraction(task.dearest or 0, self.cost_unit))
        )
        self.used = self._used()
        self.master = Master(len(self.used))
        self.duals: Vector = (1.0, *([0.0] * (2 * len(groups) + 1)))
        self.best, self.best_bound, self.best_flow = self.duals, float("-inf"), [0] * len(self.closure.needs)
        self.started: Vector | None = None
        self.rounds = 0
        self.round()

    def _in_steps(self, worth: int) -> float:
        return float(Fraction(worth, self.worth_unit))

    def _used(self) -> list[int]:
        """The places of the conditions that may be broken: the others need no price."""
        count = len(self.least)
        lowest = [sum(min(c.value for c in item) for item in group.items) for group in self.task.groups]
        values = [
            2 + place for place, group in enumerate(self.task.groups) if group.worth.least > lowest[place]
        ]
        caps = [2 + count + place for place, cap in enumerate(self.caps) if cap is not None]
        return [0, *([1] if self.task.most_closed is not None else []), *values, *caps]

    def _laid_out(self) -> tuple[int, list[tuple[int, int]]]:
        """The number of steps between options, and what each of them needs: of others, and the one before."""
        met_by: dict[int, int | None] = {}
        asked: list[tuple[int, tuple[int, int, int]]] = []
        before: list[tuple[int, int]] = []
        for place, group in enumerate(self.task.groups):
            for number, item in enumerate(group.items):
                met_by.update(dict.fromkeys(bits(item[0].meets)))
                for earlier, later in pairwise(item):
                    step = len(self.steps)
                    self.steps.append(self._step(place, earlier, later))
                    if earlier is not item[0]:
                        before.append((step, step - 1))
                    met_by.update(dict.fromkeys(bits(later.meets & ~earlier.meets), step))
                    asked += [(step, (place, number, bit)) for bit in bits(later.needs & ~earlier.needs)]
        needs = []
        for step, need in asked:
            met = met_by.get(need[2])
            if met is not None:
                needs.append((step, met))
                self.needed.append(need)
        return len(self.steps), needs + before

    def _step(self, place: int, earlier: Choice, later: Choice) -> _Step:
        value = later.value - earlier.value
        cost = float(Fraction(later.cost - earlier.cost, self.cost_unit))
        worth = self._in_steps(self.task.groups[place].worth.per_value * value)
        opened = earlier.closed - later.closed
        value_in_steps = value / self.value_units[place]
        if self.task.total is not None:
            return _Step(place, cost, worth, value_in_steps, opened)
        return _Step(place, -worth, -cost, value_in_steps, opened)

    def _bound(self, duals: Vector) -> tuple[float, float, Vector, list[int]]:
        """The bound of some prices, what its choice costs, how that breaks each condition, and the flow."""
        count = len(self.least)
        side_price, closed_price = duals[:2]
        value_prices, cap_prices = duals[2 : 2 + count], duals[2 + count :]
        # What a group's worth is paid for: within a cap not more than its own price.
        for_cost = self.task.total is not None
        full = side_price if for_cost else 1.0
        owns = [full if cap is None else price for cap, price in zip(self.caps, cap_prices, strict=True)]
        worths = owns if for_cost else [side_price] * count
        shares = [1.0] * count if for_cost else owns
        costs = [
            round(
                (
                    shares[step.group] * step.objective
                    - worths[step.group] * step.worth
                    - value_prices[step.group] * step.value
                    - closed_price * step.opened
                )
                * FINE
            )
            for step in self.steps
        ]
        taken, flow = self.closure.solved(costs)
        values, closed = list(self.least), 0
        worth, objectives = [0.0] * count, [0.0] * count
        for step in chain(self.start, compress(self.steps, taken)):
            values[step.group] -= step.value
            worth[step.group] += step.worth
            closed -= step.opened
            objectives[step.group] += step.objective
        brought = worth if for_cost else [-each for each in objectives]
        counted = [
            own if cap is None else (cap if full > price else 0.0)
            for own, cap, price in zip(brought, self.caps, cap_prices, strict=True)
        ]
        objective = sum(objectives) if for_cost else -sum(counted)
        broken = (
            -self.goal - sum(counted if for_cost else worth),
            float(closed - self.task.most_closed) if self.task.most_closed is not None else 0.0,
            *values,
            *(
                0.0 if cap is None else count - own
                for own, cap, count in zip(brought, self.caps, counted, strict=True)
            ),
        )
        return objective + _dot(duals, broken), objective, broken, flow

    def round(self, start: Vector | None = None) -> bool:
        """Try some prices, and take the next ones from all that was found.

        Args:
            start: the best prices of a task that is much the same; they are tried once.

        Returns:
            Whether there may be better ones.
        """
        if start is not None and start is not self.started:
            self.started = start
            count = 2 + len(self.least)
            full = start[0] if self.task.total is not None else 1.0
            caps = [price or full for price in start[count:]]
            self.duals = tuple(
                price if place in self.used else 0.0 for place, price in enumerate([*start[:count], *caps])
            )
        bound, objective, broken, flow = self._bound(self.duals)
        self.rounds += 1
        self.master.add(objective, [broken[place] for place in self.used])
        # Where what was held to was not the best, rely on the mix alone.
        held = HELD if bound > self.best_bound else 0.0
        if bound > self.best_bound:
            self.best, self.best_bound, self.best_flow = self.duals, bound, flow
        most, wanted = self.master.solved()
        following = [0.0] * len(self.duals)
        for place, price in zip(self.used, wanted, strict=True):
            following[place] = held * self.best[place] + (1 - held) * price
        self.duals = tuple(following)
        return most - self.best_bound > NEAR and self.rounds < MOST_ROUNDS

    def improve(self) -> None:
        """Come as near to the best prices as is worth while."""
        while self.round():
            pass

    @property
    def at_least(self) -> int:
        """The bound, in whole units of cost, as far as floats are to be trusted."""
        trusted = self.best_bound - (len(self.steps) + 1) / (FINE >> 2)
        return floor(Fraction(trusted) * self.cost_unit)

    def prices(self) -> Prices:
        """The best prices that were found, in whole units of cost."""
        count = len(self.least)
        side, closed_price = self.best[:2]
        value_prices, cap_prices = self.best[2 : 2 + count], self.best[2 + count :]
        # Where worth is the objective, a unit of cost has a price: all is told in units of cost.
        side = max(side, 1e-9)
        for_cost = self.task.total is not None
        scale = Fraction(self.cost_unit) if for_cost else self.cost_unit / Fraction(side)
        worth = int(scale * Fraction(side if for_cost else 1) / self.worth_unit)
        worths = [
            worth if cap is None else min(int(scale * Fraction(price) / self.worth_unit), worth)
            for cap, price in zip(self.caps, cap_prices, strict=True)
        ]
        needs: list[list[dict[int, int]]] = [[{} for _ in g.items] for g in self.task.groups]
        meets: dict[int, int] = {}
        for (place, number, bit), sent in zip(self.needed, self.best_flow, strict=False):
            price = int(scale * sent / FINE)
            needs[place][number][bit] = price
            meets[bit] = meets.get(bit, 0) + price
        values = [
            int(scale * Fraction(price) / unit)
            for price, unit in zip(value_prices, self.value_units, strict=True)
        ]
        closed = int(scale * Fraction(closed_price))
        fixed = sum(p * g.worth.least for p, g in zip(values, self.task.groups, strict=True))
        fixed -= sum(
            (worth - own) * g.worth.cap
            for own, g in zip(worths, self.task.groups, strict=True)
            if own < worth
        )
        fixed -= closed * (self.task.most_closed or 0)
        return Prices(worth, worths, values, closed, needs, meets, fixed)


def _dot(first: Vector, second: Vector) -> float:
    return sum([a * b for a, b in zip(first, second, strict=True)])


def _usual(differences: Sequence[int]) -> int:
    """A usual difference between two options; 1 where there is none."""
    found = sorted(abs(difference) for difference in differences if difference)
    return found[len(found) // 2] if found else 1
