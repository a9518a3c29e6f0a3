"""The review's filter for what is to be settled this week."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList

from cm_readiness.core.assessment import Answer

from .conftest import QUESTIONNAIRE, Drive

Given = Callable[..., Path]
FIRST, SECOND, *_ = QUESTIONNAIRE.criteria


@pytest.mark.parametrize(
    ("language", "label"), [("en", "this week"), ("fr", "cette semaine"), ("es", "esta semana")]
)
async def test_it_says_how_many_there_are_and_follows_the_mark(
    drive: Drive, given: Given, language: str, label: str
) -> None:
    """What loses its mark leaves the list; an answer is not needed for one."""
    marked = {FIRST: Answer(urgent=True), SECOND: Answer(urgent=True)}
    async with drive(given(answers=marked), language=language) as driver:
        await driver.say("review")
        await driver.press("!")
        assert f"{label} 2" in driver.text()
        await driver.press("enter", "!", "escape")
        assert driver.page == "review"
        listed = driver.app.screen.query_one(OptionList)
        assert [listed.get_option_at_index(place).id for place in range(listed.option_count)] == [SECOND]
        assert f"{label} 1" in driver.text()


async def test_a_criterion_that_is_not_asked_is_not_counted(drive: Drive, given: Given) -> None:
    """As with the marks to discuss."""
    left_out = next(c.id for c in QUESTIONNAIRE.criteria.values() if not c.express)
    async with drive(given(depth="express", answers={left_out: Answer(urgent=True)})) as driver:
        await driver.say("review")
        await driver.press("!")
        assert "this week 0" in driver.text()
        assert "No criterion is like this." in driver.text()
