"""A live room on an open assessment: what is saved before it is said, and what a crash leaves."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.app.opening import autosaved, begun, saved_at_once
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.room_keeping import ALPHABET, CODE_LENGTH
from cm_readiness.app.room_recovery import interrupted
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.workshop_end import change_parked, ending
from cm_readiness.app.workspace import Opened, Workspace
from cm_readiness.core.assessment import Round
from cm_readiness.core.errors import Fault, ReadinessError, error_of
from cm_readiness.core.room import MOST_MEMBERS, Tally
from cm_readiness.core.store import AssessmentStore, Reference
from cm_readiness.core.workshop import AgendaItem, Decision, Parked
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.file_store import FileStore
from cm_readiness.language.words import words_for

from .conftest import FIRST, NOW, QUESTIONNAIRE, SECOND, created
from .memory_store import MemoryStore

TWO = (AgendaItem(dimension=FIRST.partition(".")[0], minutes=10, criteria=(FIRST, SECOND)),)
"""An agenda of two questions, five minutes each."""


class Clock:
    """Seconds that go by when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        """The present second."""
        return self.now


@pytest.fixture
def file(place: Path) -> Path:
    """An assessment."""
    return created(place / "calla.toml")


@pytest.fixture
def workspace(file: Path) -> Workspace:
    """Where it lies."""
    return Workspace(FileStore(file.parent, utc_now))


def opened(workspace: Workspace, file: Path) -> Sitting:
    """The assessment, open here."""
    return saved_at_once(workspace, workspace.open(workspace.store.named(str(file))), told=print)


@pytest.fixture
def sitting(workspace: Workspace, file: Path) -> Iterator[Sitting]:
    """The same, open here."""
    here = opened(workspace, file)
    yield here
    here.close()


@pytest.fixture
def room(workspace: Workspace, sitting: Sitting) -> LiveRoom:
    """A room on it."""
    return LiveRoom(workspace, sitting)


def saving_apart(workspace: Workspace, opened: Opened) -> Sitting:
    """A sitting that saves away from this thread."""
    return autosaved(
        workspace,
        opened,
        saved=lambda: None,
        refused=lambda _: None,
        told=print,
        freed=lambda: None,
    )


def begun_in(workspace: Workspace) -> Reference:
    """A new assessment."""
    asked = workspace.named_questionnaire(QUESTIONNAIRE.id)
    return workspace.create(workspace.draft(asked, language="en", company={"name": "A"}))[0]


def beside(file: Path) -> Path:
    """What is kept for after a crash."""
    return file.with_name(f".{file.name}.room")


def voted(room: LiveRoom, *votes: int, criterion: str = FIRST) -> list[str]:
    """A question with some votes; the phones' tokens."""
    phones = [room.join() for _ in votes]
    room.open(criterion)
    for phone, vote in zip(phones, votes, strict=True):
        room.vote(phone, criterion, room.room.number, vote)
    return phones


def code(error: pytest.ExceptionInfo[ReadinessError]) -> str:
    """What was refused."""
    return error.value.fault.code


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


# Saved before it is said


class Refusing(MemoryStore):
    """A store that refuses to be written when a test says so."""

    refuses = False

    def put(self, reference, assessment) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Keep it, or refuse."""
        if self.refuses:
            raise error_of([Fault("disk_full")])
        super().put(reference, assessment)

    def keep_room(self, reference, text) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Keep it, or refuse."""
        if self.refuses:
            raise error_of([Fault("disk_full")])
        super().keep_room(reference, text)


@pytest.mark.parametrize("apart", [False, True])
def test_what_cannot_be_saved_is_not_said(place: Path, *, apart: bool) -> None:
    """The room waits where it was, and the next try says it once."""
    store = Refusing(QUESTIONNAIRE)
    workspace = Workspace(store)
    draft = workspace.draft(
        workspace.named_questionnaire(QUESTIONNAIRE.id), language="en", company={"name": "A"}
    )
    reference = workspace.create(draft)[0]
    opened = workspace.open(reference)
    sitting = saving_apart(workspace, opened) if apart else saved_at_once(workspace, opened, told=print)
    room = LiveRoom(workspace, sitting)
    voted(room, 1, 2, 3)
    room.close()
    heard: list[str] = []
    room.subscribe(lambda: heard.append(room.room.phase))
    store.refuses = True
    for _ in range(2):
        with pytest.raises(ReadinessError, match="disk_full"):
            room.reveal()
    with pytest.raises(ReadinessError, match="disk_full"):
        room.park("Wages")
    assert (room.room.phase, heard) == ("closed", [])
    store.refuses = False
    room.reveal()
    store.refuses = True
    with pytest.raises(ReadinessError, match="disk_full"):
        room.agree(2)
    store.refuses = False
    room.agree(2)
    assert heard == ["revealed", "agreed"]
    assert sitting.close()
    kept = store.read(reference).assessment
    assert kept == sitting.assessment
    (one,) = kept.answer_to(FIRST).rounds
    assert (one.counts, one.agreed, kept.answer_to(FIRST).level) == ((0, 1, 1, 1, 0), 2, 2)


