"""What can go wrong on the way to a team's store, each by its real cause: one sentence, nothing lost."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from cm_readiness.core.assessment import with_answer, with_remarks
from cm_readiness.core.errors import Fault, ReadinessError
from cm_readiness.language.fault_messages import sentence
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.team.address import address_of, without_password
from cm_readiness.team.refusals import GONE
from cm_readiness.team.schema import upgrade
from cm_readiness.team.store import PostgresStore
from tests.needs import need

from .answers import FIRST, NOW, QUESTIONNAIRE, begun, fresh
from .cluster import GUARDED, PATIENCE, Cluster, running
from .stores import TeamStore, team_store


def fault_of(address: str) -> Fault:
    """Why a store cannot be opened; said in one line, in every language."""
    with pytest.raises(ReadinessError) as caught:
        PostgresStore(address).references()
    fault = caught.value.fault
    for language in LANGUAGES:
        said = sentence(fault, words_for(language))
        assert "\n" not in said
        assert "Traceback" not in said
    return fault


def test_no_server_is_there(tmp_path: Path) -> None:
    """Neither at a socket nor behind a port nor under a name."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        for address in (
            f"postgresql:///team?host={tmp_path}",
            f"postgresql://127.0.0.1:{port}/team",
            "postgresql://[::1]:1/team",
            "postgresql://no-such-host.invalid/team",
        ):
            fault = fault_of(address)
            assert fault.code == "store_unreachable"
            assert fault.code in GONE
            assert fault.where.file == address
            assert fault.values["reason"]


def test_a_server_that_answers_something_else() -> None:
    """Another program behind the address."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        address = f"postgresql://127.0.0.1:{door.getsockname()[1]}/team?connect_timeout=2"
        assert fault_of(address).code == "store_unreachable"


def test_there_is_no_such_database_and_no_such_user(cluster: Cluster) -> None:
    """What the server says about it is said."""
    for address in (cluster.address("nowhere"), cluster.address("postgres", "nobody_at_all")):
        fault = fault_of(address)
        assert fault.code == "store_unreachable"
        assert "does not exist" in str(fault.values["reason"])


def test_passwords_come_from_a_file_and_from_nowhere_else(
    cluster: Cluster, ana: TeamStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None, a wrong one, the right one; and by the service file as well."""
    cluster.run(f"DROP ROLE IF EXISTS {GUARDED}")
    cluster.run(f"CREATE ROLE {GUARDED} LOGIN PASSWORD 'right' IN ROLE {ana.roles.member}")
    try:
        address = cluster.address(ana.database, GUARDED)
        assert fault_of(address).code == "store_password_missing"
        passwords = tmp_path / "pgpass"
        for word, code in (("wrong", "store_password_wrong"), ("right", "")):
            passwords.write_text(f"*:*:*:{GUARDED}:{word}\n", "utf-8")
            passwords.chmod(0o600)
            if code:
                assert fault_of(address).code == code
        store = PostgresStore(address)
        assert store.references() == ()
        store.close()
        passwords.unlink()
        services = tmp_path / "services"
        services.write_text(
            f"[studio]\nhost={cluster.folder}\ndbname={ana.database}\nuser={GUARDED}\npassword=right\n",
            "utf-8",
        )
        monkeypatch.setenv("PGSERVICEFILE", str(services))
        store = PostgresStore("postgresql:///?service=studio")
        assert store.references() == ()
        store.close()
    finally:
        cluster.run(f"DROP OWNED BY {GUARDED}")
        cluster.run(f"DROP ROLE {GUARDED}")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://ana:hunter2@host/team",
        "postgresql://ana:hunter2@host1,host2/team#studio",
        "postgres://:hunter2@/team",
        "postgresql://host/team?password=hunter2",
        "postgresql://host/team?user=ana&PassWord=hunter2#studio",
        "postgresql://host/team?sslpassword=hunter2",
        "postgresql://host/team?pass%77ord=hunter2",
        " postgresql://ana:hunter2@host/team ",
        "postgresql://ana:hunter2/x#y@ho:st/team",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(address: str) -> None:
    """Neither the sentence nor the error has it."""
    with pytest.raises(ReadinessError) as caught:
        PostgresStore(address).references()
    assert caught.value.fault.code == "store_password_in_address"
    assert "hunter2" not in repr(caught.value.fault)
    assert "hunter2" not in sentence(caught.value.fault, words_for("en"))


