"""The same assessment opened twice, or changed by somebody else meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Assessment, with_answer
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.lock import Lock
from cm_readiness.files.lock_heartbeat import Renewal
from cm_readiness.files.process import Process
from cm_readiness.files.sidecar_files import lock_path
from cm_readiness.files.writing import content_of, open_for_writing
from cm_readiness.language.words import words_for
from cm_readiness.tui.shell.commands import commands_of
from cm_readiness.tui.shell.page import Page

from .conftest import CRITERIA, QUESTIONNAIRE, WINDOWS, Drive

Given = Callable[..., Path]
FIRST, SECOND, *THIRD_ON = QUESTIONNAIRE.criteria
COLLEAGUE = Process("ana", "office-7", 4242)


def said(assessment: Assessment) -> Assessment:
    """What a person has said in it, whoever saved it."""
    return assessment.model_copy(update={"updated": None, "written_by": ""})


def taken_over(path: Path) -> None:
    """Somebody on another machine has the file open from now on."""
    lock_path(path).unlink(missing_ok=True)
    lock = Lock(path, COLLEAGUE)
    lock.acquire(utc_now())
    assert lock.is_mine


@pytest.mark.parametrize(("language", "size"), WINDOWS[:2])
async def test_the_second_only_looks(
    drive: Drive, given: Given, language: str, size: tuple[int, int]
) -> None:
    """It says who has it open, and no command changes anything, on the disk or in memory."""
    path = given()
    taken_over(path)
    before = path.read_bytes()
    words = words_for(language)
    async with drive(path, language=language, size=size) as driver:
        text = " ".join(driver.text().split())
        assert "ana" in text
        assert "office-7" in text
        assert words("read only") in text
        start = driver.assessment
        for page, key in (("question", ""), ("review", "l"), ("results", "r"), ("plan", "p")):
            if key:
                await driver.press(key)
            for command in commands_of(page):
                if command.writes:
                    assert driver.page == page
                    await driver.say(command.id)
                    assert (
                        words("Nothing can be changed while somebody else has this open.") in driver.message
                    )
            if page == "review":
                await driver.press("escape")
        assert driver.assessment == start
        await driver.press("escape", "a")
        assert driver.page == "about"
        await driver.type("x")
        assert driver.assessment == start
        assert "x" not in str(driver.app.screen.query_one("#title").value)  # type: ignore[attr-defined]
    assert path.read_bytes() == before


async def test_who_only_looks_can_write_once_the_other_is_gone(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the other said meanwhile is there, it is said, and answers are kept again."""
    monkeypatch.setattr(Renewal.__init__, "__defaults__", (0.02, None, None))
    path = given()
    taken_over(path)
    async with drive(path) as driver:
        await driver.press("2")
        assert driver.assessment.answers == {}
        write_assessment(path, with_answer(read_assessment(path), SECOND, 3, utc_now()))
        lock_path(path).unlink()
        await driver.until(lambda: driver.session.held_by_other is None)
        await driver.until(lambda: "Nobody else has this open any more" in driver.message)
        assert words_for("en")("read only") not in driver.text()
        assert driver.assessment.answer_to(SECOND).given == 3
        await driver.press("2")
        saved = driver.saved()
    assert (saved.answer_to(FIRST).given, saved.answer_to(SECOND).given) == (2, 3)


async def test_nothing_that_is_asked_of_it_changes_what_is_only_looked_at(drive: Drive, given: Given) -> None:
    """Whichever way a change comes: a command that forgot to ask would show an answer that is not kept."""
    path = given()
    taken_over(path)
    before = path.read_bytes()
    async with drive(path) as driver:
        session, start = driver.session, driver.assessment
        session.give(session.current, 4)
        session.remark(session.current, note="x")
        session.clear(session.current)
        session.revise(start.model_copy(update={"title": "x"}), "title")
        session.undo()
        session.redo()
        assert session.assessment == start
        assert session.is_saved
    assert path.read_bytes() == before


