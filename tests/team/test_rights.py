"""Who may do what, tried by real roles with SQL of their own: not only by what the program asks."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from cm_readiness.core.assessment import with_answer, with_remarks
from cm_readiness.core.errors import ReadinessError
from cm_readiness.team.store import PostgresStore

from .answers import FIRST, NOW, begun, fresh, refusal
from .cluster import Cluster
from .stores import TeamStore, set_up, team_store

TABLES = ("assessment", "revision", "team", "private_note", "questionnaire", "about")


@pytest.fixture
def stranger(cluster: Cluster, ana: TeamStore) -> str:
    """A member of another team of the same database."""
    return cluster.role("eve", set_up(cluster, ana.database, "others").member)


def refused(cluster: Cluster, store: TeamStore, user: str, statement: str) -> None:
    """See that somebody may not do something: an error of rights, or nothing that they could reach."""
    try:
        counted = f"WITH done AS ({statement} RETURNING 1) SELECT count(*) FROM done"  # noqa: S608
        found = cluster.run(counted, database=store.database, user=user)
    except psycopg.errors.InsufficientPrivilege:
        return
    assert found == [(0,)], statement


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cm_readiness.assessment SET name = 'mine'",
        "UPDATE cm_readiness.assessment SET body = '', sha = sha256(''), rev = rev + 1",
        "DELETE FROM cm_readiness.assessment",
        "INSERT INTO cm_readiness.assessment (team, name, body, sha) SELECT id, 'x', '', sha256('') "
        "FROM cm_readiness.team",
        "INSERT INTO cm_readiness.revision SELECT * FROM cm_readiness.revision",
        "DELETE FROM cm_readiness.revision",
        "UPDATE cm_readiness.revision SET body = ''",
        "UPDATE cm_readiness.team SET name = 'mine'",
        "INSERT INTO cm_readiness.team (name, reader, member) VALUES ('a', 'b', current_user)",
        "UPDATE cm_readiness.about SET version = 99",
        "INSERT INTO cm_readiness.questionnaire (team, id, files) "
        "SELECT id, 'x', '{}' FROM cm_readiness.team",
    ],
)
def test_a_reader_changes_nothing(
    cluster: Cluster, ana: TeamStore, reader: TeamStore, statement: str
) -> None:
    """By no statement at all."""
    before = ana.content(begun(ana))
    refused(cluster, ana, reader.user, statement)
    assert ana.content(ana.references()[0]) == before


def test_a_reader_reads_and_is_told_that_they_may_not_write(ana: TeamStore, reader: TeamStore) -> None:
    """Before anything is typed, and by every deed that writes."""
    reference = begun(ana)
    opened = reader.open(reference)
    assert opened.held_by_other is not None
    assert opened.held_by_other.code == "store_may_not_write"
    assert opened.assessment == ana.read(reference).assessment
    deeds = (
        lambda: opened.write(opened.assessment),
        lambda: reader.create(reader.named("new"), fresh()),
        lambda: reader.free(fresh()),
        lambda: reader.remove(reference),
        lambda: reader.restore("old"),
    )
    for deed in deeds:
        with pytest.raises(ReadinessError) as caught:
            deed()
        assert refusal(caught.value).code == "store_may_not_write"
    assert ana.references() == (reference,)


def test_a_reader_who_becomes_a_member_goes_on_where_they_are(
    cluster: Cluster, ana: TeamStore, reader: TeamStore
) -> None:
    """And a member whose right is taken away meanwhile is told, and nothing is saved."""
    reference = begun(ana)
    opened = reader.open(reference)
    assert opened.take_over() == ()
    assert opened.held_by_other is not None
    cluster.run(f"GRANT {ana.roles.member} TO {reader.user}")
    opened.take_over()
    assert opened.held_by_other is None
    opened.write(with_answer(opened.assessment, FIRST, 3, NOW))
    assert ana.read(reference).assessment.answer_to(FIRST).level == 3
    cluster.run(f"REVOKE {ana.roles.member} FROM {reader.user}")
    with pytest.raises(ReadinessError) as caught:
        opened.write(with_answer(opened.assessment, FIRST, 1, NOW))
    assert refusal(caught.value).code == "store_may_not_write"
    assert ana.read(reference).assessment.answer_to(FIRST).level == 3


@pytest.mark.parametrize("table", [table for table in TABLES if table != "about"])
def test_another_team_sees_nothing(cluster: Cluster, ana: TeamStore, stranger: str, table: str) -> None:
    """Not a row that is not its own, though it is a member in the same database."""
    opened = ana.open(begun(ana))
    opened.write(with_remarks(opened.assessment, FIRST, note="secret", private="secret"))
    asked = f"SELECT * FROM cm_readiness.{table}"  # noqa: S608
    rows = cluster.run(asked, database=ana.database, user=stranger)
    assert [row for row in rows if "others" not in row] == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cm_readiness.assessment SET name = 'mine'",
        "INSERT INTO cm_readiness.assessment (team, name, body, sha) VALUES (1, 'x', '', sha256(''))",
        "INSERT INTO cm_readiness.private_note (assessment, team, notes) VALUES (gen_random_uuid(), 1, '')",
        "INSERT INTO cm_readiness.questionnaire (team, id, files) VALUES (1, 'x', '{}')",
        "DELETE FROM cm_readiness.questionnaire",
    ],
)
def test_another_team_changes_nothing(
    cluster: Cluster, ana: TeamStore, stranger: str, statement: str
) -> None:
    """Even where it knows the number of the team."""
    reference = begun(ana)
    refused(cluster, ana, stranger, statement)
    assert ana.references() == (reference,)


def statements_against_revisions() -> Iterator[str]:
    """Ways to make something forgotten that was saved."""
    yield "DELETE FROM cm_readiness.revision"
    yield "UPDATE cm_readiness.revision SET body = 'other'"
    yield "TRUNCATE cm_readiness.revision"
    yield "DELETE FROM cm_readiness.assessment"
    yield "TRUNCATE cm_readiness.assessment CASCADE"


@pytest.mark.parametrize("statement", statements_against_revisions())
@pytest.mark.parametrize("who", ["member", "owner"])
def test_nobody_deletes_or_changes_what_was_saved(
    cluster: Cluster, ana: TeamStore, statement: str, who: str
) -> None:
    """Not a member, and not whoever owns the tables either."""
    opened = ana.open(begun(ana))
    opened.write(with_answer(opened.assessment, FIRST, 3, NOW))
    asked = "SELECT rev, body FROM cm_readiness.revision ORDER BY rev"
    before = cluster.run(asked, database=ana.database)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        cluster.run(statement, database=ana.database, **({"user": ana.user} if who == "member" else {}))
    assert cluster.run(asked, database=ana.database) == before
    assert [rev for rev, _ in before] == [1, 2]


@pytest.mark.parametrize(
    "change",
    [
        "rev = rev + 2",
        "rev = rev - 1",
        "body = 'other', sha = sha256('other')",
        "team = 2",
        "id = gen_random_uuid()",
        "created = now() - interval '1 year'",
    ],
)
def test_a_member_cannot_save_past_the_revisions(
    cluster: Cluster, ana: TeamStore, stranger: str, change: str
) -> None:
    """Each saving is the next revision of the same assessment of the same team."""
    begun(ana)
    statement = f"UPDATE cm_readiness.assessment SET {change}"  # noqa: S608
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        cluster.run(statement, database=ana.database, user=ana.user)


def test_who_saved_is_what_the_server_knows(cluster: Cluster, ana: TeamStore) -> None:
    """Nobody saves under another one's name or at another time."""
    begun(ana)
    cluster.run(
        "UPDATE cm_readiness.assessment SET rev = rev + 1, saved_by = 'eve', updated = '2001-01-01'",
        database=ana.database,
        user=ana.user,
    )
    found = cluster.run(
        "SELECT saved_by, at > now() - interval '1 hour' FROM cm_readiness.revision WHERE rev = 2",
        database=ana.database,
    )
    assert found == [(ana.user, True)]


