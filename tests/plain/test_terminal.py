"""In a real terminal: ctrl+c, a process that is killed, and what the screen gets."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment
from cm_readiness.language.words import LANGUAGES

from .conftest import CRITERIA, FIRST, SECOND

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals", allow_module_level=True)

from tests.terminal import Terminal

PROMPT = "Answer, or h for help: "


def interrupted(screen: Terminal) -> int:
    """Press ctrl+c, and give the exit code.

    Python does not see a signal that arrives in the few instructions between its last look and the
    system call that reads a line: what it has to say comes first, and who is not heard presses again.
    """
    screen.rest()
    screen.type("\x03")
    try:
        status = screen.ended(seconds=5.0)
    except AssertionError:
        screen.type("\x03")
        status = screen.ended()
    return os.waitstatus_to_exitcode(status)


def test_ctrl_c_keeps_everything(calla: Path) -> None:
    """Between two lines of a note; the exit code is that of an interruption."""
    with Terminal(["ask", str(calla)], {}) as screen:
        screen.hear(PROMPT)
        screen.type("3\n")
        screen.hear(PROMPT)
        screen.type("n\n")
        screen.hear("Note: ")
        screen.type("a first line\n")
        screen.hear("Note: ")
        assert interrupted(screen) == 130
        assert b"Everything is saved" in screen.written
        assert b"Traceback" not in screen.written
    assessment = read_assessment(calla)
    assert assessment.answer_to(FIRST).level == 3
    assert assessment.answer_to(SECOND).note == "a first line"


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_an_answer_that_was_acknowledged_outlives_the_process(calla: Path, how: signal.Signals) -> None:
    """However suddenly it ends: what was said to be saved is saved."""
    with Terminal(["ask", str(calla)], {}) as screen:
        screen.hear(PROMPT)
        screen.type("4\n")
        screen.hear("Saved: level 4.")
        os.kill(screen.pid, how)
        assert os.waitstatus_to_exitcode(screen.ended()) == -how
    assert read_assessment(calla).answer_to(FIRST).level == 4


def test_ctrl_d_ends_as_q_does(calla: Path) -> None:
    """With the results, and with a line of its own after the prompt."""
    with Terminal(["--plain", str(calla)], {}) as screen:
        screen.hear(PROMPT)
        screen.type("2\n")
        screen.hear(PROMPT)
        screen.type("\x04")
        assert screen.ended() == 0
        assert f"{PROMPT}\r\n".encode() in screen.written
        assert f"Answers: 1 of {CRITERIA}".encode() in screen.written
        assert b"\x1b" not in screen.written


def test_ctrl_c_before_anything_is_said_leaves_nothing(place: Path) -> None:
    """In the middle of the first question."""
    with Terminal(["ask", "new.toml"], {}) as screen:
        screen.hear(f"Number, 1 to {len(LANGUAGES)}")
        assert interrupted(screen) == 130
    assert not list(place.iterdir())


def test_what_is_typed_ahead_is_taken_in_order(calla: Path) -> None:
    """Faster than the program asks."""
    with Terminal(["ask", str(calla)], {}) as screen:
        screen.hear(PROMPT)
        screen.type("".join(f"{level}\n" for level in "012340123401234012340123401234") + "0\n")
        screen.hear("Enter for the results")
        screen.type("\n")
        assert screen.ended() == 0
    levels = [answer.level for answer in read_assessment(calla).answers.values()]
    assert levels == [int(level) for level in "0123401234012340123401234012340"]
