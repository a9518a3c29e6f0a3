"""A live workshop on an open assessment: what the facilitator and the phones do, and what each may see.

Everything happens in one thread, that of whoever shows the room.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence

from ..core.errors import ReadinessError, error_of
from ..core.room import (
    Again,
    Agree,
    Cast,
    Close,
    End,
    Join,
    Leave,
    Lock,
    Open,
    Park,
    Pause,
    Resume,
    Reveal,
    Skip,
    Tally,
    Unlock,
    Vote,
    Withdraw,
    as_kept,
)
from ..core.workshop import AgendaItem
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
)
from ..language.local_days import local_day
from .room_keeping import RoomKeeping
from .room_states import (
    ConsoleState,
    PhoneState,
    ProjectorState,
    console_state,
    phone_state,
    projector_state,
)

TOKEN_BYTES = 24


class LiveRoom(RoomKeeping):
    """The live room of an open assessment: what is done in it, and what may be seen of it."""

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

    # How it goes from one moment to the next

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


def _member(token: str) -> str:
    """What stands for a token in the room and in its file: nobody gets from there to the token."""
    return hashlib.sha256(token.encode()).hexdigest()
