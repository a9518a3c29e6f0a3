"""The progress report: where it is found, that it is exported, and what has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from tests.exports import text_in

from .conftest import QUESTIONNAIRE, Drive


async def test_the_progress_report(drive: Drive, given: Callable[..., Path], documents: Path) -> None:
    """The comparison leads to it; it is exported alone, and back is there again."""
    answers = {identifier: Answer(level=2, answered=utc_now()) for identifier in QUESTIONNAIRE.criteria}
    given(answers=answers)
    async with drive() as driver:
        await driver.press("f", "enter", "4", "escape", "c", "enter", "r")
        assert driver.page == "progress"
        assert "ACME: progress report" in driver.text()
        await driver.press("t", "a", "S")
        assert driver.page == "progress", "the keys of the other report do nothing here"
        await driver.press("e", "enter")
        await driver.until(lambda: driver.page == "written")
        report = (documents / "ACME" / "progress report.pdf").read_bytes()
        assert "One criterion rose by a level or more." in text_in("pdf", report, "en")
        await driver.press("enter", "escape")
        assert driver.page == "compare"


async def test_a_milestone_has_no_progress_report(drive: Drive, given: Callable[..., Path]) -> None:
    """A report is about an assessment as it is now: a milestone as the later side is refused."""
    answers = {identifier: Answer(level=2, answered=utc_now()) for identifier in QUESTIONNAIRE.criteria}
    given(answers=answers)
    async with drive() as driver:
        await driver.press("enter", "m")
        await driver.type("start")
        await driver.press("enter", "escape", "escape")
        await driver.until(lambda: driver.page == "home")
        await driver.press("c", "down", "enter")
        await driver.press("enter")
        await driver.until(lambda: driver.page == "compare")
        await driver.press("r")
        assert driver.page == "compare"
        assert driver.message
