"""Whole journeys in a folder and in a team's store: what people do is the same in both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from cm_readiness.app.gathering import Gathering, gather, own_answers, person_of
from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.overview import Overview
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.sitting import Sitting
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.assessment import with_answer, with_remarks
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.store import Reference
from cm_readiness.language.words import words_for
from tests.team.cluster import Cluster
from tests.team.stores import TeamStore, team_store

from .conftest import BEFORE, FIRST, NOW, QUESTIONNAIRE, SECOND
from .stores import begun, store_of


@pytest.fixture(autouse=True)
def different_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each assessment has its own, as in life."""
    monkeypatch.setattr("cm_readiness.files.assessments.uuid4", uuid4)


@pytest.fixture(params=["files", "team"])
def workspace(request: pytest.FixtureRequest, place: Path) -> Iterator[Workspace]:
    """What is done with the assessments of each."""
    with store_of(request.param, request, place) as store:
        yield Workspace(store)


def sitting_in(workspace: Workspace, reference: Reference) -> Sitting:
    """An assessment that is open here."""
    return saved_at_once(workspace, workspace.open(reference), told=lambda faults: None)


def answered(workspace: Workspace, reference: Reference, level: int = 2) -> None:
    """Answer the first criterion, with all that stands beside an answer."""
    file = workspace.open(reference).file
    said = with_answer(file.assessment, FIRST, level, BEFORE)
    file.write(with_remarks(said, FIRST, note="Said by all", private="not printed", evidence=("a plan",)))
    file.release()


def test_a_milestone_a_follow_up_and_what_has_changed_since(workspace: Workspace) -> None:
    """Frozen, followed up in the next round, and found again as what came before."""
    first = begun(workspace)
    answered(workspace, first)
    sitting = sitting_in(workspace, first)
    sitting.freeze("Baseline")
    sitting.close()
    assert [one.name for one in workspace.read(first).milestones] == ["Baseline"]
    follow_up = workspace.follow_up(first)
    second, told = workspace.create(follow_up)
    assert (told, second != first) == ((), True)
    later = workspace.read(second)
    assert workspace.followed(later) == workspace.read(first)
    overview = Overview(workspace)
    for reference in overview.unread():
        overview.look(reference)
    # Two files of one moment have no order; that the newest comes first is shown elsewhere.
    assert set(overview.references) == {second, first}
    assert overview.followed() == {workspace.read(first).id}


def test_every_step_can_be_undone_and_is_kept(workspace: Workspace) -> None:
    """What is shown and what is kept are one at each step."""
    reference = begun(workspace)
    sitting = sitting_in(workspace, reference)
    sitting.give(FIRST, 3)
    sitting.remark(FIRST, private="for me")
    sitting.give(SECOND, 1)
    for _ in range(3):
        assert workspace.read(reference) == sitting.assessment
        sitting.undo()
    assert workspace.read(reference).answers == {}
    for _ in range(3):
        sitting.redo()
    assert sitting.close()
    assert workspace.read(reference) == sitting.assessment
    assert workspace.read(reference).answer_to(FIRST).private == "for me"


def test_people_answer_on_their_own_and_are_gathered(workspace: Workspace) -> None:
    """Beside the company's, and put together in it; their private notes stay theirs."""
    team = begun(workspace)
    for level, name in enumerate(("Ana", "Ben", "Zoé")):
        own = own_answers(workspace, team, name)
        answered(workspace, own, level)
    people = [person_of(workspace, one) for one in workspace.store.people_of(team)]
    assert [person.name for person in people] == ["Ana", "Ben", "Zoé"]
    assert workspace.store.references() == (team,)
    sitting = sitting_in(workspace, team)
    gather(sitting, people, Gathering(), words_for("en"))
    sitting.close()
    (round_,) = workspace.read(team).answer_to(FIRST).rounds
    assert round_.counts == (1, 1, 1, 0, 0)
    assert workspace.read(team).answer_to(FIRST).private == ""


