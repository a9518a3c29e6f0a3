"""The assessments of a team in PostgreSQL: what everything above asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from .link import Link

Clock = Callable[[], datetime]


class PostgresStore:
    """Keeps a team's assessments in a database; an `AssessmentStore`.

    Nothing is connected before something is asked for.

    Args:
        address: `postgresql://host/database`, with `#team` where the person belongs to several.
        clock: gives the present moment; that of the machine unless given.

    Raises:
        ReadinessError: `store_address`, `store_password_in_address` or `team_name`.
    """

    def __init__(self, address: str, clock: Clock | None = None) -> None:
        self._link = Link(address)
        self._clock = clock

    # All of AssessmentStore follows, and beside it:
    #   content(reference) -> bytes       what a file would hold, private notes of one's own included
    #   put_content(reference, bytes)     a new assessment from a file's bytes, kept as they are
    #   close()                           let go of the server
