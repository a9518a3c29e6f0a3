"""A database that cannot be had, fails or gives other numbers is named in one sentence; none are shown."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from cm_readiness.core.distribution import Engine, Table
from cm_readiness.core.errors import Fault, ReadinessError
from cm_readiness.engines.registry import engine
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import words_for
from tests.engines.clickhouse import PASSWORD
from tests.team.cluster import GUARDED, Cluster

TABLE = Table({"sector": ["care", "care", None]}, {"overall": [1, 2, 3]})
OWN_MAX = """
CREATE SCHEMA firm;
CREATE FUNCTION firm.lower_of(bigint, bigint) RETURNS bigint LANGUAGE sql AS 'SELECT least($1, $2)';
CREATE AGGREGATE firm.max(bigint) (SFUNC = firm.lower_of, STYPE = bigint);
"""
"""A function of the firm's own, which is called like one of the server's and is found before it."""
ENDS = """
CREATE OR REPLACE FUNCTION firm.lower_of(bigint, bigint) RETURNS bigint LANGUAGE sql
AS 'SELECT pg_terminate_backend(pg_backend_pid())::integer::bigint';
"""
"""The same, but it ends the connection."""


def refusal(database: Engine, table: Table = TABLE) -> Fault:
    """Why an engine gives nothing."""
    with pytest.raises(ReadinessError) as caught:
        database.distributions(table, "sector")
    said = sentence(caught.value.fault, words_for("en"))
    assert database.name in said
    assert "\n" not in said
    return caught.value.fault


def test_numbers_of_more_than_64_bits(database: Engine) -> None:
    """They are refused before a database cuts them off."""
    for number in (2**63, -(2**63) - 1):
        fault = refusal(database, Table({"sector": ["care"]}, {"overall": [number]}))
        assert fault.code == "engine_refuses"
        assert fault.values["query"] == "portfolio benchmark --by sector"


def test_a_postgresql_whose_functions_are_others(cluster: Cluster) -> None:
    """Its maximum is a minimum: the probes notice."""
    name = cluster.database()
    cluster.run(OWN_MAX, database=name)
    cluster.run(f"ALTER DATABASE {name} SET search_path = firm, pg_catalog")
    assert refusal(engine("postgres", cluster.address(name))).code == "engine_refuses"


def test_a_postgresql_that_allows_no_tables_of_ones_own(cluster: Cluster) -> None:
    """It says so itself."""
    name, role = cluster.database(), cluster.role("analyst")
    cluster.run(f"REVOKE TEMPORARY ON DATABASE {name} FROM PUBLIC")
    fault = refusal(engine("postgres", cluster.address(name, role)))
    assert fault.code == "engine_failed"
    assert "permission denied" in str(fault.values["reason"])


def test_a_postgresql_that_ends_in_the_middle(cluster: Cluster) -> None:
    """Its connection is gone while the question is asked."""
    name = cluster.database()
    cluster.run(OWN_MAX + ENDS, database=name)
    cluster.run(f"ALTER DATABASE {name} SET search_path = firm, pg_catalog")
    fault = refusal(engine("postgres", cluster.address(name)))
    assert fault.code == "engine_failed"
    assert "terminating connection" in str(fault.values["reason"])


def test_nothing_stays_in_postgresql(cluster: Cluster) -> None:
    """The table is gone, whether it went well or not; one of the firm's own of that name is not touched."""
    name = cluster.database()
    cluster.run(
        "CREATE TABLE cm_readiness_figures (g text); INSERT INTO cm_readiness_figures VALUES ('x')",
        database=name,
    )
    engine("postgres", cluster.address(name)).distributions(TABLE, "sector")
    refusal(engine("postgres", cluster.address(name)), Table({"sector": ["care"]}, {"overall": [2**63]}))
    assert cluster.run("SELECT g FROM cm_readiness_figures", database=name) == [("x",)]
    found = cluster.run("SELECT count(*) FROM pg_class WHERE relname = 'cm_readiness_figures'", database=name)
    assert found == [(1,)]


