"""A real terminal: whatever ends or stops the program, the answers are saved and the terminal works."""

from __future__ import annotations

import os
import re
import signal
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment
from tests.terminal import Terminal

from .conftest import CRITERIA

Given = Callable[..., Path]


@pytest.fixture
def places(folder: Path, tmp_path: Path) -> dict[str, str]:
    """Folders of their own for assessments and settings."""
    return {
        "CM_READINESS_HOME": str(folder),
        "CM_READINESS_CONFIG": str(tmp_path / "config"),
        "HOME": str(tmp_path),
        "LC_ALL": "en_GB.UTF-8",
    }


def is_usable(terminal: Terminal) -> bool:
    """Whether typing is shown and sent line by line again, as a shell needs it."""
    flags = termios.tcgetattr(terminal.file)[3]
    return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something holds outside of this process."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


def state(terminal: Terminal) -> str:
    """The state of the program's process: T while it is stopped."""
    return Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_the_terminal_says_how_large_it_is(given: Given, places: dict[str, str]) -> None:
    """Not the variables in which a shell or a container noted it once."""
    with Terminal([str(given())], {**places, "COLUMNS": "60", "LINES": "20"}, (100, 30)) as terminal:
        terminal.wait("1.1")
        terminal.wait(lambda text: "ctrl+p" in text.split("\n")[29])
        terminal.resize(90, 28)
        terminal.wait(lambda text: "ctrl+p" in text.split("\n")[27])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_everything_saved(
    given: Given, places: dict[str, str], number: signal.Signals
) -> None:
    """Half a word of a note is kept, the exit code names the signal, and the terminal is restored."""
    path = given()
    with Terminal([str(path)], places) as terminal:
        terminal.wait("1.1")
        assert not is_usable(terminal)
        terminal.type("3n")
        terminal.wait("Note: printed")
        terminal.type("half a wo")
        terminal.wait("half a wo")
        os.kill(terminal.pid, number)
        status = terminal.ended()
        assert os.waitstatus_to_exitcode(status) == 128 + number
        assert is_usable(terminal)
        assert terminal.written.rfind(b"\x1b[?1049l") > terminal.written.rfind(b"\x1b[?1049h")
    answers = list(read_assessment(path).answers.values())
    assert answers[0].level == 3
    assert answers[1].note == "half a wo"


def test_a_terminal_that_goes_away(given: Given, places: dict[str, str]) -> None:
    """When the window is closed, the program ends and nothing is lost."""
    path = given()
    terminal = Terminal([str(path)], places)
    terminal.wait("1.1")
    terminal.type("234")
    terminal.wait(f"3 of {CRITERIA}")
    os.close(terminal.file)
    until(lambda: os.waitpid(terminal.pid, os.WNOHANG)[0] != 0)
    assert [answer.level for answer in read_assessment(path).answers.values()] == [2, 3, 4]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks into /proc")
@pytest.mark.parametrize("way", ["signal", "palette"])
def test_suspending(given: Given, places: dict[str, str], way: str) -> None:
    """Stopped from outside or by name, the answers are on the disk; continued, typing goes on."""
    path = given()
    with Terminal([str(path)], places) as terminal:
        terminal.wait("1.1")
        terminal.type("12")
        terminal.wait(f"2 of {CRITERIA}")
        if way == "signal":
            os.kill(terminal.pid, signal.SIGTSTP)
        else:
            terminal.type(":")
            terminal.wait("Find a command")
            terminal.type("suspend")
            terminal.wait("Go to the shell")
            terminal.type("\r")
        terminal.until(lambda: state(terminal) == "T")
        assert [answer.level for answer in read_assessment(path).answers.values()] == [1, 2]
        assert is_usable(terminal)
        terminal.rest()
        terminal.screen.reset()
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.wait("1.3")
        terminal.type("3")
        terminal.wait(f"3 of {CRITERIA}")
        terminal.type("\x11")
        assert terminal.ended() == 0
        assert is_usable(terminal)
    assert len(read_assessment(path).answers) == 3


def test_the_number_pad_and_a_french_keyboard(given: Given, places: dict[str, str]) -> None:
    """Digits of the number pad in application mode answer as the others do, and so do unshifted keys."""
    path = given()
    pad = "".join(f"\x1bO{chr(ord('p') + level)}" for level in range(5))
    with Terminal([str(path)], places) as terminal:
        terminal.wait("1.1")
        terminal.by_hand(pad)
        terminal.wait(f"5 of {CRITERIA}")
        terminal.by_hand("à&é\"'")
        terminal.wait(f"10 of {CRITERIA}")
        terminal.type("\x11")
        terminal.ended()
    assert [answer.level for answer in read_assessment(path).answers.values()] == [0, 1, 2, 3, 4] * 2


def test_an_ordinary_terminal_without_colours(given: Given, places: dict[str, str]) -> None:
    """With NO_COLOR the chosen row is told apart by more than its colour."""
    given(name="First")
    given(name="Second")
    with Terminal([], {**places, "NO_COLOR": "1"}) as terminal:
        terminal.wait("First")
        terminal.wait("Second")
        terminal.rest()
        rows = {
            row
            for row, cells in terminal.screen.buffer.items()
            if any(cell.reverse for cell in cells.values())
        }
        assert len(rows) == 2
        assert not any(b"\x1b[3" in part and b";5;" in part for part in terminal.written.split(b"m"))


@pytest.mark.parametrize("keys", ["rp", "rw", "v:n"])
def test_the_terminals_own_colours_are_no_others(
    given: Given, places: dict[str, str], tmp_path: Path, keys: str
) -> None:
    """In their theme nothing is drawn in any but the terminal's sixteen colours."""
    settings = tmp_path / "config" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('format = 1\ntheme = "ansi"\n', encoding="utf-8")
    with Terminal([str(given())], places) as terminal:
        terminal.wait("1.1")
        for key in keys:
            terminal.changed(key)
        terminal.rest()
        assert not re.findall(rb"\x1b\[[0-9;]*[34]8;[25];[0-9;]*m", bytes(terminal.written))