def test_somebody_of_two_teams_names_one(cluster: Cluster, ana: TeamStore) -> None:
    """And somebody of none is told whom to ask."""
    others = set_up(cluster, ana.database, "others")
    both = cluster.role("both", ana.roles.member, others.member)
    begun(ana)
    for team, count in (("studio", 1), ("others", 0)):
        store = PostgresStore(cluster.address(ana.database, both, team))
        assert len(store.references()) == count
        store.close()
    expected = {
        cluster.address(ana.database, both): "store_which_team",
        cluster.address(ana.database, both, "third"): "store_other_team",
        cluster.address(ana.database, ana.user, "others"): "store_other_team",
        cluster.address(ana.database, cluster.role("zoe")): "store_no_team",
    }
    for address, code in expected.items():
        with pytest.raises(ReadinessError) as caught:
            PostgresStore(address).references()
        assert refusal(caught.value).code == code


def test_a_role_that_is_gone_keeps_nobody_else_out(cluster: Cluster, ana: TeamStore) -> None:
    """Another team's role was dropped: this one goes on."""
    others = set_up(cluster, ana.database, "others")
    for role in (others.member, others.reader):
        cluster.run(f"DROP OWNED BY {role}", database=ana.database)
        cluster.run(f"DROP ROLE {role}")
    reference = begun(ana)
    assert ana.references() == (reference,)


def test_a_private_note_in_the_store_is_for_its_author_alone(cluster: Cluster) -> None:
    """Neither members nor whoever owns the tables without being a superuser reads it."""
    admin = cluster.role("admin")
    cluster.run(f"ALTER ROLE {admin} CREATEROLE")
    with team_store(cluster, private_notes=True) as ana, team_store(cluster, like=ana) as ben:
        cluster.run(f"ALTER TABLE cm_readiness.private_note OWNER TO {admin}", database=ana.database)
        cluster.run(f"GRANT USAGE ON SCHEMA cm_readiness TO {admin}", database=ana.database)
        cluster.run(f"GRANT SELECT ON cm_readiness.team TO {admin}", database=ana.database)
        reference = begun(ana)
        opened = ana.open(reference)
        opened.write(with_remarks(opened.assessment, FIRST, private="they are broke"))
        asked = "SELECT count(*) FROM cm_readiness.private_note"
        seen = [cluster.run(asked, database=ana.database, user=user) for user in (ana.user, ben.user, admin)]
        assert seen == [[(1,)], [(0,)], [(0,)]]
        assert ben.read(reference).assessment.answer_to(FIRST).private == ""
        assert ana.read(reference).assessment.answer_to(FIRST).private == "they are broke"
