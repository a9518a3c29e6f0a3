"""How much is painted, mounted and imported: counts, so that nothing that is cheap becomes dear unseen."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.content import Content
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from cm_readiness.tui.shell.command_screen import Dialog
from cm_readiness.tui.shell.page import Page
from cm_readiness.tui.widgets.key_bar import KeyBar
from tests.bench import screens
from tests.bench.screens import (
    ALL,
    OURS,
    PAGES,
    QUESTION,
    RESULTS,
    REVIEW,
    STILL,
    opened,
    places,
    pressed,
    started,
)
from tests.terminal import Terminal

from .conftest import Drive, Driver

Given = Callable[..., Path]
OF_A_PAINT = 1.5
"""Times one paint of a page that opening it may write."""
OF_A_QUESTION = 0.6
"""Of one paint of the question page that an answer may write, with all that comes of it."""


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where other tests keep the machine busy, silence has to last before it means that all is painted."""
    monkeypatch.setattr(screens, "QUIET", 2.0)


@pytest.fixture
def question() -> Iterator[Terminal]:
    """The program in a terminal, at the first question."""
    with places(STILL) as (folder, variables), started("ours", "open.toml", folder, variables) as terminal:
        terminal.wait("1.1")
        terminal.rest(2.0)
        yield terminal


def test_the_first_page_is_painted_once(question: Terminal) -> None:
    """Neither an empty screen nor a page whose parts have no place yet comes before it."""
    assert len(question.paints()) == 1


def test_an_answer_paints_what_changes(question: Terminal) -> None:
    """The next question, its line in the list and the header; then, in the header, that it is saved."""
    _, whole = opened(question, "\x1b[C", "1.2")
    start = len(question.written)
    felt = pressed(question, "2")
    assert "1.3" in question.text
    assert felt.size < OF_A_QUESTION * whole
    assert len(question.paints(start)) <= 3


def test_each_page_is_painted_once_when_it_is_opened() -> None:
    """Whatever it lays out, reads or makes before."""
    results = RESULTS[OURS]
    with places(STILL) as (folder, variables), started(OURS, "whole.toml", folder, variables) as terminal:
        terminal.wait(results)
        terminal.rest(2.0)
        for name in ("plan", "what-if"):
            key, there = PAGES[name]
            for page, (typed, stands) in {name: (key, there), "results": ("\x1b", results)}.items():
                written, paint = opened(terminal, typed, stands)
                assert written < OF_A_PAINT * paint, page
        opened(terminal, QUESTION[OURS], "1.1")
        written, paint = opened(terminal, REVIEW[OURS], ALL)
        assert written < OF_A_PAINT * paint


async def test_an_answer_mounts_nothing_and_leaves_the_footer_alone(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each widget of the page says what is new; none is made anew."""
    async with drive(given()) as driver:
        await driver.press("1")
        before = set(driver.app.screen.query("*"))
        painted = list[KeyBar]()
        render = KeyBar.render

        def counted(bar: KeyBar) -> Content:
            painted.append(bar)
            return render(bar)

        monkeypatch.setattr(KeyBar, "render", counted)
        await driver.press("2")
        assert driver.session.progress.answered == 2
        assert set(driver.app.screen.query("*")) == before
        assert not painted


async def test_an_answer_lays_the_question_out_once(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the next one has as many lines, not at all."""
    async with drive(given()) as driver:
        await driver.press("1", "2")
        laid_out = list[Screen[object]]()
        lay_out = Screen._refresh_layout

        def counted(screen: Screen[object], *arguments: object, **named: object) -> None:
            laid_out.append(screen)
            lay_out(screen, *arguments, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(Screen, "_refresh_layout", counted)
        for key in "34":
            await driver.press(key)
        assert len(laid_out) <= 2


async def test_a_further_style_sheet_leaves_the_others_alone(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page and a dialog bring one of their own: nothing that is parsed is parsed again."""
    again = list[Stylesheet]()
    monkeypatch.setattr(Stylesheet, "reparse", lambda sheet: again.append(sheet))
    async with drive(given()) as driver:
        await driver.press("r")
        assert driver.page == "results"
        await driver.press("f1")
        assert isinstance(driver.app.screen, Dialog)
        assert not again


async def test_a_page_that_is_slow_is_shown_before_it_is_ready(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it is to show is waited for a while, not for ever."""
    monkeypatch.setattr("cm_readiness.tui.shell.page.PATIENCE", 0.01)
    made = threading.Event()
    monkeypatch.setattr(
        "cm_readiness.tui.report.document_reader._markdown", lambda *_: made.wait(60) and "# Made"
    )
    async with drive(given()) as driver:
        await driver.pilot.press("r")
        await driver.until(lambda: driver.page == "results")
        await driver.pilot.press("r")
        await driver.until(lambda: driver.page == "report" and not shown(driver).is_held_back)
        assert "Preparing" in driver.text()
        made.set()
        await driver.until(lambda: "Made" in driver.text())


def shown(driver: Driver) -> Page:
    """The page in front."""
    page = driver.app.screen
    assert isinstance(page, Page)
    return page


LATER = (
    "tui.shell.dialogs",
    "tui.shell.leaving",
    "tui.shell.help",
    "core.comparison",
    "core.room",
    "documents",
    "formats",
    "plain",
)
"""What is not wanted before somebody has asked for it."""

FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from cm_readiness.files.settings import Settings
from cm_readiness.tui.shell.app import ReadinessApp
path = Path(sys.argv[1])
app = ReadinessApp(path.parent, Settings(), "en", path)
async def look(pilot):
    while getattr(app.screen, "PAGE", "") != "question" or app.screen.is_held_back:
        await pilot.pause(0.01)
    print(*sorted(sys.modules))
    app.exit(0)
app.run(headless=True, auto_pilot=look)
"""


def test_the_first_paint_waits_for_no_more_than_it_needs(given: Given) -> None:
    """Dialogs, documents and the like are imported when they are first wanted."""
    command = [sys.executable, "-c", FIRST_PAINT, str(given())]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "cm_readiness.tui.answering.question" in loaded
    assert not {name for name in LATER if f"cm_readiness.{name}" in loaded}
    assert not {"babel", "jinja2", "markdown_it.main", "pydantic", "typer"} & set(loaded)
