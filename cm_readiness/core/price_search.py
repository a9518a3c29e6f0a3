"""Good prices for a task: a subgradient method with deflected directions and a target that comes nearer."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from .prices import Group, Prices, Task, bits

MOST_ROUNDS = 600
STALLED = 12
"""Rounds without a better bound after which the target comes nearer."""
NEAR = 1e-3
"""In steps of a usual cost: nearer than that, no better bound is looked for."""


class _Option(NamedTuple):
    objective: float
    side: float
    value: float
    closed: int
    edges: tuple[int, ...]
    """What it needs: an item and a bit of another one."""
    met: tuple[int, ...]


class _Item(NamedTuple):
    group: int
    options: tuple[_Option, ...]


class _Duals(NamedTuple):
    """A price for each condition, in the float's units; or by how much each is broken."""

    side: float
    closed: float
    values: tuple[float, ...]
    edges: tuple[float, ...]

    def plus(self, other: _Duals, times: float) -> _Duals:
        """A step from these prices, none below 0."""
        return _Duals(
            max(self.side + times * other.side, 0.0),
            max(self.closed + times * other.closed, 0.0),
            tuple([max(a + times * b, 0.0) for a, b in zip(self.values, other.values, strict=True)]),
            tuple([max(a + times * b, 0.0) for a, b in zip(self.edges, other.edges, strict=True)]),
        )

    def mixed(self, other: _Duals, times: float) -> _Duals:
        """A direction bent towards an earlier one."""
        return _Duals(
            self.side + times * other.side,
            self.closed + times * other.closed,
            tuple([a + times * b for a, b in zip(self.values, other.values, strict=True)]),
            tuple([a + times * b for a, b in zip(self.edges, other.edges, strict=True)]),
        )

    def dot(self, other: _Duals) -> float:
        """The scalar product."""
        return (
            self.side * other.side
            + self.closed * other.closed
            + sum([a * b for a, b in zip(self.values, other.values, strict=True)])
            + sum([a * b for a, b in zip(self.edges, other.edges, strict=True)])
        )


def prices_of(task: Task) -> Prices:
    """Prices whose bound is near the best that prices can give."""
    return _Search(task).prices()


