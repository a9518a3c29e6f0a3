"""Measuring from the question screen: asked for a path, proposed beside the level, taken or left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.core.scope import scope
from cm_readiness.tui.widgets.path_field import PathField
from tests.cli.test_measuring import ADVERT, BUNDLED

from .conftest import WINDOWS, Drive, Driver

CALENDAR = "trend_watch.test_and_learn"


@pytest.fixture
def advert(tmp_path: Path) -> Path:
    """A job advert with three trades of specialists."""
    path = tmp_path / "advert.txt"
    path.write_text(ADVERT, "utf-8")
    return path


async def _measure(driver: Driver, criterion: str, path: Path) -> None:
    """Go to a criterion, and have a file measured."""
    driver.session.current = criterion
    await driver.press("right", "left", "M")
    assert driver.page == "ask"
    driver.app.screen.query_one(PathField).insert_pasted(str(path))
    await driver.press("enter")
    await driver.app.workers.wait_for_complete()
    await driver.settle()


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_the_level_is_taken_with_its_lines(
    drive: Drive, given: Callable[..., Path], advert: Path, language: str, size: tuple[int, int]
) -> None:
    """Undo takes all of it back at one go."""
    async with drive(given(), language=language, size=size) as driver:
        await _measure(driver, BUNDLED, advert)
        assert driver.page == "measured"
        await driver.press("enter")

        answer = driver.saved().answers[BUNDLED]
        assert (answer.level, answer.measures[0].accepted) == (1, True)
        assert set(answer.measures[0].lines) <= set(answer.evidence)
        await driver.press("u")
        assert BUNDLED not in driver.saved().answers


async def test_the_lines_alone_leave_the_answer(
    drive: Drive, given: Callable[..., Path], advert: Path
) -> None:
    """What was measured is kept, and not taken."""
    async with drive(given()) as driver:
        await _measure(driver, BUNDLED, advert)
        await driver.press("l")

        answer = driver.saved().answers[BUNDLED]
        assert (answer.level, answer.measures[0].accepted, answer.measures[0].proposes) == (None, False, 1)
        assert answer.evidence


async def test_what_is_left_changes_nothing(drive: Drive, given: Callable[..., Path], advert: Path) -> None:
    """Escape goes back to the question."""
    async with drive(given()) as driver:
        await _measure(driver, BUNDLED, advert)
        await driver.press("escape")

        assert driver.page == "question"
        assert BUNDLED not in driver.assessment.answers


async def test_a_file_that_cannot_be_measured_says_why(
    drive: Drive, given: Callable[..., Path], tmp_path: Path
) -> None:
    """Nothing can be taken of it."""
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    async with drive(given()) as driver:
        await _measure(driver, BUNDLED, empty)

        text = driver.text()
        assert "Nothing could be measured." in text
        assert "there is nothing in this file" in text
        await driver.press("enter")
        assert driver.page == "measured"
        assert BUNDLED not in driver.assessment.answers


async def test_a_day_that_may_be_two_is_asked_about(
    drive: Drive, given: Callable[..., Path], tmp_path: Path
) -> None:
    """And the answer is what counts."""
    table = tmp_path / "posts.csv"
    table.write_text("Date,Type\n3/4/2026,Reel\n5/6/2026,Photo\n", "utf-8")
    async with drive(given()) as driver:
        await _measure(driver, CALENDAR, table)
        assert driver.page == "picker"
        assert "3/4/2026" in driver.text()
        await driver.press("enter")
        await driver.app.workers.wait_for_complete()
        await driver.settle()

        assert driver.page == "measured"
        assert "3 April 2026" in driver.text()


async def test_a_release_is_asked_for_before_the_posts(
    drive: Drive, given: Callable[..., Path], tmp_path: Path
) -> None:
    """Two paths, one after the other."""
    release, post = tmp_path / "release.txt", tmp_path / "post.txt"
    release.write_text("The house opens its new workshop in the old town this Saturday morning.", "utf-8")
    post.write_text("The house opens its new workshop in the old town!", "utf-8")
    criterion = "format_readiness.native_rewrite"
    async with drive(given()) as driver:
        driver.session.current = criterion
        await driver.press("right", "left", "M")
        for path in (release, post):
            assert driver.page == "ask"
            driver.app.screen.query_one(PathField).insert_pasted(str(path))
            await driver.press("enter")
        await driver.app.workers.wait_for_complete()
        await driver.settle()
        await driver.press("enter")

        assert driver.saved().answers[criterion].level == 0


async def test_where_nothing_measures_it_says_so(drive: Drive, given: Callable[..., Path]) -> None:
    """Rather than ask for a file in vain."""
    async with drive(given()) as driver:
        asked = scope(driver.session.questionnaire, driver.assessment)
        driver.session.current = next(one.id for one in asked if not one.measures)
        await driver.press("M")

        assert driver.page == "question"
        assert "measures this criterion" in driver.message
