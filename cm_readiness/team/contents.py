"""A team's assessments as the bytes of files: put in and taken out again without a change."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from ..core.errors import Place, ReadinessError
from ..core.store import Reference
from ..files.assessment_reading import parse_assessment
from ..files.assessment_text import assessment_text
from ..files.toml_file import MAX_BYTES
from .opened import read_row
from .private_notes import Notes, PrivateNotes, joined, parted
from .rows import Kept, Rows, check_name

if TYPE_CHECKING:
    import psycopg

    from .link import Link, Row


def content_in(link: Link, reference: Reference) -> bytes:
    """What a file of an assessment holds.

    Raises:
        ReadinessError: as `read_row`.
    """
    known = read_row(link, reference)
    if known.notes.is_empty:
        return known.row.body
    if known.notes.original is not None and known.notes.original[1] == known.row.sha:
        return known.notes.original[0]
    return assessment_text(known.assessment).encode()


def put_in(link: Link, reference: Reference, content: bytes) -> None:
    """Keep a new assessment as a file has it.

    Args:
        link: to the server.
        reference: where nothing may be yet.
        content: all that the file holds.

    Raises:
        ReadinessError: `output_exists`; what is wrong with the file; or it cannot be written.
    """
    team, name = link.team, check_name(reference)
    if len(content) > MAX_BYTES:
        raise ReadinessError(
            "file_too_large_to_save", Place(str(reference)), megabytes=MAX_BYTES // 1_000_000
        )
    body, notes = _parted(content, Path(name))
    row = Kept(uuid4(), name, 1, body)
    private = PrivateNotes(team)

    def work(connection: psycopg.Connection[Row]) -> None:
        if not Rows(connection, team.number).add(row):
            raise ReadinessError("output_exists", Place(str(reference)))
        private.write(connection, row.id, Notes(), notes)

    link.run(work)
    private.kept(row.id)


def _parted(content: bytes, path: Path) -> tuple[bytes, Notes]:
    """What of a file is shared, and its private notes; with them, the file as it was where it was another."""
    assessment, _ = parse_assessment(path, content)
    shared, notes = parted(assessment)
    if notes.is_empty:
        return content, notes
    body = assessment_text(shared).encode()
    if assessment_text(joined(shared, notes)).encode() == content:
        return body, notes
    return body, replace(notes, original=(content, sha256(body).digest()))
