"""The socket between the two windows of a workshop: who comes in, what is said, and what is left of it."""

from __future__ import annotations

import asyncio
import json
import os
import stat
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cm_readiness.app.console_door import MOST_ASKED, has_sockets, knock
from cm_readiness.app.console_host import ConsoleHost
from cm_readiness.app.console_link import ConsoleLink, connected
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.room_deeds import Deed
from cm_readiness.core.errors import ReadinessError
from tests.live.rooms import new_file, open_room, questions

WAYS = [True, False] if has_sockets() else [True]
"""Over the loopback, and over a socket in a folder."""


@pytest.fixture(autouse=True)
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A private place with a short name."""
    with tempfile.TemporaryDirectory(prefix="cm") as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield Path(name)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[LiveRoom]:
    """The room of a copied example."""
    room = open_room(new_file(tmp_path))
    yield room
    room.sitting.close()


def file_of(room: LiveRoom) -> Path:
    """Its assessment."""
    return Path(room.sitting.reference.key)


@asynccontextmanager
async def hosted(room: LiveRoom, *, loopback: bool) -> AsyncIterator[ConsoleHost]:
    """The room's side, until the block ends."""
    host = ConsoleHost(room, file_of(room), loopback=loopback)
    await host.open()
    try:
        yield host
    finally:
        await host.close()


async def until(link: ConsoleLink, holds: Callable[[], bool]) -> None:
    """Wait for what the room tells."""
    heard = asyncio.Event()
    leave = link.subscribe(heard.set)
    async with asyncio.timeout(20):
        while not holds():
            await heard.wait()
            heard.clear()
    leave()


@pytest.mark.parametrize("loopback", WAYS)
async def test_a_whole_question_from_the_console(room: LiveRoom, *, loopback: bool) -> None:
    """Each deed is done in the room, and what comes of it is told."""
    first = questions(room)[0]
    async with hosted(room, loopback=loopback):
        link = await connected(file_of(room), loopback=loopback)
        assert link.state.code == room.code
        for deed in (
            Deed("open", first), Deed("count", "00170"), Deed("reveal"), Deed("agree", "Tom", 3),
            Deed("park", "Who pays?"), Deed("decide", "Tom owns it"), Deed("change_parked", "Clara", place=0),
            Deed("lock"),
        ):  # fmt: skip
            await link.do(deed)
        await until(link, lambda: link.state.locked)
        assert link.state.level == room.room.level == 3
        assert link.state.told == room.room.tally
        assert [item.owner for item in link.state.parking_lot] == ["Clara"]
        assert link.state.decisions == room.console().decisions
        assert room.sitting.assessment.answer_to(first).level == 3
        await link.close()


@pytest.mark.parametrize("loopback", WAYS)
async def test_what_cannot_be_done_says_why(room: LiveRoom, *, loopback: bool) -> None:
    """The room goes on, and so does the console."""
    async with hosted(room, loopback=loopback):
        link = await connected(file_of(room), loopback=loopback)
        for deed, code in (
            (Deed("reveal"), "room_not_now"), (Deed("open", "no.such"), "room_not_asked"),
            (Deed("park", " "), "nothing_to_park"), (Deed("agree"), "console_not_understood"),
            (Deed("count", "00170"), "room_not_now"), (Deed("redo"), "nothing_to_redo"),
        ):  # fmt: skip
            with pytest.raises(ReadinessError, match=code):
                await link.do(deed)
        await link.do(Deed("open", questions(room)[0]))
        assert room.room.phase == "open"
        await link.close()


@pytest.mark.parametrize("loopback", WAYS)
async def test_a_second_console_is_told(room: LiveRoom, *, loopback: bool) -> None:
    """The first goes on; when it is gone, another one may come."""
    async with hosted(room, loopback=loopback) as host:
        link = await connected(file_of(room), loopback=loopback)
        with pytest.raises(ReadinessError, match="console_is_open"):
            await connected(file_of(room), loopback=loopback)
        await link.do(Deed("lock"))
        await link.close()
        async with asyncio.timeout(20):
            while host.has_console:
                await asyncio.sleep(0)
        again = await connected(file_of(room), loopback=loopback)
        assert again.state.locked
        await again.close()


