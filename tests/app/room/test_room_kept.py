"""What of a live room is saved before it is said, and what a crash leaves."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.room_recovery import interrupted
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.room import Tally
from cm_readiness.core.store import AssessmentStore

from ..conftest import FIRST, QUESTIONNAIRE, created
from ..memory_store import MemoryStore
from .rooms import TWO, Refusing, beside, opened, saving_apart, voted


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
