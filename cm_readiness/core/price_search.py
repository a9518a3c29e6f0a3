"""Good prices for a task: those of needs by the greatest flow, and the few others step by step.

With the prices of goals given, the best prices of needs are those of a cheapest closed set of steps. The
prices of goals, one for the worth and a few more, are raised where too little is reached and lowered where
more is than asked for (a subgradient method with a target that comes nearer).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import compress, pairwise
from typing import NamedTuple

from .closure import Closure
from .prices import Choice, Prices, Task, bits

MOST_ROUNDS = 150
STALLED = 6
"""Rounds without a better bound after which the target comes nearer."""
NEAR = 1e-3
"""In steps of a usual cost: nearer than that, no better bound is looked for."""
FINE = 1 << 24
"""Whole parts of a usual cost in which flows are reckoned."""


class _Step(NamedTuple):
    """From one option of an item to the next."""

    group: int
    objective: float
    side: float
    value: float
    opened: int


Vector = tuple[float, ...]
"""For the side condition, the closed gates, and the value of each group: a price, or what is missing."""


def prices_of(task: Task) -> Prices:
    """Prices whose bound is near the best that prices can give."""
    return _Search(task).prices()


class _Search:
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
        self.most_closed = task.most_closed
        self.goal = (
            -float(Fraction(task.total, self.worth_unit))
            if task.total is not None
            else float(Fraction(task.dearest or 0, self.cost_unit))
        )

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
        worth = float(Fraction(self.task.groups[place].worth.per_value * value, self.worth_unit))
        objective, side = (cost, -worth) if self.task.total is not None else (-worth, cost)
        return _Step(place, objective, side, value / self.value_units[place], earlier.closed - later.closed)

    def _bound(self, duals: Vector) -> tuple[float, Vector, list[int]]:
        """The bound that some prices give, by how much its choice breaks each condition, and the flow."""
        side_price, closed_price, *value_prices = duals

        def paid(step: _Step) -> float:
            price = step.objective + side_price * step.side - value_prices[step.group] * step.value
            return price - closed_price * step.opened

        costs = [round(paid(step) * FINE) for step in self.steps]
        taken, flow = self.closure.solved(costs)
        chosen = [*self.start, *compress(self.steps, taken)]
        values = list(self.least)
        for step in chosen:
            values[step.group] -= step.value
        broken = (
            sum([step.side for step in chosen]) - self.goal,
            float(-sum([step.opened for step in chosen]) - self.most_closed)
            if self.most_closed is not None
            else 0.0,
            *values,
        )
        bound = sum([step.objective for step in chosen]) + _dot(duals, broken)
        return bound, broken, flow

    def _best(self) -> tuple[Vector, list[int]]:
        """The best prices that are found, and the flow along the needs."""
        duals: Vector = (1.0, *([0.0] * (len(self.least) + 1)))
        best, best_bound, best_flow = duals, float("-inf"), [0] * len(self.closure.needs)
        ahead, stalled = max(len(self.steps) / 4, 1.0), 0
        direction: Vector | None = None
        for _ in range(MOST_ROUNDS):
            bound, broken, flow = self._bound(duals)
            stalled = 0 if bound > best_bound + ahead / 8 else stalled + 1
            if bound > best_bound + ahead / 2:
                ahead *= 2
            if bound > best_bound:
                best, best_bound, best_flow = duals, bound, flow
            if stalled > STALLED:
                ahead, stalled, duals, direction = ahead / 2, 0, best, None
                if ahead < NEAR:
                    break
                bound, broken, flow = self._bound(duals)
            # What presses against 0 cannot move.
            broken = tuple([0.0 if d <= 0 and b < 0 else b for d, b in zip(duals, broken, strict=True)])
            if direction is not None and (against := _dot(direction, broken)) < 0:
                bent = -1.5 * against / _dot(direction, direction)
                broken = tuple([b + bent * d for b, d in zip(broken, direction, strict=True)])
            length = _dot(broken, broken)
            if not length:
                break
            far = (best_bound + ahead - bound) / length
            duals = tuple([max(d + far * b, 0.0) for d, b in zip(duals, broken, strict=True)])
            direction = broken
        return best, best_flow

    def prices(self) -> Prices:
        """The best prices that were found, in whole units of cost."""
        (side, closed_price, *value_prices), flow = self._best()
        # Where worth is the objective, a unit of cost has a price: all is told in units of cost.
        side = max(side, 1e-9)
        for_cost = self.task.total is not None
        scale = Fraction(self.cost_unit) if for_cost else self.cost_unit / Fraction(side)
        worth = scale * Fraction(side if for_cost else 1) / self.worth_unit
        needs: list[list[dict[int, int]]] = [[{} for _ in g.items] for g in self.task.groups]
        meets: dict[int, int] = {}
        for (place, number, bit), sent in zip(self.needed, flow, strict=False):
            price = int(scale * sent / FINE)
            needs[place][number][bit] = price
            meets[bit] = meets.get(bit, 0) + price
        values = [
            int(scale * Fraction(price) / unit)
            for price, unit in zip(value_prices, self.value_units, strict=True)
        ]
        closed = int(scale * Fraction(closed_price))
        fixed = sum(p * g.worth.least for p, g in zip(values, self.task.groups, strict=True))
        return Prices(int(worth), values, closed, needs, meets, fixed - closed * (self.most_closed or 0))


def _dot(first: Vector, second: Vector) -> float:
    return sum([a * b for a, b in zip(first, second, strict=True)])


def _usual(differences: Sequence[int]) -> int:
    """A usual difference between two options; 1 where there is none."""
    found = sorted(abs(difference) for difference in differences if difference)
    return found[len(found) // 2] if found else 1
