"""A live room on an open assessment: what is said, to whom, and what is undone."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from cm_readiness.app.opening import begun
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.room_keeping import ALPHABET, CODE_LENGTH
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.workshop_end import change_parked, ending
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.assessment import Round
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.room import MOST_MEMBERS, Tally
from cm_readiness.core.workshop import AgendaItem, Decision, Parked
from cm_readiness.files.assessments import read_assessment
from cm_readiness.language.words import words_for

from ..conftest import FIRST, NOW, QUESTIONNAIRE, SECOND
from .rooms import TWO, Clock, beside, code, saving_apart, voted


def test_what_was_revealed_and_agreed_is_in_the_file(room: LiveRoom, file: Path) -> None:
    """How many were where, how long it took, what was agreed and who saw it otherwise."""
    voted(room, 1, 2, 2, 3)
    room.close()
    assert read_assessment(file).answer_to(FIRST).rounds == ()
    room.reveal()
    revealed = Round(at=NOW, how="live", counts=(0, 1, 2, 1, 0), seconds=0)
    assert read_assessment(file).answer_to(FIRST).rounds == (revealed,)
    room.again()
    voted_again = room.room.number
    assert voted_again == 2
    room.count_by_hand("003101")
    room.reveal()
    room.agree(2, " Tom sees 1 ")
    answer = read_assessment(file).answer_to(FIRST)
    assert (answer.level, answer.answered) == (2, NOW)
    second = Round(at=NOW, how="live", counts=(0, 0, 3, 1, 0), seconds=0, agreed=2, dissent="Tom sees 1")
    assert answer.rounds == (revealed, second.model_copy(update={"absent": 0, "unknown": 1}))
    text = file.read_text("utf-8")
    assert 'dissent = "Tom sees 1"' in text
    assert "started = 2026-11-20T14:30:00Z" in text


@pytest.mark.parametrize("votes", [(), (3,), (0, 4)])
def test_of_fewer_than_three_votes_nothing_is_told_or_kept(
    room: LiveRoom, file: Path, votes: tuple[int, ...]
) -> None:
    """Each of two would know what the other said; that it was voted on, and what was agreed, is kept."""
    phones = voted(room, *votes)
    room.close()
    room.reveal()
    assert room.projector().told is None
    assert room.console().suggested is None
    assert all(room.phone(phone).told is None for phone in phones)
    room.agree(2)
    (kept,) = read_assessment(file).answer_to(FIRST).rounds
    assert kept == Round(at=NOW, how="live", counts=(0,) * 5, seconds=0, agreed=2)


def test_two_hands_were_seen_by_all(room: LiveRoom, file: Path) -> None:
    """So they are shown; the file keeps as little as of two phones."""
    room.open(FIRST)
    room.count_by_hand("10001")
    assert room.projector().told is None
    assert room.console().by_hand == Tally((1, 0, 0, 0, 1), by_hand=True)
    room.reveal()
    assert room.projector().told == Tally((1, 0, 0, 0, 1), by_hand=True)
    assert sum(read_assessment(file).answer_to(FIRST).rounds[0].counts) == 0


def test_before_the_reveal_nobody_sees_a_level_but_their_own(room: LiveRoom, file: Path) -> None:
    """Neither phones nor projector nor console, nor the files."""
    phones = voted(room, 4, 4, 1, 4)
    for closed in (False, True):
        if closed:
            room.close()
        assert [room.phone(phone).own for phone in phones] == [4, 4, 1, 4]
        for shown in (room.projector(), room.console(), *(room.phone(phone) for phone in phones)):
            assert (shown.voted, shown.members) == (4, 4)
            said = asdict(shown)
            assert (said["told"], said["level"], said.get("suggested")) == (None, None, None)
        assert not json.loads(beside(file).read_text("utf-8")).keys() & {"votes", "tally", "told", "counts"}
        assert read_assessment(file).answer_to(FIRST).rounds == ()
    room.reveal()
    assert room.phone(phones[2]).told == room.projector().told == Tally((0, 1, 0, 0, 3))
    assert room.console().suggested == 4


def test_nothing_of_a_phone_is_in_any_file(room: LiveRoom, file: Path) -> None:
    """The token least of all: only what it is hashed to, and not beside a vote."""
    phones = voted(room, 0, 1, 2)
    room.close()
    room.reveal()
    room.agree(1)
    for path in file.parent.iterdir():
        text = path.read_text("utf-8")
        assert not any(phone in text for phone in phones)
    hashed = json.loads(beside(file).read_text("utf-8"))["members"]
    assert len(hashed) == 3
    assert not any(member in file.read_text("utf-8") for member in hashed)


def test_the_code_is_long_and_plain(room: LiveRoom, workspace: Workspace, sitting: Sitting) -> None:
    """And another one each time."""
    assert len(room.code) == CODE_LENGTH
    assert set(room.code) <= set(ALPHABET)
    assert len(set(ALPHABET)) == 30
    room.end()
    assert LiveRoom(workspace, sitting).code != room.code


def test_everybody_is_told_of_each_change_and_of_nothing_else(room: LiveRoom) -> None:
    """Until they say that they are not interested any more."""
    heard: list[int] = []
    leave = room.subscribe(lambda: heard.append(room.revision))
    phone = room.join()
    room.open(FIRST)
    room.vote(phone, FIRST, 1, 3)
    room.vote(phone, FIRST, 1, 3)
    room.tick()
    room.projector()
    with pytest.raises(ReadinessError):
        room.vote(phone, SECOND, 1, 3)
    assert heard == [1, 2, 3]
    leave()
    leave()
    room.close()
    assert heard == [1, 2, 3]


def test_a_phone_that_is_not_known_learns_nothing(room: LiveRoom) -> None:
    """And cannot vote."""
    room.open(FIRST)
    assert not room.knows("made up")
    for deed in (lambda: room.phone("made up"), lambda: room.vote("made up", FIRST, 1, 3)):
        with pytest.raises(ReadinessError) as refused:
            deed()
        assert code(refused) == "room_unknown_phone"
    assert room.room.votes == {}


def test_a_phone_may_take_its_vote_back_and_go(room: LiveRoom) -> None:
    """It is then as if it had never voted."""
    one, other = voted(room, 2, 3)
    room.withdraw(one, FIRST, 1)
    assert (room.phone(one).own, room.projector().voted, room.console().missing) == (None, 1, 1)
    room.leave(other)
    assert not room.knows(other)
    assert (room.projector().voted, room.projector().members) == (0, 1)


def test_a_full_and_a_locked_room(room: LiveRoom) -> None:
    """Nobody gets a token who is not let in."""
    for _ in range(MOST_MEMBERS):
        room.join()
    with pytest.raises(ReadinessError, match="room_full"):
        room.join()
    room.lock()
    with pytest.raises(ReadinessError, match="room_locked"):
        room.join()
    room.unlock()
    assert room.projector().members == MOST_MEMBERS


def test_only_what_is_asked_is_put(room: LiveRoom, sitting: Sitting) -> None:
    """Another question is refused, and the room waits as before."""
    with pytest.raises(ReadinessError) as refused:
        room.open("purpose.nothing")
    assert code(refused) == "room_not_asked"
    assert room.projector().phase == "lobby"
    assert sitting.assessment.workshop is None


def test_parked_and_decided_from_everywhere(room: LiveRoom, file: Path) -> None:
    """In the lobby tied to nothing, else to the question; an owner and the end of it come later."""
    room.park("Wages")
    room.open(FIRST)
    room.park("Who signs?", owner="Tom")
    room.decide("  One tone for all  ")
    room.change_parked(0, owner="Jade")
    room.change_parked(1, done=True)
    workshop = read_assessment(file).workshop
    assert workshop is not None
    assert workshop.parked == (
        Parked(text="Wages", at=NOW, owner="Jade"),
        Parked(text="Who signs?", at=NOW, criterion=FIRST, owner="Tom", done=True),
    )
    assert workshop.decisions == (Decision(text="One tone for all", at=NOW, criterion=FIRST),)
    assert (room.projector().parked, len(room.console().parking_lot)) == (1, 2)
    assert room.projector().phase == "open"
    with pytest.raises(ReadinessError, match="nothing_to_park"):
        room.park(" \n")
    with pytest.raises(ReadinessError, match="nothing_to_decide"):
        room.decide("")
    with pytest.raises(ReadinessError, match="no_such_parked_item"):
        room.change_parked(2, done=True)


def test_a_question_can_be_parked_or_skipped(room: LiveRoom, file: Path) -> None:
    """The agenda goes on behind it; nothing is answered."""
    room.plan(TWO)
    assert room.next_question == FIRST
    room.open(FIRST)
    assert room.next_question == SECOND
    room.park_question("Ask the lawyer first")
    assert (room.projector().phase, room.projector().criterion, room.next_question) == ("lobby", None, SECOND)
    room.open(SECOND)
    room.skip()
    assert room.next_question is None
    assert (room.projector().done, room.projector().questions) == (2, 2)
    with pytest.raises(ReadinessError, match="room_not_now"):
        room.park_question("Twice")
    workshop = read_assessment(file).workshop
    assert workshop is not None
    assert [item.text for item in workshop.parked] == ["Ask the lawyer first"]
    assert read_assessment(file).answers == {}


def test_the_clock_of_the_room(workspace: Workspace, sitting: Sitting) -> None:
    """Voting, talking and the agenda; a break is nobody's delay."""
    clock = Clock()
    room = LiveRoom(workspace, sitting, seconds=clock)
    room.plan(TWO)
    clock.now += 500
    room.open(FIRST)
    clock.now += 90.5
    shown = room.projector()
    assert shown.slot is not None
    assert (shown.voting, shown.slot.voting, shown.slot.talking, shown.behind) == (90, 100, 200, 0)
    clock.now += 0.5
    room.close()
    room.pause()
    clock.now += 600
    room.resume()
    clock.now += 269
    room.reveal()
    shown = room.projector()
    assert (shown.voting, shown.talking, shown.behind) == (91, 269, 60)
    room.agree(3)
    assert sitting.assessment.answer_to(FIRST).rounds[0].seconds == 91
    assert room.projector().behind == 0


