"""Engines that tests ask: DuckDB here, PostgreSQL and ClickHouse as servers of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cm_readiness.core.distribution import Engine
from cm_readiness.engines.registry import engine
from tests.engines import clickhouse as clickhouse_server
from tests.team.cluster import Cluster


@pytest.fixture(scope="session")
def clickhouse() -> Iterator[str]:
    """The address of a ClickHouse; the test is skipped where `make clickhouse` has not been run."""
    with clickhouse_server.running() as address:
        yield address


@pytest.fixture(scope="session", params=["duckdb", "postgres", "clickhouse"])
def database(request: pytest.FixtureRequest) -> Engine:
    """Each engine that has to give what Python gives."""
    name = str(request.param)
    if name == "duckdb":
        return engine(name)
    if name == "clickhouse":
        return engine(
            name, request.getfixturevalue("clickhouse"), {"CLICKHOUSE_PASSWORD": clickhouse_server.PASSWORD}
        )
    cluster: Cluster = request.getfixturevalue("cluster")
    return engine(name, cluster.address(cluster.database()))
