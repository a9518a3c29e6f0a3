"""A second round: last time's answer among the levels, last time's note below, and Enter that repeats it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer, Unknown
from cm_readiness.tui.widgets.levels import UNKNOWN

from .conftest import QUESTIONNAIRE, Drive, Driver

Given = Callable[..., Path]
IDS = list(QUESTIONNAIRE.criteria)
OLD = utc_now() - timedelta(days=90)
ANSWERS = {
    IDS[0]: Answer(level=2, answered=OLD, note="The plan is from spring.", private="secret"),
    IDS[1]: Answer(unknown=True, answered=OLD),
}
SIZES = [(140, 40), (120, 36), (80, 24), (40, 12)]


def marked(driver: Driver) -> list[int]:
    """The places of the rows that say that they were the answer last time."""
    said = driver.app.words("last time").replace(" ", "\u00a0")
    return [row.place for row in driver.sheet.rows if row.said.plain.endswith(f"◂\u00a0{said}")]


@pytest.mark.parametrize("language", ["fr", "en", "es"])
@pytest.mark.parametrize("size", SIZES)
async def test_last_time_is_seen(drive: Drive, given: Given, size: tuple[int, int], language: str) -> None:
    """Level, note and key; not what was noted in private."""
    given(answers=ANSWERS)
    async with drive(size=size, language=language) as driver:
        await driver.press("f", "enter")
        assert driver.page == "question"
        assert marked(driver) == [2]
        remarks = driver.sheet.remarks.said.plain
        assert "The plan is from spring." in remarks
        assert driver.app.words("Note of last time") in remarks
        assert "secret" not in remarks
        key, label = driver.app.words.context("key", "enter"), driver.app.words("As last time")
        if size[0] >= 80:
            assert f"{key} {label[0].lower()}{label[1:]}" in driver.lines()[-1]
        await driver.press("enter")
        assert driver.assessment.answer_to(IDS[0]).level == 2
        assert marked(driver) == [UNKNOWN]
        await driver.press("enter")
        assert driver.assessment.answer_to(IDS[1]).given == Unknown()
        assert marked(driver) == []


async def test_enter_says_what_it_does(drive: Drive, given: Given) -> None:
    """It repeats nothing once the arrows have chosen, or an answer is recorded."""
    given(answers=ANSWERS)
    async with drive() as driver:
        await driver.press("f", "enter")
        assert "enter as last time" in driver.lines()[-1]
        await driver.press("down")
        assert "as last time" not in driver.lines()[-1]
        await driver.press("4", "left")
        assert "as last time" not in driver.lines()[-1]
        assert marked(driver) == [2]
        await driver.press("enter")
        assert driver.assessment.answer_to(IDS[0]).level == 4


async def test_a_first_round_has_no_last_time(drive: Drive, given: Given) -> None:
    """Nothing is marked, and Enter asks for a choice."""
    async with drive(given()) as driver:
        assert marked(driver) == []
        assert "as last time" not in driver.lines()[-1]


async def test_a_file_that_is_gone_leaves_the_levels(drive: Drive, given: Given) -> None:
    """They are in the new file; the note was only in the old one."""
    old = given(answers=ANSWERS)
    async with drive() as driver:
        await driver.press("f", "enter")
        path = Path(str(driver.session.reference))
    old.unlink()
    async with drive(path) as driver:
        assert marked(driver) == [2]
        assert "spring" not in driver.text()