def test_the_console_alone_has_the_private_note(room: LiveRoom, sitting: Sitting) -> None:
    """It stands in nothing that anybody else sees."""
    sitting.remark(FIRST, private="The boss disagrees")
    (phone,) = voted(room, 2)
    assert room.console().private == "The boss disagrees"
    for shown in (room.projector(), room.phone(phone)):
        assert "boss" not in repr(shown)


def test_undoing_takes_the_room_along(room: LiveRoom, sitting: Sitting, file: Path) -> None:
    """Back to the votes, and before them; and forward again, with what was said of it."""
    voted(room, 1, 2, 3)
    room.close()
    room.reveal()
    room.agree(2)
    room.agree(1, "Tom sees 2")
    heard: list[tuple[str, int | None]] = []
    room.subscribe(lambda: heard.append((room.room.phase, room.room.level)))
    for deed in (room.undo, room.undo, room.undo, room.redo, room.redo, room.redo):
        deed()
    assert heard == [
        ("agreed", 2), ("revealed", None), ("closed", None),
        ("revealed", None), ("agreed", 2), ("agreed", 1),
    ]  # fmt: skip
    assert room.room.dissent == "Tom sees 2"
    with pytest.raises(ReadinessError, match="nothing_to_redo"):
        room.redo()
    room.undo()
    room.undo()
    room.undo()
    assert room.projector().told is None
    room.reveal()
    room.agree(3)
    (one,) = read_assessment(file).answer_to(FIRST).rounds
    assert (one.counts, one.agreed) == ((0, 1, 1, 1, 0), 3)


