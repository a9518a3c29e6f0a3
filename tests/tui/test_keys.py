"""Keys that a person chooses on the screen: by pressing them, with what is in the way, and back again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.files.settings import Settings, read_settings, settings_path, write_settings
from cm_readiness.tui.setup.key_rows import SCREEN_NAMES, changeable
from cm_readiness.tui.shell.command_table import COMMANDS
from cm_readiness.tui.shell.keymap import Table
from cm_readiness.tui.widgets.line import Prose
from cm_readiness.tui.widgets.own_keys import Listing

from .conftest import WINDOWS, Drive, Driver

Given = Callable[..., Path]


def kept(driver: Driver) -> dict[str, str]:
    """The keys in the file of the settings, once everything is flushed."""
    assert driver.app._keeper.flush()
    return dict(read_settings()[0].keys)


async def choose(driver: Driver, command: str) -> None:
    """Go to the list of keys, and highlight a command there."""
    if driver.page == "home":
        await driver.press("s", "f3")
    assert driver.page == "keys"
    listing = driver.app.screen.query_one(Listing)
    listing.highlighted = listing.get_option_index(command)
    await driver.settle()


def said(driver: Driver) -> str:
    """What the dialog says of the key that was pressed."""
    return str(driver.app.screen.query_one("#said", Prose).content)


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_a_key_is_chosen_by_pressing_it(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """It holds at once and at the next start, as one that was written into the file by hand."""
    path = given()
    async with drive(language=language, size=size) as driver:
        await choose(driver, "flag")
        await driver.press("enter")
        assert driver.page == "press_key"
        await driver.press("m")
        assert driver.page == "keys"
        assert driver.app.screen.query_one(Listing).chosen == "flag"
        assert kept(driver) == {"flag": "m"}
        await driver.press("escape", "escape")
        await driver.press("enter")
        await driver.until(lambda: driver.page == "question")
        await driver.press("f")
        assert not driver.session.answer.flagged
        await driver.press("m")
        assert driver.session.answer.flagged
    async with drive(path, settings=read_settings()[0]) as driver:
        await driver.press("m")
        assert not driver.session.answer.flagged


async def test_what_is_in_the_way_is_named_by_command_and_screen(drive: Drive) -> None:
    """The question stays until a free key is pressed; Escape leaves everything as it was."""
    async with drive() as driver:
        await choose(driver, "flag")
        await driver.press("enter", "n")
        assert driver.page == "press_key"
        assert "n is “Note” already (Question)" in said(driver)
        await driver.press("left")
        assert "← " in said(driver)
        await driver.press("escape")
        assert driver.page == "keys"
        assert kept(driver) == {}
        await driver.press("enter", "n", "z")
        assert driver.page == "keys"
        assert kept(driver) == {"flag": "z"}
        await choose(driver, "note")
        await driver.press("enter", "z")
        assert "z is “Flag” already (Question)" in said(driver)
        await driver.press("f")
        assert kept(driver) == {"flag": "z", "note": "f"}


async def test_the_list_begins_with_a_command(drive: Drive) -> None:
    """Not with the name of a screen; the arrows pass over those."""
    async with drive() as driver:
        await driver.press("s", "K")
        listing = driver.app.screen.query_one(Listing)
        assert listing.chosen == "open"
        assert "Follow up · follow_up" in driver.text()
        await driver.press("down")
        assert listing.chosen == "new"
        await driver.press("up", "up", "down")
        assert listing.chosen is not None


async def test_one_key_or_all_of_them_are_as_usual_again(drive: Drive, given: Given) -> None:
    """One at once, all after a question; what is as usual already is said."""
    settings = Settings(keys={"flag": "m", "note": "z"})
    write_settings(settings)
    path = given()
    async with drive(settings=settings) as driver:
        await choose(driver, "flag")
        assert "your own" in driver.text()
        await driver.press("x")
        assert kept(driver) == {"note": "z"}
        await driver.press("x")
        assert "usual keys" in driver.message
        await driver.press("X", "escape")
        assert kept(driver) == {"note": "z"}
        await driver.press("X", "enter")
        assert kept(driver) == {}
        assert "your own" not in driver.text()
        await driver.press("X")
        assert driver.page == "keys"
        await driver.press("escape", "escape")
        await driver.app.open_session(driver.app.workspace.store.named(str(path)))
        await driver.settle()
        await driver.press("f")
        assert driver.session.answer.flagged


async def test_an_old_choice_of_the_question_mark_still_holds(drive: Drive, given: Given) -> None:
    """It was the key of don't know once; the help keeps its other keys, and the list shows whose it is."""
    settings = Settings(keys={"unknown": "?"})
    async with drive(given(), settings=settings) as driver:
        assert driver.app.table.faults == ()
        await driver.press("?")
        assert driver.session.progress.unknown == 1
        await driver.press("f1")
        assert driver.page == "help"
    async with drive(settings=settings) as driver:
        await choose(driver, "flag")
        await driver.press("enter", "question_mark")
        assert "“Don’t know”" in said(driver)


