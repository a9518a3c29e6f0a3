"""The review: every criterion, its marks, and the filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.tui.widgets.tabs import Tabs

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)


def answers() -> dict[str, Answer]:
    """One answer for each filter."""
    now = utc_now()
    old = now - timedelta(days=3000)
    return {
        ORDER[0]: Answer(level=2, answered=now, note="[x]", flagged=True),
        ORDER[1]: Answer(unknown=True, answered=now),
        ORDER[2]: Answer(level=4, answered=now, evidence=(" ",)),
        ORDER[3]: Answer(level=3, answered=now, evidence=("seen",)),
        ORDER[4]: Answer(level=1, answered=old),
        ORDER[5]: Answer(urgent=True),
    }


def listed(driver: Driver) -> list[str]:
    """The criteria in the list."""
    options = driver.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(place).id) for place in range(options.option_count)]


@pytest.mark.parametrize(
    ("key", "places"), [("f", [0]), ("!", [5]), ("w", [5]), ("d", [1]), ("e", [2]), ("s", [4])]
)
async def test_filters(drive: Drive, given: Given, key: str, places: list[int]) -> None:
    """Each lists its kind and says how many there are; the star lists all again."""
    async with drive(given(answers=answers())) as driver:
        await driver.press("l")
        assert listed(driver) == ORDER
        await driver.burst(key)
        assert listed(driver) == [ORDER[place] for place in places]
        await driver.burst("*")
        assert listed(driver) == ORDER
        await driver.burst("o")
        assert listed(driver) == ORDER[5:]


async def test_arrows_and_clicks_choose_a_filter(drive: Drive, given: Given) -> None:
    """Left and right go round; a click on one chooses it; none hides the list's keys."""
    async with drive(given(answers=answers()), size=(80, 24)) as driver:
        await driver.press("l", "right")
        assert listed(driver) == ORDER[5:]
        await driver.press("left", "left")
        assert listed(driver) == [ORDER[4]]
        row = driver.app.screen.query_one(Tabs)
        await driver.pilot.click(row, offset=(2, 0))
        await driver.settle()
        assert listed(driver) != [ORDER[4]]


async def test_there_and_back(drive: Drive, given: Given) -> None:
    """Enter goes to the criterion, Escape comes back to it and to the same filter."""
    async with drive(given(answers=answers())) as driver:
        await driver.press("l", "o", "down", "down", "enter")
        assert driver.session.current == ORDER[7]
        await driver.press("escape")
        assert driver.page == "review"
        assert driver.app.screen.query_one(OptionList).highlighted == 2
        assert listed(driver) == ORDER[5:]


async def test_an_empty_filter_says_so(drive: Drive, given: Given) -> None:
    """And Enter does nothing."""
    async with drive(given()) as driver:
        await driver.press("l", "f")
        assert listed(driver) == []
        assert "No criterion is like this." in driver.text()
        await driver.press("enter", "down")
        assert driver.page == "review"


async def test_inactive_answers_are_marked(drive: Drive, given: Given) -> None:
    """An answer to a criterion that is not asked is listed among all, and not gone to."""
    left_out = next(c.id for c in QUESTIONNAIRE.criteria.values() if not c.express)
    answer = Answer(level=1, answered=utc_now())
    async with drive(given(depth="express", answers={left_out: answer})) as driver:
        await driver.press("l")
        assert left_out in listed(driver)
        assert "not asked now" in driver.text()
        driver.app.screen.query_one(OptionList).highlighted = listed(driver).index(left_out)
        await driver.press("enter")
        assert driver.page == "review"
        assert driver.message


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_a_criterion_is_one_line(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """At any width each criterion takes one line, so that as many as possible are in view."""
    async with drive(given(answers=answers()), size=size, language=language) as driver:
        await driver.press("l")
        options = driver.app.screen.query_one(OptionList)
        assert options.virtual_size.height == len(ORDER)
