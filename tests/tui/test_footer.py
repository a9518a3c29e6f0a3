"""The footer: as many keys as fit, the most useful first, and at its right end what finds all others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.files.settings import Settings
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.tui.shell import commands
from cm_readiness.tui.shell.command_table import EVERY_PAGE
from cm_readiness.tui.widgets.key_bar import KeyBar, entries_of

from .conftest import Drive

Given = Callable[..., Path]
WIDTHS = (40, 80, 120, 140)


def bar_of(page: str, language: str) -> KeyBar:
    """The footer of a page."""
    bar = KeyBar()
    bar._entries = entries_of(commands.commands_of(page), words_for(language))
    return bar


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", EVERY_PAGE)
def test_the_palette_stands_at_the_right_end(page: str, language: str) -> None:
    """On every page at every width, and the way out is there from 80 columns on."""
    bar = bar_of(page, language)
    for width in WIDTHS:
        *others, (start, last) = bar.placed(width - 2)
        assert last.command == "palette"
        assert start + last.content.cell_length == width - 2
        assert all(left + one.content.cell_length + bar.GAP <= start for left, one in others[-1:])
        if width >= 80 and page != "home":
            assert any(one.leads_back for _, one in others), page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", EVERY_PAGE)
def test_no_key_that_fits_is_missing(page: str, language: str) -> None:
    """What is left out is longer than what is left of the line."""
    bar = bar_of(page, language)
    for width in WIDTHS:
        shown = bar.fitting(width - 2)
        taken = sum(one.content.cell_length for one in shown) + bar.GAP * (len(shown) - 1)
        for one in bar._entries:
            assert one in shown or taken + bar.GAP + one.content.cell_length > width - 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_moving_leaving_and_results_are_named_at_80_columns(
    drive: Drive, given: Given, language: str
) -> None:
    """On the question screen, each as its key is called in the language."""
    async with drive(given(), language=language, size=(80, 24)) as driver:
        line, words = driver.lines()[-1], driver.app.words
        assert line.split()[0] == "0-4"
        for key, label in (("← →", "Move"), (words.context("key", "esc"), "Back"), ("r", "Results")):
            assert f"{key} {words(label)[0].lower()}{words(label)[1:]}" in line
        assert line.rstrip().endswith(f"ctrl+p {words('Commands').lower()}")


async def test_every_place_of_it_can_be_clicked(drive: Drive, given: Given) -> None:
    """The right end opens the palette, and the key before it does what it says; a gap does nothing."""
    async with drive(given(), size=(140, 40)) as driver:
        bar = driver.app.screen.query_one(KeyBar)
        placed = bar.placed(bar.content_size.width)
        start, last = placed[-1]
        await driver.pilot.click(KeyBar, offset=(1 + start + last.content.cell_length - 1, 0))
        await driver.settle()
        assert driver.page == "picker"
        await driver.press("escape")
        flag = next(left for left, one in placed if one.command == "flag")
        await driver.pilot.click(KeyBar, offset=(1 + flag, 0))
        await driver.settle()
        assert driver.session.answer.flagged
        before = driver.assessment
        end = placed[-2][0] + placed[-2][1].content.cell_length
        await driver.pilot.click(KeyBar, offset=(1 + end, 0))
        await driver.settle()
        assert driver.page == "question"
        assert driver.assessment == before


async def test_a_field_names_what_does_not_type(drive: Drive, given: Given) -> None:
    """While a note is typed, and with a palette key of one's own."""
    async with drive(given(), size=(80, 24), settings=Settings(keys={"palette": "ctrl+k"})) as driver:
        assert driver.lines()[-1].rstrip().endswith("ctrl+k commands")
        await driver.press("n")
        assert "esc back" in driver.lines()[-1]
        assert "0-4" not in driver.lines()[-1]
