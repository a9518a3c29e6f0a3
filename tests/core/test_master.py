"""The best mix of choices, and the prices that make it the best, beside a solver of linear programmes."""

from __future__ import annotations

from typing import Any

import highspy
import pytest
from hypothesis import given
from hypothesis import strategies as some

from cm_readiness.core.master import DEAREST, Master

PARTS = some.integers(-20, 20)
CHOICES = some.integers(1, 4).flatmap(
    lambda size: some.lists(some.tuples(PARTS, some.lists(PARTS, min_size=size, max_size=size)), min_size=1)
)


@given(CHOICES)
def test_the_best_mix_costs_what_a_solver_finds(choices: list[tuple[int, list[int]]]) -> None:
    """Whole-numbered costs and breaches; a breach that no mix avoids costs the highest price."""
    master = Master(len(choices[0][1]))
    model: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    model.silent()
    parts = [model.addVariable(lb=0) for _ in choices]
    breaches = [model.addVariable(lb=0) for _ in choices[0][1]]
    model.addConstr(sum(parts) == 1)
    for place, breach in enumerate(breaches):
        broken = sum(each[1][place] * part for each, part in zip(choices, parts, strict=True))
        model.addConstr(broken - breach <= 0)
    model.minimize(
        sum(each[0] * part for each, part in zip(choices, parts, strict=True)) + DEAREST * sum(breaches)
    )
    for cost, broken in choices:
        master.add(cost, broken)
    found, prices = master.solved()
    assert found == pytest.approx(model.getInfo().objective_function_value, rel=1e-6, abs=1e-5)
    # At these prices no choice is better than the mix.
    paid = [cost + sum(p * by for p, by in zip(prices, broken, strict=True)) for cost, broken in choices]
    assert min(paid) == pytest.approx(found, rel=1e-6, abs=1e-3)
