"""The room of a live workshop: any events in any order, and each rule by an example."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.room import (
    MOST_MEMBERS,
    Again,
    Agree,
    Cast,
    Close,
    CountByHand,
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
    step,
)
from cm_readiness.core.workshop_changes import counted_by_hand

QUESTIONS = ("purpose.goals", "purpose.rules", "role.mandate")
PHONES = tuple(f"phone {number}" for number in range(8))
VOTES = st.integers(0, 4) | st.just("unknown")


def after(room: Room, *events: Event) -> Room:
    """The room after several events."""
    for event in events:
        room = step(room, event)
    return room


def refused(room: Room, event: Event) -> str:
    """The code of the refusal of an event."""
    with pytest.raises(ReadinessError) as caught:
        step(room, event)
    return caught.value.fault.code


ASKED = after(Room(), *map(Join, PHONES), Open("purpose.goals"))


def cast(phone: str, vote: Vote, *, of: Room = ASKED) -> Cast:
    """A vote for what is asked."""
    return Cast(phone, of.criterion or "", of.number, vote)


class AnyWorkshop(RuleBasedStateMachine):
    """Events in any order, beside a model that is kept apart."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Room()
        self.said: dict[str, Vote] = {}
        """What each phone said last in the open round."""
        self.shown: Tally | None = None
        """What was revealed in this round."""

    def happens(self, event: Event) -> bool:
        """Let something happen; whether it could."""
        before = self.room
        try:
            self.room = step(before, event)
        except ReadinessError:
            assert self.room == before
            return False
        return True

    @rule(phone=st.sampled_from(PHONES))
    def join(self, phone: str) -> None:
        """Somebody comes in, or comes in again."""
        before = self.room
        if self.happens(Join(phone)):
            assert self.room.votes == before.votes
            assert phone in self.room.members
        else:
            assert before.locked or before.phase == "ended"

    @rule(phone=st.sampled_from(PHONES))
    def leave(self, phone: str) -> None:
        """Somebody goes."""
        if self.happens(Leave(phone)) and self.room.tally is None:
            self.said.pop(phone, None)

    @rule(
        phone=st.sampled_from(PHONES),
        question=st.sampled_from(QUESTIONS),
        late=st.integers(-1, 1),
        vote=VOTES | st.sampled_from([-1, 5, True, 2.0, "3", None]),
    )
    def vote(self, phone: str, question: str, late: int, vote: Vote) -> None:
        """Somebody votes: perhaps late, for another question, or what is no vote."""
        room = self.room
        may = (
            room.phase == "open"
            and phone in room.members
            and (question, late) == (room.criterion, 0)
            and (vote == "unknown" or (type(vote) is int and vote in range(5)))
        )
        assert self.happens(Cast(phone, question, room.number + late, vote)) == may
        if may:
            self.said[phone] = vote

    @rule(phone=st.sampled_from(PHONES), vote=VOTES)
    @precondition(lambda self: self.room.phase == "open")
    def vote_as_asked(self, phone: str, vote: Vote) -> None:
        """Somebody votes for what is open."""
        if self.happens(cast(phone, vote, of=self.room)):
            self.said[phone] = vote

    @rule(phone=st.sampled_from(PHONES))
    def withdraw(self, phone: str) -> None:
        """Somebody takes a vote back."""
        if self.happens(Withdraw(phone, self.room.criterion or "", self.room.number)):
            self.said.pop(phone, None)

    @rule(question=st.sampled_from(QUESTIONS))
    def open(self, question: str) -> None:
        """A question is put."""
        if self.happens(Open(question)):
            self._begin()

    @rule()
    def again(self) -> None:
        """It is put once more."""
        before = self.room
        if self.happens(Again()):
            assert (self.room.criterion, self.room.number) == (before.criterion, before.number + 1)
            self._begin()

    @rule()
    def close(self) -> None:
        """Voting ends."""
        before = self.room
        if self.happens(Close()):
            votes = list(self.said.values())
            assert self.room.tally == Tally(
                tuple(votes.count(level) for level in range(5)),
                votes.count("unknown"),
                len(before.members) - len(votes),
            )

    @rule(hands=st.tuples(*[st.integers(-1, 12)] * 7))
    def count(self, hands: tuple[int, ...]) -> None:
        """Hands are counted."""
        unknown, absent = hands[5:]
        if self.happens(CountByHand(hands[:5], unknown, absent)):
            assert self.room.tally == Tally(hands[:5], unknown, absent, by_hand=True)
            self.said = {}

    @rule()
    def reveal(self) -> None:
        """Everybody sees."""
        before = self.room
        assert self.happens(Reveal()) == (before.phase == "closed")
        if before.phase == "closed":
            self.shown = before.tally

    @rule(level=st.integers(-1, 5))
    def agree(self, level: int) -> None:
        """The room agrees."""
        before = self.room
        if self.happens(Agree(level)):
            assert before.phase in ("revealed", "agreed")
            assert self.room.level == level
            assert self.room.criterion == before.criterion

    @rule(event=st.sampled_from([Park(), Skip()]))
    def leave_question(self, event: Park | Skip) -> None:
        """The question is left."""
        before = self.room
        assert self.happens(event) == (before.phase in ("open", "closed", "revealed"))
        if self.room.phase == "lobby":
            self._begin()

    @rule()
    def pause(self) -> None:
        """A break, and back: everything is as it was."""
        before = self.room
        if before.phase not in ("paused", "ended"):
            assert self.happens(Pause())
            assert after(self.room, Tick(60), Resume()) == before

    @rule()
    def resume(self) -> None:
        """It goes on."""
        paused = self.room.phase == "paused"
        assert self.happens(Resume()) == paused

    @rule(event=st.sampled_from([Lock(), Unlock(), Tick(5), Tick(0), Tick(-3)]))
    def anything_else(self, event: Event) -> None:
        """The door, the end of a break, and time: no vote changes."""
        votes, tally = self.room.votes, self.room.tally
        self.happens(event)
        assert (self.room.votes, self.room.tally) == (votes, tally)

    @rule()
    @precondition(lambda self: self.room.rounds and len(self.room.rounds) > 2)
    def end(self) -> None:
        """Everybody goes."""
        self.happens(End())
        self._begin()

    def _begin(self) -> None:
        self.said, self.shown = {}, None

    @invariant()
    def one_vote_for_each_phone_and_round(self) -> None:
        """The votes are what each phone said last, and only those of phones that are in."""
        assert self.room.votes == self.said
        if self.room.tally is None:
            assert self.room.votes.keys() <= self.room.members

    @invariant()
    def nothing_is_told_before_the_reveal(self) -> None:
        """Levels may be seen exactly when they were revealed in this round, and stay what they were."""
        assert self.room.is_told == (self.shown is not None)
        if self.shown is not None:
            assert self.room.tally == self.shown

    @invariant()
    def agreed_says_on_what(self) -> None:
        """A level stands with the question and the round that it was agreed on, and nowhere else."""
        phase = self.room.paused_in or self.room.phase
        assert (self.room.level is not None) == (phase == "agreed")
        if phase == "agreed":
            assert self.room.tally is not None
            assert self.room.level in range(5)
            assert self.room.rounds[self.room.criterion or ""] == self.room.number

    @invariant()
    def no_more_phones_than_fit(self) -> None:
        """And the clocks never run backwards below nothing."""
        assert len(self.room.members) <= MOST_MEMBERS
        assert min(self.room.voting, self.room.talking, self.room.elapsed) >= 0


