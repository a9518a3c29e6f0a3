"""The connection to a team's store: made when it is needed, made again where it was lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from ..core.errors import Place, ReadinessError, error_of
from ..files.process import this_machine
from .address import Address, address_of
from .refusals import cannot_connect, lost, refused
from .schema_steps import VERSION

if TYPE_CHECKING:
    import psycopg

# Only what is about to ask a server waits for psycopg.

Row = tuple[Any, ...]
Result = TypeVar("Result")

PROGRAM = "cm-readiness"
_PATIENCE: dict[str, str | int] = {
    "connect_timeout": 10, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}  # fmt: skip
"""How long a network may be silent, where the address does not say it."""
_MANNERS = """
    SET default_transaction_isolation = 'read committed';
    SET lock_timeout = '20s';
    SET statement_timeout = '60s';
    SET idle_in_transaction_session_timeout = '60s'
"""
_MOST_OF_NAME = 40


@dataclass(frozen=True)
class Team:
    """The team whose assessments a store has, as the person who is connected sees it."""

    number: int
    name: str
    keeps_private_notes: bool
    may_write: bool
    user: str
    """Who is connected."""


def connect(address: Address) -> psycopg.Connection[Row]:
    """A new connection, in which every statement stands alone unless it is put into a transaction.

    Raises:
        ReadinessError: `extra_missing`, or why the server cannot be reached.
    """
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise ReadinessError(
            "store_needs_extra", Place(address.text), extra="team", python=sys.executable
        ) from error
    try:
        said = conninfo_to_dict(address.connection)
    except psycopg.ProgrammingError:
        raise ReadinessError("store_address", Place(address.text)) from None
    if said.get("password") is not None or said.get("sslpassword") is not None:
        # Its keyword was written in a way of its own: nothing of the parameters is repeated.
        raise ReadinessError("store_password_in_address", Place(address.connection.partition("?")[0]))
    more = {name: value for name, value in _PATIENCE.items() if name not in said}
    more["application_name"] = f"{PROGRAM} {this_machine()[:_MOST_OF_NAME]}:{os.getpid()}"
    try:
        return psycopg.connect(address.connection, autocommit=True, **more)  # type: ignore[arg-type]
    except psycopg.Error as error:
        raise cannot_connect(error, address.text) from error
    except UnicodeError as error:
        # No server can have the name: no part of one is longer than 63 letters.
        raise ReadinessError("store_address", Place(address.text)) from error


class Link:
    """The connection of a store; it may be used from any thread, by one at a time.

    Args:
        text: the address.

    Raises:
        ReadinessError: as `address_of`.
    """

    def __init__(self, text: str) -> None:
        self.address = address_of(text)
        self.shown = self.address.text
        self._lock = RLock()
        self._connection: psycopg.Connection[Row] | None = None
        self._team: Team | None = None
        self._held: dict[int, int] = {}
        """The advisory locks that are held here, and how many times."""

    @property
    def team(self) -> Team:
        """Whose assessments they are; asked of the server once for each connection.

        Raises:
            ReadinessError: why the server cannot be reached, or what the store is not.
        """
        with self._lock:
            if self._team is None:
                self._connected()
            assert self._team is not None  # noqa: S101 - a connection has one
            return self._team

    @property
    def is_up(self) -> bool:
        """Whether there is a connection that is not known to be lost."""
        connection = self._connection
        return connection is not None and not connection.closed

    def ask(self, statement: str, *values: object) -> list[Row]:
        """Do one thing; what it gives, where it gives rows.

        Raises:
            ReadinessError: as `run`.
        """

        def work(connection: psycopg.Connection[Row]) -> list[Row]:
            found = connection.execute(statement.encode(), values or None)
            return found.fetchall() if found.description else []

        return self.run(work)

    def run(self, work: Callable[[psycopg.Connection[Row]], Result]) -> Result:
        """Do something in one transaction; once more where the connection was lost meanwhile.

        Args:
            work: what is done. It may have been done already when it is called again, and its answer lost.

        Raises:
            ReadinessError: the server cannot be reached, or refuses.
        """
        with self._lock:
            was_there = self.is_up
            for attempt in (1, 2):
                connection = self._again(was_there)
                import psycopg

                try:
                    with connection.transaction():
                        return work(connection)
                except (psycopg.OperationalError, psycopg.InterfaceError) as error:
                    if not connection.closed:
                        raise refused(error, self.shown) from error
                    if attempt == 2:
                        raise lost(error, self.shown) from error
                    was_there = True
                except psycopg.Error as error:
                    raise refused(error, self.shown) from error
            raise AssertionError  # pragma: no cover - the second attempt returns or raises

    def _again(self, was_there: bool) -> psycopg.Connection[Row]:
        try:
            return self._connected()
        except ReadinessError as error:
            if was_there and error.fault.code == "store_unreachable":
                raise error_of([replace(error.fault, code="store_lost")]) from error
            raise

    def hold(self, key: int) -> None:
        """Show others that an assessment is open here."""
        with self._lock:
            self.ask("SELECT pg_advisory_lock_shared(%s)", key)
            self._held[key] = self._held.get(key, 0) + 1

    def let_go(self, key: int) -> None:
        """Show it no longer; a server that is gone has forgotten it."""
        with self._lock:
            left = self._held.pop(key, 0) - 1
            if left > 0:
                self._held[key] = left
            if left >= 0 and self.is_up:
                with suppress(ReadinessError):
                    self.ask("SELECT pg_advisory_unlock_shared(%s)", key)

    def __del__(self) -> None:
        # Whoever forgets a store has nothing left to save: its connection ends without a word.
        if (connection := getattr(self, "_connection", None)) is not None:
            with suppress(Exception):
                connection.close()

    def close(self) -> None:
        """Let go of the server; the next question connects again."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = self._team = None

    def _connected(self) -> psycopg.Connection[Row]:
        if self._connection is not None and not self._connection.closed:
            return self._connection
        connection = connect(self.address)
        import psycopg

        try:
            connection.execute(_MANNERS)
            check_version(connection, self.shown)
            self._team = self._found_team(connection)
            for key, times in self._held.items():
                for _ in range(times):
                    connection.execute("SELECT pg_advisory_lock_shared(%s)", [key])
        except psycopg.OperationalError as error:
            connection.close()
            raise lost(error, self.shown) from error
        except psycopg.Error as error:
            connection.close()
            raise refused(error, self.shown) from error
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return connection

    def _found_team(self, connection: psycopg.Connection[Row]) -> Team:
        found = [
            Team(*row)
            for row in connection.execute(
                "SELECT id, name, private_notes, cm_readiness.has_role(member), current_user::text "
                "FROM cm_readiness.team WHERE cm_readiness.has_role(reader) ORDER BY name"
            )
        ]
        named = [team for team in found if team.name == self.address.team or not self.address.team]
        if len(named) == 1:
            return named[0]
        where = Place(self.shown)
        if named:
            names = ", ".join(team.name for team in named)
            raise ReadinessError("store_which_team", where, teams=names, first=named[0].name)
        if self.address.team:
            raise ReadinessError("store_other_team", where, word=self.address.team)
        raise ReadinessError("store_no_team", where)


def check_version(connection: psycopg.Connection[Row], address: str, known: int = VERSION) -> int:
    """See that a database has the tables that this program works with.

    Args:
        connection: to it.
        address: as it may be printed.
        known: their version.

    Returns:
        It.

    Raises:
        ReadinessError: `store_not_there`, `store_newer` or `store_older`.
    """
    found = version_of(connection)
    if found is None:
        raise ReadinessError("store_not_there", Place(address))
    if found != known:
        code = "store_newer" if found > known else "store_older"
        raise ReadinessError(code, Place(address), found=found, known=known)
    return found


def version_of(connection: psycopg.Connection[Row]) -> int | None:
    """The version of a database's tables; None where it has none of this program."""
    row = connection.execute("SELECT to_regclass('cm_readiness.about')::text").fetchone()
    if row is None or row[0] is None:
        return None
    row = connection.execute("SELECT version FROM cm_readiness.about").fetchone()
    return None if row is None else int(row[0])
