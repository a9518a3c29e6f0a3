"""In a real terminal: ctrl+c, a process that is killed, and what the screen gets."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment

from .conftest import FIRST, SECOND

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals", allow_module_level=True)

import pty
import select

PATIENCE = 30
"""Seconds after which a prompt that has not come is not going to."""


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, process: subprocess.Popen[bytes], ours: int) -> None:
        self.process = process
        self.said = ""
        self._ours = ours

    def wait_for(self, text: str) -> None:
        """Read until the program has said something that it had not said before."""
        start = len(self.said)
        while text not in self.said[start:]:
            ready, _, _ = select.select([self._ours], [], [], PATIENCE)
            assert ready, f"{text!r} did not come after {self.said[-300:]!r}"
            self.said += os.read(self._ours, 65536).decode("utf-8", "replace")

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._ours, keys.encode())

    def interrupt(self) -> int:
        """Press ctrl+c, again when nothing comes of it, as a person does; give the exit code.

        Python does not see a signal that arrives in the few instructions between its last look and the
        system call that reads a line.
        """
        self.type("\x03")
        return self.end(again="\x03")

    def end(self, again: str = "") -> int:
        """Read to the end, and give the exit code.

        Args:
            again: keys to press once more whenever nothing comes for a second.
        """
        quiet = 0
        while quiet < PATIENCE:
            ready, _, _ = select.select([self._ours], [], [], 1)
            if not ready:
                quiet += 1
                self.type(again)
                continue
            try:
                read = os.read(self._ours, 65536)
            except OSError:
                break
            if not read:
                break
            self.said += read.decode("utf-8", "replace")
        return self.process.wait(PATIENCE)


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    """Run the program in a pseudo-terminal that it controls."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "cm_readiness", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: _control(theirs),
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(ours)


def _control(theirs: int) -> None:
    """Make the terminal the one that ctrl+c in it interrupts."""
    import fcntl
    import termios

    fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)


PROMPT = "Answer, or h for help: "


def test_ctrl_c_keeps_everything(calla: Path) -> None:
    """Between two lines of a note; the exit code is that of an interruption."""
    with terminal("ask", str(calla)) as screen:
        screen.wait_for(PROMPT)
        screen.type("3\n")
        screen.wait_for(PROMPT)
        screen.type("n\n")
        screen.wait_for("Note: ")
        screen.type("a first line\n")
        screen.wait_for("Note: ")
        assert screen.interrupt() == 130
        assert "Everything is saved" in screen.said
        assert "Traceback" not in screen.said
    assessment = read_assessment(calla)
    assert assessment.answer_to(FIRST).level == 3
    assert assessment.answer_to(SECOND).note == "a first line"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_an_answer_that_was_acknowledged_outlives_the_process(calla: Path, how: signal.Signals) -> None:
    """However suddenly it ends: what was said to be saved is saved."""
    with terminal("ask", str(calla)) as screen:
        screen.wait_for(PROMPT)
        screen.type("4\n")
        screen.wait_for("Saved: level 4.")
        os.kill(screen.process.pid, how)
        assert screen.end() == -how
    assert read_assessment(calla).answer_to(FIRST).level == 4


def test_ctrl_d_ends_as_q_does(calla: Path) -> None:
    """With the results, and with a line of its own after the prompt."""
    with terminal("--plain", str(calla)) as screen:
        screen.wait_for(PROMPT)
        screen.type("2\n")
        screen.wait_for(PROMPT)
        screen.type("\x04")
        assert screen.end() == 0
        assert f"{PROMPT}\r\n" in screen.said
        assert "Answers: 1 of 31" in screen.said
        assert "\x1b" not in screen.said


def test_ctrl_c_before_anything_is_said_leaves_nothing(place: Path) -> None:
    """In the middle of the first question."""
    with terminal("ask", "new.toml") as screen:
        screen.wait_for("Number, 1 to 2")
        assert screen.interrupt() == 130
    assert not list(place.iterdir())


def test_what_is_typed_ahead_is_taken_in_order(calla: Path) -> None:
    """Faster than the program asks."""
    with terminal("ask", str(calla)) as screen:
        screen.wait_for(PROMPT)
        screen.type("".join(f"{level}\n" for level in "012340123401234012340123401234") + "0\n")
        screen.wait_for("Enter for the results")
        screen.type("\n")
        assert screen.end() == 0
    levels = [answer.level for answer in read_assessment(calla).answers.values()]
    assert levels == [int(level) for level in "0123401234012340123401234012340"]
