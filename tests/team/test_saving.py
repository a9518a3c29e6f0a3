"""Several at work on one assessment of a team: what each of them was told is saved is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Unknown, with_answer, with_remarks, without_answer
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.store import MISSING
from cm_readiness.files.file_store import FileStore
from cm_readiness.team.opened import OpenedRow
from cm_readiness.team.store import PostgresStore

from .answers import FIRST, NAME, NOW, QUESTIONNAIRE, SECOND, begun, fresh, refusal
from .cluster import Cluster
from .network import network
from .stores import TeamStore


def revisions(cluster: Cluster, store: TeamStore) -> list[int]:
    """The revisions there are, of all assessments."""
    asked = "SELECT rev FROM cm_readiness.revision ORDER BY assessment, rev"
    return [rev for (rev,) in cluster.run(asked, database=store.database)]


def test_a_lost_race_is_put_together_and_saved_again(
    cluster: Cluster, ana: TeamStore, ben: TeamStore
) -> None:
    """Answers to other criteria, notes, and one answer that both gave: the later one counts."""
    reference = begun(ana)
    mine, theirs = ana.open(reference), ben.open(reference)
    later = NOW + timedelta(hours=1)
    mine.write(with_remarks(with_answer(mine.assessment, FIRST, 3, NOW), FIRST, evidence=("a plan",)))
    changed = with_remarks(with_answer(theirs.assessment, FIRST, 1, later), SECOND, note="by Ben")
    written = theirs.write(changed)
    assert written.merged is not None
    assert [one.field for one in written.merged.conflicts] == [f"answers.{FIRST}"]
    for store in (ana, ben):
        answer = store.read(reference).assessment.answer_to(FIRST)
        assert (answer.level, answer.flagged, answer.evidence) == (1, True, ("a plan",))
        assert [past.level for past in answer.history] == [3]
    assert theirs.assessment == ana.read(reference).assessment
    assert revisions(cluster, ana) == [1, 2, 3]


def test_what_others_cleared_stays_cleared(ana: TeamStore, ben: TeamStore) -> None:
    """What was read before is the base: an answer that was taken away does not come back."""
    reference = begun(ana)
    mine = ana.open(reference)
    mine.write(with_remarks(with_answer(mine.assessment, FIRST, 3, NOW), SECOND, note="old"))
    theirs = ben.open(reference)
    mine.write(with_remarks(without_answer(mine.assessment, FIRST), SECOND, note=""))
    theirs.write(with_answer(theirs.assessment, SECOND, Unknown(), NOW))
    found = ana.read(reference).assessment
    assert (found.answer_to(FIRST).given, found.answer_to(SECOND).note) == (None, "")
    assert found.answer_to(SECOND).unknown


def test_who_only_looks_again_adds_no_revision(cluster: Cluster, ana: TeamStore, ben: TeamStore) -> None:
    """The same value once more is no saving; another version is taken in without one."""
    reference = begun(ana)
    mine, theirs = ana.open(reference), ben.open(reference)
    mine.write(mine.assessment)
    assert (mine.is_changed(), revisions(cluster, ana)) == (False, [1])
    mine.write(with_answer(mine.assessment, FIRST, 3, NOW))
    assert theirs.is_changed()
    written = theirs.write(theirs.assessment)
    assert written.merged is not None
    assert written.merged.assessment.answer_to(FIRST).level == 3
    assert (theirs.is_changed(), revisions(cluster, ana)) == (False, [1, 2])


def test_the_version_before_the_present_one_is_kept(ana: TeamStore) -> None:
    """As a file has its last good copy; a new one has none."""
    reference = begun(ana)
    assert ana.earlier(reference) is None
    opened = ana.open(reference)
    before = opened.assessment
    opened.write(with_answer(before, FIRST, 3, NOW))
    assert ana.earlier(reference) == before


def test_what_was_put_into_the_trash_meanwhile_is_saved_all_the_same(
    cluster: Cluster, ana: TeamStore, ben: TeamStore
) -> None:
    """As a file that was gone is written again; the person is told."""
    reference = begun(ana)
    opened = ana.open(reference)
    cluster.run("UPDATE cm_readiness.assessment SET removed = now()", database=ana.database, user=ben.user)
    assert ben.references() == ()
    written = opened.write(with_answer(opened.assessment, FIRST, 2, NOW))
    assert [fault.code for fault in written.told] == ["was_gone"]
    assert ben.read(reference).assessment.answer_to(FIRST).level == 2


@pytest.mark.parametrize("said", [b"UPDATE cm_readiness.assessment", b"COMMIT"])
def test_an_answer_that_gets_lost_on_the_way_costs_nothing(
    cluster: Cluster, ana: TeamStore, ben: TeamStore, said: bytes
) -> None:
    """The server has it or has it not, nobody was told which: it is there once, with what came in between."""
    reference = begun(ana)
    with network(cluster) as way:
        store = PostgresStore(way.address(ana.place))
        opened, theirs = store.open(reference), ben.open(reference)
        way.cut_at = said
        opened.write(with_answer(opened.assessment, FIRST, 3, NOW))
        assert way.cut_at is None
        theirs.write(with_answer(theirs.assessment, SECOND, 1, NOW))
        opened.write(with_remarks(opened.assessment, FIRST, note="and more"))
        found = ana.read(reference).assessment
        assert (found.answer_to(FIRST).level, found.answer_to(SECOND).level) == (3, 1)
        assert (found.answer_to(FIRST).note, found.answer_to(FIRST).flagged) == ("and more", False)
        assert revisions(cluster, ana) == [1, 2, 3, 4]
        store.close()


def test_a_new_one_whose_answer_gets_lost_is_created_once(cluster: Cluster, ana: TeamStore) -> None:
    """The second attempt finds what the first one did; a name that somebody else has is refused."""
    with network(cluster) as way:
        store = PostgresStore(way.address(ana.place))
        opened = store.open_new(store.named(NAME))
        assert store.references() == ()
        way.cut_at = b"COMMIT"
        opened.write(fresh())
        assert way.cut_at is None
        assert revisions(cluster, ana) == [1]
        with pytest.raises(ReadinessError) as caught:
            ana.create(ana.named(NAME), fresh())
        assert refusal(caught.value).code == "output_exists"
        store.close()


def test_while_the_network_is_gone_nothing_is_called_saved(cluster: Cluster, ana: TeamStore) -> None:
    """It is refused in a sentence, and saved as soon as the network is back; others see it open again."""
    reference = begun(ana)
    with network(cluster) as way:
        store = PostgresStore(way.address(ana.place))
        opened = store.open(reference)
        changed = with_answer(opened.assessment, FIRST, 3, NOW)
        way.cut()
        for _ in range(2):
            with pytest.raises(ReadinessError) as caught:
                opened.write(changed)
            assert refusal(caught.value).code in ("store_lost", "store_unreachable")
        assert not opened.is_changed()
        assert ana.read(reference).assessment.answer_to(FIRST).given is None
        way.mend()
        opened.write(changed)
        assert ana.read(reference).assessment.answer_to(FIRST).level == 3
        assert [notice.code for notice in ana.open(reference).notices] == ["open_here_too"]
        store.close()


def test_the_lock_shows_who_has_it_open_and_ends_with_them(
    cluster: Cluster, ana: TeamStore, ben: TeamStore
) -> None:
    """Also where their program was killed: the server sees that they are gone."""
    reference = begun(ana)
    first = ana.open(reference)
    again = ana.open(reference)
    assert again.notices == ()
    again.release()
    notices = ben.open(reference).notices
    assert [(one.code, one.values["user"]) for one in notices] == [("open_here_too", ana.user)]
    first.release()
    ben.close()
    cluster.wait_until_gone(ben.user)
    ben_again: OpenedRow = ben.open(reference)
    assert ben_again.notices == ()
    ben_again.release()


def test_names_are_found_as_they_were_given(ana: TeamStore) -> None:
    """Odd ones as well; what no store can have is refused before anything is sent."""
    for name in ("Maison Calla", "été", "a.toml", "x" * 200, "100 %", "o'neill; --"):
        ana.create(ana.named(name), fresh())
        assert ana.is_there(ana.named(name))
    refused: dict[str, str] = {
        "": "impossible_path", "a\0b": "impossible_path", "\ud800": "impossible_path",
        "/a": "impossible_path",
        "a/../b": "impossible_path", "trash/a": "impossible_path", "a\nb": "impossible_path",
        "x" * 201: "name_too_long",
    }  # fmt: skip
    for name, code in refused.items():
        assert not ana.is_there(ana.named(name))
        with pytest.raises(ReadinessError) as caught:
            ana.create(ana.named(name), fresh())
        assert caught.value.fault.code == code
    assert len(ana.references()) == 6


def test_what_no_file_could_hold_is_refused_in_the_same_way(ana: TeamStore) -> None:
    """The store stays as it was."""
    opened = ana.open(begun(ana))
    huge = opened.assessment
    for criterion in QUESTIONNAIRE.criteria:
        huge = with_remarks(huge, criterion, evidence=tuple("x" * 20_000 for _ in range(20)))
    with pytest.raises(ReadinessError) as caught:
        opened.write(huge)
    assert caught.value.fault.code == "file_too_large_to_save"
    opened.write(with_answer(opened.assessment, FIRST, 3, NOW))


def test_a_live_room_leaves_its_file_with_the_person_alone(cluster: Cluster, ana: TeamStore) -> None:
    """Nobody else of the team gets at codes and tokens; it goes when the assessment does."""
    reference = begun(ana)
    assert ana.kept_room(reference) is None
    ana.keep_room(reference, "code")
    assert ana.kept_room(reference) == "code"
    for table in ("assessment", "revision", "private_note"):
        assert "code" not in str(cluster.run(f"TABLE cm_readiness.{table}", database=ana.database))
    ana.remove(reference)
    begun(ana)
    assert ana.kept_room(reference) is None


def test_people_are_kept_beside_their_team(ana: TeamStore) -> None:
    """Their answers are no assessments of the list; in the trash and back like all others."""
    team = begun(ana)
    people = [ana.of_person(team, name) for name in ("Zoé Nguyen", "Ana")]
    for one in people:
        ana.create(one, fresh())
    assert ana.people_of(team) == (people[1], people[0])
    assert ana.references() == (team,)
    kept = ana.remove(people[0])
    assert ana.removed() == (kept,)
    assert ana.restore(kept.name) == people[0]


def same_deeds(store: PostgresStore | FileStore, name: Callable[[str], str]) -> list[object]:
    """What comes of a row of deeds, in words that every store has in common."""
    found: list[object] = []
    one = store.free(fresh())
    store.create(one, fresh())
    found.append((one.label, store.is_there(one), store.free(fresh()).label))
    with_trash = store.remove(one)
    found.append(([kept.label for kept in store.removed()], with_trash.label, store.is_there(one)))
    store.create(one, fresh())
    found.append(store.restore(with_trash.name).label)
    for wrong in ("nothing", "maison-calla-baselin"):
        with pytest.raises(ReadinessError) as caught:
            store.restore(wrong)
        found.append(caught.value.fault.code)
    with pytest.raises(ReadinessError) as caught:
        store.read(store.named(name("nothing")))
    found.append(caught.value.fault.code in MISSING)
    with pytest.raises(ReadinessError) as caught:
        store.questionnaire("community_manage")
    found.append(caught.value.fault.code)
    return found


def test_a_team_has_the_same_names_and_refusals_as_a_folder(ana: TeamStore, tmp_path: Path) -> None:
    """Whoever goes from one to the other finds what they know."""
    folder = FileStore(tmp_path / "folder", utc_now)
    assert same_deeds(ana, str) == same_deeds(folder, lambda name: str(folder.folder / f"{name}.toml"))