def test_a_postgresql_that_is_not_there(cluster: Cluster) -> None:
    """No database of that name; no server."""
    assert refusal(engine("postgres", cluster.address("nothing"))).code == "engine_unreachable"
    with deaf_port() as port:
        fault = refusal(engine("postgres", f"postgresql://127.0.0.1:{port}/figures"))
    assert fault.code == "engine_unreachable"
    assert f"port {port} failed: Connection refused" in str(fault.values["reason"])


def test_a_postgresql_that_wants_a_password(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own file of passwords is asked, and here it holds none."""
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    cluster.run(
        f"DO $$ BEGIN CREATE ROLE {GUARDED} LOGIN PASSWORD 'right'; "
        "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    )
    assert (
        refusal(engine("postgres", cluster.address(cluster.database(), GUARDED))).code == "engine_unreachable"
    )


def test_a_clickhouse_that_stops_early(clickhouse: str) -> None:
    """Settings of the server cut the answer off, and it calls that a success."""
    for cut in (
        "max_rows_to_group_by=3&group_by_overflow_mode=any",
        "max_result_rows=2&result_overflow_mode=break",
        "limit=5",
        "offset=1",
    ):
        asked = engine("clickhouse", f"{clickhouse}?{cut}", {"CLICKHOUSE_PASSWORD": PASSWORD})
        assert refusal(asked).code == "engine_refuses", cut


def test_a_clickhouse_that_says_no(clickhouse: str) -> None:
    """A wrong password, a setting that it does not know."""
    for address, password, said in (
        (clickhouse, "wrong", "Authentication failed"),
        (f"{clickhouse}?no_such_setting=1", PASSWORD, "Unknown setting"),
    ):
        fault = refusal(engine("clickhouse", address, {"CLICKHOUSE_PASSWORD": password}))
        assert fault.code == "engine_failed"
        assert said in str(fault.values["reason"])


def test_a_clickhouse_that_is_not_there() -> None:
    """No server; one that does not speak its language; one that hangs up."""
    with deaf_port() as port:
        assert refusal(engine("clickhouse", f"http://127.0.0.1:{port}/")).code == "engine_unreachable"
    with another_server(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>\n<p>Welcome</p>") as address:
        assert refusal(engine("clickhouse", address)).code == "engine_refuses"
    with another_server(b"HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n") as address:
        assert refusal(engine("clickhouse", address)).values["reason"] == "HTTP 404"
    for answer in (b"", b"220 mail.example.org\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n-1\t0"):
        with another_server(answer) as address:
            assert refusal(engine("clickhouse", address)).code == "engine_unreachable", answer


@pytest.mark.parametrize(
    ("name", "module", "address"),
    [
        ("duckdb", "duckdb", None),
        ("duckdb", "pyarrow", None),
        ("postgres", "ibis", "postgresql://127.0.0.1/figures"),
        ("postgres", "ibis.backends.postgres", "postgresql://127.0.0.1/figures"),
        ("clickhouse", "ibis", "http://127.0.0.1/"),
    ],
)
def test_without_the_addition(
    name: str, module: str, address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    fault = refusal(engine(name, address))
    assert fault.code == "engine_missing"
    assert "cm-readiness[portfolio]" in sentence(fault, words_for("fr"))


@contextmanager
def deaf_port() -> Iterator[int]:
    """A port that nothing listens at, and that nobody else gets meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


@contextmanager
def another_server(answer: bytes) -> Iterator[str]:
    """The address of a server that answers whatever it is asked with the same bytes, and hangs up."""

    class Handler(BaseHTTPRequestHandler):
        """Answers without looking."""

        def do_POST(self) -> None:
            """Take the question, and answer."""
            self.rfile.read(int(self.headers["Content-Length"]))
            self.wfile.write(answer)
            self.close_connection = True

        def log_message(self, *_arguments: object) -> None:
            """Nothing is logged."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
