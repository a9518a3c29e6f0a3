"""A place of its own for hostile files, and the command line with everything that it prints."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.files.shipped import questionnaires_folder

from .hostile import OWNED, assessment_of_escapes

SHIPPED = questionnaires_folder() / "community_manager"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, and settings and assessments of nobody."""
    monkeypatch.setenv("CM_READINESS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CM_READINESS_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LC_ALL", "C")
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


class Shown:
    """Runs the command line, and keeps everything that it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.text = ""

    def __call__(self, *arguments: str | Path, typed: str = "") -> int:
        """Run one command; what it printed is free of what a terminal obeys.

        Args:
            arguments: the words after the program's name.
            typed: what a pipe feeds it.
        """
        fed = io.BytesIO(typed.encode("utf-8", "surrogateescape"))
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(fed, "utf-8"))
        code = main([str(argument) for argument in arguments])
        printed = self._capsys.readouterr()
        self.text = printed.out + printed.err
        assert "Traceback" not in self.text
        assert "in the program itself" not in self.text, arguments
        assert OBEYED.findall(self.text) == [], arguments
        return code


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shown:
    """The command line."""
    return Shown(capsys, monkeypatch)


@pytest.fixture
def owned(place: Path) -> Iterator[Path]:
    """An assessment, a questionnaire and file names full of what a terminal obeys."""
    folder = place / "questionnaires" / "community_manager"
    folder.mkdir(parents=True)
    hostile = OWNED.encode("unicode_escape").decode().replace("\\x", "\\u00")
    for path in SHIPPED.glob("*.toml"):
        text = re.sub(r'\b(?:en|fr) = "', lambda found: found[0] + hostile, path.read_text("utf-8"))
        text = re.sub(r'^version = ".*"', 'version = "9.9.9"', text, flags=re.MULTILINE)
        (folder / path.name).write_text(text, "utf-8")
    path = place / "owned.toml"
    path.write_bytes(assessment_of_escapes())
    yield path