async def test_each_command_that_changes_something_is_declared(drive: Drive, given: Given) -> None:
    """What is not declared to write leaves the assessment as it is."""
    async with drive(given(), size=(120, 50)) as driver:
        await driver.burst(*("2" * CRITERIA))
        for page in ("question", "review", "results", "plan"):
            await driver.app.go(page)
            await driver.settle()
            for command in commands_of(page):
                if command.writes or command.id in ("leave", "suspend"):
                    continue
                start = said(driver.assessment)
                await driver.say(command.id)
                while not isinstance(driver.app.screen, Page):
                    await driver.press("escape")
                if driver.app.session is None:
                    await driver.press("enter")
                assert said(driver.assessment) == start, command.id
                if driver.page != page:
                    await driver.app.go(page)
                    await driver.settle()


async def test_a_copy_elsewhere_can_be_changed(drive: Drive, given: Given, folder: Path) -> None:
    """The file of the other one stays as it is."""
    path = given()
    taken_over(path)
    before = path.read_bytes()
    elsewhere = folder / "mine.toml"
    async with drive(path) as driver:
        await driver.press("S", "ctrl+u")
        await driver.type(str(elsewhere))
        await driver.press("enter", "3")
        assert driver.saved().answers[FIRST].level == 3
        assert "ana" not in driver.text()
        assert lock_path(elsewhere).exists()
    assert path.read_bytes() == before
    assert not lock_path(elsewhere).exists()


async def test_it_is_held_until_it_is_closed(drive: Drive, given: Given) -> None:
    """The command line may not write it meanwhile; afterwards it may."""
    path = given()
    command = [sys.executable, "-m", "cm_readiness", "answer", str(path), SECOND, "1"]
    async with drive(path) as driver:
        await driver.press("2")
        assert driver.saved().answers[FIRST].level == 2
        refused = subprocess.run(command, capture_output=True, text=True, check=False)
        assert refused.returncode == 3
        assert path.name in refused.stderr
        await driver.press("escape")
        assert driver.page == "home"
        assert not lock_path(path).exists()
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert [answer.level for answer in read_assessment(path).answers.values()] == [2, 1]


async def test_comments_of_another_program_are_kept(drive: Drive, given: Given) -> None:
    """Its version is put together with ours; with comments of somebody's own it stays beside it as well."""
    path = given()
    async with drive(path) as driver:
        await driver.press("2")
        assert driver.saved().answers
        theirs = path.read_bytes() + b"\n# by hand\n"
        path.write_bytes(theirs)
        await driver.press("3")
        await driver.until(lambda: len(driver.app.notices) > 1)
        await driver.settle()
        kept = next(other for other in path.parent.glob("*.toml") if other != path)
        assert kept.read_bytes() == theirs
        assert kept.name in " ".join(driver.text().split())
        assert len(driver.saved().answers) == 2


def answered_elsewhere(path: Path, levels: dict[str, int]) -> None:
    """A colleague's program answers, and puts the file where it was."""
    theirs = read_assessment(path)
    for criterion, level in levels.items():
        theirs = with_answer(theirs, criterion, level, utc_now() + timedelta(minutes=1))
    path.write_bytes(content_of(theirs, path))


async def test_answers_of_a_colleague_come_in_while_a_note_is_typed(drive: Drive, given: Given) -> None:
    """Nobody presses anything for it: they are on the screen, the note is not touched, no copy is left."""
    path = given()
    async with drive(path) as driver:
        await driver.press("n", *"seen on")
        await driver.until(lambda: driver.assessment.answer_to(FIRST).note == "seen on")
        await driver.until(lambda: driver.session.is_saved)
        answered_elsewhere(path, dict.fromkeys(THIRD_ON[:3], 3))
        await driver.app.look_again()
        await driver.until(lambda: driver.assessment.answer_to(THIRD_ON[0]).level == 3)
        await driver.press(*" the wall")
        await driver.until(lambda: driver.assessment.answer_to(FIRST).note == "seen on the wall")
        await driver.press("escape")
        shown = " ".join(driver.text().split())
        assert "also changed elsewhere" in shown
        assert driver.saved().answer_to(FIRST).note == "seen on the wall"
        assert [driver.saved().answer_to(name).level for name in THIRD_ON[:3]] == [3, 3, 3]
        assert [other.name for other in path.parent.glob("*.toml")] == [path.name]


