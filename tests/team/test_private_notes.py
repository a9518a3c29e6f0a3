"""Private notes of a team: out of what is shared, for their author alone, and never lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.app.workspace import Workspace
from cm_readiness.core.answer_merging import BETWEEN, OTHER_PRIVATE
from cm_readiness.core.assessment import Answer, with_answer, with_remarks
from cm_readiness.core.errors import ReadinessError
from cm_readiness.files.assessment_text import assessment_text
from cm_readiness.files.paths import team_folder
from cm_readiness.team.private_notes import Notes, joined, merged, notes_bytes, notes_in, parted
from cm_readiness.team.schema import create
from cm_readiness.team.store import PostgresStore

from .answers import FIRST, NOW, QUESTIONNAIRE, SECOND, THIRD, begun, fresh, refusal
from .cluster import Cluster
from .stores import TEAM, TeamStore, team_store

PRIVATE = "they are broke"


@pytest.fixture(params=["here", "in_store"])
def store(request: pytest.FixtureRequest, cluster: Cluster) -> Iterator[TeamStore]:
    """A store whose team keeps private notes on its people's machines, or in the store."""
    with team_store(cluster, private_notes=request.param == "in_store") as store:
        yield store


def noted(store: PostgresStore, private: str = PRIVATE) -> None:
    """Note something in private, as somebody does who opens the assessment for that."""
    opened = store.open(store.references()[0])
    opened.write(with_remarks(opened.assessment, FIRST, private=private))
    opened.release()


def read_by(store: PostgresStore) -> str:
    """The private note as somebody reads it."""
    return store.read(store.references()[0]).assessment.answer_to(FIRST).private


def test_a_private_note_never_gets_into_what_is_shared(cluster: Cluster, store: TeamStore) -> None:
    """Neither into the assessment nor into any revision, not even that there is one."""
    reference = begun(store)
    empty = store.content(reference)
    noted(store)
    for table in ("assessment", "revision"):
        asked = f"SELECT count(*) FROM cm_readiness.{table} WHERE body <> %s"  # noqa: S608
        assert cluster.run(asked, empty, database=store.database) == [(0,)]
    assert read_by(store) == PRIVATE


def test_who_does_not_see_a_private_note_cannot_lose_it(cluster: Cluster, store: TeamStore) -> None:
    """Somebody else answers, notes something in private, and clears the answer: each has their own."""
    reference = begun(store)
    noted(store)
    with team_store(cluster, like=store) as ben:
        assert read_by(ben) == ""
        opened = ben.open(reference)
        opened.write(with_remarks(with_answer(opened.assessment, FIRST, 2, NOW), FIRST, private="Ben's"))
        opened.write(with_remarks(opened.assessment, FIRST, private=""))
        opened.write(fresh().model_copy(update={"id": opened.assessment.id}))
        assert read_by(ben) == ""
    assert read_by(store) == PRIVATE


def test_a_private_note_stays_when_two_versions_are_put_together(cluster: Cluster, store: TeamStore) -> None:
    """What came in has none, and takes none away."""
    reference = begun(store)
    with team_store(cluster, like=store) as ben:
        mine, theirs = store.open(reference), ben.open(reference)
        theirs.write(with_answer(theirs.assessment, SECOND, 2, NOW))
        written = mine.write(with_remarks(mine.assessment, FIRST, private=PRIVATE))
        assert written.merged is not None
        assert written.merged.assessment.answer_to(FIRST).private == PRIVATE
        assert written.merged.assessment.answer_to(SECOND).level == 2


def test_one_person_in_two_places_keeps_what_was_noted_in_both(store: TeamStore) -> None:
    """Of notes on one criterion both, as everywhere; a note that is cleared is gone."""
    reference = begun(store)
    there = PostgresStore(store.place)
    one, other = store.open(reference), there.open(reference)
    one.write(with_remarks(one.assessment, FIRST, private="at home"))
    written = other.write(
        with_remarks(with_remarks(other.assessment, FIRST, private="at work"), SECOND, private="x")
    )
    assert written.merged is not None
    assert read_by(store) == f"at work{BETWEEN}at home"
    one.write(one.assessment)
    assert one.assessment.answer_to(SECOND).private == "x"
    one.write(with_remarks(one.assessment, FIRST, private=""))
    assert read_by(there) == ""
    there.close()


def test_it_goes_along_into_the_trash_and_back(store: TeamStore) -> None:
    """It belongs to the assessment, whatever that is called."""
    reference = begun(store)
    noted(store)
    kept = store.remove(reference)
    begun(store)
    assert read_by(store) == ""
    restored = store.restore(kept.name)
    assert store.read(restored).assessment.answer_to(FIRST).private == PRIVATE