@pytest.mark.parametrize(
    "address",
    ["", "folder", "postgresql://a b/c", "postgresql://host/team?nonsense=1", "postgresql://[::1/team",
     "postgresql://host:port/\x1b[2J", f"postgresql://{'h' * 64}/team", "postgresql://a..b/team"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    """Before anybody is asked."""
    with pytest.raises(ReadinessError) as caught:
        PostgresStore(address).references()
    assert caught.value.fault.code in ("store_address", "store_unreachable")


@pytest.mark.parametrize("address", ["postgresql://ana:hunter2", "postgresql://one:1,ana:hunter2#studio"])
def test_the_beginning_of_a_password_is_no_port_and_is_not_repeated(address: str) -> None:
    """As it stands there while somebody types it."""
    with pytest.raises(ReadinessError) as caught:
        address_of(address)
    assert caught.value.fault.code == "store_address"
    assert "hunter" not in repr(caught.value.fault)


@pytest.mark.parametrize(
    "address",
    ["postgresql://", "postgresql:///team", "postgresql://ana@host:/team", "postgresql://[::1]:5432/team#studio",
     "postgresql://one:5432,two:5433/team", "postgresql:///team?host=/tmp/a:b&port=5432"],
)  # fmt: skip
def test_ways_to_name_a_server(address: str) -> None:
    """As PostgreSQL's own programs take them."""
    assert address_of(address).text == address


def test_an_address_is_shown_as_it_is() -> None:
    """Only a password is taken out."""
    for address in ("postgresql://ana@host:5432/team#studio", "postgresql:///team?user=a:b@c"):
        assert without_password(address) == address


def test_tls_is_as_the_address_asks() -> None:
    """To a server without it nothing is said that it should not hear: not even who is there."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        heard: list[bytes] = []

        def refuse() -> None:
            """Answer as a server does that has no TLS, and listen to what comes then."""
            door.settimeout(PATIENCE)
            program, _ = door.accept()
            with program:
                program.settimeout(PATIENCE)
                heard.append(program.recv(100))
                program.sendall(b"N")
                heard.append(program.recv(100))

        listening = Thread(target=refuse)
        listening.start()
        fault = fault_of(f"postgresql://ana@127.0.0.1:{door.getsockname()[1]}/team?sslmode=verify-full")
        listening.join()
    assert fault.code == "store_unreachable"
    assert "SSL" in str(fault.values["reason"])
    assert (len(heard[0]), heard[1]) == (8, b"")


def test_without_the_addition_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, with the very command."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    fault = fault_of("postgresql://host/team")
    assert fault.code == "store_needs_extra"
    assert 'pip install "cm-readiness[team]"' in sentence(fault, words_for("en"))


def test_a_server_that_is_stopped_and_started_again() -> None:
    """What was called saved is there; what was not is saved when it is back."""
    with running(safe=True) as cluster, team_store(cluster) as store:
        reference = begun(store)
        opened = store.open(reference)
        opened.write(with_answer(opened.assessment, FIRST, 3, NOW))
        cluster.stop(signal.SIGQUIT)
        changed = with_remarks(opened.assessment, FIRST, note="and more")
        for _ in range(2):
            with pytest.raises(ReadinessError) as caught:
                opened.write(changed)
            assert caught.value.fault.code in GONE
        cluster.start()
        assert store.read(reference).assessment.answer_to(FIRST).level == 3
        opened.write(changed)
        assert store.read(reference).assessment.answer_to(FIRST).note == "and more"


def test_a_connection_that_the_server_ends_is_made_again(cluster: Cluster, ana: TeamStore) -> None:
    """Nobody notices, and others still see what is open."""
    reference = begun(ana)
    opened = ana.open(reference)
    ended = cluster.run(
        "SELECT count(pg_terminate_backend(pid, 60000)) FROM pg_stat_activity WHERE usename = %s", ana.user
    )
    assert ended == [(1,)]
    opened.write(with_answer(opened.assessment, FIRST, 3, NOW))
    with team_store(cluster, like=ana) as ben:
        assert [notice.code for notice in ben.open(reference).notices] == ["open_here_too"]


def test_too_many_are_connected(cluster: Cluster, ana: TeamStore) -> None:
    """The server says so, and it is passed on."""
    begun(ana)
    ana.close()
    cluster.run(f"ALTER ROLE {ana.user} CONNECTION LIMIT 0")
    fault = fault_of(ana.place)
    assert fault.code == "store_unreachable"
    assert "too many connections" in str(fault.values["reason"])


def test_the_disk_of_the_server_is_full() -> None:
    """Nothing is half saved; as soon as there is room, it is saved."""
    compiler, source = need("cc"), Path(__file__).with_name("full_disk.c")
    with running() as cluster:
        library, full = cluster.folder / "full_disk.so", cluster.folder / "full"
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
        library.chmod(0o755)
        cluster.stop()
        cluster.environment = {"LD_PRELOAD": str(library), "FULL_WHEN": str(full)}
        cluster.start()
        fill_the_disk(cluster, full)


def fill_the_disk(cluster: Cluster, full: Path) -> None:
    """Save while the disk has room, while it has none, and when it has room again."""
    with team_store(cluster) as store:
        reference = begun(store)
        opened = store.open(reference)
        before, grown = store.content(reference), opened.assessment
        random = Random(17)  # noqa: S311 - the same ones each time
        for criterion in QUESTIONNAIRE.criteria:
            # What cannot be pressed together needs room on the disk.
            note = "".join(chr(random.randrange(0x4E00, 0x9000)) for _ in range(5000))
            grown = with_remarks(grown, criterion, note=note)
        full.touch()
        with pytest.raises(ReadinessError) as caught:
            opened.write(grown)
        assert caught.value.fault.code == "store_full"
        with pytest.raises(ReadinessError) as caught:
            store.create(store.named("new"), grown)
        assert caught.value.fault.code == "store_full"
        assert store.content(reference) == before
        full.unlink()
        opened.write(grown)
        assert store.read(reference).assessment == opened.assessment
        assert store.references() == (reference,)


def test_a_server_that_may_not_be_written_at_all(cluster: Cluster, ana: TeamStore) -> None:
    """Such as one that only follows another: what it says is said."""
    reference = begun(ana)
    cluster.run(f"ALTER DATABASE {ana.database} SET default_transaction_read_only = on")
    ana.close()
    opened = ana.open(reference)
    with pytest.raises(ReadinessError) as caught:
        opened.write(fresh().model_copy(update={"id": opened.assessment.id, "title": "Other"}))
    assert caught.value.fault.code == "store_refused"
    assert "read-only" in str(caught.value.fault.values["reason"])
    with pytest.raises(ReadinessError):
        upgrade(ana.place)
