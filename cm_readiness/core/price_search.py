"""Good prices for a task: those of needs by the greatest flow, the few others by a small linear programme.

With the prices of goals given, the best prices of needs are those of a cheapest closed set of steps. The
prices of goals, one for the worth and a few more, are those of the best mix of the sets found so far; each
time the set that is cheapest at these prices joins them, until none is better (`core/master.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fractions import Fraction
from math import floor

from .master import Master
from .prices import Prices
from .steps import FINE, Steps

MOST_ROUNDS = 120
HELD = 0.5
"""How much of the best prices so far is kept in those tried next, which would jump about otherwise."""
NEAR = 2e-5
"""In steps of a usual cost: nearer than that, no better bound is looked for."""

Vector = tuple[float, ...]
"""For the side condition, closed gates, the value of each group, and its cap: a price, or what is missing."""


class PriceSearch:
    """Prices whose bound comes near the best that prices can give.

    Args:
        steps: of the task.
        total: the worth to reach, where one is asked for.
        capped: the groups that are worth no more than their cap.
        forced: steps that are taken whatever they cost.
        start: the search for a case that is much the same; its prices are tried first.
    """

    def __init__(
        self,
        steps: Steps,
        total: int | None,
        *,
        capped: Collection[int] = (),
        forced: Sequence[int] = (),
        start: PriceSearch | None = None,
    ) -> None:
        self.steps, self.forced = steps, forced
        self.task = steps.task
        groups = self.task.groups
        self.least = [g.worth.least / unit for g, unit in zip(groups, steps.value_units, strict=True)]
        self.caps = [steps.in_steps(g.worth.cap) if p in capped else None for p, g in enumerate(groups)]
        self.goal = (
            -steps.in_steps(total) if total is not None else (self.task.dearest or 0) / steps.cost_unit
        )
        self.used = self._used()
        self.master = Master(len(self.used))
        self.duals: Vector = (1.0, *([0.0] * (2 * len(groups) + 1)))
        self.best: Vector = self.duals
        self.best_bound, self.best_flow = float("-inf"), [0] * len(steps.closure.needs)
        self.flow: Sequence[int] = ()
        if start is not None:
            self.duals = self.best = self._taken_over(start.best)
            self.flow = start.best_flow
        self.rounds = 0

    def _used(self) -> list[int]:
        """The places of the conditions that may be broken: the others need no price."""
        count = len(self.least)
        lowest = [sum(min(c.value for c in item) for item in group.items) for group in self.task.groups]
        values = [
            2 + place for place, group in enumerate(self.task.groups) if group.worth.least > lowest[place]
        ]
        caps = [2 + count + place for place, cap in enumerate(self.caps) if cap is not None]
        return [0, *([1] if self.task.most_closed is not None else []), *values, *caps]

    def _taken_over(self, start: Vector) -> Vector:
        """The prices of a case that is much the same; where it had no cap, one is taken to cost nothing."""
        count = 2 + len(self.least)
        full = start[0] if self.task.total is not None else 1.0
        caps = [price or full for price in start[count:]]
        return tuple(
            price if place in self.used else 0.0 for place, price in enumerate([*start[:count], *caps])
        )

    def _bound(self, duals: Vector) -> tuple[float, float, Vector]:
        """The bound of some prices, what its choice costs, and how that breaks each condition."""
        count = len(self.least)
        side_price, cap_prices = duals[0], duals[2 + count :]
        for_cost = self.task.total is not None
        # What a group's worth is paid for: within a cap not more than its own price.
        full = side_price if for_cost else 1.0
        owns = [full if cap is None else price for cap, price in zip(self.caps, cap_prices, strict=True)]
        shares, sides = ([1.0] * count, owns) if for_cost else (owns, [side_price] * count)
        costs = self.steps.costs(shares, sides, duals[2 : 2 + count], duals[1], self.forced)
        closure = self.steps.closure
        taken, self.flow = closure.solved(costs, self.flow)
        # A way is looked at in a fraction of the time in which two choices are compared.
        self.steps.work(closure.searched // 5)
        found = self.steps.totals(taken)
        brought = found.worths if for_cost else [-each for each in found.objectives]
        counted = [
            own if cap is None else (cap if full > price else 0.0)
            for own, cap, price in zip(brought, self.caps, cap_prices, strict=True)
        ]
        objective = sum(found.objectives) if for_cost else -sum(counted)
        most_closed = self.task.most_closed
        broken = (
            -self.goal - sum(counted if for_cost else found.worths),
            float(found.closed - most_closed) if most_closed is not None else 0.0,
            *[least - value for least, value in zip(self.least, found.values, strict=True)],
            *[
                0.0 if cap is None else count - own
                for own, cap, count in zip(brought, self.caps, counted, strict=True)
            ],
        )
        return objective + _dot(duals, broken), objective, broken

    def round(self) -> bool:
        """Try some prices, and take the next ones from all that was found.

        Returns:
            Whether there may be better ones.
        """
        bound, objective, broken = self._bound(self.duals)
        self.rounds += 1
        self.master.add(objective, [broken[place] for place in self.used])
        # Where what was held to was not the best, rely on the mix alone.
        held = HELD if bound > self.best_bound else 0.0
        if bound > self.best_bound:
            self.best, self.best_bound, self.best_flow = self.duals, bound, list(self.flow)
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
        """The bound, in whole units of cost, as far as floats are to be trusted; after a round."""
        trusted = self.best_bound - (len(self.steps.objectives) + 1) / (FINE >> 2)
        return floor(Fraction(trusted) * self.steps.cost_unit)

    def prices(self) -> Prices:
        """The best prices that were found, in whole units of cost."""
        steps, count = self.steps, len(self.least)
        side, closed_price = self.best[:2]
        value_prices, cap_prices = self.best[2 : 2 + count], self.best[2 + count :]
        # Where worth is the objective, a unit of cost has a price: all is told in units of cost.
        side = max(side, 1e-9)
        for_cost = self.task.total is not None
        scale = Fraction(steps.cost_unit) if for_cost else steps.cost_unit / Fraction(side)
        worth = int(scale * Fraction(side if for_cost else 1) / steps.worth_unit)
        worths = [
            worth if cap is None else min(int(scale * Fraction(price) / steps.worth_unit), worth)
            for cap, price in zip(self.caps, cap_prices, strict=True)
        ]
        needs: list[list[dict[int, int]]] = [[{} for _ in g.items] for g in self.task.groups]
        meets: dict[int, int] = {}
        # Without the steps before, which are needed as well.
        for (place, number, bit), sent in zip(steps.needed, self.best_flow, strict=False):
            price = scale.numerator * sent // (scale.denominator * FINE)
            needs[place][number][bit] = price
            meets[bit] = meets.get(bit, 0) + price
        values = [
            int(scale * Fraction(price) / unit)
            for price, unit in zip(value_prices, steps.value_units, strict=True)
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
