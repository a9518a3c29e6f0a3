"""The rows of a team's assessments: found, added, saved over, put into the trash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from ..core.assessment import Assessment
from ..core.errors import Place, ReadinessError
from ..core.store import Reference
from ..files.assessment_reading import parse_assessment

if TYPE_CHECKING:
    import psycopg

    from .link import Row

MOST_OF_NAME = 200
"""Characters of a name, with that of the team's assessment where it is one person's."""
TRASH = "trash/"
"""What the key of a removed assessment begins with."""
PEOPLE = "-people/"
"""What stands between the name of a team's assessment and that of one person's."""
_COLUMNS = "id, name, rev, body, removed IS NOT NULL"


@dataclass(frozen=True)
class Kept:
    """An assessment as the database has it."""

    id: UUID
    name: str
    rev: int
    body: bytes
    """What a file would hold, without private notes."""
    removed: bool = False

    @property
    def sha(self) -> bytes:
        """What the body is known by."""
        return sha256(self.body).digest()

    @property
    def shared(self) -> Assessment:
        """What it says.

        Raises:
            ReadinessError: as `parse_assessment`.
        """
        return parse_assessment(Path(self.name), self.body)[0]


def reference_to(name: str, *, removed: bool = False) -> Reference:
    """The reference to an assessment of a name."""
    return Reference(f"{TRASH}{name}" if removed else name, name, name)


def name_of(reference: Reference) -> tuple[str, bool]:
    """The name that a reference stands for, and whether it is in the trash."""
    removed = reference.key.startswith(TRASH)
    return reference.key.removeprefix(TRASH) if removed else reference.key, removed


def no_such(reference: Reference) -> ReadinessError:
    """That there is no such assessment."""
    return ReadinessError("not_in_store", Place(str(reference)))


def is_possible(name: str) -> bool:
    """Whether the database can have such a name at all."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in name


def check_name(reference: Reference) -> str:
    """The name for a new assessment.

    Raises:
        ReadinessError: `impossible_path` or `name_too_long`.
    """
    name, removed = name_of(reference)
    parts = name.split("/")
    if removed or not is_possible(name) or not name.isprintable() or any(p in ("", ".", "..") for p in parts):
        raise ReadinessError("impossible_path", Place(str(reference)))
    if len(name) > MOST_OF_NAME:
        raise ReadinessError("name_too_long", Place(str(reference)))
    return name


class Rows:
    """A team's rows, within one transaction.

    Args:
        connection: in it.
        team: the number of the team.
    """

    def __init__(self, connection: psycopg.Connection[Row], team: int) -> None:
        self._connection = connection
        self._team = team

    def find(self, reference: Reference) -> Kept:
        """The row that a reference stands for.

        Raises:
            ReadinessError: `not_in_store`.
        """
        name, removed = name_of(reference)
        found = (
            self._first(f"name = %s AND (removed IS NOT NULL) = {removed}", name)
            if is_possible(name)
            else None
        )
        if found is None:
            raise no_such(reference)
        return found

    def is_there(self, reference: Reference) -> bool:
        """Whether a name is taken."""
        try:
            self.find(reference)
        except ReadinessError:
            return False
        return True

    def locked(self, number: UUID) -> Kept | None:
        """A row by its number, which nobody else changes until the transaction ends."""
        return self._first("id = %s", number, more="FOR UPDATE")

    def add(self, new: Kept) -> bool:
        """Add a row.

        Returns:
            Whether it is there now; False where its name is taken by another one.
        """
        added = self._connection.execute(
            "INSERT INTO cm_readiness.assessment (id, team, name, sha, body) VALUES (%s, %s, %s, %s, %s) "
            "ON CONFLICT DO NOTHING RETURNING id",
            [new.id, self._team, new.name, new.sha, new.body],
        ).fetchone()
        # It may have been added by an attempt whose answer was lost.
        return added is not None or self._first("id = %s", new.id) is not None

    def save(self, known: Kept, body: bytes) -> Kept | None:
        """Save another body over a row.

        Args:
            known: the row as it was seen last.
            body: what it is to hold.

        Returns:
            The row as it is now; None where it is no longer what was seen.
        """
        new = replace(known, rev=known.rev + 1, body=body, removed=False)
        saved = self._connection.execute(
            "UPDATE cm_readiness.assessment SET rev = %s, sha = %s, body = %s, removed = NULL "
            "WHERE id = %s AND rev = %s AND (removed IS NOT NULL) = %s",
            [new.rev, new.sha, body, known.id, known.rev, known.removed],
        )
        return new if saved.rowcount == 1 else None

    def move(self, row: Kept, names: Iterable[str], *, removed: bool) -> str:
        """Put a row into the trash, or take it out.

        Args:
            row: which.
            names: what it may be called there, the plainest first.
            removed: whether it is in the trash then.

        Returns:
            The first of the names that is free.
        """
        for name in names:
            moved = self._connection.execute(
                "UPDATE cm_readiness.assessment SET name = %s, "
                "removed = CASE WHEN %s THEN clock_timestamp() END "
                "WHERE id = %s AND NOT EXISTS (SELECT 1 FROM cm_readiness.assessment AS other "
                "WHERE other.team = %s AND other.name = %s "
                "AND (other.removed IS NOT NULL) = %s AND other.id <> %s)",
                [name, removed, row.id, self._team, name, removed, row.id],
            )
            if moved.rowcount == 1:
                return name
        raise ReadinessError("store_may_not_write", Place(row.name))

    def earlier(self, row: Kept) -> bytes | None:
        """What a row held before it was saved last."""
        found = self._connection.execute(
            "SELECT body FROM cm_readiness.revision WHERE assessment = %s AND rev < %s "
            "ORDER BY rev DESC LIMIT 1",
            [row.id, row.rev],
        ).fetchone()
        return None if found is None else bytes(found[0])

    def _first(self, where: str, value: object, more: str = "") -> Kept | None:
        found = self._connection.execute(
            f"SELECT {_COLUMNS} FROM cm_readiness.assessment WHERE team = %s AND {where} {more}".encode(),  # noqa: S608
            [self._team, value],
        ).fetchone()
        if found is None:
            return None
        number, name, rev, body, removed = found
        return Kept(number, name, rev, bytes(body), removed)
