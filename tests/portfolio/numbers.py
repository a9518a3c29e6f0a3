"""The same numbers from every engine, on 300 random portfolios: identical, or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import HealthCheck, given, settings

from cm_readiness.core.distribution import Engine, PythonEngine, Table
from cm_readiness.core.errors import ReadinessError
from cm_readiness.engines.registry import engine
from tests.engines import clickhouse
from tests.engines.portfolios import portfolios
from tests.team import cluster

from .row import Row

PORTFOLIOS = 300
_ASKED = "identical, or refused"


def rows() -> Iterator[Row]:
    """One for each engine; where a server is not installed, what installs it."""
    with ExitStack() as servers:
        yield compared(engine("duckdb"))
        try:
            running = servers.enter_context(cluster.running())
            yield compared(engine("postgres", running.address(running.database())))
        except pytest.skip.Exception:
            yield missing("postgres", "apt-get install postgresql")
        try:
            address = servers.enter_context(clickhouse.running())
            yield compared(engine("clickhouse", address, {"CLICKHOUSE_PASSWORD": clickhouse.PASSWORD}))
        except pytest.skip.Exception:
            yield missing("clickhouse", "make clickhouse")


def compared(database: Engine) -> Row:
    """What an engine gives, beside Python; in groups and all together, by turns."""
    found: Counter[str] = Counter()

    @settings(
        max_examples=PORTFOLIOS, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(portfolios())
    def compare(table: Table) -> None:
        by = "sector" if found.total() % 2 == 0 else None
        try:
            identical = PythonEngine().distributions(table, by) == database.distributions(table, by)
        except ReadinessError:
            found["refused"] += 1
        else:
            found["identical" if identical else "different"] += 1

    compare()
    said = ", ".join(f"{found[kind]} {kind}" for kind in ("identical", "refused", "different"))
    reached = found["different"] == 0 and found["identical"] > 0 and found.total() == PORTFOLIOS
    return Row(f"random portfolios, Python beside {database.name}", said, _ASKED, reached)


def missing(name: str, command: str) -> Row:
    """An engine that could not be asked here."""
    return Row(
        f"random portfolios, Python beside {name}", f"not asked here: {command}", _ASKED, reached=False
    )
