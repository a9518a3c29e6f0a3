"""An assessment and a questionnaire without faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.files.questionnaires import read_questionnaire

from .assessments import TEXT
from .folders import write_small


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A good file."""
    path = tmp_path / "maison-calla.toml"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def questionnaire(tmp_path: Path) -> Questionnaire:
    """The small questionnaire."""
    return read_questionnaire(write_small(tmp_path / "questionnaires" / "small"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small questionnaire, without faults."""
    return write_small(tmp_path / "small")
