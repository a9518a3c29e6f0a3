"""The program as a process: streams, exit codes, and what happens when something goes wrong inside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cm_readiness import __version__
from cm_readiness.app import evaluating

from .conftest import ROOT, Run, start, tree


def test_the_version_is_printed() -> None:
    """On standard output, under the program's name."""
    ended = start("--version")
    assert (ended.code, ended.out, ended.err) == (0, f"cm-readiness {__version__}\n", "")


def test_data_goes_to_standard_output_and_nothing_else_with_it(calla: Path) -> None:
    """A program can read the whole of it."""
    ended = start("score", calla, "--json")
    assert ended.code == 0
    assert json.loads(ended.out)["questionnaire"]["id"] == "community_manager"
    assert ended.err == ""


@pytest.mark.parametrize("arguments", [(), ("calla.toml",)])
def test_without_a_terminal_one_line_names_the_way_out(calla: Path, arguments: tuple[str, ...]) -> None:
    """Whoever runs it in a script learns what to run instead."""
    before = tree(calla.parent)
    ended = start(*arguments)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    assert all(word in ended.err for word in ("terminal", "demo", "score", "report"))
    assert tree(calla.parent) == before


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_dumb_terminal_counts_as_none(calla: Path) -> None:
    """It cannot show a screen."""
    import pty

    ours, theirs = pty.openpty()
    run = subprocess.run(
        [sys.executable, "-m", "cm_readiness", str(calla)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert run.returncode == 2
    assert "terminal" in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no /dev/full")
def test_a_full_disk_behind_standard_output_is_said(calla: Path) -> None:
    """What was printed is lost: the exit code says so."""
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "cm_readiness", "score", str(calla)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert run.returncode == 3
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently")
@pytest.mark.parametrize("arguments", [("report", "calla.toml"), ("--help",), ("score", "none.toml")])
def test_a_reader_that_goes_away_is_no_fault(calla: Path, arguments: tuple[str, ...]) -> None:
    """`cm-readiness report … | head -1` ends quietly."""
    read, write = os.pipe()
    os.close(read)
    run = subprocess.run(
        [sys.executable, "-m", "cm_readiness", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert run.returncode == (2 if "none.toml" in arguments else 0)
    assert "Traceback" not in run.stderr
    assert "Broken" not in run.stderr


def test_a_closed_standard_output_is_no_fault(calla: Path) -> None:
    """Nothing is printed, and the work is done."""
    code = (
        "import sys; sys.stdout = None; from cm_readiness.__main__ import main; "
        "sys.exit(main(['report', 'calla.toml', '--output', 'calla.md']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert run.returncode == 0
    assert calla.with_suffix(".md").is_file()


def test_streams_take_every_character(calla: Path) -> None:
    """Whatever encoding the platform chose: bars and arrows come out as UTF-8."""
    ended = start("score", calla, env={"PYTHONIOENCODING": "ascii"})
    assert ended.code == 0
    assert "→" in ended.out


@pytest.mark.parametrize(
    "arguments", [("new", "new.toml"), ("demo", "shown"), ("answer", "calla.toml", "1.1", "3")]
)
def test_these_commands_run_without_the_terminal_ui(calla: Path, arguments: tuple[str, ...]) -> None:
    """Nobody waits for textual who does not see it."""
    code = (
        "import sys; from cm_readiness.__main__ import main; code = main(sys.argv[1:]); "
        "sys.exit(code or 'textual' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


class HiddenError(Exception):
    """Raised in place of a fault of the program."""


def broken(*_: object) -> None:
    """A program fault whose message quotes what a person wrote."""
    raise HiddenError("Maison Calla pays 1,200 euros")


def log_of(place: Path) -> str:
    """All logs together."""
    return "".join(path.read_text("utf-8") for path in (place.parent / "home").rglob("*.log"))


def test_a_program_fault_is_one_line_with_the_log(
    run: Run, calla: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says where it happened and holds nothing of what a person wrote."""
    monkeypatch.setattr(evaluating, "evaluated", broken)
    ended = run("score", calla)
    assert ended.code == 70
    assert ended.out == ""
    assert ended.err.count("\n") == 1
    log = log_of(place)
    assert "HiddenError" in log
    assert "cm_readiness/cli/scoring.py:" in log
    assert "Calla" not in log
    assert str(place.parent) not in log


def test_the_traceback_is_shown_to_whoever_asks(
    run: Run, calla: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`CM_READINESS_DEBUG=1` is for those who mend the program."""
    monkeypatch.setattr(evaluating, "evaluated", broken)
    monkeypatch.setenv("CM_READINESS_DEBUG", "1")
    ended = run("score", calla)
    assert ended.code == 70
    assert "Traceback" in ended.err
    assert log_of(place) == ""


def test_a_log_that_cannot_be_written_is_not_named(
    run: Run, calla: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line still stands alone, and says how to see more."""
    monkeypatch.setattr(evaluating, "evaluated", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(calla / "below a file"))
    monkeypatch.setenv("HOME", str(calla / "below a file"))
    monkeypatch.setenv("LOCALAPPDATA", str(calla / "below a file"))
    ended = run("score", calla)
    assert ended.code == 70
    assert ended.err.count("\n") == 1
    assert "CM_READINESS_DEBUG" in ended.err


def test_an_interruption_ends_quietly(run: Run, calla: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+c has the exit code that shells expect."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(evaluating, "evaluated", interrupted)
    ended = run("score", calla)
    assert (ended.code, ended.out, ended.err) == (130, "", "")
