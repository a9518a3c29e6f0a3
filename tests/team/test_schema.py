"""The tables of a team's store: set up, brought up to date, and refused where they are of another version."""

from __future__ import annotations

import pytest

from cm_readiness.core.errors import ReadinessError
from cm_readiness.team import schema_steps
from cm_readiness.team.schema import create, teams, upgrade
from cm_readiness.team.schema_steps import VERSION
from cm_readiness.team.store import PostgresStore

from .answers import begun
from .cluster import Cluster
from .stores import TEAM, TeamStore, set_up


def test_a_team_is_set_up_twice_as_once(cluster: Cluster) -> None:
    """The second time changes nothing; another team finds the tables."""
    database = cluster.database()
    first = set_up(cluster, database)
    assert set_up(cluster, database) == first
    other = set_up(cluster, database, "bureau")
    assert {first.member, first.reader}.isdisjoint({other.member, other.reader})
    assert teams(cluster.address(database)) == (other, first)
    assert upgrade(cluster.address(database)) == (VERSION, VERSION)


def test_a_team_of_one_name_in_two_databases_has_other_roles(cluster: Cluster) -> None:
    """Roles belong to all databases of a server: nobody gets into the other team by its name."""
    one, other = set_up(cluster, cluster.database()), set_up(cluster, cluster.database())
    assert one.member != other.member


def test_long_names_of_databases_and_teams_still_make_roles(cluster: Cluster) -> None:
    """PostgreSQL cuts longer names in silence, and two teams would have one role."""
    database, team = "d" * 60, "t" * 29
    cluster.run(f"CREATE DATABASE {database}")
    roles = [set_up(cluster, database, f"{team}{end}") for end in "ab"]
    names = {name for one in roles for name in (one.member, one.reader)}
    assert len(names) == 4
    assert all(len(name) <= 63 for name in names)
    assert {row[0] for row in cluster.run("SELECT rolname FROM pg_roles")} >= names


@pytest.mark.parametrize("name", ["", "Studio", "a-b", "1a", "é", "x" * 31, 'a"; DROP TABLE x'])
def test_a_team_has_a_plain_name(cluster: Cluster, name: str) -> None:
    """It becomes a part of the names of roles."""
    with pytest.raises(ReadinessError) as caught:
        set_up(cluster, "postgres", name)
    assert caught.value.fault.code == "team_name"


def test_a_database_without_a_store_says_so(cluster: Cluster) -> None:
    """To whoever opens it, and to whoever upgrades it."""
    address = cluster.address(cluster.database())
    for deed in (lambda: PostgresStore(address).references(), lambda: upgrade(address)):
        with pytest.raises(ReadinessError) as caught:
            deed()
        assert caught.value.fault.code == "store_not_there"


def test_tables_of_another_version_are_refused_in_a_sentence(cluster: Cluster, ana: TeamStore) -> None:
    """A newer one by everybody; an older one until it is brought up to date."""
    reference = begun(ana)
    cluster.run("UPDATE cm_readiness.about SET version = version + 1", database=ana.database)
    admin = cluster.address(ana.database)
    ana.close()
    for deed in (ana.references, lambda: upgrade(admin), lambda: create(admin, TEAM)):
        with pytest.raises(ReadinessError) as caught:
            deed()
        assert caught.value.fault.code == "store_newer"
        assert caught.value.fault.values == {"found": VERSION + 1, "known": VERSION}
    cluster.run("UPDATE cm_readiness.about SET version = %s", VERSION, database=ana.database)
    assert ana.references() == (reference,)


def test_an_older_store_is_brought_up_to_date_step_by_step(
    cluster: Cluster, ana: TeamStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is in it stays; a step that fails leaves the tables as they were."""
    reference = begun(ana)
    before, admin = ana.content(reference), cluster.address(ana.database)
    step = "ALTER TABLE cm_readiness.assessment ADD COLUMN mark text"
    monkeypatch.setattr(schema_steps, "STEPS", (*schema_steps.STEPS, step, "SELECT 1/0"))
    with pytest.raises(ReadinessError) as caught:
        upgrade(admin)
    assert caught.value.fault.code == "store_refused"
    with pytest.raises(ReadinessError) as caught:
        create(admin, TEAM)
    assert caught.value.fault.code == "store_older"
    assert ana.content(reference) == before
    monkeypatch.setattr(schema_steps, "STEPS", schema_steps.STEPS[:-1])
    assert upgrade(admin) == (VERSION, VERSION + 1)
    asked = "SELECT count(*) FROM cm_readiness.assessment WHERE mark IS NULL"
    assert cluster.run(asked, database=ana.database) == [(1,)]


def test_who_only_works_in_a_store_is_told_who_brings_it_up_to_date(
    ana: TeamStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is there already: nothing is said of setting one up."""
    monkeypatch.setattr(schema_steps, "STEPS", (*schema_steps.STEPS, "SELECT 1"))
    with pytest.raises(ReadinessError) as caught:
        upgrade(ana.place)
    assert caught.value.fault.code == "store_may_not_upgrade"


def test_who_may_not_create_tables_is_told_so(cluster: Cluster) -> None:
    """Nothing is left half made."""
    database = cluster.database()
    nobody = cluster.role("nobody")
    with pytest.raises(ReadinessError) as caught:
        create(cluster.address(database, nobody), TEAM)
    assert caught.value.fault.code == "store_may_not_create"
    assert cluster.run("SELECT to_regclass('cm_readiness.about')", database=database) == [(None,)]


def test_an_administrator_need_not_be_a_superuser(cluster: Cluster) -> None:
    """Who owns the database and may create roles sets up a store, and gives people their roles."""
    admin = cluster.role("admin")
    cluster.run(f"ALTER ROLE {admin} CREATEROLE")
    database = cluster.database()
    cluster.run(f"ALTER DATABASE {database} OWNER TO {admin}")
    roles = create(cluster.address(database, admin), TEAM)
    user = cluster.role("ana")
    cluster.run(f"GRANT {roles.member} TO {user}", user=admin)
    store = PostgresStore(cluster.address(database, user))
    reference = begun(store)
    assert store.references() == (reference,)
    store.close()
