"""A way to a server that can be cut: the network of the tests of a team's store."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from threading import Thread

from .cluster import PORT, Cluster

_LOCAL = f".s.PGSQL.{PORT}"


class Network:
    """Takes along what a program and a server say to each other, until it is cut.

    Args:
        cluster: the server.
        folder: where the program looks for its socket.
    """

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self.folder = folder
        self._server = cluster.folder / _LOCAL
        self._open: list[socket.socket] = []
        self._door: socket.socket | None = None
        self.cut_at: bytes | None = None
        """Where the program says this, it still reaches the server, and no answer comes back."""
        self.mend()

    def address(self, given: str) -> str:
        """The address of a store by this way."""
        return given.replace(str(self._server.parent), str(self.folder))

    def mend(self) -> None:
        """Let everybody through again."""
        if self._door is None:
            self._door = socket.socket(socket.AF_UNIX)
            self._door.bind(str(self.folder / _LOCAL))
            self._door.listen()
            Thread(target=self._take, args=[self._door], daemon=True).start()

    def cut(self) -> None:
        """Break off all that is said, and let nobody through."""
        if self._door is not None:
            (self.folder / _LOCAL).unlink()
            # Whoever waits in accept() is woken by that, and not by closing alone.
            with suppress(OSError):
                self._door.shutdown(socket.SHUT_RDWR)
            self._door.close()
            self._door = None
        for one in self._open:
            _end(one)
        self._open.clear()

    def _take(self, door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                program, _ = door.accept()
                server = socket.socket(socket.AF_UNIX)
                server.connect(str(self._server))
                self._open += [program, server]
                dead = [False]
                Thread(target=self._asked, args=(program, server, dead), daemon=True).start()
                Thread(target=self._answered, args=(program, server, dead), daemon=True).start()

    def _asked(self, program: socket.socket, server: socket.socket, dead: list[bool]) -> None:
        with suppress(OSError):
            while said := program.recv(65536):
                if self.cut_at is not None and self.cut_at in said:
                    self.cut_at, dead[0] = None, True
                server.sendall(said)
        _end(server)

    def _answered(self, program: socket.socket, server: socket.socket, dead: list[bool]) -> None:
        with suppress(OSError):
            while (said := server.recv(65536)) and not dead[0]:
                program.sendall(said)
        _end(program)
        _end(server)


@contextmanager
def network(cluster: Cluster) -> Iterator[Network]:
    """A way to a server, as long as the block lasts."""
    folder = Path(tempfile.mkdtemp(prefix="cm-readiness-net-", dir="/tmp"))
    way = Network(cluster, folder)
    try:
        yield way
    finally:
        way.cut()
        rmtree(folder)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
