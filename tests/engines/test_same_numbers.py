"""Every engine gives the numbers of Python, to the last unit, or refuses."""

from __future__ import annotations

import random

from hypothesis import given, settings

from cm_readiness.core.distribution import Engine, PythonEngine, Table
from tests.engines.portfolios import portfolios


def same(database: Engine, table: Table, by: str | None = "sector") -> bool:
    """Whether an engine gives what Python does, groups and measures in the same order."""
    wanted, found = PythonEngine().distributions(table, by), database.distributions(table, by)
    order = [(group, *measures) for group, measures in wanted.items()]
    return wanted == found and order == [(group, *measures) for group, measures in found.items()]


@settings(max_examples=25)
@given(portfolios())
def test_random_portfolios(database: Engine, table: Table) -> None:
    """In groups, and all together."""
    assert same(database, table)
    assert same(database, table, None)


def test_without_companies(database: Engine) -> None:
    """There is no group then."""
    assert same(database, Table({"sector": []}, {"overall": []}))
    assert same(database, Table({"sector": []}, {"overall": []}), None)


def test_a_measure_that_nobody_has(database: Engine) -> None:
    """It is missing, and the group is not."""
    assert database.distributions(Table({"sector": ["retail"]}, {"overall": [None]}), "sector") == {
        "retail": {}
    }


def test_each_small_size(database: Engine) -> None:
    """One company, two, and so on: halves of every kind, values in no order."""
    sizes = range(1, 14)
    names = [str(size) for size in sizes for _ in range(size)]
    values = [number * 7 % (size + 3) for size in sizes for number in range(size)]
    assert same(database, Table({"sector": names}, {"overall": values}))


def test_names_that_differ_by_little(database: Engine) -> None:
    """Case, accents, blanks at the end, nothing and no name stay groups of their own."""
    names = [
        None,
        "",
        " ",
        "retail",
        "Retail",
        "retail ",
        "réseau",
        "re\u0301seau",
        "NULL",
        "\\N",
        "a'b",
        'a"b\t\n',
    ]
    table = Table({"sector": names * 3}, {"overall": list(range(len(names) * 3))})
    assert len(database.distributions(table, "sector")) == len(names)
    assert same(database, table)


def test_thousands_of_groups(database: Engine) -> None:
    """As many as companies, or almost."""
    chance = random.Random(7)  # noqa: S311
    names = [f"consultant {chance.randrange(4_000)}" for _ in range(9_000)]
    scores = [chance.choice((None, chance.randrange(100_000_001))) for _ in names]
    levels = [chance.randrange(5) for _ in names]
    assert same(database, Table({"sector": names}, {"overall": scores, "late": levels}))


def test_many_measures(database: Engine) -> None:
    """One for each dimension, and more."""
    chance = random.Random(8)  # noqa: S311
    names = [chance.choice(("retail", "care", None)) for _ in range(200)]
    table = Table({"sector": names}, {f"m{n}": [chance.randrange(9) for _ in names] for n in range(40)})
    assert same(database, table)
