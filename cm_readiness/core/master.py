"""The best prices for the choices found so far: a small linear programme, solved by the simplex method.

It mixes choices so that all conditions hold on average, at the least cost; what one more unit of a condition
would save is its price. The best choice at these prices is then found and added, until none is better (the
decomposition of Dantzig and Wolfe). In floats: whatever the prices are, the bound that they give holds.
"""

from __future__ import annotations

from collections.abc import Sequence

DEAREST = 1e5
"""The highest price; beyond it a condition is rather broken."""
TINY = 1e-9
MOST_PIVOTS = 400


class Master:
    """Mixes of choices, and what prices make them the best.

    Args:
        conditions: how many there are.
    """

    def __init__(self, conditions: int) -> None:
        self.conditions = conditions
        self.rows: list[list[float]] = []
        """What basic columns stand for in each column: a slack and a breach for each condition, the mix
        itself, choices; and at the end what the basic column comes to."""
        self.basis: list[int] = []
        self.costs: list[float] = [0.0] * conditions + [DEAREST] * conditions + [0.0]

    def add(self, cost: float, broken: Sequence[float]) -> None:
        """A choice.

        Args:
            broken: by how much it breaks each condition; below 0 where it does not.
        """
        size = self.conditions
        if not self.rows:
            self._start(cost, broken)
            return
        column = [*broken, 1.0]
        inverse = [[*row[:size], row[2 * size]] for row in self.rows]
        for row, factors in zip(self.rows, inverse, strict=True):
            row.insert(-1, sum([factor * part for factor, part in zip(factors, column, strict=True)]))
        self.costs.append(cost)

    def _start(self, cost: float, broken: Sequence[float]) -> None:
        """The first choice is all there is in the mix; what it breaks is breached, the rest is slack."""
        size = self.conditions
        for place, by in enumerate(broken):
            sign = -1.0 if by > 0 else 1.0
            row = [0.0] * (2 * size + 3)
            row[place], row[size + place], row[2 * size], row[-1] = sign, -sign, -by * sign, abs(by)
            self.rows.append(row)
            self.basis.append(size + place if by > 0 else place)
        mix = [0.0] * (2 * size + 3)
        mix[2 * size] = mix[2 * size + 1] = mix[-1] = 1.0
        self.rows.append(mix)
        self.basis.append(2 * size + 1)
        self.costs.append(cost)

    def solved(self) -> tuple[float, tuple[float, ...]]:
        """The cost of the best mix, and the price of each condition, 0 or more."""
        for _ in range(MOST_PIVOTS):
            left = self._reduced()
            entering = min(
                (place for place in range(len(left)) if place != 2 * self.conditions), key=left.__getitem__
            )
            if left[entering] > -TINY:
                break
            ratios = [
                (row[-1] / row[entering], place)
                for place, row in enumerate(self.rows)
                if row[entering] > TINY
            ]
            if not ratios:
                break
            self._pivot(min(ratios)[1], entering)
        left = self._reduced()
        value = sum([self.costs[column] * row[-1] for column, row in zip(self.basis, self.rows, strict=True)])
        return value, tuple([max(price, 0.0) for price in left[: self.conditions]])

    def _reduced(self) -> list[float]:
        """What one unit of each column costs beyond what it stands for."""
        left = list(self.costs)
        for column, row in zip(self.basis, self.rows, strict=True):
            cost = self.costs[column]
            if cost:
                left = [value - cost * part for value, part in zip(left, row, strict=False)]
        return left

    def _pivot(self, leaving: int, entering: int) -> None:
        pivot = self.rows[leaving][entering]
        chosen = self.rows[leaving] = [part / pivot for part in self.rows[leaving]]
        for place, row in enumerate(self.rows):
            factor = row[entering]
            if place != leaving and factor:
                self.rows[place] = [part - factor * other for part, other in zip(row, chosen, strict=True)]
        self.basis[leaving] = entering