AnyWorkshop.TestCase.settings = settings(
    max_examples=150, stateful_step_count=40, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyWorkshop = AnyWorkshop.TestCase


def test_a_second_vote_replaces_the_first() -> None:
    """And the same vote again changes nothing at all."""
    once = after(ASKED, cast("phone 1", 1))
    assert step(once, cast("phone 1", 1)) is once
    assert after(once, cast("phone 1", "unknown"), Close()).tally == Tally((0,) * 5, 1, 7)


def test_a_phone_that_goes_takes_its_open_vote_along() -> None:
    """After the close, what was said stays said."""
    voted = after(ASKED, cast("phone 1", 3), cast("phone 2", 3))
    assert after(voted, Leave("phone 1"), Close()).tally == Tally((0, 0, 0, 1, 0), 0, 6)
    assert after(voted, Close(), Leave("phone 1")).tally == Tally((0, 0, 0, 2, 0), 0, 6)
    assert step(ASKED, Leave("nobody")) is ASKED


def test_sixty_phones_and_no_more() -> None:
    """The one over is refused; one that is in already comes in again."""
    full = after(Room(), *(Join(str(number)) for number in range(MOST_MEMBERS)))
    assert refused(full, Join("one more")) == "room_full"
    assert step(full, Join("7")) is full
    assert "one more" in after(full, Leave("7"), Join("one more")).members


def test_a_locked_room_lets_nobody_in_and_nobody_out() -> None:
    """Those who are in go on voting."""
    locked = step(ASKED, Lock())
    assert refused(locked, Join("late")) == "room_locked"
    assert after(locked, Join("phone 1"), cast("phone 1", 2)).voted == 1
    assert "late" in after(locked, Unlock(), Join("late")).members


@pytest.mark.parametrize(
    ("room", "event", "code"),
    [
        (ASKED, Cast("stranger", "purpose.goals", 1, 2), "room_unknown_phone"),
        (ASKED, Cast("phone 1", "purpose.goals", 0, 2), "room_other_question"),
        (ASKED, Cast("phone 1", "purpose.goals", 2, 2), "room_other_question"),
        (ASKED, Cast("phone 1", "purpose.rules", 1, 2), "room_other_question"),
        (ASKED, Cast("phone 1", "purpose.goals", 1, 5), "room_no_vote"),
        (ASKED, Cast("phone 1", "purpose.goals", 1, -1), "room_no_vote"),
        (ASKED, Cast("phone 1", "purpose.goals", 1, True), "room_no_vote"),
        (step(ASKED, Close()), Cast("phone 1", "purpose.goals", 1, 2), "room_vote_closed"),
        (step(ASKED, Close()), Withdraw("phone 1", "purpose.goals", 1), "room_vote_closed"),
        (step(ASKED, Pause()), Cast("phone 1", "purpose.goals", 1, 2), "room_paused"),
        (step(ASKED, End()), Cast("phone 1", "purpose.goals", 1, 2), "room_ended"),
        (ASKED, Open("purpose.rules"), "room_not_now"),
        (ASKED, Reveal(), "room_not_now"),
        (ASKED, Again(), "room_not_now"),
        (ASKED, Agree(2), "room_not_now"),
        (ASKED, Resume(), "room_not_now"),
        (Room(), Close(), "room_not_now"),
        (Room(), Skip(), "room_not_now"),
        (Room(), CountByHand((0, 0, 1, 7, 0)), "room_not_now"),
        (ASKED, CountByHand((0, 0, 1, 7)), "room_no_count"),
        (ASKED, CountByHand((0, 0, 1, 1000, 0)), "room_no_count"),
        (after(ASKED, Close(), Reveal()), Agree(5), "level_out_of_range"),
        (after(ASKED, Close(), Reveal()), Close(), "room_not_now"),
        (after(ASKED, Close(), Reveal()), CountByHand((0, 0, 1, 7, 0)), "room_not_now"),
    ],
)  # fmt: skip
def test_what_cannot_happen_is_refused(room: Room, event: Event, code: str) -> None:
    """By a code of its own, and the room is as it was."""
    kept = replace(room)
    assert refused(room, event) == code
    assert room == kept


def test_a_vote_for_an_earlier_round_is_none_for_a_later_one() -> None:
    """Not even where the question was left and is put again."""
    again = after(ASKED, Skip(), Open("purpose.goals"))
    assert again.number == 2
    assert refused(again, cast("phone 1", 4)) == "room_other_question"


def test_a_break_comes_from_anywhere_and_leads_back() -> None:
    """The clocks stand meanwhile."""
    for room in (Room(), ASKED, step(ASKED, Close()), after(ASKED, Close(), Reveal())):
        assert after(room, Pause(), Tick(600), Pause(), Resume()) == room


def test_the_clocks_of_a_round() -> None:
    """Voting, then talking; all but breaks and what comes before the first question."""
    room = after(Room(), Tick(100), Join("phone 1"), Open("purpose.goals"), Tick(30), Close(), Tick(5))
    room = after(room, Reveal(), Tick(40), Pause(), Tick(600), Resume())
    assert (room.voting, room.talking, room.elapsed) == (30, 45, 75)
    room = after(room, Again(), Tick(7))
    assert (room.voting, room.talking, room.elapsed) == (7, 0, 82)


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("00170", CountByHand((0, 0, 1, 7, 0))),
        (" 001701 ", CountByHand((0, 0, 1, 7, 0), 1)),
        ("0017012", CountByHand((0, 0, 1, 7, 0), 1, 2)),
        ("0 0 1 12 0", CountByHand((0, 0, 1, 12, 0))),
        ("0, 0, 1, 12, 0, 3, 10", CountByHand((0, 0, 1, 12, 0), 3, 10)),
    ],
)
def test_hands_are_typed_in_one_word(typed: str, event: CountByHand) -> None:
    """Or with blanks where ten or more are at one level."""
    assert counted_by_hand(typed) == event


@pytest.mark.parametrize("typed", ["", "0017", "00170123", "0 0 1", "0a170", "00-10", "1 2 3 4", "²0000"])
def test_what_is_no_count_is_refused(typed: str) -> None:
    """With a sentence that says how to type it."""
    with pytest.raises(ReadinessError, match="room_no_count"):
        counted_by_hand(typed)
