"""A place of its own for every test of the command line, and ways to run it."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.files.shipped import examples

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in; settings, assessments and log of nobody; English."""
    for name in (
        "LC_ALL",
        "LC_MESSAGES",
        "LANGUAGE",
        "ACCESSIBLE",
        "CM_READINESS_DEBUG",
        "_CM_READINESS_COMPLETE",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("TERM", "xterm")
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "local"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("CM_READINESS_HOME", str(home / "assessments"))
    monkeypatch.setenv("CM_READINESS_CONFIG", str(home / "config"))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process."""

    def run(*arguments: str | Path) -> Ended:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        # What a command no longer looks through would stay for all tests that follow.
        gc.unfreeze()
        printed = capsys.readouterr()
        return Ended(code, printed.out, printed.err)

    return run


@pytest.fixture
def calla(place: Path) -> Path:
    """A copy of an example company, in English: every criterion answered, two of them with *don't know*."""
    return Path(shutil.copy(example("maison_calla.en"), place / "calla.toml"))


@pytest.fixture
def lenoir(place: Path) -> Path:
    """A copy of the other example company, in English."""
    return Path(shutil.copy(example("menuiserie_lenoir.en"), place / "lenoir.toml"))


def example(name: str) -> Path:
    """The file of an example company."""
    return next(path for path in examples() if path.name == f"{name}.toml")


def start(
    *arguments: str | Path, env: Mapping[str, str] | None = None, stdin: str = "", at: Path | None = None
) -> Ended:
    """Run the program as a process of its own, with no terminal on either side."""
    run = subprocess.run(
        [sys.executable, "-m", "cm_readiness", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        input=stdin,
        cwd=at,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Ended(run.returncode, run.stdout, run.stderr)


def tree(folder: Path) -> dict[str, bytes]:
    """All files of a folder with what is in them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