def test_a_team_that_chooses_anew_loses_no_note(cluster: Cluster, ana: TeamStore) -> None:
    """From the machine into the store at the next saving, and back again."""
    begun(ana)
    noted(ana)
    places = []
    for choice in (True, False):
        create(cluster.address(ana.database), TEAM, private_notes=choice)
        ana.close()
        assert read_by(ana) == PRIVATE
        opened = ana.open(ana.references()[0])
        opened.write(opened.assessment)
        assert read_by(ana) == PRIVATE
        rows = cluster.run("SELECT count(*) FROM cm_readiness.private_note", database=ana.database)
        places.append((rows[0][0], len(list(team_folder().rglob("*.json")))))
    assert places == [(1, 0), (0, 1)]


def test_a_file_of_private_notes_is_for_its_owner_and_never_half_believed(ana: TeamStore) -> None:
    """Where it is damaged, that is said: it is not written over as if it were empty."""
    reference = begun(ana)
    noted(ana)
    (place,) = team_folder().rglob("*.json")
    assert (place.stat().st_mode & 0o077, place.parent.stat().st_mode & 0o077) == (0, 0)
    opened = ana.open(reference)
    place.write_text('{"notes": ', "utf-8")
    for deed in (lambda: ana.read(reference), lambda: opened.write(opened.assessment)):
        with pytest.raises(ReadinessError) as caught:
            deed()
        assert refusal(caught.value).code == "cannot_read"
        assert caught.value.fault.where.file == str(place)


def test_a_private_note_is_not_shared_when_an_assessment_is_copied(ana: TeamStore) -> None:
    """By whichever way it comes into the store."""
    workspace = Workspace(ana)
    answered = with_remarks(with_answer(fresh(), FIRST, 2, NOW), FIRST, private=PRIVATE)
    ana.create(ana.named("one"), answered)
    ana.put_content(ana.named("two"), assessment_text(answered).encode())
    workspace.open(ana.named("one")).file.release()
    rows = ana._link.ask("SELECT body FROM cm_readiness.assessment")
    assert len(rows) == 2
    assert all(PRIVATE.encode() not in bytes(body) for (body,) in rows)
    assert [ana.read(one).assessment for one in ana.references()] == [answered, answered]


def noted_answer(private: str, other: str, note: str) -> Answer:
    """An answer with notes; `other` is what was left over when two versions were put together."""
    said = {"private": private, "note": note} | ({OTHER_PRIVATE: other} if other else {})
    return Answer.model_validate(said, strict=True)


TEXTS = st.text("ab\n—", max_size=4)
ANSWERS = st.dictionaries(
    st.sampled_from([FIRST, SECOND, THIRD]),
    st.builds(noted_answer, TEXTS, TEXTS, TEXTS),
)


@given(ANSWERS)
def test_what_is_parted_is_joined_again_in_its_order(answers: dict[str, Answer]) -> None:
    """The same text, byte for byte; and what is shared says nothing private."""
    said = {name: answer for name, answer in answers.items() if not answer.is_empty}
    whole = fresh().model_copy(update={"answers": said})
    shared, notes = parted(whole)
    assert all(not answer.private and not answer.model_extra for answer in shared.answers.values())
    assert assessment_text(joined(shared, notes_in(notes_bytes(notes), ""))) == assessment_text(whole)


@given(ANSWERS, ANSWERS, ANSWERS)
def test_private_notes_of_two_places_are_all_there(
    base: dict[str, Answer], ours: dict[str, Answer], theirs: dict[str, Answer]
) -> None:
    """Each note of either that the base had not is found."""
    sides = [parted(fresh().model_copy(update={"answers": side}))[1] for side in (base, ours, theirs)]
    found = merged(*sides)
    for side in sides[1:]:
        for name, answer in side.by_criterion.items():
            before = sides[0].by_criterion.get(name, Answer())
            if answer.private and answer.private != before.private:
                assert answer.private in found.by_criterion[name].private
    assert merged(Notes(), sides[1], sides[1]).by_criterion == sides[1].by_criterion


def test_all_criteria_may_bear_a_private_note(ana: TeamStore) -> None:
    """Those of a whole questionnaire, in its order, with answers between."""
    whole = fresh()
    for number, criterion in enumerate(QUESTIONNAIRE.criteria):
        whole = with_remarks(whole, criterion, private=f"private {number}", note="said" if number % 3 else "")
    ana.create(ana.named("all"), whole)
    assert ana.content(ana.named("all")).endswith(assessment_text(whole).encode()[-500:])
    assert ana.read(ana.named("all")).assessment == whole
