"""A live workshop's room: who is in it, what is asked, what was said; one step after the other.

Pure: no clock, no socket, and of a phone nothing but an opaque key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from .errors import ReadinessError

MOST_MEMBERS = 60
"""Phones in a room."""
MOST_HANDS = 999
"""People counted by hand in one place."""

Phase = Literal["lobby", "open", "closed", "revealed", "agreed", "paused", "ended"]
Vote = int | Literal["unknown"]
"""A level from 0 to 4, or *don't know*."""


@dataclass(frozen=True)
class Tally:
    """How many people said what to one question, in one round."""

    counts: tuple[int, ...]
    """Of the levels 0 to 4."""
    unknown: int = 0
    absent: int = 0
    """Those in the room who said nothing."""
    by_hand: bool = False
    """Whether the hands were counted: everybody in the room has seen them."""

    @property
    def voices(self) -> int:
        """Those who said anything, *don't know* as well."""
        return sum(self.counts) + self.unknown


@dataclass(frozen=True)
class Room:
    """A room at one moment."""

    phase: Phase = "lobby"
    members: frozenset[str] = frozenset()
    """The phones, by opaque keys."""
    locked: bool = False
    """Whether no further phone may join."""
    criterion: str | None = None
    """The full id of what is asked; None between two questions."""
    number: int = 0
    """The round of that question, from 1."""
    rounds: Mapping[str, int] = field(default_factory=dict)
    """For each question that was opened, the number of its last round."""
    votes: Mapping[str, Vote] = field(default_factory=dict)
    """What each member said in this round, at most once."""
    tally: Tally | None = None
    """What was said, from the close on."""
    level: int | None = None
    """What was agreed upon."""
    dissent: str = ""
    """Who saw it otherwise, in the words that the facilitator typed."""
    paused_in: Phase | None = None
    """Where it goes on after the pause."""
    voting: int = 0
    """Seconds that voting was open in this round."""
    talking: int = 0
    """Seconds since its close."""
    elapsed: int = 0
    """Seconds since the first question was opened, pauses aside."""

    @property
    def voted(self) -> int:
        """How many have voted."""
        return len(self.votes) if self.tally is None else self.tally.voices

    @property
    def is_told(self) -> bool:
        """Whether levels may be seen: not before the reveal."""
        return (self.paused_in or self.phase) in ("revealed", "agreed")


@dataclass(frozen=True)
class Join:
    """A phone comes in; one that is in already stays."""

    member: str


@dataclass(frozen=True)
class Leave:
    """A phone goes, and takes its open vote along."""

    member: str


@dataclass(frozen=True)
class Cast:
    """A phone votes; voting again before the close replaces."""

    member: str
    criterion: str
    number: int
    vote: Vote


@dataclass(frozen=True)
class Withdraw:
    """A phone takes its vote back."""

    member: str
    criterion: str
    number: int


@dataclass(frozen=True)
class Lock:
    """No further phone may join."""


@dataclass(frozen=True)
class Unlock:
    """Phones may join again."""


@dataclass(frozen=True)
class Open:
    """A question is put."""

    criterion: str


@dataclass(frozen=True)
class Close:
    """Nobody votes any more."""


@dataclass(frozen=True)
class CountByHand:
    """Hands were counted in place of phones; counting again before the reveal replaces."""

    counts: tuple[int, ...]
    unknown: int = 0
    absent: int = 0


@dataclass(frozen=True)
class Reveal:
    """Everybody sees what was said."""


@dataclass(frozen=True)
class Again:
    """The same question is put once more, after everybody has seen what was said."""


@dataclass(frozen=True)
class Agree:
    """The room has agreed on a level, or sets right what was said of that."""

    level: int
    dissent: str = ""


@dataclass(frozen=True)
class Park:
    """The question is left for later."""


@dataclass(frozen=True)
class Skip:
    """The question is left out."""


@dataclass(frozen=True)
class Pause:
    """A break, or the network is gone."""


@dataclass(frozen=True)
class Resume:
    """It goes on where it was."""


@dataclass(frozen=True)
class Tick:
    """Time goes by."""

    seconds: int


@dataclass(frozen=True)
class End:
    """Everybody goes."""


Event = (
    Join | Leave | Cast | Withdraw | Lock | Unlock | Open | Close | CountByHand | Reveal | Again | Agree
    | Park | Skip | Pause | Resume | Tick | End
)  # fmt: skip


def step(room: Room, event: Event) -> Room:
    """The room after an event; the same one where nothing changes.

    Raises:
        ReadinessError: it cannot happen now: `room_ended`, `room_not_now`, `room_full`, `room_locked`,
            `room_unknown_phone`, `room_paused`, `room_vote_closed`, `room_other_question`, `room_no_vote`,
            `room_no_count`, `level_out_of_range`.
    """
    if room.phase == "ended" and not isinstance(event, Tick | End):
        raise ReadinessError("room_ended")
    return _STEPS[type(event)](room, event)


def as_kept(room: Room, last: Agree | None, *, revealed: bool) -> Room:
    """The room at the question that is up, as far as the assessment says: a step may have been taken back.

    Args:
        room: after a close.
        last: what the assessment says of the agreement after this round.
        revealed: whether it holds this round.
    """
    if (room.paused_in or room.phase) not in ("closed", "revealed", "agreed"):
        return room
    phase: Phase = "closed" if not revealed else "revealed" if last is None else "agreed"
    level, dissent = (None, "") if last is None or not revealed else (last.level, last.dissent)
    stands = replace(room, level=level, dissent=dissent)
    return replace(stands, paused_in=phase) if room.paused_in else replace(stands, phase=phase)


