"""What surrounds the program and may be missing: streams, a disk, the working folder, permissions."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from cm_readiness.cli.app import command_line
from cm_readiness.language.words import words_for
from tests.cli.conftest import ROOT, Ended
from tests.needs import need

pytestmark = pytest.mark.skipif(os.name == "nt", reason="as POSIX does it")

NO_TERMINAL = "This needs a terminal; without one, use cm-readiness ask, demo, score or report.\n"


def started(
    *arguments: str | Path,
    first: Callable[[], None] = lambda: None,
    before: tuple[str, ...] = (),
    out: int = subprocess.PIPE,
) -> Ended:
    """Run the program in a process that does something first, or behind another program."""
    run = subprocess.run(
        [*before, sys.executable, "-m", "cm_readiness", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=first,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(run.returncode, run.stdout or "", run.stderr)


def closed(*streams: int) -> Callable[[], None]:
    """Closes streams."""

    def close() -> None:
        for stream in streams:
            os.close(stream)

    return close


@pytest.mark.parametrize("streams", [(0,), (1,), (0, 1)])
@pytest.mark.parametrize("arguments", [(), ("calla.toml",)])
def test_a_closed_stream_is_no_terminal(
    calla: Path, arguments: tuple[str, ...], streams: tuple[int, ...]
) -> None:
    """Said in one sentence."""
    ended = started(*arguments, first=closed(*streams))
    assert (ended.code, ended.out, ended.err) == (2, "", NO_TERMINAL)


@pytest.mark.parametrize("streams", [(0,), (2,), (0, 2), (0, 1, 2)])
@pytest.mark.parametrize("arguments", [("score", "calla.toml"), ("ask", "calla.toml"), ("list",)])
def test_commands_run_with_streams_closed(
    calla: Path, arguments: tuple[str, ...], streams: tuple[int, ...]
) -> None:
    """What they print goes nowhere; what they ask has no answer."""
    assert started(*arguments, first=closed(*streams)).code == 0


@pytest.mark.parametrize(
    "arguments", [("--help",), ("score", "--help"), ("--version",), ("--show-completion", "bash")]
)
def test_help_for_a_full_disk_is_a_sentence(place: Path, arguments: tuple[str, ...]) -> None:
    """As other commands say it."""
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    full = os.open("/dev/full", os.O_WRONLY)
    ended = started(*arguments, out=full)
    os.close(full)
    assert (ended.code, ended.err.count("\n")) == (3, 1)
    assert ended.err.startswith("Standard output cannot be written: ")


@pytest.mark.parametrize(
    "arguments",
    [("score", "../calla.toml"), ("report", "../calla.toml"), ("check", "../calla.toml"),
     ("explain", "../calla.toml"), ("edit", "../calla.toml", "--title", "New"), ("ask", "../calla.toml"),
     ("answer", "../calla.toml", "1.1", "2"), ("milestone", "../calla.toml", "add", "now"),
     ("new", "../new.toml"), ("new", "../next.toml", "--from", "../calla.toml"),
     ("report", "../calla.toml", "--all", "../all", "--format", "md"), ("list",)],
)  # fmt: skip
def test_a_working_folder_that_is_gone_is_no_fault(calla: Path, arguments: tuple[str, ...]) -> None:
    """What is named from there is found, or said not to be."""
    (calla.parent / "gone").mkdir()

    def leave() -> None:
        os.chdir(calla.parent / "gone")
        (calla.parent / "gone").rmdir()

    ended = started(*arguments, first=leave)
    assert ended.code in (0, 2, 3), ended.err
    assert "program itself" not in ended.err
    assert ended.err.count("\n") <= 1 or ended.code == 0


def without_privileges() -> tuple[str, ...]:
    """What runs a program so that permissions hold for it, even where the tests run as the superuser."""
    if os.getuid() != 0:
        return ()
    return (need("setpriv"), "--bounding-set=-dac_override,-dac_read_search")


@pytest.mark.parametrize(
    "arguments",
    [("score", "calla.toml"), ("calla.toml", "--plain"), ("check", "calla.toml"), ("ask", "calla.toml"),
     ("report", "calla.toml"), ("new", "next.toml", "--from", "calla.toml"),
     ("compare", "other.toml", "calla.toml"), ("score", "other.toml", "--questionnaire", "mine"),
     ("list", "assessments", "--folder", "closed")],
)  # fmt: skip
def test_a_file_that_may_not_be_read_says_so(calla: Path, arguments: tuple[str, ...]) -> None:
    """With what to do about it: its permissions, not the way to write a command."""
    shutil.copy(calla, "other.toml")
    shutil.copytree(ROOT / "questionnaires" / "community_manager", "mine")
    for name in ("calla.toml", "mine/questionnaire.toml"):
        Path(name).chmod(0)
    Path("closed").mkdir(mode=0)
    ended = started(*arguments, before=without_privileges())
    said = ended.out if arguments[0] == "check" else ended.err
    assert ended.code == (1 if arguments[0] == "check" else 2)
    assert "you may not read this; check its permissions" in said
    assert "--help" not in said


def test_the_library_judges_no_path() -> None:
    """Its own check of permissions would say how to write the command."""
    root = command_line(words_for("en"))
    taken = [
        parameter
        for command in (root, *root.commands.values())
        for parameter in command.get_params(click.Context(command))
    ]
    assert any(isinstance(one.type, click.types.FuncParamType) for one in taken)
    assert not [one.name for one in taken if isinstance(one.type, click.Path | click.File)]
