"""Stores of teams for tests: each in a database of its own, or in one that another store is in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cm_readiness.app.clock import utc_now
from cm_readiness.team.schema import TeamRoles, create
from cm_readiness.team.store import PostgresStore

from .cluster import Cluster

TEAM = "studio"


class TeamStore(PostgresStore):
    """A store, and where it is."""

    database: str
    roles: TeamRoles
    user: str


@contextmanager
def team_store(
    cluster: Cluster, *, like: TeamStore | None = None, reader: bool = False, private_notes: bool = False
) -> Iterator[TeamStore]:
    """A store, for somebody who is a member of its team.

    Args:
        cluster: the server.
        like: a store for whose team somebody else opens it; without one, it is a new one.
        reader: whether they only read.
        private_notes: whether a new team keeps private notes in its store.
    """
    database = cluster.database() if like is None else like.database
    roles = like.roles if like is not None else set_up(cluster, database, private_notes=private_notes)
    user = cluster.role("ben" if reader else "ana", roles.reader if reader else roles.member)
    store = TeamStore(cluster.address(database, user), utc_now)
    store.database, store.roles, store.user = database, roles, user
    try:
        yield store
    finally:
        store.close()
        if like is None:
            # A thousand files each: the next test has one of its own.
            cluster.run(f"DROP DATABASE {database} WITH (FORCE)")


def set_up(cluster: Cluster, database: str, team: str = TEAM, *, private_notes: bool = False) -> TeamRoles:
    """A team in a database, by whoever administers it."""
    return create(cluster.address(database), team, private_notes=private_notes)
