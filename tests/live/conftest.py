"""A room with its page, and phones."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import aiohttp
import pytest

from cm_readiness.app.room import LiveRoom
from cm_readiness.live.opened import OpenedPhones
from tests.live.rooms import Phone, new_file, open_room, page_of

NewPhone = Callable[..., Phone]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, assessments and log of nobody."""
    for name in ("HOME", "XDG_STATE_HOME", "CM_READINESS_CONFIG", "CM_READINESS_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def room(tmp_path: Path) -> Iterator[LiveRoom]:
    """The room of a copied example."""
    room = open_room(new_file(tmp_path))
    yield room
    room.sitting.close()


@pytest.fixture
async def page(room: LiveRoom) -> AsyncIterator[OpenedPhones]:
    """Its page."""
    async with page_of(room) as opened:
        yield opened


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    """Keeps no cookies: each phone has its own."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
        yield client


@pytest.fixture
def phone(page: OpenedPhones, client: aiohttp.ClientSession) -> NewPhone:
    """Makes phones that have not come in yet."""

    def phone(language: str = "en") -> Phone:
        return Phone(page.address, client, language)

    return phone
