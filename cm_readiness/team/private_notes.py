"""Private notes: parted from what a team shares, and kept for nobody but their author."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ..core.answer_merging import OTHER_PRIVATE, AnswerMerging
from ..core.assessment import Answer, Assessment
from ..core.errors import Place, ReadinessError
from ..core.merge_conflicts import Conflicts
from ..core.workshop_merging import fields
from ..files.atomic import make_folder, write_bytes
from ..files.faults import cannot_read, shown
from ..files.paths import team_folder

if TYPE_CHECKING:
    import psycopg

    from .link import Row, Team


@dataclass(frozen=True)
class Notes:
    """The private notes of one person on one assessment."""

    by_criterion: Mapping[str, Answer] = field(default_factory=dict)
    """Answers of which nothing but the private notes is there."""
    order: tuple[str, ...] = ()
    """The answers of the whole assessment as they stood: some of them may hold private notes alone."""
    original: tuple[bytes, bytes] | None = None
    """The bytes of a file that was put into the store, and the hash of the body that was made of it."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not self.by_criterion


def parted(assessment: Assessment) -> tuple[Assessment, Notes]:
    """What may be shared of an assessment, and the private notes."""
    private = {criterion: _private(answer) for criterion, answer in assessment.answers.items()}
    notes = {criterion: answer for criterion, answer in private.items() if answer is not None}
    if not notes:
        return assessment, Notes()
    answers = {
        criterion: _shared(answer) if criterion in notes else answer
        for criterion, answer in assessment.answers.items()
    }
    shared = {criterion: answer for criterion, answer in answers.items() if not answer.is_empty}
    return assessment.model_copy(update={"answers": shared}), Notes(notes, tuple(answers))


def joined(assessment: Assessment, notes: Notes) -> Assessment:
    """An assessment with private notes put back to where they were."""
    if notes.is_empty:
        return assessment
    answers = {
        criterion: _with(assessment.answer_to(criterion), notes.by_criterion.get(criterion))
        for criterion in _in_order(assessment.answers, notes)
    }
    return assessment.model_copy(update={"answers": answers})


def merged(base: Notes, ours: Notes, theirs: Notes) -> Notes:
    """Private notes that one person changed in two places: nothing of either is lost.

    Args:
        base: what both come from.
        ours: as they are here.
        theirs: as they are kept now.
    """
    if theirs.by_criterion == base.by_criterion:
        return ours
    found = AnswerMerging(Conflicts()).all(base.by_criterion, ours.by_criterion, theirs.by_criterion)
    return Notes(found, tuple(dict.fromkeys((*ours.order, *theirs.order))))


def notes_bytes(notes: Notes) -> bytes:
    """Private notes as they are kept."""
    said = {criterion: fields_of(answer) for criterion, answer in notes.by_criterion.items()}
    data: dict[str, object] = {"notes": said, "order": notes.order}
    if notes.original is not None:
        data["original"] = [part.hex() for part in notes.original]
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def notes_in(data: bytes, place: str) -> Notes:
    """Private notes as they were kept.

    Args:
        data: all of them.
        place: where they are kept, for the sentence.

    Raises:
        ReadinessError: these are none.
    """
    try:
        said = json.loads(data)
        notes = {
            str(name): Answer.model_validate(table, strict=True) for name, table in said["notes"].items()
        }
        original = said.get("original")
        kept = (bytes.fromhex(original[0]), bytes.fromhex(original[1])) if original else None
        return Notes(notes, tuple(map(str, said["order"])), kept)
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        raise ReadinessError("cannot_read", Place(place), reason=type(error).__name__) from error