def _join(room: Room, event: Join) -> Room:
    if event.member in room.members:
        return room
    if room.locked:
        raise ReadinessError("room_locked")
    if len(room.members) >= MOST_MEMBERS:
        raise ReadinessError("room_full", most=MOST_MEMBERS)
    return replace(room, members=room.members | {event.member})


def _leave(room: Room, event: Leave) -> Room:
    if event.member not in room.members:
        return room
    votes = _without(room, event.member) if room.tally is None else room.votes
    return replace(room, members=room.members - {event.member}, votes=votes)


def _cast(room: Room, event: Cast) -> Room:
    _may_vote(room, event)
    if event.vote != "unknown" and not _is_level(event.vote):
        raise ReadinessError("room_no_vote")
    if room.votes.get(event.member) == event.vote:
        return room
    return replace(room, votes={**room.votes, event.member: event.vote})


def _withdraw(room: Room, event: Withdraw) -> Room:
    _may_vote(room, event)
    return replace(room, votes=_without(room, event.member)) if event.member in room.votes else room


def _open(room: Room, event: Open) -> Room:
    _only(room, "lobby", "agreed")
    return _asked(room, event.criterion)


def _close(room: Room, event: Close) -> Room:
    _only(room, "open")
    votes = tuple(room.votes.values())
    counts = tuple(votes.count(level) for level in range(5))
    tally = Tally(counts, votes.count("unknown"), len(room.members) - len(votes))
    return replace(room, phase="closed", tally=tally)


def _count(room: Room, event: CountByHand) -> Room:
    _only(room, "open", "closed")
    numbers = (*event.counts, event.unknown, event.absent)
    if len(event.counts) != 5 or not all(type(n) is int and 0 <= n <= MOST_HANDS for n in numbers):
        raise ReadinessError("room_no_count", most=MOST_HANDS)
    tally = Tally(tuple(event.counts), event.unknown, event.absent, by_hand=True)
    return replace(room, phase="closed", tally=tally, votes={})


def _reveal(room: Room, event: Reveal) -> Room:
    _only(room, "closed")
    return replace(room, phase="revealed")


def _again(room: Room, event: Again) -> Room:
    _only(room, "revealed")
    return _asked(room, room.criterion or "")


def _agree(room: Room, event: Agree) -> Room:
    _only(room, "revealed", "agreed")
    if not _is_level(event.level):
        raise ReadinessError("level_out_of_range", level=event.level, criterion=room.criterion or "")
    return replace(room, phase="agreed", level=event.level, dissent=event.dissent)


def _leave_question(room: Room, event: Park | Skip) -> Room:
    _only(room, "open", "closed", "revealed")
    return _between(room)


def _pause(room: Room, event: Pause) -> Room:
    return room if room.phase == "paused" else replace(room, phase="paused", paused_in=room.phase)


def _resume(room: Room, event: Resume) -> Room:
    _only(room, "paused")
    return replace(room, phase=room.paused_in or "lobby", paused_in=None)


def _tick(room: Room, event: Tick) -> Room:
    if room.phase in ("paused", "ended") or not room.rounds or event.seconds <= 0:
        return room
    return replace(
        room,
        elapsed=room.elapsed + event.seconds,
        voting=room.voting + event.seconds * (room.phase == "open"),
        talking=room.talking + event.seconds * (room.phase in ("closed", "revealed")),
    )


_STEPS: Mapping[type, Callable[[Room, Any], Room]] = {
    Join: _join,
    Leave: _leave,
    Cast: _cast,
    Withdraw: _withdraw,
    Lock: lambda room, _: replace(room, locked=True),
    Unlock: lambda room, _: replace(room, locked=False),
    Open: _open,
    Close: _close,
    CountByHand: _count,
    Reveal: _reveal,
    Again: _again,
    Agree: _agree,
    Park: _leave_question,
    Skip: _leave_question,
    Pause: _pause,
    Resume: _resume,
    Tick: _tick,
    End: lambda room, _: replace(_between(room), phase="ended", paused_in=None, members=frozenset()),
}


def _asked(room: Room, criterion: str) -> Room:
    """The next round of a question: a vote for an earlier one is none for this."""
    number = room.rounds.get(criterion, 0) + 1
    rounds = {**room.rounds, criterion: number}
    return replace(_between(room), phase="open", criterion=criterion, number=number, rounds=rounds)


def _between(room: Room) -> Room:
    return replace(
        room, phase="lobby", criterion=None, number=0, votes={}, tally=None, level=None, dissent="",
        voting=0, talking=0,
    )  # fmt: skip


def _may_vote(room: Room, event: Cast | Withdraw) -> None:
    if event.member not in room.members:
        raise ReadinessError("room_unknown_phone")
    if room.phase == "paused":
        raise ReadinessError("room_paused")
    if room.phase != "open":
        raise ReadinessError("room_vote_closed")
    if (event.criterion, event.number) != (room.criterion, room.number):
        raise ReadinessError("room_other_question")


def _only(room: Room, *phases: Phase) -> None:
    if room.phase not in phases:
        raise ReadinessError("room_not_now", phase=room.phase)


def _without(room: Room, member: str) -> Mapping[str, Vote]:
    return {key: vote for key, vote in room.votes.items() if key != member}


def _is_level(vote: object) -> bool:
    return type(vote) is int and 0 <= vote <= 4
