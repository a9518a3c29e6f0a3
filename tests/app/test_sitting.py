"""The open assessment: what every change leaves behind, and what undo brings back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.actions import add_own, change
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.file_store import FileStore

from .conftest import FIRST, NOW, created


@pytest.fixture
def file(place: Path) -> Path:
    """An assessment."""
    return created(place / "calla.toml", answered=True)


@pytest.fixture
def sitting(file: Path) -> Iterator[Sitting]:
    """The same, open here."""
    workspace = Workspace(FileStore(file.parent, utc_now))
    opened = workspace.open(workspace.store.named(str(file)))
    begun = saved_at_once(workspace, opened, told=print)
    yield begun
    begun.close()


def test_a_criterion_is_marked_urgent_and_not(sitting: Sitting, file: Path) -> None:
    """Undo takes the mark off again; all else beside the answer stays."""
    before = sitting.assessment.answer_to(FIRST)
    sitting.remark(FIRST, urgent=True)
    assert read_assessment(file).answer_to(FIRST) == before.model_copy(update={"urgent": True})
    assert [gap.criterion.id for gap in sitting.evaluation().gaps if gap.urgent] == [FIRST]
    assert sitting.undo() == FIRST
    assert read_assessment(file).answer_to(FIRST) == before
    assert sitting.redo() == FIRST
    sitting.remark(FIRST, note="Now")
    assert read_assessment(file).answer_to(FIRST).urgent
    sitting.remark(FIRST, urgent=False)
    assert not read_assessment(file).answer_to(FIRST).urgent


def test_a_changed_action_says_when(sitting: Sitting, file: Path) -> None:
    """Whoever changes it; one that is left alone keeps what it says."""
    sitting.revise(add_own(sitting.assessment, "Call the lawyer", "1"))
    sitting.revise(change(sitting.assessment, "1", owner="Tom"))
    assert [action.changed for action in read_assessment(file).actions] == [NOW]
    assert sitting.assessment.last_changed == NOW