def test_a_workshop_goes_on_where_a_crash_left_it(workspace: Workspace) -> None:
    """Same code and same phones; what was revealed is kept."""
    reference = begun(workspace)
    crashed = sitting_in(workspace, reference)
    room = LiveRoom(workspace, crashed)
    phones = [room.join() for _ in range(4)]
    room.open(FIRST)
    for phone, vote in zip(phones, (1, 2, 2, 3), strict=True):
        room.vote(phone, FIRST, room.room.number, vote)
    room.close()
    room.reveal()
    crashed.close()
    again = sitting_in(workspace, reference)
    restored = LiveRoom(workspace, again)
    assert (restored.restored, restored.code) == (True, room.code)
    assert all(map(restored.knows, phones))
    restored.agree(2)
    restored.end()
    again.close()
    assert workspace.store.kept_room(reference) is None
    assert workspace.read(reference).answer_to(FIRST).level == 2


def test_a_questionnaire_of_one_s_own_goes_along(workspace: Workspace, place: Path) -> None:
    """It is found again when it is nowhere else any more."""
    folder = place / "mine" / "own_one"
    shipped = workspace.place_of(workspace.named_questionnaire(QUESTIONNAIRE.id), None)
    shutil.copytree(shipped, folder)
    frame = folder / "questionnaire.toml"
    text = frame.read_text("utf-8").replace(f'id = "{QUESTIONNAIRE.id}"', 'id = "own_one"', 1)
    frame.write_text(text, "utf-8")
    asked = workspace.named_questionnaire(str(folder))
    draft = workspace.draft(asked, language="en", company={"name": "Maison Calla"})
    reference, told = workspace.create(draft)
    assert [fault.code for fault in told] == ["questionnaire_copied"]
    shutil.rmtree(folder)
    assert workspace.look(reference).questionnaire.id == "own_one"
    sitting = sitting_in(workspace, reference)
    sitting.give(FIRST, 2)
    assert sitting.close()
    with pytest.raises(ReadinessError) as caught:
        workspace.named_questionnaire("own_on", reference)
    assert caught.value.fault.code == "no_such_questionnaire_nearest"


def test_two_sittings_of_a_team_see_what_the_other_says(cluster: Cluster) -> None:
    """Nobody is kept out, and what came in is no step of one's own that could be undone."""
    with team_store(cluster) as store, team_store(cluster, like=store) as other:
        ana, ben = both(store, other)
        ana.give(FIRST, 3)
        ben.look_again()
        ben.catch_up()
        assert ben.assessment.answer_to(FIRST).level == 3
        ben.give(SECOND, 1)
        assert ben.undo() == SECOND
        assert ben.undo() is None
        ana.look_again()
        ana.catch_up()
        for sitting in (ana, ben):
            assert sitting.close()
        said = Workspace(store).read(ana.reference)
        assert said == Workspace(other).read(ben.reference)
        assert (said.answer_to(FIRST).level, said.answer_to(SECOND).given) == (3, None)


def both(store: TeamStore, other: TeamStore) -> tuple[Sitting, Sitting]:
    """One assessment that is open for two people of a team."""
    reference = begun(Workspace(store))
    return sitting_in(Workspace(store), reference), sitting_in(Workspace(other), reference)


def test_answers_given_at_the_same_time_are_both_there(cluster: Cluster) -> None:
    """Where they contradict each other, the later counts, and it is marked to be discussed."""
    with team_store(cluster) as store, team_store(cluster, like=store) as other:
        ana, ben = both(store, other)
        ana.give(FIRST, 3)
        ben.give(FIRST, 1)
        ben.give(SECOND, 2)
        assert ana.close()
        assert ben.close()
        answer = Workspace(store).read(ana.reference).answer_to(FIRST)
        assert answer.answered == NOW
        assert answer.flagged
        assert {answer.level, *(past.level for past in answer.history)} == {1, 3}
        assert Workspace(store).read(ana.reference).answer_to(SECOND).level == 2
