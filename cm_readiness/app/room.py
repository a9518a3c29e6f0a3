"""A live workshop on an open assessment: what the facilitator and the phones do, and what each may see.

Everything happens in one thread, that of whoever shows the room.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from ..core.assessment import Assessment
from ..core.errors import Fault, ReadinessError, error_of
from ..core.pace import Slot, slots
from ..core.room import (
    Again,
    Agree,
    Cast,
    Close,
    End,
    Event,
    Join,
    Leave,
    Lock,
    Open,
    Park,
    Pause,
    Resume,
    Reveal,
    Room,
    Skip,
    Tally,
    Tick,
    Unlock,
    Vote,
    Withdraw,
    as_kept,
    step,
)
from ..core.workshop import AgendaItem, Workshop
from ..core.workshop_changes import (
    begun,
    counted_by_hand,
    live_rounds,
    with_agenda,
    with_decision,
    with_parked,
    with_parked_changed,
    with_participants,
    with_revealed,
    with_settled,
    workshop_of,
)
from ..language.local_days import local_day
from .room_recovery import recovered, recovery_of, room_of
from .room_states import (
    ConsoleState,
    PhoneState,
    ProjectorState,
    console_state,
    phone_state,
    projector_state,
)
from .sitting import Sitting
from .workspace import Workspace

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty signs that nobody takes for one another."""
CODE_LENGTH = 10
TOKEN_BYTES = 24


class OpenPhones(Protocol):
    """A door that phones come in by."""

    @property
    def address(self) -> str:
        """What people type into a phone."""

    @property
    def qr(self) -> Sequence[Sequence[bool]]:
        """The same for a camera: rows from the top, true where it is dark."""

    @property
    def seen(self) -> int:
        """Phones that have come so far."""

    async def close(self) -> None:
        """Shut it; nothing is left open."""


class Phones(Protocol):
    """Opens doors for phones."""

    async def open(self, room: LiveRoom, bind: str, port: int, public_url: str | None) -> OpenPhones:
        """Let phones in to a room.

        Args:
            room: the room.
            bind: the address of this machine that phones reach.
            port: 0 for any that is free.
            public_url: what is shown in place of the address, where something stands in front of it.

        Raises:
            ReadinessError: the port is in use, or the extra is not installed.
        """


