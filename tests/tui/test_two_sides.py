"""A file in which git has left both sides of a conflict, opened on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import with_answer, with_remarks
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.writing import open_for_writing
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

FIRST, SECOND, THIRD, *_ = QUESTIONNAIRE.criteria
AT = utc_now() - timedelta(hours=2)


@pytest.fixture
def conflicted(given: Callable[..., Path]) -> Path:
    """One criterion answered on both sides, another on each; beside it a last good copy that is older."""
    path = given()
    with open_for_writing(path) as opened:
        opened.write(opened.assessment)
    base = read_assessment(path)
    ours = with_answer(with_answer(base, FIRST, 1, AT), SECOND, 2, AT)
    theirs = with_answer(with_answer(base, FIRST, 4, AT + timedelta(hours=1)), THIRD, 3, AT)
    theirs = with_remarks(theirs, THIRD, note="Seen on the wall.")
    one, other = map(assessment_text, (ours, theirs))
    path.write_text(f"<<<<<<< HEAD\n{one}=======\n{other}>>>>>>> jade\n", "utf-8")
    return path


def preview(driver: Driver) -> str:
    """What the dialog says would come of it."""
    return str(driver.app.screen.query_one("#lines", Prose).content)


@pytest.mark.parametrize(("language", "size"), WINDOWS)
@pytest.mark.parametrize("way", ["named", "home"])
async def test_both_sides_are_shown_and_put_together(
    drive: Drive, conflicted: Path, way: str, language: str, size: tuple[int, int]
) -> None:
    """Named on the command line or chosen at home: first what was taken and what conflicts, then a yes."""
    before = conflicted.read_bytes()
    async with drive(conflicted if way == "named" else None, language=language, size=size) as driver:
        if way == "home":
            assert "merge --resolve" in " ".join(driver.text().split()) or size[0] < 80
            await driver.press("enter")
        assert driver.page == "sides"
        assert "cm-readiness merge --resolve" in str(driver.app.screen.query_one("#why", Prose).content)
        lines = preview(driver).splitlines()
        names = {one: QUESTIONNAIRE.criteria[one].name.get(language) for one in (FIRST, SECOND, THIRD)}
        (conflict,) = (line for line in lines if names[FIRST] in line)
        assert "1" in conflict and "4" in conflict
        assert [line for line in lines if names[SECOND] in line]
        assert [line for line in lines if names[THIRD] in line]
        assert conflicted.read_bytes() == before
        await driver.press("end", "enter")
        await driver.until(lambda: driver.app.session is not None)
        await driver.settle()
        answers = driver.saved().answers
        assert [answers[one].level for one in (FIRST, SECOND, THIRD)] == [4, 2, 3]
        assert 1 in [past.level for past in answers[FIRST].history] and answers[FIRST].flagged
        assert answers[THIRD].note == "Seen on the wall."
    assert "<<<<<<<" not in conflicted.read_text("utf-8")
    assert [other.name for other in conflicted.parent.glob("*.toml")] == [conflicted.name]


async def test_nothing_is_written_without_a_yes(drive: Drive, conflicted: Path) -> None:
    """Neither the file nor its last good copy, and it is named what to do."""
    before = {path: path.read_bytes() for path in conflicted.parent.iterdir() if path.is_file()}
    async with drive(conflicted) as driver:
        await driver.press("down", "space", "escape")
        assert driver.page == "home" and driver.app.session is None
        assert "cm-readiness merge --resolve" in driver.message
    assert {path: path.read_bytes() for path in conflicted.parent.iterdir() if path.is_file()} == before


async def test_what_changed_since_it_was_shown_is_not_written_over(drive: Drive, conflicted: Path) -> None:
    """Somebody has put it together by hand meanwhile, or answered on one of the sides."""
    async with drive(conflicted) as driver:
        assert driver.page == "sides"
        changed = conflicted.read_text("utf-8").replace("Seen on the wall.", "Seen on the door.")
        conflicted.write_text(changed, "utf-8")
        await driver.press("enter")
        await driver.until(lambda: bool(driver.page == "home" and driver.message))
        assert "changed this file just now" in driver.message
        assert driver.app.session is None
    assert conflicted.read_text("utf-8") == changed


async def test_two_sides_that_are_no_versions_of_one_assessment(drive: Drive, conflicted: Path) -> None:
    """It is said why, and nothing is offered or written."""
    text = conflicted.read_text("utf-8")
    identity = read_id(text)
    head, middle, tail = text.partition("=======\n")
    conflicted.write_text(head + middle + tail.replace(identity, "another"), "utf-8")
    before = conflicted.read_bytes()
    async with drive(conflicted) as driver:
        assert driver.page == "home"
        assert "two assessments" in driver.message and "merge --resolve" in driver.message
    assert conflicted.read_bytes() == before


def read_id(text: str) -> str:
    """The identity of an assessment, in its file."""
    return next(line for line in text.splitlines() if line.startswith("id = ")).split('"')[1]
