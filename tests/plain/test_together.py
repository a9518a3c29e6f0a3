"""Two at once, in real processes: who asks keeps others out, and is kept out by them."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.sidecar_files import lock_path
from cm_readiness.files.writing import open_for_writing
from cm_readiness.language.words import LANGUAGES

from .conftest import FIRST, SECOND, created, run, start, typed

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals", allow_module_level=True)

from tests.terminal import Terminal

PROMPT = "Answer, or h for help:"


@pytest.mark.parametrize("how", [("ask",), ("--plain",)])
@pytest.mark.parametrize("is_there", [True, False])
def test_what_is_open_elsewhere_is_not_asked(place: Path, how: tuple[str, ...], is_there: bool) -> None:
    """Before the first question: who has it, and the exit code of what could not be written."""
    file = place / "calla.toml"
    if is_there:
        created(file)
    with open_for_writing(file, new=not is_there) as opened:
        before = {path: path.read_bytes() for path in place.iterdir()}
        ended = start(*how, str(file), lines=("3", "3"), file=file)
        assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
        assert f"process {os.getpid()}" in ended.err
        assert {path: path.read_bytes() for path in place.iterdir()} == before
        assert opened.held_by_other is None
    assert typed(file, *(("2",) if is_there else ("", "Maison Calla"))).code == 0


def test_of_a_list_another_one_can_be_chosen(place: Path) -> None:
    """One that is open elsewhere is named, and the same question follows."""
    home = place.parent / "home" / "assessments"
    home.mkdir(parents=True)
    with open_for_writing(created(home / "calla.toml")) as opened:
        ended = start("--plain", lines=("1", "1", "q"), file=opened.path)
        assert (ended.code, ended.out.count("Which assessment?")) == (0, 3)
        assert ended.err.count(f"process {os.getpid()}") == 2
    assert run("--plain", lines=("1", "4"), file=opened.path).answer(FIRST).level == 4


def test_nobody_else_changes_what_is_being_asked(calla: Path) -> None:
    """Others only read; when it is closed, they change it."""
    change = ("answer", str(calla), SECOND, "4")
    with Terminal(["ask", str(calla)], {}) as screen:
        screen.wait(PROMPT)
        for command in (
            change,
            ("edit", str(calla), "--title", "New"),
            ("milestone", str(calla), "add", "a"),
        ):
            ended = run(*command, file=calla)
            assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
            assert f"process {screen.pid}" in ended.err
        assert run("score", str(calla), file=calla).code == 0
        screen.type("3\n")
        screen.wait("Saved: level 3.")
        assert run(*change, file=calla).code == 3
        screen.type("q\n")
        assert screen.ended() == 0
    assert not lock_path(calla).exists()
    assert run(*change, file=calla).code == 0
    assert [answer.level for answer in read_assessment(calla).answers.values()] == [3, 4]


def test_nobody_else_creates_what_is_being_created(place: Path) -> None:
    """From the first question on; and nothing is left when nothing is said."""
    with Terminal(["ask", "new.toml"], {}) as screen:
        screen.wait(f"Number, 1 to {len(LANGUAGES)}")
        ended = run("ask", "new.toml", lines=("", "Calla"), file=place / "new.toml")
        assert (ended.code, ended.out) == (3, "")
        screen.type("\nq\n")
        assert screen.ended() == 0
    assert not list(place.iterdir())


def test_what_another_program_has_changed_is_taken_in_and_said(calla: Path) -> None:
    """Both versions are one file from then on: its title and my answers; nothing is laid beside it."""
    with Terminal(["ask", str(calla)], {}) as screen:
        screen.wait(PROMPT)
        other = calla.read_text("utf-8").replace('title = "Baseline"', 'title = "Changed"')
        calla.write_text(other, "utf-8")
        screen.type("3\n")
        screen.wait("Saved: level 3.")
        assert "This file was also changed elsewhere" in screen.written.decode()
        screen.type("2\n")
        screen.wait("Saved: level 2.")
        screen.type("q\n")
        assert screen.ended() == 0
    mine = read_assessment(calla)
    assert (mine.title, [answer.level for answer in mine.answers.values()]) == ("Changed", [3, 2])
    assert len(list(calla.parent.glob("[!.]*"))) == 1


def test_a_damaged_file_is_said_to_be_opened_from_its_copy(calla: Path) -> None:
    """Before the first question; the damaged one is kept when the first answer is saved."""
    assert typed(calla, "4").code == 0
    calla.write_bytes(calla.read_bytes()[:400])
    ended = typed(calla, "3")
    assert "last good copy" in ended.err
    (kept,) = calla.parent.glob("calla.damaged-*.toml")
    assert kept.name in ended.err
    assert [answer.level for answer in ended.assessment.answers.values()] == [4, 3]


@pytest.mark.parametrize("how", ["q", "ctrl+d", "ctrl+c", "SIGTERM", "SIGHUP"])
def test_the_lock_goes_with_the_program(calla: Path, how: str) -> None:
    """However it ends, others can write at once."""
    with Terminal(["ask", str(calla)], {}) as screen:
        screen.wait(PROMPT)
        screen.type("3\n")
        screen.wait("Saved: level 3.")
        # A signal just before the line is read would wait for the line.
        screen.rest()
        assert lock_path(calla).exists()
        number = getattr(signal, how, None)
        if number is None:
            screen.type({"q": "q\n", "ctrl+d": "\x04", "ctrl+c": "\x03"}[how])
        else:
            os.kill(screen.pid, number)
        status = screen.ended()
    assert os.waitstatus_to_exitcode(status) == {"ctrl+c": 130}.get(how, -number if number else 0)
    assert not lock_path(calla).exists()
    assert [path.name for path in calla.parent.iterdir() if path.suffix == ".tmp"] == []
    assert read_assessment(calla).answer_to(FIRST).level == 3


def test_a_process_that_was_killed_is_taken_over_with_a_message(calla: Path) -> None:
    """It could not take its lock away."""
    with Terminal(["ask", str(calla)], {}) as screen:
        screen.wait(PROMPT)
        screen.kill()
        assert lock_path(calla).exists()
        ended = typed(calla, "2")
        assert (ended.code, ended.err.count("\n")) == (0, 1)
        assert f"process {screen.pid} ended here" in ended.err
    assert not lock_path(calla).exists()


@pytest.mark.parametrize("how", ["there", "new", "named later"])
def test_while_it_waits_the_lock_is_renewed(place: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """A thread does it at every question that is put while the file is open, and ends with them."""
    running: list[bool] = []

    class Keyboard(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
            running.append(any(thread.name == "renewal" for thread in threading.enumerate()))
            return super().readline()

    file = place / "calla.toml"
    if how == "there":
        created(file)
    lines = {"there": "3\n3\n", "new": "1\nCalla\n", "named later": "1\n1\nCalla\n"}[how]
    monkeypatch.setattr("sys.stdin", Keyboard(lines))
    assert main(["--plain"] if how == "named later" else ["ask", str(file)]) == 0
    assert running[-1]
    assert running[0] == (how != "named later")
    assert not any(thread.name == "renewal" for thread in threading.enumerate())
    assert list(place.parent.rglob("*.toml"))
    assert not list(place.parent.rglob(".*.lock*"))