class PrivateNotes:
    """Where one person's private notes are: on their machine, or in the store where the team chose so.

    Args:
        team: the team, as the person who is connected sees it.
    """

    def __init__(self, team: Team) -> None:
        self._team = team

    def read(self, connection: psycopg.Connection[Row], assessment: UUID) -> Notes:
        """The notes on an assessment, wherever they are kept: the team may have chosen anew."""
        rows = connection.execute(
            "SELECT notes FROM cm_readiness.private_note WHERE assessment = %s AND author = current_user",
            [assessment],
        ).fetchall()
        here = _read(_place(assessment, self._team.user))
        if not rows:
            return here
        return merged(Notes(), notes_in(bytes(rows[0][0]), f"{self._team.name}: {assessment}"), here)

    def write(self, connection: psycopg.Connection[Row], assessment: UUID, base: Notes, ours: Notes) -> Notes:
        """Keep the notes on an assessment; what the same person noted elsewhere meanwhile stays.

        Args:
            connection: in a transaction.
            assessment: its number in the store.
            base: the notes as they were known.
            ours: as they are to be.

        Returns:
            What is kept.

        Raises:
            ReadinessError: the disk refuses.
        """
        theirs = self.read(connection, assessment)
        notes = merged(base, ours, theirs)
        if notes.is_empty and theirs.is_empty:
            return notes
        if self._team.keeps_private_notes:
            self._put(connection, assessment, notes)
            return notes
        if notes != theirs or not _place(assessment, self._team.user).is_file():
            _write(_place(assessment, self._team.user), notes)
        connection.execute("DELETE FROM cm_readiness.private_note WHERE assessment = %s", [assessment])
        return notes

    def kept(self, assessment: UUID) -> None:
        """What the store has now for good is no longer kept on this machine."""
        if self._team.keeps_private_notes:
            with suppress(OSError):
                _place(assessment, self._team.user).unlink(missing_ok=True)

    def _put(self, connection: psycopg.Connection[Row], assessment: UUID, notes: Notes) -> None:
        connection.execute(
            "INSERT INTO cm_readiness.private_note (assessment, team, notes) VALUES (%s, %s, %s) "
            "ON CONFLICT (assessment, author) DO UPDATE SET notes = EXCLUDED.notes, updated = now()",
            [assessment, self._team.number, notes_bytes(notes)],
        )


def fields_of(answer: Answer) -> dict[str, Any]:
    """The private parts of an answer."""
    other = (answer.model_extra or {}).get(OTHER_PRIVATE)
    return {"private": answer.private, **({} if other is None else {OTHER_PRIVATE: other})}


def _place(assessment: UUID, user: str) -> Path:
    """Where one person's notes lie on this machine; two accounts of a store may share it."""
    return team_folder() / "private" / f"{assessment}.{sha256(user.encode()).hexdigest()[:8]}.json"


def _read(place: Path) -> Notes:
    try:
        data = place.read_bytes()
    except FileNotFoundError:
        return Notes()
    except OSError as error:
        # What cannot be read now must not be written over as if it were nothing.
        raise cannot_read(place, error) from error
    return notes_in(data, shown(place))


def _write(place: Path, notes: Notes) -> None:
    if notes.is_empty:
        with suppress(OSError):
            place.unlink()
        return
    make_folder(place.parent)
    write_bytes(place, notes_bytes(notes), replace=True)


def _private(answer: Answer) -> Answer | None:
    said = fields_of(answer)
    return Answer(**said) if any(said.values()) else None


def _shared(answer: Answer) -> Answer:
    values: dict[str, Any] = {**fields(answer), "private": ""}
    values.pop(OTHER_PRIVATE, None)
    return Answer.model_construct(**values)


def _with(answer: Answer, private: Answer | None) -> Answer:
    if private is None:
        return answer
    values: dict[str, Any] = {**fields(answer), **fields_of(private)}
    return Answer.model_construct(**values)


def _in_order(shared: Iterable[str], notes: Notes) -> list[str]:
    """The answers there are, those with private notes alone behind the one that they stood behind."""
    found = list(shared)
    known = set(found)
    before: str | None = None
    for criterion in dict.fromkeys((*notes.order, *notes.by_criterion)):
        if criterion in notes.by_criterion and criterion not in known:
            found.insert(0 if before is None else found.index(before) + 1, criterion)
            known.add(criterion)
        if criterion in known:
            before = criterion
    return found
