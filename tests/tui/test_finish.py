"""The last page of a session: each step is done or skipped, and the page says which."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.files.assessments import read_assessment
from cm_readiness.tui.shell.page import Page
from cm_readiness.tui.widgets.line import Prose
from cm_readiness.tui.widgets.own_keys import Listing

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
IDS = list(QUESTIONNAIRE.criteria)
ANSWERS = {identifier: Answer(level=2, answered=utc_now()) for identifier in IDS}
FLAGGED = {**ANSWERS, IDS[0]: Answer(level=1, answered=utc_now(), flagged=True)}
FAR = 2099


def signs(driver: Driver) -> str:
    """Whether each step is done, skipped or open, in their order."""
    lines = [line.strip() for line in driver.lines()]
    return "".join(line[0] for line in lines if line[:1] in ("✓", "–", "○") and line[1:3].strip() == "")


def chosen(driver: Driver) -> str | None:
    """The step that is highlighted."""
    return driver.app.screen.query_one(Listing).chosen


def offered(driver: Driver) -> list[str]:
    """The commands that the footer may show."""
    screen = driver.app.screen
    assert isinstance(screen, Page)
    return [command.id for command in screen.acting()]


@pytest.mark.parametrize(("language", "size"), [*WINDOWS, ("es", (80, 24))])
async def test_all_four_steps(drive: Drive, given: Given, size: tuple[int, int], language: str) -> None:
    """From the results, each with Enter; the next open one is chosen by itself, and home at last."""
    path = given(answers=FLAGGED)
    async with drive(path, size=size, language=language) as driver:
        await driver.press("F")
        assert (driver.page, chosen(driver)) == ("finish", "flags")
        await driver.press("enter")
        assert driver.page == "review"
        assert driver.app.navigation.review_filter == "flagged"
        await driver.press("enter", "f", "escape", "escape")
        assert (driver.page, chosen(driver)) == ("finish", "milestone")
        await driver.press("enter")
        await driver.type("November")
        await driver.press("enter")
        assert chosen(driver) == "pack"
        assert [one.name for one in driver.saved().milestones] == ["November"]
        await driver.press("enter")
        assert driver.page == "export"
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        await driver.press("escape")
        assert (driver.page, chosen(driver)) == ("finish", "next")
        await driver.press("enter", "enter")
        assert (driver.page, chosen(driver)) == ("finish", "home")
        intro = str(driver.app.screen.query_one("#intro", Prose).content)
        assert intro == driver.app.words("That is all: nothing is left to do before you close this.")
        assert len(list(driver.folder.glob("*-next-round.ics"))) == 1
        await driver.press("enter")
        await driver.until(lambda: driver.page == "home")


async def test_what_is_done_is_said(drive: Drive, given: Given) -> None:
    """By a sign and a word each; the names of criteria, milestone and file stand there."""
    async with drive(given(answers=FLAGGED)) as driver:
        await driver.press("F")
        assert signs(driver) == "○○○○"
        assert "1.1" in driver.text()
        await driver.press("down", "enter")
        await driver.type("Start [1]")
        await driver.press("enter")
        assert signs(driver) == "○✓○○"
        assert "“Start [1]”" in driver.text()
        assert "taken care of" in driver.text()
        await driver.press("u")
        assert signs(driver) == "○○○○"


async def test_an_answer_that_changes_opens_the_milestone_again(drive: Drive, given: Given) -> None:
    """The results that were frozen are no longer those of now."""
    async with drive(given(answers=ANSWERS)) as driver:
        await driver.press("m")
        await driver.type("a")
        await driver.press("enter", "F")
        assert signs(driver) == "✓✓○○"
        await driver.press("escape", "t", "4", "F")
        assert signs(driver) == "✓○○○"


async def test_each_step_may_be_skipped(drive: Drive, given: Given) -> None:
    """And taken up again; another assessment begins anew, and this one is as it was left."""
    path, other = given(answers=FLAGGED), given(name="Other", answers=FLAGGED)
    async with drive(path) as driver:
        await driver.press("F", "s", "s", "s", "s")
        assert signs(driver) == "––––"
        assert chosen(driver) == "home"
        await driver.press("s")
        assert signs(driver) == "––––"
        await driver.press("up", "s")
        assert signs(driver) == "–––○"
        await driver.press("escape", "F")
        assert signs(driver) == "–––○"
        await driver.press("end", "enter")
        await driver.until(lambda: driver.page == "home")
        await driver.app.open_session(driver.app.workspace.store.named(str(other)))
        await driver.settle()
        await driver.press("F")
        assert signs(driver) == "○○○○"


async def test_the_day_of_the_next_round(drive: Drive, given: Given) -> None:
    """A file beside the assessment that every calendar reads; another day changes the same entry."""
    path = given(name="Müller, Söhne; Co", answers=ANSWERS)
    async with drive(path) as driver:
        await driver.press("F", "end", "up", "enter")
        assert driver.page == "ask"
        for day in (f"31/12/{FAR}", f"{FAR}-10-02"):
            await driver.press("ctrl+u")
            await driver.type(day)
            await driver.press("enter", "end", "up", "enter")
        await driver.press("escape")
        (file,) = path.parent.glob("*.ics")
        assert file == path.with_name(f"{path.stem}-next-round.ics")
        (entry,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        assert entry.decoded("dtstart") == date(FAR, 10, 2)
        assert "Müller, Söhne; Co" in str(entry["summary"])
        assert f"2 October {FAR}" in driver.text()
        assert read_assessment(path).company_name == "Müller, Söhne; Co"


@pytest.mark.parametrize(
    ("day", "said"), [("31/11/2099", "not a date"), ("1/1/2020", "is over"), ("soon", "not a date")]
)
async def test_a_day_that_cannot_be_is_refused(drive: Drive, given: Given, day: str, said: str) -> None:
    """With a sentence; nothing is written."""
    path = given(answers=ANSWERS)
    async with drive(path) as driver:
        await driver.press("F", "end", "up", "enter", "ctrl+u")
        await driver.type(day)
        await driver.press("enter")
        assert said in driver.message
        assert not list(path.parent.glob("*.ics"))


async def test_a_disk_that_refuses_the_entry_is_said(drive: Drive, given: Given) -> None:
    """Here a folder has the name already."""
    path = given(answers=ANSWERS)
    path.with_name(f"{path.stem}-next-round.ics").mkdir()
    async with drive(path) as driver:
        await driver.press("F", "end", "up", "enter", "enter")
        assert driver.page == "finish"
        assert driver.message
        assert signs(driver) == "✓○○○"


async def test_from_the_question_once_all_is_answered(drive: Drive, given: Given) -> None:
    """Its footer and palette have it then, and not before; the key works all the same."""
    left = {identifier: answer for identifier, answer in ANSWERS.items() if identifier != IDS[-1]}
    async with drive(given(answers=left)) as driver:
        assert driver.page == "question"
        assert "finish" not in offered(driver)
        await driver.press("3", "t")
        assert driver.page == "question"
        assert "finish" in offered(driver)
        await driver.press("F")
        assert driver.page == "finish"


async def test_the_palette_finds_it(drive: Drive, given: Given) -> None:
    """By its name, from the results."""
    async with drive(given(answers=ANSWERS)) as driver:
        await driver.press("ctrl+p")
        await driver.type("Finish")
        await driver.press("enter")
        assert driver.page == "finish"
