"""Nobody learns from the wire what others voted, before the reveal not even how they voted together."""

from __future__ import annotations

import asyncio
import re
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

import aiohttp
import pytest

from cm_readiness.app.room import LiveRoom
from tests.live.rooms import PHONES, Phone, free_port, new_file, open_room, page_of, questions

OTHERS: list[tuple[int | str, ...]] = [(0, 0, 0, 0), (4, 4, 4, 4), ("unknown", 0, 4, 1)]
"""What the others vote, each time in a workshop of its own."""
OWN = 2
"""What the phones that are listened to vote."""
ALIKE = re.compile(
    rb"nonce-[\w-]+|nonce=\"[\w-]+\"|phone=[\w-]+|\d\d:\d\d:\d\d GMT|127\.0\.0\.1:\d+|data-run=\"\w+\"|"
    rb"\"run\":\"\w+\""
)
"""What differs between any two workshops, whatever is voted in them."""


async def recorded(folder: Path, others: Sequence[int | str]) -> list[bytes]:
    """The bytes that three phones were sent until the close, while others voted as they are told."""
    folder.mkdir()
    room = open_room(new_file(folder))
    async with page_of(room) as page, aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
        phones = [Phone(page.address, client, language) for language in ("en", "fr", "es")]
        hidden = [Phone(page.address, client) for _ in others]
        for phone in (*phones, *hidden):
            await phone.join(room.code)
        for question in questions(room)[:2]:
            room.open(question)
            for round_number in (1, 2):
                for phone in phones:
                    await phone.vote(question, round_number, OWN)
                for phone, vote in zip(hidden, others, strict=True):
                    await phone.vote(question, round_number, vote)
                for phone in phones:
                    await heard(phone)
                room.close()
                for phone in phones:
                    await heard(phone)
                if round_number == 1:
                    room.reveal()
                    room.again()
            room.reveal()
            room.agree(1)
    room.sitting.close()
    return [ALIKE.sub(b"", phone.wire) for phone in phones]


async def heard(phone: Phone) -> None:
    """All that a phone can be told now: page, state, and the first event of a stream."""
    await phone.get()
    await phone.state()
    async with phone.listening() as states:
        await anext(states)


async def test_what_others_vote_changes_no_byte_before_the_reveal(tmp_path: Path) -> None:
    """The wire of a phone is the same to the byte, whatever the others say: it holds nothing of it."""
    wires = [await recorded(tmp_path / str(number), others) for number, others in enumerate(OTHERS)]
    assert all(len(wire) > 10_000 for wire in wires[0])
    for other in wires[1:]:
        assert other == wires[0]


async def test_ones_own_vote_is_on_ones_own_wire_alone(tmp_path: Path) -> None:
    """The test above would pass on a page that shows nothing at all, otherwise."""
    first = await recorded(tmp_path / "one", (0, 0))
    assert all(b"level 2" in wire or b"niveau 2" in wire or b"nivel 2" in wire for wire in first)


async def test_no_token_leaves_the_laptop_but_to_its_own_phone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither to other phones, nor into a log or a file."""
    room = open_room(new_file(tmp_path))
    async with page_of(room) as page, aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
        phones = [Phone(page.address, client) for _ in range(3)]
        for phone in phones:
            await phone.join(room.code)
        room.open(questions(room)[0])
        for level, phone in enumerate(phones):
            await phone.vote(questions(room)[0], 1, level)
            await heard(phone)
        tokens = [phone.cookies["phone"].encode() for phone in phones]
        for phone in phones:
            for token in tokens:
                assert phone.wire.count(token) == (token == phone.cookies["phone"].encode())
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(token in text for token in tokens for text in files)
    assert not any(token.decode() in caplog.text for token in tokens)
    room.sitting.close()


def left_over() -> tuple[int, int]:
    """How many tasks and threads there are."""
    return len(asyncio.all_tasks()), threading.active_count()


async def test_nothing_is_left_after_closing(room: LiveRoom, tmp_path: Path, place: Path) -> None:
    """No task, thread, port or file, although phones still listen; who listens is told that it ended."""
    tempfile.tempdir = str(tmp_path / "temporary")
    (tmp_path / "temporary").mkdir()
    try:
        before = left_over()
        async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
            async with page_of(room) as page:
                assert page.picture().read_bytes().startswith(b"\x89PNG")
                phones = [Phone(page.address, client) for _ in range(5)]
                for phone in phones:
                    await phone.join(room.code)
                streams = [phone.listening() for phone in phones]
                states = [await stream.__aenter__() for stream in streams]
                for listened in states:
                    await anext(listened)
            for stream, listened in zip(streams, states, strict=True):
                assert [state async for state in listened][1:] == []
                await stream.__aexit__(None, None, None)
            with pytest.raises(aiohttp.ClientConnectorError):
                await phones[0].get()
        await asyncio.sleep(0)
        assert left_over() == before
        assert not room._heard
        assert list((tmp_path / "temporary").iterdir()) == []
    finally:
        tempfile.tempdir = None


async def test_the_page_can_be_closed_and_opened_again_at_the_same_port(room: LiveRoom) -> None:
    """A phone that was in is in again, with the same cookie."""
    port = free_port()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
        phone = Phone(f"http://127.0.0.1:{port}", client)
        for _ in range(2):
            opened = await PHONES.open(room, "127.0.0.1", port)
            await phone.join(room.code)
            await phone.state()
            await opened.close()
    assert len(room.room.members) == 1