@pytest.mark.parametrize("loopback", WAYS)
async def test_the_room_goes_and_the_console_knows(room: LiveRoom, *, loopback: bool) -> None:
    """Whoever waits for an answer then gets one."""
    async with hosted(room, loopback=loopback):
        link = await connected(file_of(room), loopback=loopback)
    await until(link, lambda: link.ended is not None)
    assert link.ended is not None
    assert link.ended.code == "room_ended"
    with pytest.raises(ReadinessError, match="room_ended"):
        await link.do(Deed("lock"))
    await link.close()
    with pytest.raises(ReadinessError, match="no_workshop_here"):
        await connected(file_of(room), loopback=loopback)


@pytest.mark.parametrize("loopback", WAYS)
async def test_nothing_is_left(room: LiveRoom, runtime: Path, *, loopback: bool) -> None:
    """No file, no task, and nobody in the room's list."""
    before = asyncio.all_tasks()
    async with hosted(room, loopback=loopback):
        link = await connected(file_of(room), loopback=loopback)
        (there,) = (runtime / "cm-readiness").iterdir()
        assert stat.S_IMODE(there.stat().st_mode) == 0o600
        assert stat.S_IMODE(there.parent.stat().st_mode) == 0o700
        await link.close()
    assert list((runtime / "cm-readiness").iterdir()) == []
    async with asyncio.timeout(20):
        while asyncio.all_tasks() - before:
            await asyncio.sleep(0)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows keeps folders apart by itself")
async def test_a_folder_that_others_can_enter_is_not_used(room: LiveRoom, runtime: Path) -> None:
    """Nothing is put there."""
    folder = runtime / "cm-readiness"
    folder.mkdir(mode=0o755)
    host = ConsoleHost(room, file_of(room))
    with pytest.raises(ReadinessError, match="no_private_folder"):
        await host.open()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe\n", b"[1]\n", b"{\n", b"null\n", b"[" * 5000 + b"\n", b"x" * (MOST_ASKED + 10) + b"\n",
        b'{"number": 1, "deed": {"name": "__class__"}}\n',
        b'{"number": 1, "deed": {"name": "agree", "level": 9}}\n',
        b'{"number": 1, "deed": {"name": "agree", "level": true}}\n',
        b'{"number": 1, "deed": {"name": "lock", "more": 1}}\n',
        b'{"number": 1, "deed": null}\n', b"{}\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("loopback", WAYS)
async def test_what_is_not_understood_changes_nothing(room: LiveRoom, line: bytes, *, loopback: bool) -> None:
    """A clear word comes back, whatever was sent; the room goes on."""
    async with hosted(room, loopback=loopback):
        reader, writer = await knock(file_of(room), loopback=loopback)
        writer.write(line)
        async with asyncio.timeout(20):
            while b"console_not_understood" not in (said := await reader.readline()):
                assert said, "it ended without a word"
        writer.close()
        assert room.room.phase == "lobby"
        assert not room.room.locked


async def test_only_who_knows_the_secret_comes_in_by_the_loopback(room: LiveRoom, runtime: Path) -> None:
    """Anybody on the machine can reach a port; a wrong word, or none, ends it."""
    async with hosted(room, loopback=True):
        (door,) = (runtime / "cm-readiness").iterdir()
        port = json.loads(door.read_text())["port"]
        for said in (b'{"secret": "wrong"}\n', b"\n", b'{"secret": 1}\n', b"[]\n"):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(said)
            async with asyncio.timeout(20):
                assert await reader.read() == b""
            writer.close()


async def test_a_socket_that_a_killed_room_left_is_no_obstacle(room: LiveRoom, runtime: Path) -> None:
    """The next one on the same file takes its place."""
    host = ConsoleHost(room, file_of(room))
    await host.open()
    (there,) = (runtime / "cm-readiness").iterdir()
    left = there.read_bytes() if there.is_file() else None
    await host.close()
    there.write_bytes(left or b"")
    async with hosted(room, loopback=not has_sockets()):
        link = await connected(file_of(room))
        await link.close()
