"""Leaving while the disk refuses: every way out asks, and no answer is gone without somebody saying so."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment
from cm_readiness.language.words import LANGUAGES
from tests.terminal import Terminal

from .conftest import CRITERIA, QUESTIONNAIRE, Drive, Driver

Given = Callable[..., Path]
FIRST, SECOND, *_ = QUESTIONNAIRE.criteria


def refuse(folder: Path) -> None:
    """From now on nothing can be written there."""
    folder.rename(folder.parent / "kept")
    folder.write_text("a file where the folder was", encoding="utf-8")


def accept(folder: Path) -> None:
    """It can be written there again."""
    folder.unlink()
    (folder.parent / "kept").rename(folder)


async def palette_quit(driver: Driver) -> None:
    """Leave by the name of the command."""
    await driver.press("ctrl+p")
    await driver.type(driver.app.words("Quit"))
    await driver.press("enter")


async def from_a_dialog(driver: Driver) -> None:
    """Leave with a dialog open."""
    await driver.press("g", "ctrl+q")


WAYS: dict[str, Callable[[Driver], object]] = {
    "escape": lambda driver: driver.press("escape"),
    "ctrl+q": lambda driver: driver.press("ctrl+q"),
    "from a note": lambda driver: driver.press("n", "ctrl+q"),
    "palette": palette_quit,
    "dialog": from_a_dialog,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_way_out_asks(drive: Drive, given: Given, folder: Path, way: str, language: str) -> None:
    """It names how many answers; staying loses nothing, and answering goes on."""
    async with drive(given(), language=language) as driver:
        refuse(folder)
        await driver.press("2", "3")
        await WAYS[way](driver)  # type: ignore[misc]
        await driver.settle()
        assert driver.page == "unsaved"
        words = driver.app.words
        assert (
            words.plural("{count} answer is not saved.", "{count} answers are not saved.", 2) in driver.text()
        )
        await driver.press("escape")
        if way == "dialog":
            await driver.press("escape")
        assert driver.page == "question"
        await driver.press("4")
        assert driver.session.progress.answered == 3
        accept(folder)
        assert driver.session.flush()
    assert len(read_assessment(next(folder.glob("*.toml"))).answers) == 3


async def test_trying_again(drive: Drive, given: Given, folder: Path) -> None:
    """Asks again while the disk refuses, and leaves when it does not."""
    async with drive(given()) as driver:
        refuse(folder)
        await driver.press("2", "escape", "enter")
        assert driver.page == "unsaved"
        accept(folder)
        await driver.press("enter")
        assert driver.page == "home"
    assert len(read_assessment(next(folder.glob("*.toml"))).answers) == 1


async def test_saving_elsewhere(drive: Drive, given: Given, folder: Path) -> None:
    """A place that refuses as well is said; the next one takes it, and the program goes home."""
    elsewhere = folder.parent / "elsewhere.toml"
    async with drive(given()) as driver:
        refuse(folder)
        await driver.press("2", "escape", "down", "enter", "ctrl+u")
        await driver.type(str(folder / "a.toml"))
        await driver.press("enter")
        assert driver.page == "unsaved"
        await driver.press("down", "enter", "ctrl+u")
        await driver.type(str(elsewhere))
        await driver.press("enter")
        assert driver.page == "home"
    assert len(read_assessment(elsewhere).answers) == 1


async def test_leaving_without(drive: Drive, given: Given, folder: Path) -> None:
    """Whoever wants to leaves; it takes two keys more, and the number is named."""
    async with drive(given()) as driver:
        refuse(folder)
        await driver.press("2", "3", "escape")
        assert "Leave without 2 answers" in driver.text()
        await driver.press("down", "down", "enter")
        assert driver.page == "home"
        assert driver.app.session is None


async def test_other_changes_are_named_too(drive: Drive, given: Given, folder: Path) -> None:
    """Where it is no answer that is not saved."""
    async with drive(given()) as driver:
        refuse(folder)
        await driver.press("a", "end", "2", "escape", "escape")
        assert "The last changes are not saved." in driver.text()


async def test_a_window_too_small_to_ask(drive: Drive, given: Given, folder: Path) -> None:
    """The question waits until it can be seen; no key answers it before."""
    async with drive(given()) as driver:
        refuse(folder)
        await driver.press("2")
        await driver.pilot.resize_terminal(30, 8)
        await driver.settle()
        await driver.press("ctrl+q", "ctrl+q", "down", "down", "enter")
        assert driver.app.return_value is None
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert driver.page == "unsaved"
        assert driver.session.progress.answered == 1


# In a real terminal


@pytest.fixture
def places(folder: Path, tmp_path: Path) -> dict[str, str]:
    """Folders of their own for assessments and settings."""
    return {
        "CM_READINESS_HOME": str(folder),
        "CM_READINESS_CONFIG": str(tmp_path / "config"),
        "HOME": str(tmp_path / "home"),
        "LC_ALL": "en_GB.UTF-8",
    }


def answering(terminal: Terminal, folder: Path) -> None:
    """Give two answers that the disk refuses."""
    terminal.wait("1.1")
    refuse(folder)
    terminal.type("2")
    terminal.wait(f"1 of {CRITERIA}")
    terminal.type("3")
    terminal.wait(f"2 of {CRITERIA} · not saved")


@pytest.mark.parametrize("keys", ["\x1b", "\x11"])
def test_keys_that_leave(given: Given, folder: Path, places: dict[str, str], keys: str) -> None:
    """Both ask; after that the exit code and the last words say what was left behind."""
    with Terminal([str(given())], places) as terminal:
        answering(terminal, folder)
        terminal.type(keys)
        terminal.wait("2 answers are not saved.")
        terminal.by_hand("\x1b[B\x1b[B\r")
        if keys == "\x1b":
            # The folder cannot be listed: that is said, and nobody is greeted as if there were none.
            terminal.wait("Start an assessment")
            terminal.type("q")
        status = terminal.ended()
        code = os.waitstatus_to_exitcode(status)
        assert code == (0 if keys == "\x1b" else 3)
        if code:
            assert b"2 answers are not saved." in terminal.written.rpartition(b"\x1b[?1049l")[2]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_keeps_what_the_disk_refuses(
    given: Given, folder: Path, places: dict[str, str], number: signal.Signals
) -> None:
    """Nobody can be asked: it is kept in the home folder, and the last words say where."""
    home = Path(places["HOME"])
    home.mkdir()
    with Terminal([str(given())], places) as terminal:
        answering(terminal, folder)
        os.kill(terminal.pid, number)
        status = terminal.ended()
        assert os.waitstatus_to_exitcode(status) == 128 + number
        assert str(home).encode() in terminal.written.rpartition(b"\x1b[?1049l")[2]
    (kept,) = home.glob("*.toml")
    assert [answer.level for answer in read_assessment(kept).answers.values()] == [2, 3]


def test_a_terminal_that_goes_away_while_the_disk_refuses(
    given: Given, folder: Path, places: dict[str, str]
) -> None:
    """The answers are in the home folder."""
    home = Path(places["HOME"])
    home.mkdir()
    terminal = Terminal([str(given())], places)
    answering(terminal, folder)
    os.close(terminal.file)
    assert os.waitpid(terminal.pid, 0)[1]
    (kept,) = home.glob("*.toml")
    assert [answer.level for answer in read_assessment(kept).answers.values()] == [2, 3]


@pytest.mark.parametrize("number", [signal.SIGTERM])
def test_a_signal_where_every_disk_refuses(
    given: Given, folder: Path, places: dict[str, str], number: signal.Signals
) -> None:
    """The last words name how many answers are lost, and why."""
    Path(places["HOME"]).write_text("no folder", encoding="utf-8")
    with Terminal([str(given())], places) as terminal:
        answering(terminal, folder)
        os.kill(terminal.pid, number)
        status = terminal.ended()
        assert os.waitstatus_to_exitcode(status) == 3
        assert b"2 answers are not saved." in terminal.written.rpartition(b"\x1b[?1049l")[2]
