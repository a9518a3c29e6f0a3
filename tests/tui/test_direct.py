"""The program in a terminal, alone or with a file: there at once, without the command line being loaded."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cm_readiness.cli.app import COMMANDS
from cm_readiness.files.shipped import examples
from tests.terminal import Terminal

from .conftest import CRITERIA


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """Folders of their own, and every import written to the terminal."""
    return {
        "CM_READINESS_HOME": str(tmp_path / "assessments"),
        "CM_READINESS_CONFIG": str(tmp_path / "config"),
        "HOME": str(tmp_path),
        "LC_ALL": "en_GB.UTF-8",
        "PYTHONPROFILEIMPORTTIME": "1",
    }


@pytest.mark.parametrize("named", [True, False])
def test_the_command_line_is_not_loaded(places: dict[str, str], tmp_path: Path, named: bool) -> None:
    """Neither for the first screen nor for a file, which is opened."""
    path = tmp_path / "one.toml"
    path.write_bytes(examples()[0].read_bytes())
    with Terminal([str(path)] if named else [], places) as terminal:
        terminal.wait(f"of {CRITERIA}" if named else "Start an assessment")
        assert b"cm_readiness.tui.shell.app" in terminal.written
        assert b"typer" not in terminal.written


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("no-such.toml", "no-such.toml"),
        ("lst", "list"),
        ("--versoin", "--version"),
        ("folder.d", "folder.d"),
    ],
)
def test_what_is_no_file_is_left_to_the_command_line(
    places: dict[str, str], tmp_path: Path, word: str, said: str
) -> None:
    """Its faults are said as ever."""
    (tmp_path / "folder.d").mkdir()
    where = str(tmp_path / word) if "." in word else word
    with Terminal([where], {**places, "PYTHONPROFILEIMPORTTIME": ""}, size=(200, 36)) as terminal:
        terminal.wait(said)
        assert os.waitstatus_to_exitcode(terminal.ended()) == 2


def test_a_file_is_told_from_a_command_by_its_name() -> None:
    """No command has a dot or a separator in its name."""
    assert not [name for name in COMMANDS if "." in name or "/" in name]
