"""The question and its levels are in sight, whole or a page further, also beside what helps to answer it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from cm_readiness.files.settings import Settings
from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.answering.info_pane import InfoPane
from cm_readiness.tui.answering.question import Question
from cm_readiness.tui.widgets.drawn import DrawnText
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, Drive, Driver

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)
SIZES = [(140, 40), (120, 36), (80, 24), (40, 12)]


def page_of(driver: Driver) -> Question:
    """The question screen."""
    screen = driver.app.screen
    assert isinstance(screen, Question)
    return screen


def is_whole(driver: Driver, text: DrawnText) -> bool:
    """Whether all of a text is in sight."""
    return 0 < driver.region(text).height == driver.sheet.region_of(text).height


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_question_is_seen_whole_or_page_down_scrolls_first(
    drive: Drive, given: Given, language: str
) -> None:
    """At 80 columns and 24 lines, with all of its levels and the two other answers."""
    async with drive(given(), language=language, size=(80, 24)) as driver:
        page = page_of(driver)
        for identifier in ORDER:
            driver.session.current = identifier
            page.show_all()
            await driver.pilot.pause()
            assert is_whole(driver, page.sheet.question), identifier
            seen = {place for place in range(7) if is_whole(driver, page.sheet.rows[place])}
            if len(seen) < 7:
                await driver.press("pagedown")
                assert driver.session.current == identifier
                seen |= {place for place in range(7) if is_whole(driver, page.sheet.rows[place])}
            assert seen == set(range(7)), identifier


async def test_page_down_scrolls_before_it_moves_on(drive: Drive, given: Given) -> None:
    """To the end of the levels, then to the next criterion from its top; page up goes back the same way."""
    async with drive(given(), size=(40, 12)) as driver:
        page = page_of(driver)
        pages = 0
        while driver.session.current == ORDER[0]:
            bottom = page.sheet.scroll_y == page.sheet.max_scroll_y
            await driver.press("pagedown")
            pages += 1
        assert bottom
        assert pages > 1
        assert driver.session.current == ORDER[1]
        assert page.sheet.scroll_y == 0
        await driver.press("pagedown", "pageup")
        assert driver.session.current == ORDER[1]
        await driver.press("pageup")
        assert driver.session.current == ORDER[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_what_helps_to_answer_leaves_the_question_in_sight(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """At the side where there is room, else below; all of it can be read with page down."""
    async with drive(given(), size=size, language=language) as driver:
        await driver.press("i")
        page = page_of(driver)
        for identifier in ORDER[::5]:
            driver.session.current = identifier
            page.show_all()
            await driver.settle()
            pane = page.info
            assert is_whole(driver, page.sheet.question), identifier
            beside = pane.region.x >= page.sheet.region.right
            below = pane.region.y >= page.sheet.region.bottom
            assert beside is (size[0] >= 120)
            assert below is not beside
            assert pane.region.height >= 2
            assert pane.region.bottom <= size[1] - 1
            await read_to_the_end(driver, pane)
        await driver.press("i")
        assert not page.info.display


async def read_to_the_end(driver: Driver, pane: VerticalScroll) -> None:
    """Page down to the last line, with the criterion as it is."""
    here = driver.session.current
    for _ in range(60):
        if pane.scroll_y == pane.max_scroll_y:
            return
        await driver.pilot.press("pagedown")
        assert driver.session.current == here
    raise AssertionError("its end cannot be reached")


async def test_the_list_of_dimensions_gives_way_to_it(drive: Drive, given: Given) -> None:
    """One line of progress stands in its place; where there is room for both, both are there."""
    async with drive(given(), size=(120, 36)) as driver:
        await driver.press("i")
        screen = driver.app.screen
        assert not screen.query_one("#dimensions").region
        assert screen.query_one("#progress").region
        await driver.pilot.resize_terminal(160, 40)
        await driver.settle()
        assert screen.query_one("#dimensions").region
        assert not screen.query_one("#progress").region
        assert screen.query_one(InfoPane).region


async def test_answering_goes_on_beside_it(drive: Drive, given: Given) -> None:
    """It follows the criterion, and the levels can be chosen and clicked."""
    async with drive(given(), size=(80, 24)) as driver:
        await driver.press("i", "2")
        assert driver.session.current == ORDER[1]
        why = QUESTIONNAIRE.criteria[ORDER[1]].why
        assert why is not None
        assert why.get("en").split()[0] in str(driver.app.screen.query_one("#info", Prose).content)
        await driver.click_on(driver.sheet.rows[0])
        await driver.settle()
        assert driver.assessment.answer_to(ORDER[1]).level == 0


@pytest.mark.parametrize("key", ["pagedown", "pageup"])
async def test_an_old_remapping_of_a_page_key_wins(drive: Drive, given: Given, key: str) -> None:
    """Whoever had given it to something else keeps it."""
    async with drive(given(), settings=Settings(keys={"flag": key})) as driver:
        assert driver.message == ""
        await driver.press(key)
        assert driver.session.answer.flagged
