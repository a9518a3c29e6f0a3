"""The sheet of a criterion draws its lines itself: only those that are others, without a new layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.strip import Strip

from cm_readiness.tui.widgets.drawn import Drawn, DrawnLine, DrawnText

from .conftest import QUESTIONNAIRE, Drive

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines that were drawn, in plain letters."""
    found: list[str] = []
    draw = Drawn._drawn

    def noted(self: Drawn, line: DrawnLine) -> Strip:
        found.append(line.content.plain)
        return draw(self, line)

    monkeypatch.setattr(Drawn, "_drawn", noted)
    return found


async def test_the_arrows_draw_two_answers(drive: Drive, given: Given, drawn: list[str]) -> None:
    """The one that they leave, and the one that they come to."""
    async with drive(given()) as driver:
        await driver.press("down")
        drawn.clear()
        await driver.press("down")
        rows = driver.sheet.rows[:2]
        width = driver.sheet.scrollable_content_region.width
        assert sorted(drawn) == sorted(line.content.plain for row in rows for line in row.lines(width))


async def test_an_answer_lays_nothing_out(drive: Drive, given: Given, drawn: list[str]) -> None:
    """The next question takes its place line by line; what says the same stays."""
    async with drive(given()) as driver:
        laid_out: list[object] = []
        screen = driver.app.screen
        screen.screen_layout_refresh_signal.subscribe(screen, laid_out.append, immediate=True)
        await driver.press("2")
        assert driver.session.current == ORDER[1]
        assert laid_out == []
        drawn.clear()
        await driver.press("f", "f")
        assert all("2" in line or "⚑" in line for line in drawn)


async def test_what_the_mouse_points_to(drive: Drive, given: Given) -> None:
    """An answer is seen as what a click would give, until the mouse is elsewhere; nothing else is."""
    async with drive(given()) as driver:
        sheet = driver.sheet

        def looks(text: DrawnText) -> set[str]:
            width = sheet.scrollable_content_region.width
            return {sheet.look_of(line) for line in text.lines(width)}

        for row in (sheet.rows[3], sheet.rows[1]):
            region = driver.region(row)
            await driver.pilot.hover(offset=(region.x + 2, region.y))
            assert [one for one in sheet.rows if looks(one) == {"levels--hover"}] == [row]
        region = driver.region(sheet.question)
        await driver.pilot.hover(offset=(region.x + 2, region.y))
        assert all(looks(one) == {""} for one in sheet.rows)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_a_scroll_bar_only_where_it_is_needed(drive: Drive, given: Given, language: str) -> None:
    """It comes where the lines do not fit beside nothing, and goes again."""
    async with drive(given(), language=language, size=(80, 24)) as driver:
        sheet, seen = driver.sheet, set()
        for identifier in ORDER:
            driver.session.current = identifier
            await driver.say("undo")
            height = len(sheet.lines_in(sheet.content_size.width, sheet.content_size.height))
            seen.add(sheet.show_vertical_scrollbar)
            assert sheet.show_vertical_scrollbar == (height > sheet.content_size.height), identifier
            assert sheet.max_scroll_y == max(0, sheet.virtual_size.height - sheet.content_size.height)
        assert seen == {False, True}