def test_a_room_that_cannot_be_kept_goes_on(place: Path) -> None:
    """And says so to the console."""
    store = Refusing(QUESTIONNAIRE)
    workspace = Workspace(store)
    draft = workspace.draft(
        workspace.named_questionnaire(QUESTIONNAIRE.id), language="en", company={"name": "A"}
    )
    sitting = saved_at_once(workspace, workspace.open(workspace.create(draft)[0]), told=print)
    room = LiveRoom(workspace, sitting)
    assert room.console().unkept is None
    store.refuses = True
    room.join()
    unkept = room.console().unkept
    assert unkept is not None
    assert unkept.code == "disk_full"
    store.refuses = False
    room.join()
    assert room.console().unkept is None


# After a crash


def test_a_room_goes_on_where_a_crash_left_it(workspace: Workspace, file: Path) -> None:
    """Same code, same phones, same question; its open votes are sent again."""
    crashed = opened(workspace, file)
    room = LiveRoom(workspace, crashed)
    room.plan(TWO)
    phones = voted(room, 1, 2, 3)
    room.lock()
    crashed.close()
    again = opened(workspace, file)
    restored = LiveRoom(workspace, again)
    assert restored.restored
    assert restored.code == room.code
    assert all(map(restored.knows, phones))
    state = restored.phone(phones[0])
    assert (state.phase, state.criterion, state.number, state.own) == ("open", FIRST, 1, None)
    assert (state.voted, state.members, state.locked) == (0, 3, True)
    for phone in phones:
        restored.vote(phone, FIRST, 1, 3)
    restored.close()
    restored.reveal()
    assert restored.projector().told == Tally((0, 0, 0, 3, 0))
    again.close()


@pytest.mark.parametrize("until", ["closed", "revealed", "agreed", "again", "skipped", "paused"])
def test_each_moment_comes_back(workspace: Workspace, file: Path, until: str) -> None:
    """What was revealed or agreed stays so; what was only closed is asked again."""
    crashed = opened(workspace, file)
    room = LiveRoom(workspace, crashed)
    phones = voted(room, 1, 2, 3)
    room.close()
    if until != "closed":
        room.reveal()
    if until == "agreed":
        room.agree(1, "Tom")
    if until == "again":
        room.again()
    if until == "skipped":
        room.skip()
    if until == "paused":
        room.pause()
    crashed.close()
    again = opened(workspace, file)
    state = LiveRoom(workspace, again).phone(phones[1])
    told = Tally((0, 1, 1, 1, 0))
    assert (state.phase, state.number, state.told, state.level) == {
        "closed": ("open", 1, None, None),
        "revealed": ("revealed", 1, told, None),
        "agreed": ("agreed", 1, told, 1),
        "again": ("open", 2, None, None),
        "skipped": ("lobby", 0, None, None),
        "paused": ("paused", 1, told, None),
    }[until]
    again.close()


