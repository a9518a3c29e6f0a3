"""The engines that there are, by the names that are typed; what one needs is loaded when it is asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..core.distribution import Engine, PythonEngine
from ..core.errors import ReadinessError

ENGINES = ("python", "duckdb", "postgres", "clickhouse")
"""The first needs nothing and is asked where nothing else is said."""


@dataclass(frozen=True)
class _Server:
    """A database that has to be told where it is."""

    variable: str
    """The variable of the environment that may say so."""
    schemes: tuple[str, ...]
    example: str
    password: str
    """Where its password belongs."""


_SERVERS = {
    "postgres": _Server(
        "CM_READINESS_POSTGRES", ("postgresql", "postgres"), "postgresql://analyst@db.example.org/figures",
        "~/.pgpass",
    ),
    "clickhouse": _Server(
        "CM_READINESS_CLICKHOUSE", ("https", "http"), "https://analyst@db.example.org:8443/figures",
        "CLICKHOUSE_PASSWORD",
    ),
}  # fmt: skip


def engine(name: str, address: str | None = None, environment: Mapping[str, str] = os.environ) -> Engine:
    """An engine; no server is asked yet.

    Args:
        name: one of `ENGINES`.
        address: of the server; None where a variable of the environment gives it, or there is none.
        environment: the variables of the process.

    Raises:
        ReadinessError: `engine_unknown`, `engine_without_address`, `engine_bad_address`, `engine_password`.
    """
    match name:
        case "python":
            return PythonEngine()
        case "duckdb":
            from .duckdb_engine import DuckDBEngine

            return DuckDBEngine()
        case "postgres":
            from .postgres_engine import PostgresEngine

            return PostgresEngine(_address(name, address, environment))
        case "clickhouse":
            from .clickhouse_engine import ClickHouseEngine

            user, password = (environment.get(f"CLICKHOUSE_{what}", "") for what in ("USER", "PASSWORD"))
            return ClickHouseEngine(_address(name, address, environment), user, password)
    raise ReadinessError("engine_unknown", given=name, engines=", ".join(ENGINES))


def _address(name: str, given: str | None, environment: Mapping[str, str]) -> str:
    server = _SERVERS[name]
    address = (given or environment.get(server.variable, "")).strip()
    if not address:
        raise ReadinessError(
            "engine_without_address", engine=name, variable=server.variable, example=server.example
        )
    try:
        parts = urlsplit(address)
        whole = (
            parts.scheme in server.schemes
            and bool(parts.hostname or name == "postgres")
            and (parts.port or 1)
        )
    except ValueError:
        whole = False
    if not whole:
        raise ReadinessError("engine_bad_address", engine=name, example=server.example)
    if parts.password or re.search("password", parts.query, re.IGNORECASE):
        raise ReadinessError("engine_password", engine=name, place=server.password)
    return address