def test_nothing_to_undo_is_said(room: LiveRoom) -> None:
    """And the room goes on."""
    with pytest.raises(ReadinessError, match="nothing_to_undo"):
        room.undo()
    room.open(FIRST)


def test_two_rooms_of_one_file_are_one_too_many(workspace: Workspace, sitting: Sitting, file: Path) -> None:
    """Neither here nor in another window."""
    room = LiveRoom(workspace, sitting)
    with pytest.raises(ReadinessError) as refused:
        LiveRoom(workspace, sitting)
    assert code(refused) == "room_is_open"
    room.end()
    LiveRoom(workspace, sitting).end()


def test_a_file_that_somebody_else_has_open_gets_no_room(
    workspace: Workspace, sitting: Sitting, file: Path
) -> None:
    """It says who."""
    looking = saving_apart(workspace, workspace.open(sitting.reference))
    with pytest.raises(ReadinessError) as refused:
        LiveRoom(workspace, looking)
    assert code(refused) == "held_by_other"
    looking.close()


def test_an_assessment_without_a_file_gets_no_room(workspace: Workspace) -> None:
    """It would be nowhere after a crash."""
    asked = workspace.named_questionnaire(QUESTIONNAIRE.id)
    draft = workspace.draft(asked, language="en")
    sitting = begun(workspace, draft, None, told=print)
    with pytest.raises(ReadinessError) as refused:
        LiveRoom(workspace, sitting)
    assert code(refused) == "room_without_file"
    sitting.close()


