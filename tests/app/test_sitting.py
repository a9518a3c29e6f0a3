"""The open assessment: what every change leaves behind, and what undo brings back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.actions import add_own, change
from cm_readiness.core.assessment import Assessment
from cm_readiness.files.assessments import read_assessment

from .conftest import FIRST, NOW, created
from .stores import store_of


@pytest.fixture(params=["files", "team"])
def workspace(request: pytest.FixtureRequest, place: Path) -> Iterator[Workspace]:
    """Assessments in a folder, and in a team's store."""
    with store_of(request.param, request, place) as store:
        yield Workspace(store)


@pytest.fixture
def sitting(workspace: Workspace, place: Path) -> Iterator[Sitting]:
    """An assessment, open here."""
    assessment = read_assessment(created(place / "calla.toml", answered=True))
    reference = workspace.store.free(assessment)
    workspace.store.create(reference, assessment)
    begun = saved_at_once(workspace, workspace.open(reference), told=print)
    yield begun
    begun.close()


@pytest.fixture
def kept(workspace: Workspace, sitting: Sitting) -> Callable[[], Assessment]:
    """What is kept of it now."""
    return lambda: workspace.read(sitting.reference)


def test_a_criterion_is_marked_urgent_and_not(sitting: Sitting, kept: Callable[[], Assessment]) -> None:
    """Undo takes the mark off again; all else beside the answer stays."""
    before = sitting.assessment.answer_to(FIRST)
    sitting.remark(FIRST, urgent=True)
    assert kept().answer_to(FIRST) == before.model_copy(update={"urgent": True})
    assert [gap.criterion.id for gap in sitting.evaluation().gaps if gap.urgent] == [FIRST]
    assert sitting.undo() == FIRST
    assert kept().answer_to(FIRST) == before
    assert sitting.redo() == FIRST
    sitting.remark(FIRST, note="Now")
    assert kept().answer_to(FIRST).urgent
    sitting.remark(FIRST, urgent=False)
    assert not kept().answer_to(FIRST).urgent


def test_a_changed_action_says_when(sitting: Sitting, kept: Callable[[], Assessment]) -> None:
    """Whoever changes it; one that is left alone keeps what it says."""
    sitting.revise(add_own(sitting.assessment, "Call the lawyer", "1"))
    sitting.revise(change(sitting.assessment, "1", owner="Tom"))
    assert [action.changed for action in kept().actions] == [NOW]
    assert sitting.assessment.last_changed == NOW
