"""What phones, projector and console of a live workshop may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..core.agreement import Votes
from ..core.errors import Fault
from ..core.pace import Slot, seconds_behind
from ..core.room import Phase, Room, Tally, Vote
from ..core.workshop import Decision, Parked, Workshop
from ..core.workshop_changes import LEAST_TO_KEEP


@dataclass(frozen=True)
class Shown:
    """What everybody in the room may see."""

    phase: Phase
    paused: bool
    criterion: str | None
    """The full id of what is asked; None between two questions."""
    number: int
    """The round of that question, from 1."""
    voted: int
    members: int
    locked: bool
    told: Tally | None
    """What was said; None before the reveal, and where fewer than three voted by phone."""
    level: int | None
    """What was agreed upon."""


@dataclass(frozen=True)
class PhoneState(Shown):
    """What one phone may see."""

    own: Vote | None
    """What it said itself in this round."""


@dataclass(frozen=True)
class ProjectorState(Shown):
    """What the projector shows."""

    code: str
    slot: Slot | None
    """How long the question may take; None where it is not on the agenda."""
    voting: int
    """Seconds that voting is open."""
    talking: int
    """Seconds since it was closed."""
    behind: int
    """Seconds behind the agenda; negative ahead."""
    done: int
    """Questions of the agenda that are over."""
    questions: int
    """Questions of the agenda."""
    parked: int
    """Parked items that are not done."""


@dataclass(frozen=True)
class ConsoleState(ProjectorState):
    """What the facilitator alone sees."""

    missing: int
    """Phones that have not voted."""
    private: str
    """The private note on the question."""
    by_hand: Tally | None
    """What was counted by hand and is not revealed yet."""
    suggested: int | None
    """The lower median of what was said; None before the reveal."""
    agenda: tuple[Slot, ...]
    over: frozenset[str]
    """The full ids of those questions that are over in this room."""
    parking_lot: tuple[Parked, ...]
    decisions: tuple[Decision, ...]
    unkept: Fault | None
    """Why a crash would end the room; None while it can be restored."""


def phone_state(room: Room, member: str) -> PhoneState:
    """All that one phone may see.

    Args:
        member: its key.
    """
    return PhoneState(**vars(_shown(room)), own=room.votes.get(member))


def projector_state(
    room: Room, code: str, agenda: Sequence[Slot], over: frozenset[str], workshop: Workshop
) -> ProjectorState:
    """What the projector shows.

    Args:
        code: what lets a phone in.
        agenda: the questions that the workshop goes through.
        over: the full ids of those that are over.
        workshop: what is recorded of it.
    """
    done = sum(slot.criterion in over for slot in agenda)
    return ProjectorState(
        **vars(_shown(room)),
        code=code,
        slot=next((slot for slot in agenda if slot.criterion == room.criterion), None),
        voting=room.voting,
        talking=room.talking,
        behind=seconds_behind(_in_order(agenda, over), room.elapsed, done),
        done=done,
        questions=len(agenda),
        parked=sum(not item.done for item in workshop.parked),
    )


def console_state(
    projector: ProjectorState,
    room: Room,
    agenda: tuple[Slot, ...],
    over: frozenset[str],
    workshop: Workshop,
    private: str,
    unkept: Fault | None,
) -> ConsoleState:
    """What the facilitator alone sees, beside what the projector shows.

    Args:
        private: the private note on the question.
        unkept: why a crash would end the room.
    """
    counted = room.tally if room.tally is not None and room.tally.by_hand else None
    return ConsoleState(
        **vars(projector),
        missing=len(room.members) - len(room.votes) if room.tally is None and room.criterion else 0,
        private=private,
        by_hand=None if room.is_told else counted,
        suggested=None if projector.told is None else Votes(projector.told.counts).suggested,
        agenda=agenda,
        over=over,
        parking_lot=workshop.parked,
        decisions=workshop.decisions,
        unkept=unkept,
    )


def _shown(room: Room) -> Shown:
    return Shown(
        phase=room.phase,
        paused=room.phase == "paused",
        criterion=room.criterion,
        number=room.number,
        voted=room.voted,
        members=len(room.members),
        locked=room.locked,
        told=room.tally if room.is_told and _may_be_told(room.tally) else None,
        level=room.level,
    )


def _may_be_told(tally: Tally | None) -> bool:
    """Of two who voted each would know the other's level; hands were seen by all."""
    return tally is not None and (tally.by_hand or tally.voices >= LEAST_TO_KEEP)


def _in_order(agenda: Sequence[Slot], over: frozenset[str]) -> list[Slot]:
    """The agenda with what is over first, whatever order it was gone through in."""
    return sorted(agenda, key=lambda slot: slot.criterion not in over)