def test_all_questions_by_hand_alone(room: LiveRoom, sitting: Sitting, file: Path) -> None:
    """No phone, no network: every question of the whole agenda is counted, shown and agreed upon."""
    asked = [criterion.id for criterion in sitting.criteria]
    room.plan([AgendaItem(dimension=dimension.id, minutes=15) for dimension in QUESTIONNAIRE.dimensions])
    while (question := room.next_question) is not None:
        room.open(question)
        room.count_by_hand("00170")
        room.reveal()
        suggested = room.console().suggested
        assert suggested is not None
        room.agree(suggested)
    room.end()
    kept = read_assessment(file)
    assert [kept.answer_to(name).level for name in asked] == [3] * len(asked)
    assert all(len(kept.answer_to(name).rounds) == 1 for name in asked)
    assert {path.name for path in file.parent.iterdir()} == {
        file.name,
        f".{file.name}.bak",
        f".{file.name}.lock",
    }


def test_the_end_leads_out(room: LiveRoom, sitting: Sitting, file: Path) -> None:
    """What is open, a milestone under a free name, the documents, and the day of the next round."""
    words = words_for("en")
    assert ending(sitting, words).documents == ("gap_report", "action_plan")
    room.plan(TWO)
    voted(room, 1, 2, 3)
    room.close()
    room.reveal()
    room.park("Wages", owner="Tom")
    room.park("Done already")
    room.change_parked(1, done=True)
    sitting.remark(SECOND, flagged=True)
    found = ending(sitting, words)
    assert [criterion.id for criterion in found.flagged] == [SECOND]
    assert [criterion.id for criterion in found.unsettled] == [FIRST, SECOND]
    assert [item.text for item in found.parked] == ["Wages"]
    assert found.documents == ("minutes", "gap_report", "action_plan")
    assert found.next_day > NOW.date()
    room.agree(2)
    room.end()
    change_parked(sitting, 0, owner="Jade", done=True)
    assert ending(sitting, words).parked == ()
    assert read_assessment(file).workshop == sitting.assessment.workshop
    sitting.undo()
    assert [item.owner for item in ending(sitting, words).parked] == ["Tom"]
    sitting.give(SECOND, 1)
    assert ending(sitting, words).unsettled == ()
    assert not ending(sitting, words).is_frozen
    sitting.freeze(ending(sitting, words).milestone)
    assert [milestone.name for milestone in sitting.assessment.milestones] == ["Workshop of 20 November 2026"]
    assert ending(sitting, words).is_frozen
    sitting.freeze(ending(sitting, words).milestone)
    assert sitting.assessment.milestones[-1].name == "Workshop of 20 November 2026 (2)"
