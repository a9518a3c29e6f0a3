"""Questionnaires of a team: found by everybody who opens an assessment that answers them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cm_readiness.app.overview import Overview
from cm_readiness.app.workspace import Workspace
from cm_readiness.core.assessment import with_answer
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.store import Reference
from cm_readiness.files.cache import private_cache
from cm_readiness.files.index_file import index_called

from .answers import FIRST, FOLDER, NOW, QUESTIONNAIRE, begun
from .cluster import Cluster
from .stores import TeamStore, team_store


def own(folder: Path, identifier: str = "own_one", version: str = "1.0.0", title: str = "Our own") -> Path:
    """A questionnaire of somebody's own, in a folder."""
    place = folder / identifier
    shutil.copytree(FOLDER, place, ignore=shutil.ignore_patterns("examples"))
    frame = place / "questionnaire.toml"
    text = frame.read_text("utf-8").replace(f'id = "{QUESTIONNAIRE.id}"', f'id = "{identifier}"', 1)
    text = text.replace(f'version = "{QUESTIONNAIRE.version}"', f'version = "{version}"', 1)
    frame.write_text(text.replace('en = "', f'en = "{title} ', 1), "utf-8")
    return place


def answering(store: TeamStore, place: Path, company: str = "Maison Calla") -> Reference:
    """A new assessment that answers a questionnaire of somebody's own."""
    workspace = Workspace(store)
    asked = workspace.named_questionnaire(str(place))
    said = {"name": company, "cm_setup": "in_house"}
    return workspace.create(workspace.draft(asked, language="en", company=said))[0]


def test_what_ana_answers_ben_can_open(ana: TeamStore, ben: TeamStore, tmp_path: Path) -> None:
    """Her questionnaire goes along into the store, once; he has it nowhere else."""
    place = own(tmp_path / "anas")
    reference = answering(ana, place)
    answering(ana, place, "Other")
    shutil.rmtree(place)
    looked = Workspace(ben).look(reference)
    assert looked.questionnaire.id == "own_one"
    assert {one.id: one.shipped for one in ben.questionnaires()} == {"own_one": False, QUESTIONNAIRE.id: True}
    with pytest.raises(ReadinessError) as caught:
        ben.questionnaire("own_on")
    assert caught.value.fault.code == "no_such_questionnaire_nearest"


def test_one_s_own_is_found_as_files_find_it(ana: TeamStore, tmp_path: Path) -> None:
    """In the folder of one's assessments; the shipped one needs nothing."""
    own(tmp_path / "home" / "questionnaires")
    assert ana.questionnaire("own_one").id == "own_one"
    assert ana.questionnaire(QUESTIONNAIRE.id).fingerprint == QUESTIONNAIRE.fingerprint


def test_another_questionnaire_of_the_same_id_is_not_put_over_the_team_s(
    ana: TeamStore, ben: TeamStore, tmp_path: Path
) -> None:
    """And nothing is created that answers it."""
    answering(ana, own(tmp_path / "anas"))
    with pytest.raises(ReadinessError) as caught:
        answering(ben, own(tmp_path / "bens", title="Another"))
    assert caught.value.fault.code == "output_exists"
    assert len(ana.references()) == 1


def test_a_lower_version_of_a_shipped_one_leaves_nothing(
    cluster: Cluster, ana: TeamStore, tmp_path: Path
) -> None:
    """As in a folder: it would be passed over."""
    with pytest.raises(ReadinessError) as caught:
        answering(ana, own(tmp_path, QUESTIONNAIRE.id, "0.0.1"))
    assert caught.value.fault.code == "version_not_higher"
    rows = cluster.run("SELECT count(*) FROM cm_readiness.questionnaire", database=ana.database)
    assert (rows, ana.references()) == ([(0,)], ())


def test_names_from_a_database_lead_nowhere_else(cluster: Cluster, ana: TeamStore, ben: TeamStore) -> None:
    """A member who puts paths into the store gets nobody to write them."""
    statement = "INSERT INTO cm_readiness.questionnaire (team, id, files) VALUES (1, %s, %s)"
    files = '{"../../../out.toml": "x = 1", "/tmp/out.toml": "x = 1", "questionnaire.toml": "id = 1", "a": 3}'
    for identifier in ("../up", "plain"):
        cluster.run(statement, identifier, files, database=ana.database, user=ana.user)
    assert [one.id for one in ben.questionnaires() if one.used] == [QUESTIONNAIRE.id]
    cache = private_cache("team-questionnaires")
    assert cache is not None
    laid = [path for path in cache.rglob("*") if path.is_file()]
    assert "questionnaire.toml" in {path.name for path in laid}
    assert not list(cache.parent.rglob("out.toml"))


def test_the_list_of_a_team_is_read_once(ana: TeamStore, ben: TeamStore) -> None:
    """What others save is read again, and nothing else; the same rows give the same bytes."""
    references = [begun(ana, name) for name in ("one", "two", "three")]
    first = Overview(Workspace(ana))
    assert first.references == tuple(reversed(references))
    assert len(first.unread()) == 3
    for reference in first.unread():
        first.look(reference)
    first.save()
    index = index_called(f"{ana.place}\0studio".encode())._path
    assert index is not None
    before = index.read_bytes()
    opened = ben.open(references[0])
    opened.write(with_answer(opened.assessment, FIRST, 3, NOW))
    ben.remove(references[1])
    second = Overview(Workspace(ana))
    assert second.unread() == [references[0]]
    assert second.references == (references[0], references[2])
    known = second.look(references[0])
    assert (known.said is not None and known.said.answers, known.amount is not None) == (1, True)
    second.save()
    after = index.read_bytes()
    index.unlink()
    third = Overview(Workspace(ana))
    for reference in third.unread():
        third.look(reference)
    third.save()
    assert (index.read_bytes() == after, before == after) == (True, False)


def test_a_questionnaire_that_comes_later_is_looked_at_anew(
    cluster: Cluster, ana: TeamStore, tmp_path: Path
) -> None:
    """What was evaluated by another one is evaluated again."""
    reference = begun(ana)
    first = Overview(Workspace(ana))
    first.look(reference)
    first.save()
    assert Overview(Workspace(ana)).unread() == []
    with team_store(cluster, like=ana) as ben:
        answering(ben, own(tmp_path, QUESTIONNAIRE.id, "99.0.0"))
    unread = Overview(Workspace(ana)).unread()
    assert reference in unread
    assert len(unread) == 2
