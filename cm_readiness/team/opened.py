"""An assessment of a team that is open: by anybody at the same time, and never over somebody else's work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from ..core.assessment import Assessment
from ..core.errors import Fault, Place, ReadinessError, error_of
from ..core.merging import Merged, merge
from ..core.store import Reference, Written
from ..files.writing import content_of
from .holders import holders, lock_key
from .private_notes import Notes, PrivateNotes, joined, parted
from .rows import Kept, Rows, check_name, no_such

if TYPE_CHECKING:
    import psycopg

    from .link import Link, Row


@dataclass(frozen=True)
class Known:
    """What is known here of an assessment: as it was read or saved last."""

    row: Kept
    shared: Assessment
    """What the row says; another version is put together with ours on this base."""
    notes: Notes

    @property
    def assessment(self) -> Assessment:
        """All of it, as its reader sees it."""
        return joined(self.shared, self.notes)


def read_row(link: Link, reference: Reference) -> Known:
    """Read an assessment with the private notes of the person who is connected.

    Raises:
        ReadinessError: `not_in_store`, or what keeps it from being opened.
    """
    team = link.team

    def work(connection: psycopg.Connection[Row]) -> tuple[Kept, Notes]:
        row = Rows(connection, team.number).find(reference)
        return row, PrivateNotes(team).read(connection, row.id)

    row, notes = link.run(work)
    return Known(row, row.shared, notes)


class OpenedRow:
    """An assessment that is open; several people may write it, and what they say is put together.

    Args:
        link: to the server.
        reference: which one.
        new: whether it is still to be created.

    Raises:
        ReadinessError: as `read_row`.
    """

    def __init__(self, link: Link, reference: Reference, *, new: bool) -> None:
        self._link = link
        self.reference = reference
        self.notices: tuple[Fault, ...] = ()
        """Who else has it open."""
        self._known: Known | None = None
        self._number = uuid4()
        """Of one that is still to be created: a second attempt finds what the first one did."""
        self._held: int | None = None
        self._may_write = link.team.may_write
        if not new:
            self._known = read_row(link, reference)
            self._hold(self._known.row.id)

    @property
    def assessment(self) -> Assessment:
        """What it says."""
        if self._known is None:
            raise no_such(self.reference)
        return self._known.assessment

    @property
    def held_by_other(self) -> Fault | None:
        """That the person may only read; nobody else is in the way here."""
        return None if self._may_write else Fault("store_may_not_write", {}, Place(self._link.shown))

    def is_changed(self) -> bool:
        """Whether somebody else has saved another version; no, as long as nobody can tell."""
        known = self._known
        if known is None:
            return False
        try:
            rows = self._link.ask("SELECT rev FROM cm_readiness.assessment WHERE id = %s", known.row.id)
        except ReadinessError:
            return False
        return bool(rows) and rows[0][0] != known.row.rev

    def write(self, assessment: Assessment) -> Written:
        """Save it, together with what others have saved meanwhile."""
        if self.held_by_other is not None:
            raise error_of([self.held_by_other])
        if self._known is None:
            self._create(assessment, self._number)
            return Written()
        return self._save(assessment, self._known)

    def renewed(
        self, lost: Callable[[Fault], None] | None = None, freed: Callable[[], None] | None = None
    ) -> AbstractContextManager[object]:
        """Nothing is to be done: others see that it is open as long as the connection lasts."""
        return nullcontext()

    def take_over(self) -> tuple[Fault, ...]:
        """Write it from now on, where the person may write since."""
        if self._may_write:
            return ()
        self._link.close()
        if not self._link.team.may_write:
            return ()
        self._known = read_row(self._link, self.reference)
        self._may_write = True
        self._hold(self._known.row.id)
        return ()

    def renew(self) -> bool:
        """It stays open."""
        return self._may_write

    def release(self) -> None:
        """Show others no longer that it is open here."""
        if self._held is not None:
            self._link.let_go(self._held)
            self._held = None

    def _hold(self, number: UUID) -> None:
        if self._may_write:
            self._held = lock_key(number)
            self.notices = holders(self._link, self._held, "open_here_too", self.reference)
            self._link.hold(self._held)

    def _create(self, assessment: Assessment, number: UUID) -> None:
        team, (shared, notes) = self._link.team, parted(assessment)
        name = check_name(self.reference)
        row = Kept(number, name, 1, content_of(shared, Path(name)))

        def work(connection: psycopg.Connection[Row]) -> Notes:
            if not Rows(connection, team.number).add(row):
                raise ReadinessError("output_exists", Place(str(self.reference)))
            return PrivateNotes(team).write(connection, number, Notes(), notes)

        kept = self._link.run(work)
        PrivateNotes(team).kept(number)
        self._known = Known(row, shared, kept)
        self._hold(number)

    def _save(self, assessment: Assessment, known: Known) -> Written:
        team, (shared, notes) = self._link.team, parted(assessment)
        saving = _Saving(known, shared, content_of(shared, Path(known.row.name)))
        private = PrivateNotes(team)

        def work(connection: psycopg.Connection[Row]) -> Notes:
            saving.save(Rows(connection, team.number), self.reference)
            return private.write(connection, known.row.id, known.notes, notes)

        kept = self._link.run(work)
        private.kept(known.row.id)
        self._known = Known(saving.row, saving.shared, kept)
        told = (Fault("was_gone", {}, Place(str(self.reference))),) if saving.was_gone else ()
        merged = saving.merged
        if merged is None and kept.by_criterion != notes.by_criterion:
            merged = Merged(shared, (), ())
        return Written(told, merged and replace(merged, assessment=self._known.assessment))


class _Saving:
    """One attempt after the other to save a body over what is there.

    Args:
        known: the assessment as it was read or saved last.
        shared: what it is to say.
        body: the same, as it is kept.
    """

    def __init__(self, known: Known, shared: Assessment, body: bytes) -> None:
        self._known = known
        self._ours = (shared, body)
        self.row, self.shared = known.row, shared
        self.merged: Merged | None = None
        """What came of it, where somebody else has saved another version."""
        self.was_gone = False
        """Whether it lay in the trash."""

    def save(self, rows: Rows, reference: Reference) -> None:
        """Save it within a transaction, from the beginning each time.

        Raises:
            ReadinessError: it is not there any more, or what keeps another version from being read.
        """
        self.shared, body = self._ours
        self.merged, self.was_gone = None, False
        saved = rows.save(self._known.row, body) if body != self._known.row.body else None
        if saved is None:
            saved = self._over_another(rows, body, reference)
        self.row = saved

    def _over_another(self, rows: Rows, body: bytes, reference: Reference) -> Kept:
        """Put what is there together with ours; nobody else can save meanwhile."""
        there = rows.locked(self._known.row.id)
        if there is None:
            raise no_such(reference)
        self.was_gone = there.removed
        if there.rev != self._known.row.rev and there.body != body:
            self.merged = merge(self._known.shared, self.shared, there.shared)
            self.shared = self.merged.assessment
            body = content_of(self.shared, Path(there.name))
        if there.body == body and not there.removed:
            return there
        saved = rows.save(there, body)
        if saved is None:
            raise no_such(reference)
        return saved