class _Search:
    def __init__(self, task: Task) -> None:
        self.task = task
        groups = task.groups
        self.step = _usual([c.cost - i[0].cost for g in groups for i in g.items for c in i[1:]])
        self.unit = _usual(
            [g.worth.per_value * (c.value - i[0].value) for g in groups for i in g.items for c in i[1:]]
        )
        self.value_units = [_usual([c.value - i[0].value for i in g.items for c in i[1:]]) for g in groups]
        self.edges: list[tuple[int, int, int]] = []
        """Group, item and bit."""
        self.items = [
            self._item(group, place, number)
            for place, group in enumerate(groups)
            for number in range(len(group.items))
        ]
        self.for_cost = task.total is not None
        self.goal = (
            -float(Fraction(task.total, self.unit))
            if task.total is not None
            else float(Fraction(task.dearest or 0, self.step))
        )
        self.least = [g.worth.least / unit for g, unit in zip(groups, self.value_units, strict=True)]

    def _item(self, group: Group, place: int, number: int) -> _Item:
        known: dict[int, int] = {}
        options = []
        for choice in group.items[number]:
            for bit in bits(choice.needs):
                if bit not in known:
                    known[bit] = len(self.edges)
                    self.edges.append((place, number, bit))
            cost = float(Fraction(choice.cost, self.step))
            worth = float(Fraction(group.worth.per_value * choice.value, self.unit))
            options.append(
                _Option(
                    cost if self.task.total is not None else -worth,
                    -worth if self.task.total is not None else cost,
                    choice.value / self.value_units[place],
                    choice.closed,
                    tuple(known[bit] for bit in bits(choice.needs)),
                    tuple(bits(choice.meets)),
                )
            )
        return _Item(place, tuple(options))

    def _bound(self, duals: _Duals) -> tuple[float, _Duals]:
        """The bound that some prices give, and by how much its choice breaks each condition."""
        bit_prices: dict[int, float] = {}
        for (_, _, bit), price in zip(self.edges, duals.edges, strict=True):
            bit_prices[bit] = bit_prices.get(bit, 0.0) + price
        bound, side, closed = 0.0, 0.0, 0
        values = [0.0] * len(self.least)
        needed = [0.0] * len(self.edges)
        met: set[int] = set()
        for group, options in self.items:
            value_price = duals.values[group]
            best, chosen = None, options[0]
            for option in options:
                paid = (
                    option.objective
                    + duals.side * option.side
                    - value_price * option.value
                    + duals.closed * option.closed
                )
                for edge in option.edges:
                    paid += duals.edges[edge]
                for bit in option.met:
                    paid -= bit_prices.get(bit, 0.0)
                if best is None or paid < best:
                    best, chosen = paid, option
            bound += best or 0.0
            side += chosen.side
            closed += chosen.closed
            values[group] += chosen.value
            met.update(chosen.met)
            for edge in chosen.edges:
                needed[edge] = 1.0
        most_closed = self.task.most_closed
        bound -= duals.side * self.goal
        bound += sum([price * least for price, least in zip(duals.values, self.least, strict=True)])
        bound -= duals.closed * (most_closed or 0)
        broken = _Duals(
            side - self.goal,
            float(closed - most_closed) if most_closed is not None else 0.0,
            tuple([least - value for least, value in zip(self.least, values, strict=True)]),
            tuple([n - (bit in met) for n, (_, _, bit) in zip(needed, self.edges, strict=True)]),
        )
        return bound, broken

    def _best(self) -> _Duals:
        duals = _Duals(1.0, 0.0, (0.0,) * len(self.least), (0.0,) * len(self.edges))
        best, best_bound, direction = duals, float("-inf"), None
        ahead, stalled = max(len(self.items) / 4, 1.0), 0
        for _ in range(MOST_ROUNDS):
            bound, broken = self._bound(duals)
            if bound > best_bound + NEAR * ahead:
                stalled = 0
            else:
                stalled += 1
            if bound > best_bound:
                best, best_bound = duals, bound
            if stalled >= STALLED:
                ahead, stalled, duals, direction = ahead / 2, 0, best, None
                if ahead < NEAR:
                    break
                bound, broken = self._bound(duals)
            if direction is not None and (against := direction.dot(broken)) < 0:
                broken = broken.mixed(direction, -1.5 * against / direction.dot(direction))
            length = broken.dot(broken)
            if not length:
                break
            duals = duals.plus(broken, (best_bound + ahead - bound) / length)
            direction = broken
        return best

    def prices(self) -> Prices:
        """The best prices that were found, in whole units of cost."""
        duals = self._best()
        side = max(duals.side, 1e-9)
        # Where worth is the objective, a unit of cost has a price: all is told in units of cost.
        scale = Fraction(self.step) if self.for_cost else Fraction(self.step) / Fraction(side)
        worth = scale * Fraction(side if self.for_cost else 1) / self.unit
        needs: list[list[dict[int, int]]] = [[{} for _ in g.items] for g in self.task.groups]
        meets: dict[int, int] = {}
        for (place, number, bit), price in zip(self.edges, duals.edges, strict=True):
            whole = int(scale * Fraction(price))
            needs[place][number][bit] = whole
            meets[bit] = meets.get(bit, 0) + whole
        values = [
            int(scale * Fraction(price) / unit)
            for price, unit in zip(duals.values, self.value_units, strict=True)
        ]
        closed = int(scale * Fraction(duals.closed))
        fixed = sum(p * g.worth.least for p, g in zip(values, self.task.groups, strict=True))
        fixed -= closed * (self.task.most_closed or 0)
        return Prices(int(worth), values, closed, needs, meets, fixed)


def _usual(differences: Sequence[int]) -> int:
    """A usual difference between two options; 1 where there is none."""
    found = sorted(abs(difference) for difference in differences if difference)
    return found[len(found) // 2] if found else 1
