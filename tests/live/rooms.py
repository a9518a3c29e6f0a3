"""A live room of a real assessment, its page on loopback, and phones that speak plain HTTP."""

from __future__ import annotations

import json
import re
import shutil
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import aiohttp

from cm_readiness.app.opening import saved_at_once
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.workspace import Workspace, on_disk
from cm_readiness.core.scope import scope
from cm_readiness.files.shipped import examples
from cm_readiness.live.opened import OpenedPhones
from cm_readiness.live.phones import LivePhones

HOST = "workshop.test"
"""A name that browsers take for no local one: they then allow what they allow a phone in a network."""
PHONES = LivePhones()


def new_file(folder: Path, language: str = "en") -> Path:
    """A copy of an example company."""
    source = next(path for path in examples() if path.name == f"maison_calla.{language}.toml")
    return Path(shutil.copy(source, folder / "calla.toml"))


def open_room(path: Path) -> LiveRoom:
    """The room of an assessment."""
    workspace: Workspace = on_disk(path.parent)
    opened = workspace.open(workspace.store.named(str(path)))
    return LiveRoom(workspace, saved_at_once(workspace, opened, told=lambda _: None))


def questions(room: LiveRoom) -> list[str]:
    """The full ids of what is asked, in order."""
    return [criterion.id for criterion in scope(room.sitting.questionnaire, room.sitting.assessment)]


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Answer:
    """What the server said."""

    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def state(self) -> dict[str, Any]:
        """The answer as data."""
        found: dict[str, Any] = json.loads(self.text)
        return found

    @property
    def said(self) -> str:
        """The sentence of a page, or of data."""
        if self.headers["Content-Type"].startswith("application/json"):
            return str(self.state["say"])
        found = re.search(r'id="say"[^>]*>(.*?)</p>', self.text) or re.search(r"<p>(.*?)</p>", self.text)
        assert found is not None, self.text
        return found[1]


class Phone:
    """Speaks to the page as a browser does, and records every byte that it is sent.

    Args:
        address: of the page.
        client: sends what it is told.
        language: what the phone prefers.
    """

    def __init__(self, address: str, client: aiohttp.ClientSession, language: str = "en") -> None:
        self.address = address
        self.client = client
        self.cookies: dict[str, str] = {}
        self.language = language
        self.wire = b""

    def headers(self, **others: str | None) -> dict[str, str]:
        """What the phone sends along; None leaves one out."""
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        given = {"Accept-Language": self.language, "Origin": self.address, "Cookie": kept or None, **others}
        return {name: value for name, value in given.items() if value is not None}

    async def ask(
        self, method: str, path: str, data: Mapping[str, str] | bytes | None = None, **headers: str | None
    ) -> Answer:
        """Send something as it is."""
        async with self.client.request(
            method,
            self.address + path,
            data=data,
            headers=self.headers(**headers),
            allow_redirects=False,
        ) as answer:
            body = await answer.read()
            self.wire += repr(sorted(answer.headers.items())).encode() + body
            for name, morsel in SimpleCookie(answer.headers.get("Set-Cookie", "")).items():
                self.cookies[name] = morsel.value
            return Answer(answer.status, body.decode(), dict(answer.headers))

    async def get(self, path: str = "/", **headers: str | None) -> Answer:
        """Open a page."""
        return await self.ask("GET", path, None, **headers)

    async def join(self, code: str) -> Answer:
        """Come in."""
        return await self.ask("POST", "/join", {"code": code})

    async def state(self) -> dict[str, Any]:
        """What the phone may see."""
        return (await self.get("/state", Accept="application/json")).state

    async def vote(self, criterion: str, number: int, vote: object) -> Answer:
        """Press a button."""
        given = {"criterion": criterion, "number": str(number), "vote": str(vote)}
        return await self.ask("POST", "/vote", given, Accept="application/json")

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
        """The states that the stream brings."""
        async with self.client.get(self.address + "/events", headers=self.headers()) as answer:
            assert answer.status == 200, answer.status
            yield self._events(answer)

    async def _events(self, answer: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
        async for line in answer.content:
            self.wire += line
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))


@asynccontextmanager
async def page_of(room: LiveRoom, public_url: str | None = None) -> AsyncIterator[OpenedPhones]:
    """The page of a room, until the block ends."""
    opened = await PHONES.open(room, "127.0.0.1", free_port(), public_url)
    try:
        yield opened
    finally:
        await opened.close()
