"""The benchmark of 100,000 companies, beside DuckDB asked the same without us; processor time, in turn."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from statistics import median

import duckdb
import pyarrow

from cm_readiness.core.distribution import Engine, PythonEngine, Table
from cm_readiness.engines.duckdb_query import QUERY
from cm_readiness.engines.expression import TABLE
from cm_readiness.engines.registry import engine

from .row import Row

COMPANIES = 100_000
GROUPS = 30
TURNS = 9
MOST = 1.5
_MEASURES = ("overall", "purpose", "people", "content", "means", "follow")


def rows() -> Iterator[Row]:
    """Each engine that needs no server."""
    table = companies()
    groups = {name: number for number, name in enumerate(dict.fromkeys(table.fields["sector"]))}
    numbers = [groups[name] for name in table.fields["sector"]]
    engines: tuple[Engine, ...] = (engine("duckdb"), PythonEngine())
    ways: dict[str, Callable[[], object]] = {
        "bare": lambda: bare(numbers, table),
        **{each.name: lambda each=each: each.distributions(table, "sector") for each in engines},  # type: ignore[misc]
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    for _ in range(TURNS):
        for name, way in ways.items():
            taken[name].append(processor_time(way))
    beside = median(taken["bare"])
    for each in engines:
        seconds = median(taken[each.name])
        yield Row(
            f"benchmark of {COMPANIES:,} companies with the engine {each.name}",
            f"{seconds:.3f} s, {seconds / beside:.2f} × bare DuckDB ({beside:.3f} s)",
            f"at most {MOST} ×",
            seconds <= MOST * beside,
        )


def companies() -> Table:
    """Companies in sectors; one in ten lacks a score here and there."""
    chance = random.Random(14)  # noqa: S311 - the same ones each time
    names = [f"sector {chance.randrange(GROUPS)}" for _ in range(COMPANIES)]
    columns = {
        measure: [chance.randrange(100_000_001) if chance.random() > 0.1 else None for _ in names]
        for measure in _MEASURES
    }
    return Table({"sector": names}, columns)


def bare(numbers: list[int], table: Table) -> list[tuple[object, ...]]:
    """DuckDB alone: the same lists handed over as its makers advise, the same query, the rows as they come.

    Args:
        numbers: of the groups; it need not make them.
        table: the companies.
    """
    groups = pyarrow.array(numbers, pyarrow.int32())
    kinds = [
        pyarrow.repeat(pyarrow.scalar(number, pyarrow.int32()), len(numbers))
        for number in range(len(table.measures))
    ]
    values = [pyarrow.array(column, pyarrow.int64()) for column in table.measures.values()]
    columns = {"g": [groups] * len(kinds), "m": kinds, "v": values}
    arrow = pyarrow.table({name: pyarrow.chunked_array(column) for name, column in columns.items()})
    with duckdb.connect() as connection:
        return connection.register(TABLE, arrow).execute(QUERY).fetchall()


def processor_time(way: Callable[[], object]) -> float:
    """Seconds of all cores that a call takes."""
    before = time.process_time()
    way()
    return time.process_time() - before
