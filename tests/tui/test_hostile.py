"""Hostile files come in through the terminal UI: opened or refused in a sentence, and nothing obeyed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from textual.events import Paste

from cm_readiness.tui.shell.page import Page
from cm_readiness.tui.widgets.entries import Entries
from tests.reliability.hostile import FILES, assessment_of_escapes, links
from tests.terminal import Terminal

from .conftest import Drive, Driver

SIZE = 20_000
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
OURS = re.compile(
    rb"\x1b\[[0-9;?<>=]*[a-zA-Z]"  # cursor, colours, modes
    rb"|\x1b\[\?[0-9]+\$p"  # asks what the terminal can do
    rb"|\x1b\[>[0-9]+u"
    rb"|\x1b\]22;[a-z]*\x07"  # the shape of the mouse pointer
)
"""What Textual itself sends to draw and to ask: no title, no clipboard, no reset, no device string."""


async def opened(driver: Driver, path: Path) -> None:
    """Open a file as a person does, from the first screen."""
    while driver.page != "home":
        await driver.press("escape")
    await driver.press("o")
    await driver.burst("ctrl+u")
    driver.app.post_message(Paste(str(path)))
    await driver.burst("enter")
    assert isinstance(driver.app.screen, Page)


@pytest.mark.parametrize("part", range(2))
async def test_each_file_is_opened_or_refused(drive: Drive, tmp_path: Path, part: int) -> None:
    """Opening one shows it, or says what is wrong; the list below reads all of them, and this a third."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    names = list(FILES)[part::6]
    written: Mapping[Path, bytes] = {
        folder / f"h{number:02}.toml": FILES[name](SIZE) for number, name in enumerate(names)
    }
    for path, content in written.items():
        path.write_bytes(content)
    async with drive() as driver:
        for path, name in zip(written, names, strict=True):
            await opened(driver, path)
            if driver.app.session is None:
                assert driver.message.endswith("."), name
            assert not OBEYED.search(driver.text().replace("\n", "")), name
    for path, content in written.items():
        assert path.read_bytes() == content


async def test_the_list_shows_each_file(drive: Drive, folder: Path) -> None:
    """With what is wrong with it, and without obeying anything."""
    folder.mkdir()
    for number, name in enumerate(FILES):
        (folder / f"h{number:02}.toml").write_bytes(FILES[name](SIZE))
    async with drive(size=(120, 200)) as driver:
        assert len(driver.app.screen.query_one(Entries).keys) >= len(FILES)
        assert not OBEYED.search(driver.text().replace("\n", ""))


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
async def test_links_and_pipes_are_no_way_in(drive: Drive, tmp_path: Path, folder: Path) -> None:
    """None is waited for, or followed without end."""
    async with drive() as driver:
        for name, path in links(folder).items():
            await opened(driver, path)
            assert driver.app.session is None, name
            assert driver.message, name
            assert "root:" not in driver.text(), name


def test_the_terminal_obeys_nothing_that_a_file_says(
    folder: Path, tmp_path: Path, given: Callable[..., Path]
) -> None:
    """Titles, the clipboard, resets and questions in texts are shown, and never sent."""
    folder.mkdir()
    path = folder / "owned.toml"
    path.write_bytes(assessment_of_escapes())
    places = {"CM_READINESS_HOME": str(folder), "CM_READINESS_CONFIG": str(tmp_path), "HOME": str(tmp_path)}
    with Terminal([str(path)], {**places, "LC_ALL": "en_GB.UTF-8"}) as terminal:
        terminal.wait("owned")
        for key in ("r", "p", "\x1b", "t", "l", "\x1b", "a", "\x1b"):
            terminal.type(key)
            terminal.rest()
        terminal.type("\x11")
        assert terminal.ended() == 0
    rest = OURS.sub(b"", bytes(terminal.written))
    assert b"\x1b" not in rest
    assert not re.search(rb"[\x00-\x06\x08\x0b\x0c\x0e-\x1f\x7f]", rest)
    assert not re.search("[\x80-\x9f]", rest.decode("utf-8"))