class LiveRoom:
    """The live room of an open assessment; one that a crash has ended goes on.

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

    # What the facilitator does

    def open(self, criterion_id: str) -> None:
        """Put a question.

        Raises:
            ReadinessError: `room_not_asked` for one that is out of scope; as `step`.
        """
        if criterion_id not in self._asked():
            raise ReadinessError("room_not_asked", criterion=criterion_id)
        self._put(Open(criterion_id), criterion_id)

    def close(self) -> None:
        """End the voting."""
        self._turn(Close())

    def count_by_hand(self, typed: str) -> None:
        """Take hands in place of phones, as `00170`; nobody else sees them before the reveal.

        Raises:
            ReadinessError: `room_no_count`, or as `step`.
        """
        self._turn(counted_by_hand(typed))

    def reveal(self) -> None:
        """Show everybody what was said, once it is saved.

        Raises:
            ReadinessError: it is not saved; nothing is shown then.
        """
        new = self._after(Reveal())
        criterion, tally = new.criterion or "", new.tally or Tally((0,) * 5)
        at = self.sitting.clock()
        self._save(with_revealed(self.sitting.assessment, criterion, tally, at, new.voting), criterion)
        self._become(new)

    def again(self) -> None:
        """Put the same question once more."""
        self._put(Again(), self.room.criterion or "")

    def agree(self, level: int, dissent: str = "") -> None:
        """Give the level that the room has agreed upon; it is saved before anybody is told.

        Args:
            level: 0 to 4.
            dissent: who sees it otherwise, in the facilitator's words.

        Raises:
            ReadinessError: it is not saved, or as `step`.
        """
        new = self._after(Agree(level, dissent))
        criterion, at = new.criterion or "", self.sitting.clock()
        settled = with_settled(
            self.sitting.assessment, criterion, level, at, dissent=dissent, day_of=local_day
        )
        self._save(settled, criterion)
        self._over |= {criterion}
        self._become(new)

    def skip(self) -> None:
        """Leave the question out."""
        self._leave_question(Skip())

    def park(self, text: str, owner: str = "") -> None:
        """Put a line into the parking lot, at any time; the question stays open.

        Raises:
            ReadinessError: `nothing_to_park`, or it is not saved.
        """
        self._save_line(
            with_parked(self.sitting.assessment, text, self.sitting.clock(), self.room.criterion, owner)
        )

    def park_question(self, text: str, owner: str = "") -> None:
        """Put the question itself into the parking lot, and go on without it; as `park`."""
        self._after(Park())
        self.park(text, owner)
        self._leave_question(Park())

    def change_parked(self, place: int, *, owner: str | None = None, done: bool | None = None) -> None:
        """Give a parked item an owner, or strike it as done; as `with_parked_changed`."""
        self._save_line(with_parked_changed(self.sitting.assessment, place, owner=owner, done=done))

    def decide(self, text: str) -> None:
        """Write down what was decided.

        Raises:
            ReadinessError: `nothing_to_decide`, or it is not saved.
        """
        self._save_line(
            with_decision(self.sitting.assessment, text, self.sitting.clock(), self.room.criterion)
        )

    def plan(self, agenda: Sequence[AgendaItem]) -> None:
        """Write down what the workshop goes through."""
        self._save_line(with_agenda(self.sitting.assessment, agenda))

    def name(self, participants: Sequence[str]) -> None:
        """Write down who is there, as the facilitator types it."""
        self._save_line(with_participants(self.sitting.assessment, participants))

    def undo(self) -> None:
        """Take the last change of the assessment back, whoever made it; the room goes along.

        Raises:
            ReadinessError: `nothing_to_undo`, or it is not saved.
        """
        self._travel(self.sitting.undo, "nothing_to_undo")

    def redo(self) -> None:
        """Make the change again that was undone last.

        Raises:
            ReadinessError: `nothing_to_redo`, or it is not saved.
        """
        self._travel(self.sitting.redo, "nothing_to_redo")

    def lock(self) -> None:
        """Let no further phone in."""
        self._turn(Lock())

    def unlock(self) -> None:
        """Let phones in again."""
        self._turn(Unlock())

    def pause(self) -> None:
        """Have a break."""
        self._turn(Pause())

    def resume(self) -> None:
        """Go on after the break."""
        self._turn(Resume())

    def tick(self) -> None:
        """Let the room's clocks go on; nobody is told."""
        passed = int(self._seconds() - self._told_at)
        self._told_at += passed
        self.room = step(self.room, Tick(passed))

    def end(self) -> None:
        """End the room: nothing of it is left but what is in the assessment."""
        self._turn(End())
        self.sitting.room_is_open = False

    def suspend(self) -> None:
        """Leave the room as it is: it goes on when it is opened again."""
        self._keep()
        self.sitting.room_is_open = False

    # What a phone does

    def join(self) -> str:
        """Let a phone in.

        Returns:
            Its token, which nobody else knows.

        Raises:
            ReadinessError: `room_full`, `room_locked`, `room_ended`.
        """
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._turn(Join(_member(token)))
        return token

    def leave(self, token: str) -> None:
        """Let a phone go."""
        self._turn(Leave(_member(token)))

    def knows(self, token: str) -> bool:
        """Whether a phone is in the room."""
        return _member(token) in self.room.members

    def vote(self, token: str, criterion_id: str, number: int, vote: Vote) -> None:
        """Take a vote.

        Args:
            token: the phone's.
            criterion_id: the question that it answers.
            number: the round.
            vote: 0 to 4, or *don't know*.

        Raises:
            ReadinessError: as `step`.
        """
        self._turn(Cast(_member(token), criterion_id, number, vote))

    def withdraw(self, token: str, criterion_id: str, number: int) -> None:
        """Take a vote back; as `vote`."""
        self._turn(Withdraw(_member(token), criterion_id, number))

    # What may be seen

    def phone(self, token: str) -> PhoneState:
        """All that one phone may see.

        Raises:
            ReadinessError: `room_unknown_phone`.
        """
        if not self.knows(token):
            raise ReadinessError("room_unknown_phone")
        return phone_state(self.room, _member(token))

    def projector(self) -> ProjectorState:
        """What the projector shows."""
        self.tick()
        return projector_state(self.room, self.code, self.agenda, self._over, self._workshop)

    def console(self) -> ConsoleState:
        """What the facilitator alone sees."""
        answer = self.sitting.assessment.answer_to(self.room.criterion or "")
        return console_state(
            self.projector(), self.room, self.agenda, self._over, self._workshop, answer.private, self.unkept
        )

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

    # How it goes from one moment to the next

    def _after(self, event: Event) -> Room:
        self.tick()
        return step(self.room, event)

    def _turn(self, event: Event) -> None:
        self._become(self._after(event), keep=not isinstance(event, Cast | Withdraw))

    def _put(self, event: Open | Again, criterion_id: str) -> None:
        new = self._after(event)
        self._save(begun(self.sitting.assessment, self.sitting.clock()))
        self._kept_before = len(live_rounds(self.sitting.assessment, criterion_id))
        self._become(new)

    def _leave_question(self, event: Skip | Park) -> None:
        criterion, new = self.room.criterion or "", self._after(event)
        self._over |= {criterion}
        self._become(new)

    def _travel(self, travel: Callable[[], object], nothing: str) -> None:
        if travel() is None:
            raise ReadinessError(nothing)
        fault = None if self.sitting.flush() else self.sitting.refusal
        criterion = self.room.criterion
        if criterion is not None:
            kept = live_rounds(self.sitting.assessment, criterion)[self._kept_before :]
            level = kept[-1].agreed if kept else None
            last = None if level is None else Agree(level, kept[-1].dissent or "")
            self.room = as_kept(self.room, last, revealed=bool(kept))
            over = self._over - {criterion}
            self._over = over | {criterion} if last else over
        self._keep()
        self._tell()
        if fault is not None:
            raise error_of([fault])

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


def _member(token: str) -> str:
    """What stands for a token in the room and in its file: nobody gets from there to the token."""
    return hashlib.sha256(token.encode()).hexdigest()
