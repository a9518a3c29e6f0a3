"""The cheapest way to a verdict and the best use of a budget, found among all sets of levels (section 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from tests.oracle.numbers import days, shown
from tests.oracle.reading import Company, Criterion, Table
from tests.oracle.scoring import Scored, rank, scored


@dataclass(frozen=True)
class Choice:
    """A final level of one criterion."""

    criterion: Criterion
    level: int
    effective: int
    raised: bool
    effort: Fraction


@dataclass(frozen=True)
class Way:
    """Final levels of all criteria, and what they come to."""

    choices: tuple[Choice, ...]
    effort: Fraction
    low: Scored

    def tie(self) -> tuple[object, ...]:
        """Fewer raised; then the higher final level at the first difference."""
        return (
            sum(1 for each in self.choices if each.raised),
            [-each.level for each in self.choices],
            [-each.effective for each in self.choices],
        )

    def levels(self) -> dict[str, int]:
        """The raised criteria and their final levels."""
        return {each.criterion.id: each.level for each in self.choices if each.raised}


def choices(criterion: Criterion) -> list[Choice]:
    """What may become of an applicable criterion."""
    start = criterion.start
    listed = [Choice(criterion, start, criterion.effective or 0, raised=False, effort=Fraction())]
    if criterion.known and criterion.effective != start:
        listed.append(Choice(criterion, start, start, raised=True, effort=Fraction()))
    listed += [
        Choice(criterion, level, level, raised=True, effort=criterion.effort(start, level))
        for level in range(start + 1, criterion.target + 1)
    ]
    return listed


def sets(company: Company) -> int:
    """How many sets of levels there are."""
    return prod(len(choices(each)) for each in company.criteria if each.applicable)


def ways(company: Company) -> Iterator[Way]:
    """All sets of levels that keep the requirements of every raised criterion."""
    applicable = [each for each in company.criteria if each.applicable]
    for chosen in product(*(choices(each) for each in applicable)):
        levels = {each.criterion.id: each.level for each in chosen}
        if all(
            need["of"] not in levels or levels[need["of"]] >= need["at_least"]
            for each in chosen
            if each.raised
            for need in each.criterion.requires
            if need["level"] <= each.level
        ):
            effort = sum((each.effort for each in chosen), Fraction())
            yield Way(chosen, effort, scored(company, {each.criterion.id: each.effective for each in chosen}))


def cheapest(company: Company, wanted: str, among: list[Way]) -> Table:
    """The way to a verdict or a better one with the least effort."""
    names = [each["id"] for each in company.frame["verdicts"]]
    good = [way for way in among if rank(company, way.low) >= names.index(wanted)]
    if not good:
        return {"verdict": wanted, "reachable": False, "effort_days": None}
    best = min(good, key=lambda way: (way.effort, way.tie()))
    return {
        "verdict": wanted,
        "reachable": True,
        "effort_days": days(best.effort),
        "levels": best.levels(),
        "overall_low": shown(best.low.overall),
        "reaches": names[rank(company, best.low)],
        "gates_still_closed": best.low.closed,
        "open_taken_as_zero": sum(1 for each in company.criteria if each.is_open),
    }


def budget(limit: Fraction, among: list[Way]) -> Table:
    """The way within a budget with the highest low end of the overall."""
    able = [way for way in among if way.effort <= limit]
    best = min(able, key=lambda way: (-(way.low.overall or 0), way.effort, way.tie()))
    return {
        "days": days(limit),
        "effort_days": days(best.effort),
        "levels": best.levels(),
        "overall_low": shown(best.low.overall),
    }
