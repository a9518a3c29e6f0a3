"""What a live room holds, and how it goes from one moment to the next: saved, kept for a crash, and told."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from contextlib import suppress

from ..core.assessment import Assessment
from ..core.errors import Fault, ReadinessError, error_of
from ..core.pace import Slot, slots
from ..core.room import Cast, Event, Room, Tick, Withdraw, step
from ..core.workshop import Workshop
from ..core.workshop_changes import workshop_of
from .room_recovery import recovered, recovery_of, room_of
from .sitting import Sitting
from .workspace import Workspace

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty signs that nobody takes for one another."""
CODE_LENGTH = 10


class RoomKeeping:
    """Holds the room of an open assessment; one that a crash has ended goes on.

    Args:
        workspace: the assessments.
        sitting: the open assessment; it stays open when the room ends.
        anew: whether to begin a new room even where one can go on.
        seconds: a clock that only goes forward, in seconds.

    Raises:
        ReadinessError: `held_by_other`, `room_is_open` or `room_without_file`.
    """

    def __init__(
        self,
        workspace: Workspace,
        sitting: Sitting,
        *,
        anew: bool = False,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        if sitting.held_by_other is not None:
            raise error_of([sitting.held_by_other])
        if sitting.room_is_open:
            raise ReadinessError("room_is_open")
        if sitting.kept_as is None:
            raise ReadinessError("room_without_file")
        self.workspace = workspace
        self._store = workspace.store
        self.sitting = sitting
        self._heard: list[Callable[[], None]] = []
        self._seconds = seconds
        self._told_at = seconds()
        self._reference = sitting.reference
        self.revision = 0
        """Grows with every change that somebody may see."""
        self.unkept: Fault | None = None
        """Why a crash would end the room; None while it can be restored."""
        text = None if anew else self._store.kept_room(self._reference)
        kept = None if text is None else recovered(text, sitting.assessment.id)
        self.restored = kept is not None
        """Whether it goes on from before."""
        self.code = kept.code if kept else "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        """What lets a phone in."""
        self.room = room_of(kept, sitting.assessment) if kept else Room()
        """The room as it is now."""
        self._kept_before = kept.kept_before if kept else 0
        self._over = frozenset(kept.over if kept else ())
        self._saves = 0
        sitting.room_is_open = True
        self._keep()

    def subscribe(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Be told after each change, in the thread of whoever made it.

        Returns:
            Ends it.
        """
        self._heard.append(heard)

        def leave() -> None:
            with suppress(ValueError):
                self._heard.remove(heard)

        return leave

    def tick(self) -> None:
        """Let the room's clocks go on; nobody is told."""
        passed = int(self._seconds() - self._told_at)
        self._told_at += passed
        self.room = step(self.room, Tick(passed))

    @property
    def agenda(self) -> tuple[Slot, ...]:
        """The questions that the workshop goes through, with their times."""
        return slots(self._workshop.agenda, self._asked())

    @property
    def next_question(self) -> str | None:
        """The first question of the agenda that is not over and not open; None where none is left."""
        past = {*self._over, self.room.criterion}
        return next((slot.criterion for slot in self.agenda if slot.criterion not in past), None)

    @property
    def _workshop(self) -> Workshop:
        return workshop_of(self.sitting.assessment)

    def _asked(self) -> tuple[str, ...]:
        """The full ids of what may be put: all in scope."""
        return tuple(criterion.id for criterion in self.sitting.criteria)

    def _after(self, event: Event) -> Room:
        self.tick()
        return step(self.room, event)

    def _turn(self, event: Event) -> None:
        self._become(self._after(event), keep=not isinstance(event, Cast | Withdraw))

    def _become(self, new: Room, *, keep: bool = True) -> None:
        if new == self.room:
            return
        self.room = new
        if keep:
            self._keep()
        self._tell()

    def _tell(self) -> None:
        self.revision += 1
        for heard in tuple(self._heard):
            heard()

    def _save_line(self, new: Assessment) -> None:
        self._save(new)
        self._tell()

    def _save(self, new: Assessment, criterion_id: str = "") -> None:
        """Save a change; returns when it is on the disk, and else everything is as it was.

        Raises:
            ReadinessError: it is not saved.
        """
        if new is self.sitting.assessment:
            return
        # Each is a step of its own, that alone is taken back where it is refused.
        self._saves += 1
        key = f"room {self._saves}"
        self.sitting.record(new, criterion_id, key)
        if not self.sitting.flush():
            fault = self.sitting.refusal or Fault("cannot_save", {"reason": "?"})
            self.sitting.take_back(key)
            raise error_of([fault])

    def _keep(self) -> None:
        """Write what a crash needs, beside the lock; that this fails ends no workshop."""
        text = None
        if self.room.phase != "ended":
            about = self.sitting.assessment.id
            text = recovery_of(self.room, about, self.code, self._kept_before, self._over)
        try:
            if self.sitting.reference != self._reference:
                self._store.keep_room(self._reference, None)
                self._reference = self.sitting.reference
            self._store.keep_room(self._reference, text)
        except ReadinessError as error:
            self.unkept = error.fault
        else:
            self.unkept = None
