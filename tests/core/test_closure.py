"""The cheapest set of steps that have all they need, beside trying every set."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from cm_readiness.core.closure import Closure

STEPS = 7
COSTS = some.lists(some.integers(-9, 9), min_size=STEPS, max_size=STEPS)
NEEDS = some.lists(
    some.sampled_from([(step, needed) for step in range(STEPS) for needed in range(step)]), unique=True
)


@given(NEEDS, COSTS, COSTS)
def test_the_cheapest_set_is_found_whatever_flowed_before(
    needs: list[tuple[int, int]], before: list[int], costs: list[int]
) -> None:
    """With all needs paid each step for itself comes to the same; what other costs led to changes nothing."""
    closure = Closure(STEPS, needs)
    _, sent = closure.solved(before)
    least = min(
        sum(cost for cost, taken in zip(costs, each, strict=True) if taken)
        for each in product([False, True], repeat=STEPS)
        if all(each[needed] or not each[step] for step, needed in needs)
    )
    for start in ((), sent):
        taken, prices = closure.solved(costs, start)
        assert all(taken[needed] for step, needed in needs if taken[step])
        assert sum(cost for cost, each in zip(costs, taken, strict=True) if each) == least
        paid = list(costs)
        for (step, needed), price in zip(needs, prices, strict=True):
            assert price >= 0
            paid[step] += price
            paid[needed] -= price
        assert sum(min(cost, 0) for cost in paid) == least
    assert closure.solved(costs)[0] == closure.solved(costs, sent)[0]