async def test_a_chosen_key_may_take_one_that_gives_way(drive: Drive) -> None:
    """The question mark is the help's unless somebody wants it; no clash is said."""
    async with drive() as driver:
        await choose(driver, "unknown")
        await driver.press("enter", "question_mark")
        assert driver.page == "keys"
        assert kept(driver) == {"unknown": "question_mark"}
        assert driver.app.table.faults == ()


async def test_the_keys_of_this_very_screen_change_too(drive: Drive) -> None:
    """Its footer shows the new one at once, and the old one does nothing."""
    async with drive() as driver:
        await choose(driver, "reset_key")
        await driver.press("enter", "z")
        assert "z usual key" in driver.lines()[-1]
        await driver.press("x")
        assert kept(driver) == {"reset_key": "z"}
        await driver.press("z")
        assert kept(driver) == {}


async def test_a_file_that_cannot_be_written_is_said(drive: Drive, tmp_path: Path) -> None:
    """The key holds all the same, as long as the program runs."""
    async with drive() as driver:
        await choose(driver, "flag")
        (tmp_path / "config").write_text("a file where the folder would be", encoding="utf-8")
        await driver.press("enter", "z")
        assert driver.app.table.keymap["flag"] == "z"
        await driver.until(lambda: str(settings_path()) in driver.message or "config" in driver.message)


def test_every_command_with_a_key_is_listed_once() -> None:
    """Only what makes lists and fields work, and dialogs without a name, is left out."""
    listed = [command.id for _, found in changeable(Table()) for command in found]
    assert len(listed) == len(set(listed))
    offered = {c.id for c in COMMANDS if c.palette and c.keys and set(c.screens) & set(SCREEN_NAMES)}
    assert offered <= set(listed)
    assert {"answer_0", "level_up", "back"} & set(listed) == {"answer_0"}


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop that writes down what it is asked to open."""
    written = tmp_path / "opened"
    program = tmp_path / "bin" / ("open" if sys.platform == "darwin" else "xdg-open")
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{written}"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    return written


async def test_the_folder_of_the_assessments_is_opened(drive: Drive, opened: Path) -> None:
    """Where files are stands there; the folder is made where it is not there yet."""
    async with drive(size=(120, 60)) as driver:
        await driver.press("s")
        for part in (str(driver.folder.name), "settings.toml", "Larger letters"):
            assert part in driver.text()
        await driver.press("O")
        await driver.until(lambda: opened.exists() and opened.read_text("utf-8") == f"{driver.folder}\n")
        assert driver.folder.is_dir()


async def test_what_cannot_be_opened_is_said(
    drive: Drive, monkeypatch: pytest.MonkeyPatch, opened: Path
) -> None:
    """Without a desktop nothing shows a folder; from a text field, the other key asks for it."""
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    async with drive() as driver:
        await driver.press("s")
        driver.app.screen.set_focus(driver.app.screen.query_one("#facilitator"))
        await driver.press("f4")
        await driver.until(lambda: "nothing here opens this" in driver.message)
        assert not opened.exists()


async def test_reduced_motion_is_switched_on_the_screen(drive: Drive) -> None:
    """It holds at once, and is kept."""
    async with drive(motion=True) as driver:
        await driver.press("s")
        screen = driver.app.screen
        screen.set_focus(screen.query_one("#reduced_motion"))
        await driver.press("up")
        assert str(driver.app.animation_level) == "none"
        assert driver.app._keeper.flush()
        assert read_settings()[0].reduced_motion
        await driver.press("down")
        assert str(driver.app.animation_level) == "full"
