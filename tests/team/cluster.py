"""A PostgreSQL of the tests' own: in a temporary folder, on a local socket alone, as an ordinary user."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import psycopg

from tests.needs import need

OWNER = "postgres"
"""Who may do everything in the cluster."""
GUARDED = "guarded"
"""A role of this name has to give a password; all others are believed."""
PATIENCE = 300
"""Seconds in which a server begins or ends, on a machine that has much else to do."""
PORT = 5432
"""A part of the socket's name; nothing listens on the network."""
_NUMBERS = itertools.count(1)
_ACCESS = f"local all {GUARDED} scram-sha-256\nlocal all all trust\n"
_SETTINGS = """\
listen_addresses = ''
unix_socket_directories = '{folder}'
max_connections = 60
shared_buffers = 16MB
dynamic_shared_memory_type = mmap
log_min_messages = fatal
lc_messages = 'C'
"""
_UNSAFE = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


@dataclass
class Cluster:
    """A server that can be stopped and started again."""

    folder: Path
    programs: Path
    environment: dict[str, str] = field(default_factory=dict)
    """What its processes are started with beside the tests' own."""
    _server: subprocess.Popen[bytes] | None = None

    def address(self, database: str, user: str = OWNER, team: str = "", **more: str) -> str:
        """The address of a database, as a person writes it.

        Args:
            database: its name.
            user: who connects.
            team: the team that is meant, where the user is in several.
            more: further parameters of the connection.
        """
        asked = urlencode({"host": str(self.folder), "port": PORT, "user": user, **more}, safe="/")
        return f"postgresql:///{quote(database)}?{asked}" + (f"#{quote(team)}" if team else "")

    def database(self) -> str:
        """The name of a new database with nothing in it."""
        name = f"db{os.getpid()}_{next(_NUMBERS)}"
        # Copied as files it is there three times as soon; older servers do so without being told.
        quick = " STRATEGY file_copy" if int(self.programs.parent.name) >= 15 else ""
        self.run(f"CREATE DATABASE {name}{quick}")
        return name

    def run(
        self, statement: str, *values: object, database: str = "postgres", user: str = OWNER
    ) -> list[Any]:
        """Do something in a database as somebody; what comes of it, where rows do."""
        with psycopg.connect(self.address(database, user), autocommit=True) as connection:
            found = connection.execute(statement.encode(), values or None)
            return list(found.fetchall()) if found.description else []

    def wait_until_gone(self, user: str) -> None:
        """Wait until the server has noticed that somebody has closed all connections."""
        until = time.monotonic() + PATIENCE
        while self.run("SELECT 1 FROM pg_stat_activity WHERE usename = %s", user):
            assert time.monotonic() < until, f"{user} is still connected"

    def role(self, name: str, *of: str) -> str:
        """A new role that may log in.

        Args:
            name: it gets a number, since roles belong to all databases.
            of: the roles whose rights it has.
        """
        numbered = f"{name}{os.getpid()}_{next(_NUMBERS)}"
        self.run(f"CREATE ROLE {numbered} LOGIN" + (f" IN ROLE {', '.join(of)}" if of else ""))
        return numbered

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = (self.folder / "log").open("ab")
        with log:
            self._server = subprocess.Popen(
                [*_as_ordinary_user(), self.programs / "postgres", "-D", self.folder / "data"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder,
                env={**os.environ, "LC_ALL": "C", **self.environment},
            )  # fmt: skip
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.run("SELECT 1")
            except psycopg.OperationalError:
                if self._server.poll() is not None or time.monotonic() > until:
                    raise AssertionError((self.folder / "log").read_text("utf-8", "replace")) from None
                time.sleep(0.02)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it: at once and in order; SIGQUIT is like a loss of power."""
        if self._server is not None:
            server, self._server = self._server, None
            server.send_signal(how)
            try:
                server.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
                raise

    @property
    def is_running(self) -> bool:
        """Whether it was started, and not stopped since."""
        return self._server is not None

    def signal(self, what: signal.Signals) -> None:
        """Give a signal to the server's first process."""
        assert self._server is not None
        self._server.send_signal(what)


@contextmanager
def running(*, safe: bool = False) -> Iterator[Cluster]:
    """A cluster that runs as long as the block lasts; the test is skipped where there is no PostgreSQL.

    Args:
        safe: whether what is committed survives a crash; it is slower.
    """
    need("pg_lsclusters")
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    folder = Path(tempfile.mkdtemp(prefix="cm-readiness-pg-", dir="/tmp"))
    try:
        if os.getuid() == 0:
            owner = _owner()
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        folder.chmod(0o755)
        subprocess.run(
            [
                *_as_ordinary_user(), programs / "initdb", "-D", folder / "data", "-U", OWNER,
                "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions",
            ],
            check=True, capture_output=True, cwd=folder,
        )  # fmt: skip
        (folder / "data" / "pg_hba.conf").write_text(_ACCESS, "utf-8")
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(_SETTINGS.format(folder=folder) + ("" if safe else _UNSAFE))
        cluster = Cluster(folder, programs)
        try:
            cluster.start()
            yield cluster
        finally:
            # What is in it is thrown away: nothing has to be put in order.
            cluster.stop(signal.SIGQUIT)
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)


def _as_ordinary_user() -> list[str]:
    """What a command begins with that ends with the tests; the server refuses to be run by root."""
    setpriv = shutil.which("setpriv")
    ends = [setpriv, "--pdeathsig", "QUIT"] if setpriv else []
    if os.getuid() != 0:
        return ends
    owner = _owner()
    who = ["--reuid", str(owner.pw_uid), "--regid", str(owner.pw_gid), "--clear-groups"]
    return [need("setpriv"), "--pdeathsig", "QUIT", *who]


def _owner() -> pwd.struct_passwd:
    """The user whose the cluster is where the tests are run by root."""
    with suppress(KeyError):
        return pwd.getpwnam("postgres")
    return pwd.getpwnam("nobody")
