"""What holds for every store, on the disk or not; and that the app and the terminal UI need no disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.assessment import with_answer
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.store import MISSING, AssessmentStore, Written
from cm_readiness.files.settings import Settings
from cm_readiness.tui.shell.app import ReadinessApp
from tests.team.cluster import Cluster
from tests.team.stores import team_store
from tests.tui.conftest import Driver

from .conftest import FIRST, NOW, QUESTIONNAIRE, SECOND
from .memory_store import MemoryStore
from .stores import begun, store_of


@pytest.fixture(params=["files", "memory", "team"])
def store(request: pytest.FixtureRequest, place: Path) -> Iterator[AssessmentStore]:
    """An empty one of each kind."""
    with store_of(request.param, request, place) as store:
        yield store


@pytest.fixture
def workspace(store: AssessmentStore) -> Workspace:
    """What is done with it."""
    return Workspace(store)


def test_names_are_free_and_references_newest_first(workspace: Workspace) -> None:
    """A second one of the same name has another one; equal names are equal references."""
    store = workspace.store
    assert store.references() == ()
    one, other = begun(workspace), begun(workspace)
    assert one != other
    assert set(store.references()) == {one, other}
    assert store.named(one.key) == one
    assert store.is_there(one)
    with pytest.raises(ReadinessError) as caught:
        store.create(one, workspace.read(other))
    assert caught.value.fault.code == "output_exists"


def test_what_is_open_here_can_only_be_looked_at_by_others(workspace: Workspace) -> None:
    """They learn who has it; afterwards it can be written."""
    reference = begun(workspace)
    first = workspace.open(reference).file
    assert first.held_by_other is None
    if isinstance(workspace.store, MemoryStore):
        second = workspace.open(reference).file
        assert second.held_by_other is not None
        with pytest.raises(ReadinessError):
            second.write(second.assessment)
        second.release()
    told = first.write(with_answer(first.assessment, FIRST, 3, NOW))
    first.release()
    assert told == Written()
    assert workspace.read(reference).answer_to(FIRST).level == 3


def test_a_new_one_is_nothing_until_it_is_written(workspace: Workspace) -> None:
    """And replaces nothing."""
    store, there = workspace.store, begun(workspace)
    opened = store.open_new(store.named(store.complete("new")))
    with pytest.raises(ReadinessError) as caught:
        opened.assessment  # noqa: B018 - asking is what is tried
    assert caught.value.fault.code in MISSING
    opened.write(workspace.read(there))
    opened.release()
    taken = store.open_new(there)
    with pytest.raises(ReadinessError) as caught:
        taken.write(workspace.read(there))
    assert caught.value.fault.code == "output_exists"


def test_the_trash_gives_back_what_it_was_given(workspace: Workspace) -> None:
    """Under another name where its own is taken."""
    store, reference = workspace.store, begun(workspace)
    before = workspace.read(reference)
    kept = workspace.delete(reference)
    assert (store.references(), store.removed()) == ((), (kept,))
    again = begun(workspace)
    assert again == reference
    restored = workspace.restore(kept.name)
    assert restored != again
    assert workspace.read(restored) == before
    with pytest.raises(ReadinessError) as caught:
        workspace.restore(kept.name)
    assert caught.value.fault.code.startswith("not_in_trash")


def test_a_sitting_is_kept_in_another_place(workspace: Workspace) -> None:
    """What is answered afterwards is there, and the former place stays as it was."""
    store, reference = workspace.store, begun(workspace)
    sitting = saved_at_once(workspace, workspace.open(reference), told=lambda faults: None)
    sitting.give(FIRST, 3)
    moved = sitting.save_elsewhere("elsewhere")
    sitting.give(SECOND, 1)
    assert sitting.close()
    assert workspace.read(moved).answer_to(SECOND).level == 1
    assert workspace.read(reference).answer_to(SECOND).given is None
    assert workspace.read(reference).answer_to(FIRST).level == 3
    for one in (moved, reference):
        opened = store.open(one)
        assert opened.held_by_other is None
        opened.release()


def test_a_team_writes_together_and_learns_who_else_has_it_open(cluster: Cluster, place: Path) -> None:
    """Nobody is in the way; what both say is there."""
    with team_store(cluster) as ana, team_store(cluster, like=ana) as ben:
        reference = begun(Workspace(ana))
        first, second = Workspace(ana).open(reference).file, Workspace(ben).open(reference).file
        assert (first.held_by_other, second.held_by_other) == (None, None)
        assert [notice.code for notice in second.notices] == ["open_here_too"]
        first.write(with_answer(first.assessment, FIRST, 3, NOW))
        assert second.is_changed()
        told = second.write(with_answer(second.assessment, SECOND, 1, NOW))
        assert told.merged is not None
        assert told.merged.conflicts == ()
        said = Workspace(ana).read(reference)
        assert (said.answer_to(FIRST).level, said.answer_to(SECOND).level) == (3, 1)
        with pytest.raises(ReadinessError) as caught:
            ana.remove(reference)
        assert caught.value.fault.code == "open_in_team"
        second.release()
        ana.remove(reference)
        first.release()


async def test_the_terminal_ui_needs_no_disk(place: Path) -> None:
    """New, answered, left, listed and deleted, in memory."""
    workspace = Workspace(MemoryStore(QUESTIONNAIRE))
    app = ReadinessApp(place, Settings(), "en", patience=0)
    app.animation_level = "none"
    app.workspace = workspace
    reference = begun(workspace)
    async with app.run_test(size=(120, 36)) as pilot:
        driver = Driver(app, pilot, place)
        await driver.settle()
        assert "Maison Calla" in driver.text()
        await driver.press("enter", "3", "S", "ctrl+u")
        await driver.type("second")
        await driver.press("enter", "2", "escape")
        assert driver.page == "home"
        assert workspace.read(workspace.store.named("second")).answer_to(SECOND).level == 2
        assert workspace.read(reference).answer_to(FIRST).level == 3
        await driver.press("d", "y")
        assert workspace.store.references() == (reference,)
        app.close_session()
    assert not list(place.rglob("*.toml"))
