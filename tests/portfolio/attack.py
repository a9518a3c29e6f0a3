"""Groups of companies attacked: everything that may be asked over three fields, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random

from tests.shown_sets import shown_sets, small_sum

from .row import Row

PORTFOLIOS, LEAST = 300, 5
VALUES = ("retail", "crafts", "health", "food", None)


def rows() -> Iterator[Row]:
    """Random small portfolios: all pairs of what is shown, and all sums of all of it."""
    random = Random(14)  # noqa: S311 - nothing is kept secret
    shown_in_all = pairs = told = sums = hidden = 0
    for _ in range(PORTFOLIOS):
        columns = _portfolio(random)
        shown = shown_sets(columns, LEAST)
        shown_in_all += len(shown)
        told += sum(len(one) < LEAST for one in shown)
        for first, second in combinations(shown, 2):
            pairs += 1
            told += _tells(first, second)
        sums += small_sum(shown, len(columns["sector"]), LEAST) is not None
        hidden += _counts_told(columns, shown)
    yield Row(
        f"pairs of filters over three fields, in {PORTFOLIOS} random portfolios",
        f"{pairs:,} pairs of {shown_in_all:,} sets shown: {told} tell of fewer than {LEAST} companies",
        "none",
        not told and pairs > 0,
    )
    yield Row(
        "sums of all that is shown, each set any number of times",
        f"in {sums} of {PORTFOLIOS} portfolios one of fewer than {LEAST} companies",
        "in none",
        not sums,
    )
    yield Row(
        "numbers of companies that are hidden and follow from those shown",
        f"{hidden} in {PORTFOLIOS} portfolios",
        "none",
        not hidden,
    )


def _portfolio(random: Random) -> Mapping[str, Sequence[str | None]]:
    """Fields that depend on each other in part: where one filter lies within another one, all is harder."""
    number = random.randrange(8, 90)
    values = random.sample(VALUES, random.randrange(2, 5))
    sector = [random.choice(values) for _ in range(number)]
    size = [_like(random, one, "size") for one in sector]
    country = [_like(random, one, "country") for one in size]
    return {"sector": sector, "size": size, "country": country}


def _like(random: Random, other: str | None, name: str) -> str | None:
    return f"{name} of {other}" if random.random() < 0.6 else random.choice((f"{name} 1", f"{name} 2", None))


def _tells(first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether one lies within the other and leaves few."""
    inner, outer = sorted((first, second), key=len)
    return inner < outer and len(outer - inner) < LEAST


def _counts_told(columns: Mapping[str, Sequence[str | None]], shown: Sequence[frozenset[int]]) -> int:
    """Groups of one field that are hidden and whose number follows.

    Of the groups that are put together each has less than the least number: that all have as many as they
    may is the one way in which the number of all gives that of each.
    """
    told = 0
    for column in columns.values():
        groups: dict[str | None, set[int]] = {}
        for company, value in enumerate(column):
            groups.setdefault(value, set()).add(company)
        hidden = [group for group in groups.values() if frozenset(group) not in shown]
        rest = frozenset[int]().union(*hidden)
        if rest in shown and len(rest) == len(hidden) * (LEAST - 1):
            told += all(len(group) < LEAST for group in hidden)
    return told
