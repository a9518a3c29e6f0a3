"""Two sides on one screen: bars that are told apart, a trend over more rounds, and two people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.files.assessments import read_assessment
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
NOW = utc_now()
FIRST_FORM, SECOND_FORM = "━", "█"


def answered(level: int, days_ago: int = 0) -> dict[str, Answer]:
    """The same level everywhere."""
    at = NOW - timedelta(days=days_ago)
    return {identifier: Answer(level=level, answered=at) for identifier in QUESTIONNAIRE.criteria}


def said(driver: Driver, part: str) -> list[str]:
    """The lines of a part of the sheet, as they are before they are wrapped."""
    return str(driver.app.screen.query_one(f"#{part}", Prose).content).split("\n")


def rounds(given: Given, *levels: int) -> None:
    """Rounds that follow one another, a level for each."""
    follows: str | None = None
    for place, level in enumerate(levels):
        days = 100 * (len(levels) - place)
        path = given(title=f"Round {place + 1}", answers=answered(level, days), follows=follows)
        follows = read_assessment(path).id


def people(given: Given) -> None:
    """Two who answered apart."""
    given(respondent="Ana", answers=answered(1))
    given(respondent="Bob", answers=answered(3))


async def test_rounds_are_named_on_their_bars(drive: Drive, given: Given) -> None:
    """Each bar has its round, its score to one decimal, and the head what is between them."""
    rounds(given, 1, 3)
    async with drive() as driver:
        await driver.press("c", "enter")
        head, first, second = said(driver, "bars")[:3]
        assert head == "Overall  +50.0"
        assert first.split() == ["Round", "1", *first.split()[2:3], "25.0"]
        assert second.split()[:2] == ["Round", "2"]
        assert second.split()[-1] == "75.0"


@pytest.mark.parametrize("no_color", [False, True])
async def test_the_two_bars_differ_in_form_and_in_colour(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch, no_color: bool
) -> None:
    """Without colours, and in the terminal's own, the forms are left; the names above are drawn alike."""
    rounds(given, 1, 3)
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with drive() as driver:
        if no_color:
            driver.app.theme = "ansi"
        await driver.press("c", "enter")
        bars = driver.app.screen.query_one("#bars", Prose).said
        _, first, second = bars.split("\n")[:3]
        assert (FIRST_FORM in first.plain, SECOND_FORM in first.plain) == (True, False)
        assert (FIRST_FORM in second.plain, SECOND_FORM in second.plain) == (False, True)
        drawn = {str(span.style) for line in (first, second) for span in line.spans}
        assert {"$text-warning", "$text-primary"} <= drawn
        heads = said(driver, "sides")
        assert [head[0] for head in heads] == [FIRST_FORM, SECOND_FORM]
        shown = driver.text()
        assert FIRST_FORM * 3 in shown
        assert SECOND_FORM * 3 in shown