def test_a_crash_between_saving_and_saying_says_it_afterwards(workspace: Workspace, file: Path) -> None:
    """The assessment has the last word: it was saved first."""
    crashed = opened(workspace, file)
    room = LiveRoom(workspace, crashed)
    voted(room, 1, 2, 3)
    before_reveal = beside(file).read_text("utf-8")
    room.close()
    room.reveal()
    crashed.close()
    beside(file).write_text(before_reveal, "utf-8")
    again = opened(workspace, file)
    room = LiveRoom(workspace, again)
    assert room.room.phase == "revealed"
    before_agreeing = beside(file).read_text("utf-8")
    room.agree(2)
    again.close()
    beside(file).write_text(before_agreeing, "utf-8")
    last = opened(workspace, file)
    assert interrupted(workspace, last.reference)
    assert LiveRoom(workspace, last).room.phase == "agreed"
    assert len(last.assessment.answer_to(FIRST).rounds) == 1
    last.close()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"code": 1}', "\0", '{"format": 2, "code": "A", "phase": "open"}']
)
def test_a_file_that_is_none_begins_a_new_room(workspace: Workspace, file: Path, text: str) -> None:
    """It keeps nobody from working."""
    beside(file).write_text(text, "utf-8")
    sitting = opened(workspace, file)
    room = LiveRoom(workspace, sitting)
    assert not room.restored
    room.join()
    assert json.loads(beside(file).read_text("utf-8"))["code"] == room.code
    sitting.close()


def test_a_room_of_another_file_of_that_name_is_none(workspace: Workspace, file: Path) -> None:
    """Neither one that was put in its place, nor one that was thrown away."""
    crashed = opened(workspace, file)
    LiveRoom(workspace, crashed).join()
    crashed.close()
    left = beside(file).read_text("utf-8")
    workspace.delete(crashed.reference)
    assert not beside(file).exists()
    beside(file).write_text(left.replace(crashed.assessment.id, "another"), "utf-8")
    created(file)
    assert not interrupted(workspace, crashed.reference)
    sitting = opened(workspace, file)
    assert not LiveRoom(workspace, sitting).restored
    sitting.close()


def test_a_new_room_on_purpose(workspace: Workspace, sitting: Sitting, file: Path) -> None:
    """Yesterday's phones do not come in."""
    room = LiveRoom(workspace, sitting)
    phone = room.join()
    room.suspend()
    anew = LiveRoom(workspace, sitting, anew=True)
    assert not anew.restored
    assert anew.code != room.code
    assert not anew.knows(phone)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of their own")
def test_the_file_of_a_room_is_its_owners_alone_and_goes_with_it(room: LiveRoom, file: Path) -> None:
    """Whatever lay there before."""
    beside(file).chmod(0o644)
    room.join()
    assert stat.S_IMODE(beside(file).stat().st_mode) == 0o600
    room.end()
    assert not beside(file).exists()
    assert not interrupted(room.workspace, room.sitting.reference)
    with pytest.raises(ReadinessError, match="room_ended"):
        room.join()


def test_what_a_kill_left_half_written_goes_with_the_next_opening(workspace: Workspace, file: Path) -> None:
    """Like that of the assessment itself."""
    left = file.with_name(f".{beside(file).name}.ab12cd34.tmp")
    left.write_text("{", "utf-8")
    opened(workspace, file).close()
    assert not left.exists()


def test_nobody_else_is_written_through_the_name_of_the_room(
    workspace: Workspace, sitting: Sitting, file: Path
) -> None:
    """A link that lies there is replaced, not followed."""
    elsewhere = file.with_name("elsewhere.txt")
    elsewhere.write_text("mine", "utf-8")
    try:
        beside(file).symlink_to(elsewhere)
    except OSError:
        pytest.skip("no links here")
    LiveRoom(workspace, sitting).join()
    assert elsewhere.read_text("utf-8") == "mine"
    assert not beside(file).is_symlink()


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


def test_a_room_moves_with_its_file(room: LiveRoom, sitting: Sitting, file: Path) -> None:
    """Nothing of it stays where the file was."""
    room.join()
    other = file.with_name("other.toml")
    sitting.save_elsewhere(str(other))
    room.join()
    assert not beside(file).exists()
    assert len(json.loads(beside(other).read_text("utf-8"))["members"]) == 2


def test_a_store_without_a_disk(place: Path) -> None:
    """It keeps rooms as well."""
    store: AssessmentStore = MemoryStore(QUESTIONNAIRE)
    workspace = Workspace(store)
    draft = workspace.draft(
        workspace.named_questionnaire(QUESTIONNAIRE.id), language="en", company={"name": "A"}
    )
    reference = workspace.create(draft)[0]
    sitting = saved_at_once(workspace, workspace.open(reference), told=print)
    room = LiveRoom(workspace, sitting)
    room.join()
    room.suspend()
    assert LiveRoom(workspace, sitting).room.members == room.room.members
    assert store.kept_room(reference) is not None


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
