"""Who has an assessment open: shown by an advisory lock, which keeps nobody from anything."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from ..core.errors import Fault, Place
from ..core.store import Reference
from .link import PROGRAM

if TYPE_CHECKING:
    from .link import Link

_OTHERS = """
    SELECT DISTINCT activity.usename::text, activity.application_name
    FROM pg_locks AS lock JOIN pg_stat_activity AS activity ON activity.pid = lock.pid
    WHERE lock.locktype = 'advisory' AND lock.objsubid = 1 AND lock.granted
        AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (lock.classid::bigint << 32 | lock.objid::bigint) = %s AND lock.pid <> pg_backend_pid()
    ORDER BY 1, 2
"""


def lock_key(number: UUID) -> int:
    """The advisory lock of an assessment, by its number."""
    return int.from_bytes(number.bytes[:8], "big", signed=True)


def holders(link: Link, key: int, code: str, reference: Reference) -> tuple[Fault, ...]:
    """Everybody else who has an assessment open, as faults.

    Args:
        link: to the server.
        key: of the assessment's lock.
        code: of the sentence.
        reference: the assessment.
    """
    return tuple(
        Fault(code, {"user": user or "?", "machine": _machine(program)}, Place(str(reference)))
        for user, program in link.ask(_OTHERS, key)
    )


def _machine(program: str | None) -> str:
    """The machine that a connection says it comes from; what another program calls itself, as it is."""
    said = program or "?"
    return said.removeprefix(f"{PROGRAM} ").rpartition(":")[0] if said.startswith(f"{PROGRAM} ") else said