async def test_undo_takes_nothing_of_a_colleague_back(drive: Drive, given: Given) -> None:
    """What came in is no step of ours."""
    path = given()
    async with drive(path) as driver:
        await driver.press("2")
        await driver.until(lambda: driver.session.is_saved)
        answered_elsewhere(path, {THIRD_ON[2]: 4})
        await driver.app.look_again()
        await driver.until(lambda: driver.assessment.answer_to(THIRD_ON[2]).level == 4)
        await driver.press("u")
        assert driver.assessment.answer_to(FIRST).given is None
        assert driver.assessment.answer_to(THIRD_ON[2]).level == 4
        assert driver.saved() == driver.assessment.model_copy(
            update={"written_by": driver.saved().written_by, "questionnaire": driver.saved().questionnaire}
        )


async def test_what_both_changed_is_named(drive: Drive, given: Given) -> None:
    """The colleague answered later: that counts, ours is in the history, and its number is on the screen."""
    path = given()
    async with drive(path) as driver:
        await driver.press("2")
        await driver.until(lambda: driver.session.is_saved)
        base = path.read_bytes()
        await driver.press("left", "1")
        await driver.until(lambda: driver.session.is_saved)
        path.write_bytes(base)
        answered_elsewhere(path, {FIRST: 4})
        await driver.app.look_again()
        await driver.until(lambda: driver.assessment.answer_to(FIRST).level == 4)
        answer = driver.assessment.answer_to(FIRST)
        assert 1 in [past.level for past in answer.history]
        assert answer.flagged
        await driver.until(lambda: "look at: 1.1" in " ".join(driver.text().split()))


async def test_a_damaged_file_costs_nothing(drive: Drive, given: Given) -> None:
    """The last good copy is opened, with a message, and the damaged file is kept when saving."""
    path = given()
    with open_for_writing(path) as opened:
        opened.write(with_answer(opened.assessment, FIRST, 4, utc_now()))
    damaged = path.read_bytes()[:200]
    path.write_bytes(damaged)
    async with drive(path) as driver:
        assert driver.assessment.answers[FIRST].level == 4
        assert "last good copy" in " ".join(driver.text().split())
        assert path.read_bytes() == damaged
        await driver.press("1")
        assert {name: answer.level for name, answer in driver.saved().answers.items()} == {
            FIRST: 4,
            SECOND: 1,
        }
    kept = [other for other in path.parent.glob("*.toml") if other != path]
    assert [other.read_bytes() for other in kept] == [damaged]


async def test_taken_over_while_it_was_open(drive: Drive, given: Given, folder: Path) -> None:
    """After a long sleep somebody else may have it: nothing of theirs or of ours is lost."""
    path = given()
    async with drive(path) as driver:
        await driver.press("2")
        assert driver.saved().answers
        before = path.read_bytes()
        taken_over(path)
        file = driver.session._keeping.file
        assert file is not None
        assert not file.renew()
        await driver.press("3")
        await driver.until(lambda: driver.app.save_fault is not None)
        await driver.settle()
        assert "ana" in driver.text()
        assert driver.session.progress.answered == 2
        assert path.read_bytes() == before
        await driver.press("S", "ctrl+u")
        await driver.type(str(folder / "mine.toml"))
        await driver.press("enter")
        await driver.settle()
        assert driver.app.save_fault is None
        assert len(driver.saved().answers) == 2
    assert path.read_bytes() == before
