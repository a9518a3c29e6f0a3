"""A firm's PostgreSQL, asked through Ibis: a table of one transaction, which is gone with it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..core.distribution import Distribution, Table
from ..core.errors import ReadinessError
from .expression import TABLE, sql
from .figures import AnswerRow, Figures, believed, figures_of, lines, query_of, reason_of

if TYPE_CHECKING:
    from ibis.backends.postgres import Backend

_PATIENCE = 10
"""Seconds until a server that does not answer is given up, where the address says nothing of it."""
_CREATE = f"CREATE TEMPORARY TABLE {TABLE} (g integer, m integer, v bigint) ON COMMIT DROP"
_COPY = f"COPY {TABLE} FROM STDIN"


class PostgresEngine:
    """Computes distributions with PostgreSQL.

    Args:
        address: of a database, as its own programs take it, without a password.
    """

    name = "postgres"

    def __init__(self, address: str) -> None:
        self._address = address

    def distributions(self, table: Table, by: str | None) -> Mapping[str | None, Mapping[str, Distribution]]:
        """As `Engine` says."""
        query = query_of(by)
        figures = figures_of(table, by)
        connected = self._connected()
        try:
            rows = _answer(connected, figures)
        except OverflowError as error:
            raise ReadinessError("engine_refuses", engine=self.name, query=query) from error
        except connected.con.Error as error:
            reason = reason_of(error)
            raise ReadinessError("engine_failed", engine=self.name, query=query, reason=reason) from error
        finally:
            connected.disconnect()
        return believed(rows, figures, self.name, query)

    def _connected(self) -> Backend:
        try:
            import ibis
            import ibis.backends.postgres
        except ImportError as error:
            raise ReadinessError("engine_missing", engine=self.name, python=sys.executable) from error
        patience = {} if "connect_timeout" in self._address else {"connect_timeout": _PATIENCE}
        try:
            # Ibis gives a port of its own, which would count more than the address or the service file.
            return ibis.postgres.connect(conninfo=self._address, port=None, **patience)
        except Exception as error:  # what the driver raises is the driver's own; only `team` knows it
            reason = reason_of(error)
            raise ReadinessError(
                "engine_unreachable", engine=self.name, address=self._address, reason=reason
            ) from error


def _answer(connected: Backend, figures: Figures) -> list[AnswerRow]:
    question = sql("postgres")
    with connected.begin() as cursor:
        cursor.execute(_CREATE)
        with cursor.copy(_COPY) as copy:
            for part in lines(figures):
                copy.write(part)
        return list(cursor.execute(question).fetchall())