@pytest.mark.parametrize(("language", "size"), [*WINDOWS, ("es", (140, 40))])
async def test_bars_take_the_whole_width_and_no_more(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """However wide the window is, no bar breaks over two lines, and long names give way."""
    given(title="A round with a name that is much too long to stand beside any bar", answers=answered(1, 9))
    given(title="Another one with a name that is much too long to stand there", answers=answered(3))
    async with drive(size=size, language=language) as driver:
        await driver.press("c", "enter", "enter")
        assert driver.page == "compare"
        bars = driver.app.screen.query_one("#bars", Prose)
        lines = str(bars.content).split("\n")
        longest = max(map(cell_len, lines))
        assert size[0] - 10 < longest <= bars.content_size.width
        assert bars.content_size.height == len(lines)


async def test_three_rounds_are_a_trend(drive: Drive, given: Given) -> None:
    """A line for each dimension, in words; every round of the line is in it, whichever two are compared."""
    rounds(given, 1, 2, 4)
    async with drive(size=(120, 60)) as driver:
        await driver.press("c", "enter")
        trend = said(driver, "trend")
        assert trend[0] == "Over time: 3 moments"
        assert [line.split(",")[0].strip() for line in trend[1:4]] == [
            "1. Round 1",
            "2. Round 2",
            "3. Round 3",
        ]
        course = "25.0, then 50.0, then 100.0"
        assert trend[4] == f"  Overall: {course}  +75.0"
        names = [dimension.name.get("en") for dimension in QUESTIONNAIRE.dimensions]
        assert trend[5:] == [f"  {n} {name}: {course}  +75.0" for n, name in enumerate(names, 1)]
        assert course in driver.text()


async def test_milestones_are_moments_too(drive: Drive, given: Given) -> None:
    """Two of one assessment and how it is now; with one there is nothing more to say than the bars do."""
    async with drive(given(answers=answered(1))) as driver:
        for name in ("May", "June"):
            await driver.say("milestone")
            await driver.type(name)
            await driver.press("enter")
            await driver.press("escape", "4", "escape", "escape")
            await driver.until(lambda: driver.page == "home")
            await driver.press("c", "enter")
            trend = said(driver, "trend")
            await driver.press("escape", "enter")
        assert [line.split(",")[0].strip() for line in trend[1:4]] == ["1. May", "2. June", "3. Baseline"]
        assert trend[0] == "Over time: 3 moments"


async def test_files_that_do_not_follow_one_another_have_no_trend(drive: Drive, given: Given) -> None:
    """However many there are."""
    rounds(given, 1, 2)
    given(name="Other", answers=answered(3))
    async with drive() as driver:
        await driver.press("c")
        await driver.type("Other")
        await driver.press("enter")
        await driver.press("enter")
        assert driver.page == "compare"
        assert said(driver, "trend") == [""]


async def test_rounds_of_the_same_name_are_told_apart_by_their_days(drive: Drive, given: Given) -> None:
    """Where the days are the same as well, by which comes first."""
    old = read_assessment(given(answers=answered(1, 400)))
    newer = read_assessment(given(answers=answered(3), follows=old.id))
    assert old.title == newer.title
    async with drive() as driver:
        await driver.press("c", "enter")
        _, first, second = said(driver, "bars")[:3]
        assert first.startswith("  Baseline, ")
        assert first.split(FIRST_FORM)[0] != second.split(SECOND_FORM)[0]
    for path in driver.folder.glob("*.toml"):
        path.unlink()
    given(answers=answered(1))
    given(answers=answered(2))
    async with drive() as driver:
        await driver.press("c", "enter", "enter")
        _, first, second = said(driver, "bars")[:3]
        assert (first.split()[0], second.split()[0]) == ("Before", "After")


async def test_two_people_never_lead_to_a_report_on_progress(drive: Drive, given: Given) -> None:
    """They are shown as people at once, with their names; the key says why there is no report."""
    people(given)
    async with drive() as driver:
        await driver.press("c", "enter", "enter")
        assert driver.page == "compare"
        assert {line.split()[0] for line in said(driver, "bars")[1:3]} == {"Ana", "Bob"}
        assert "r Report" not in driver.lines()[-1]
        await driver.press("r")
        assert driver.page == "compare"
        assert "Two people" in driver.message
        await driver.press("p")
        assert driver.page == "positions"


async def test_rounds_are_no_people(drive: Drive, given: Given) -> None:
    """They have a report on the progress, and no positions."""
    rounds(given, 1, 3)
    async with drive() as driver:
        await driver.press("c", "enter", "p")
        assert driver.page == "compare"
        assert "not two people" in driver.message
        await driver.press("r")
        assert driver.page == "progress"


async def test_a_round_that_somebody_else_answered_is_a_round(drive: Drive, given: Given) -> None:
    """Other people may answer next year; a file that follows another one is no second opinion."""
    first = read_assessment(given(respondent="Ana", answers=answered(1, 300)))
    given(respondent="Bob", answers=answered(3), follows=first.id)
    async with drive() as driver:
        await driver.press("c", "enter", "r")
        assert driver.page == "progress"
