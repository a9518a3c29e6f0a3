"""The three faces as people use them, at one moment and with ids that are known."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Self
from uuid import UUID

import pytest

from cm_readiness.cli.runner import main
from cm_readiness.core.assessment import with_answer, with_remarks
from cm_readiness.files.assessments import create_assessment, new_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.settings import Settings
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.tui.shell.app import ReadinessApp
from tests.tui.conftest import Driver

QUESTIONNAIRE = read_questionnaire(questionnaires_folder() / "community_manager")
FIRST, SECOND = list(QUESTIONNAIRE.criteria)[:2]
BEFORE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
ID = UUID("0f5e6c1a-92b4-4e0b-8a3e-d1f0a7c2b9e4")

Steps = Callable[[Driver], Awaitable[None]]


class Fixed(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        """The one moment."""
        return cls.fromtimestamp(NOW.timestamp(), tz)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with nobody's settings; time and ids stand still."""
    for name in ("LC_ALL", "LC_MESSAGES", "ACCESSIBLE", "CM_READINESS_DEBUG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    for name, value in {
        "LANG": "C.UTF-8", "TERM": "xterm", "HOME": home, "USERPROFILE": home,
        "XDG_STATE_HOME": home / "state",
        "CM_READINESS_HOME": tmp_path / "folder", "CM_READINESS_CONFIG": home / "config",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, str(value))
    monkeypatch.setattr("cm_readiness.app.clock.datetime", Fixed)
    monkeypatch.setattr("cm_readiness.files.assessments.uuid4", lambda: ID)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def created(file: Path, *, answered: bool = False) -> Path:
    """An assessment that was begun some days ago; the first criterion may be answered, with a note."""
    company = {"name": "Maison Calla", "cm_setup": "in_house"}
    assessment = new_assessment(QUESTIONNAIRE, company=company, language="en", title="Baseline", at=BEFORE)
    if answered:
        assessment = with_answer(assessment, FIRST, 2, BEFORE)
        assessment = with_remarks(assessment, FIRST, note="Said by all", evidence=("a plan",))
    create_assessment(file, assessment)
    return file


def command(*arguments: str | Path) -> None:
    """Do it on the command line."""
    assert main([str(argument) for argument in arguments]) == 0


def typed(*arguments: str | Path, lines: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do it in the plain way: type lines at its prompts."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    assert main([str(argument) for argument in arguments]) == 0


async def driven(folder: Path, path: Path | None, steps: Steps, language: str = "en") -> None:
    """Do it in the terminal UI."""
    app = ReadinessApp(folder, Settings(), language, path, patience=0)
    app.animation_level = "none"
    async with app.run_test(size=(120, 36)) as pilot:
        driver = Driver(app, pilot, folder)
        await driver.settle()
        await steps(driver)
        assert app.close_session()
