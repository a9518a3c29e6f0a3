"""Set up a team's store in a database, and bring an older one up to date."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core.errors import Place, ReadinessError
from . import schema_steps
from .address import Address, address_of, check_team
from .link import Row, connect, version_of
from .refusals import lost, refused

if TYPE_CHECKING:
    import psycopg

_MOST_OF_ROLE = 48
"""Characters of a role's name before what it may do; a database has 63 for all of it."""
_AT_ONE_TIME = 7245911
"""The advisory lock of whoever changes the tables."""


@dataclass(frozen=True)
class TeamRoles:
    """What the people of a team are granted: `GRANT … TO ana`."""

    team: str
    member: str
    """Reads and writes."""
    reader: str
    """Only reads."""


def create(address: str, team: str, *, private_notes: bool | None = None) -> TeamRoles:
    """Set up the store of a team; the tables as well, where the database has none yet.

    Doing it again changes nothing but what is said of private notes.

    Args:
        address: of the database, for somebody who may create tables and roles there.
        team: its name: lower-case letters, digits and underscores.
        private_notes: whether private notes are kept in the store, each for its author alone; a new team's
            are not, unless it is said.

    Raises:
        ReadinessError: `team_name`, `store_newer`, `store_older`, `store_may_not_create`, or why the server
            cannot be reached.
    """
    parts = address_of(address)
    check_team(team, parts.text)
    with _changing(parts) as connection:
        if version_of(connection) is None:
            _step_by_step(connection, parts)
        _check(connection, parts)
        return _team(connection, team, private_notes)


def upgrade(address: str) -> tuple[int, int]:
    """Bring the tables of a store up to date; what is in them stays.

    Args:
        address: of the database, for whoever has created the store.

    Returns:
        The version of the tables before and after.

    Raises:
        ReadinessError: `store_not_there`, `store_newer`, `store_may_not_upgrade`, or why the server cannot be
            reached. The tables are as they were then.
    """
    parts = address_of(address)
    with _changing(parts, "store_may_not_upgrade") as connection:
        before = version_of(connection)
        if before is None:
            raise ReadinessError("store_not_there", Place(parts.text))
        _step_by_step(connection, parts)
        return before, _check(connection, parts)


def teams(address: str) -> tuple[TeamRoles, ...]:
    """The teams of a store that the person who asks belongs to, or all for whoever has created it."""
    parts = address_of(address)
    with _changing(parts) as connection:
        _check(connection, parts)
        rows = connection.execute("SELECT name, member, reader FROM cm_readiness.team ORDER BY name")
        return tuple(TeamRoles(*row) for row in rows)


@contextmanager
def _changing(address: Address, may_not: str = "store_may_not_create") -> Iterator[psycopg.Connection[Row]]:
    """A transaction in which nobody else changes the tables; the fault of whoever may not either."""
    connection = connect(address)
    import psycopg

    try:
        with connection, connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", [_AT_ONE_TIME])
            yield connection
    except psycopg.errors.InsufficientPrivilege as error:
        raise ReadinessError(may_not, Place(address.text)) from error
    except psycopg.OperationalError as error:
        raise (lost if connection.closed else refused)(error, address.text) from error
    except psycopg.Error as error:
        raise refused(error, address.text) from error


def _check(connection: psycopg.Connection[Row], address: Address) -> int:
    from .link import check_version

    return check_version(connection, address.text, len(schema_steps.STEPS))


def _step_by_step(connection: psycopg.Connection[Row], address: Address) -> None:
    known = len(schema_steps.STEPS)
    before = version_of(connection) or 0
    if before > known:
        raise ReadinessError("store_newer", Place(address.text), found=before, known=known)
    for step in schema_steps.STEPS[before:]:
        connection.execute(step.encode())
    connection.execute("UPDATE cm_readiness.about SET version = %s", [known])


def _team(connection: psycopg.Connection[Row], team: str, private_notes: bool | None) -> TeamRoles:
    """The team's row and its roles, created where they are missing."""
    row = connection.execute(
        "SELECT member, reader FROM cm_readiness.team WHERE name = %s", [team]
    ).fetchone()
    if row is None:
        stem = _stem(connection.info.dbname, team)
        row = (f"{stem}_member", f"{stem}_reader")
        connection.execute(
            "INSERT INTO cm_readiness.team (name, member, reader) VALUES (%s, %s, %s)", [team, *row]
        )
    if private_notes is not None:
        connection.execute(
            "UPDATE cm_readiness.team SET private_notes = %s WHERE name = %s", [private_notes, team]
        )
    roles = TeamRoles(team, *row)
    grant = _granter(connection, roles)
    for role in (roles.reader, roles.member):
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
            grant("CREATE ROLE {role} NOLOGIN", role)
    for statement in (schema_steps.READER_RIGHTS + ";" + schema_steps.MEMBER_RIGHTS).split(";"):
        grant(statement, roles.member)
    return roles


def _granter(connection: psycopg.Connection[Row], roles: TeamRoles) -> Callable[[str, str], None]:
    from psycopg import sql

    def grant(statement: str, role: str) -> None:
        named = {"reader": roles.reader, "member": roles.member, "role": role}
        identifiers = {name: sql.Identifier(value) for name, value in named.items()}
        connection.execute(sql.SQL(statement).format(**identifiers))

    return grant


def _stem(database: str, team: str) -> str:
    """What the names of a team's roles begin with: roles belong to all databases of a server."""
    stem = f"{database}_{team}"
    if len(stem.encode()) <= _MOST_OF_ROLE:
        return stem
    mark = hashlib.sha256(stem.encode()).hexdigest()[:8]
    return f"{stem.encode()[: _MOST_OF_ROLE - 9].decode('utf-8', 'ignore')}_{mark}"
