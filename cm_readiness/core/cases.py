"""Each set of groups in which gates may be closed, as a case of its own with a bound of its own.

Where a gate may be closed a group is worth no more than its cap, whether one is closed or not: where none is,
another case values the choice better. In the other groups all gates are open. All cases share their steps,
and each begins with the prices of one that is much the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations
from math import comb, gcd

from .price_search import PriceSearch
from .prices import Group, Task, all_open, capped, narrowed
from .steps import Steps

MOST_CASES = 32
"""Sets of groups with closed gates that are looked at one by one."""


class Case:
    """Groups in which gates may be closed, and the search for the prices of this case.

    Args:
        shut: these groups; None where gates may be closed everywhere, and nothing is known of caps.
        start: the search of a case that is much the same.
    """

    def __init__(self, steps: Steps, shut: frozenset[int] | None, start: PriceSearch | None = None) -> None:
        self.steps, self.shut = steps, shut
        self.total = _in_full(steps.task.groups, steps.task.total or 0, shut)
        forced = [] if shut is None else steps.with_needs(_opening(steps, shut))
        self.pricing = PriceSearch(steps, self.total, capped=shut or (), forced=forced, start=start)
        self.pricing.round()

    def task(self) -> Task:
        """What is to be chosen in this case, without the options that cannot be."""
        groups = self.steps.task.groups
        if self.shut is not None:
            groups = [
                capped(group) if place in self.shut else all_open(group) for place, group in enumerate(groups)
            ]
        return replace(self.steps.task, groups=narrowed(groups) or groups, total=self.total)


def cases(
    groups: Sequence[Group], total: int, most_closed: int | None, work: Callable[[int], None]
) -> Iterator[Case]:
    """The cases that there are, each priced once; the first one as well as it can be.

    Args:
        total: the worth to reach.
        most_closed: how many gates may stay closed; None for any number.
        work: is told how much was done, about in comparisons of choices.
    """
    possible = narrowed([all_open(group) if group.worth.all_open else group for group in groups])
    if possible is None:
        return
    steps = Steps(Task(possible, total=total, most_closed=most_closed), work)
    start: PriceSearch | None = None
    for shut in _sets(possible, most_closed):
        case = Case(steps, shut, start)
        if start is None:
            start = case.pricing
            start.improve()
        yield case


def _sets(groups: Sequence[Group], most_closed: int | None) -> Iterator[frozenset[int] | None]:
    """The sets of groups in which gates may be closed, without those whose other gates cannot all open."""
    with_gates = [p for p, group in enumerate(groups) if any(c.closed for item in group.items for c in item)]
    stuck = {place for place in with_gates if not all(all_open(groups[place]).items)}
    most = min(most_closed, len(with_gates)) if most_closed is not None else len(with_gates)
    if sum(comb(len(with_gates), count) for count in range(most + 1)) > MOST_CASES:
        yield None
        return
    for chosen in chain.from_iterable(combinations(with_gates, count) for count in range(most + 1)):
        if stuck <= (shut := frozenset(chosen)):
            yield shut


def _opening(steps: Steps, shut: frozenset[int]) -> list[int]:
    """The steps that open gates where none may be closed."""
    kept = [range(*steps.parts[place].indices(len(steps.objectives))) for place in shut]
    return [step for step in steps.opening if not any(step in part for part in kept)]


def _in_full(groups: Sequence[Group], total: int, shut: frozenset[int] | None) -> int:
    """A total worth as high as the next one that there can be."""
    parts = [group.worth.per_value for group in groups]
    parts += [group.worth.cap for place, group in enumerate(groups) if shut is None or place in shut]
    whole = gcd(*parts)
    return -(-total // whole) * whole if whole else total
