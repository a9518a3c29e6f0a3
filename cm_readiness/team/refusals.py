"""What the server refuses, as faults that a person can act on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..core.errors import Place, ReadinessError

if TYPE_CHECKING:
    import psycopg

GONE = frozenset({"store_unreachable", "store_lost"})
"""Faults of the way to the server: the same deed may succeed as soon as that is there again."""
_NO_RIGHT = "42501"
_FULL = frozenset({"53100", "53200"})
_NOT_THERE = frozenset({"3F000", "42P01", "42703"})
_MOST_SHOWN = 200
_ABOUT_LOGGING_IN = re.compile(r"aut[eh]+nti|pg_hba|scram|password", re.IGNORECASE)
"""What every translation of the server's refusal to let somebody in has in it."""


def cannot_connect(error: psycopg.Error, address: str) -> ReadinessError:
    """Say why the server cannot be reached, or does not let the person in.

    Args:
        error: what was raised when it was tried.
        address: as it may be printed.
    """
    where, connection = Place(address), error.pgconn
    if connection is not None and connection.needs_password:
        return ReadinessError("store_password_missing", where)
    reason = reason_of(error)
    if connection is not None and connection.used_password and _ABOUT_LOGGING_IN.search(reason):
        return ReadinessError("store_password_wrong", where)
    return ReadinessError("store_unreachable", where, reason=reason)


def refused(error: psycopg.Error, address: str) -> ReadinessError:
    """Say why the server did not do what was asked.

    Args:
        error: what was raised.
        address: as it may be printed.
    """
    where, state = Place(address), error.sqlstate or ""
    if state == _NO_RIGHT:
        return ReadinessError("store_may_not_write", where)
    if state in _FULL:
        return ReadinessError("store_full", where)
    if state in _NOT_THERE:
        return ReadinessError("store_not_there", where)
    return ReadinessError("store_refused", where, reason=reason_of(error))


def lost(error: psycopg.Error, address: str) -> ReadinessError:
    """Say that the connection is gone, and could not be made again."""
    return ReadinessError("store_lost", Place(address), reason=reason_of(error))


def reason_of(error: psycopg.Error) -> str:
    """What the server or the system says, on one line."""
    said = error.diag.message_primary or str(error)
    first = next(iter(said.strip().splitlines()), "") or type(error).__name__
    told = first.removeprefix("connection failed: ").rpartition(" failed: ")[2]
    return told.removeprefix("FATAL:").strip().rstrip(".:")[:_MOST_SHOWN]
