"""The plain way as a person uses it: what is typed into it, and what it says."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.core.assessment import Answer, Assessment, with_answer
from cm_readiness.files.assessments import create_assessment, new_assessment, read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder

ROOT = Path(__file__).parent.parent.parent
QUESTIONNAIRE = read_questionnaire(questionnaires_folder() / "community_manager")
CRITERIA = len(QUESTIONNAIRE.criteria)
FIRST, SECOND, THIRD = list(QUESTIONNAIRE.criteria)[:3]
NOW = datetime.now(UTC).replace(microsecond=0)
LONG_AGO = NOW - timedelta(days=2000)
COMPANY = {"name": "Maison Calla", "cm_setup": "in_house"}
"""Every criterion applies to it."""


class Ended:
    """How a run ended, and what the file says afterwards."""

    def __init__(self, code: int, out: str, err: str, file: Path) -> None:
        self.code, self.out, self.err, self.file = code, out, err, file

    @property
    def assessment(self) -> Assessment:
        """What is on the disk."""
        return read_assessment(self.file)

    def answer(self, criterion: str) -> Answer:
        """What is recorded for a criterion."""
        return self.assessment.answer_to(criterion)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in; settings and assessments of nobody; English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "ACCESSIBLE", "CM_READINESS_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    settings = {
        "LANG": "C.UTF-8", "TERM": "dumb", "HOME": home, "USERPROFILE": home, "PYTHONPATH": ROOT,
        "LOCALAPPDATA": home / "local", "XDG_STATE_HOME": home / "state",
        "CM_READINESS_HOME": home / "assessments", "CM_READINESS_CONFIG": home / "config",
    }  # fmt: skip
    for name, value in settings.items():
        monkeypatch.setenv(name, str(value))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def calla(place: Path) -> Path:
    """An assessment of which nothing is answered yet."""
    return created(place / "calla.toml")


def created(file: Path, *given: tuple[str, int, datetime], language: str = "en") -> Path:
    """An assessment on the disk.

    Args:
        file: where it is written.
        given: criteria with their levels, and when they were answered.
        language: its own.
    """
    assessment = new_assessment(QUESTIONNAIRE, company=COMPANY, language=language, title="Baseline", at=NOW)
    for criterion, level, at in given:
        assessment = with_answer(assessment, criterion, level, at)
    create_assessment(file, assessment)
    return file


def typed(
    file: Path,
    *lines: str,
    options: tuple[str, ...] = (),
    env: Mapping[str, str] | None = None,
    end: str = "\n",
) -> Ended:
    """Run `ask` on a file with these lines typed, and then the end of the input.

    Args:
        file: the assessment.
        lines: what is typed.
        options: of the command.
        env: more of the environment.
        end: what stands behind the last line.
    """
    return run("ask", str(file), *options, lines=lines, file=file, env=env, end=end)


def run(
    *arguments: str,
    lines: tuple[str, ...] = (),
    file: Path,
    env: Mapping[str, str] | None = None,
    end: str = "\n",
) -> Ended:
    """Run the command line in this process with lines typed into it; as `typed`."""
    out, err = io.BytesIO(), io.BytesIO()
    streams = {"stdin": io.BytesIO(_bytes(lines, end)), "stdout": out, "stderr": err}
    with pytest.MonkeyPatch.context() as changed:
        for name, value in (env or {}).items():
            changed.setenv(name, value)
        for name, stream in streams.items():
            changed.setattr(sys, name, io.TextIOWrapper(stream, "utf-8", write_through=True))
        code = main(list(arguments))
        return _ended(code, out.getvalue(), err.getvalue(), file)


def start(*arguments: str, lines: tuple[str, ...] = (), file: Path) -> Ended:
    """Run the program as a process of its own with lines typed into it; as `typed`."""
    command = [sys.executable, "-m", "cm_readiness", *arguments]
    ended = subprocess.run(command, input=_bytes(lines), capture_output=True, check=False)
    return _ended(ended.returncode, ended.stdout, ended.stderr, file)


def _bytes(lines: tuple[str, ...], end: str = "\n") -> bytes:
    return ("\n".join(lines) + end if lines else "").encode("utf-8", "surrogateescape")


def _ended(code: int, out: bytes, err: bytes, file: Path) -> Ended:
    said, complained = (text.decode().replace("\r\n", "\n") for text in (out, err))
    assert "Traceback" not in complained
    return Ended(code, said, complained, file)
