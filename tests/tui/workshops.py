"""A workshop in the terminal UI: the window on the wall, its room, and phones that come in by a real page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import aiohttp

from cm_readiness.app.phones import HERE
from cm_readiness.app.room import LiveRoom
from cm_readiness.app.stage import Stage
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.workshop.projector import Projector
from tests.live.rooms import Phone

from .conftest import Driver


def wall(driver: Driver) -> Projector:
    """The window on the wall."""
    page = next(one for one in driver.app.screen_stack if isinstance(one, Projector))
    assert isinstance(page, Projector)
    return page


def stage_of(driver: Driver) -> Stage:
    """The workshop that runs."""
    return wall(driver).stage


def room_of(driver: Driver) -> LiveRoom:
    """Its room."""
    return stage_of(driver).room


async def begin(driver: Driver, *, phones: bool = False) -> None:
    """Begin a workshop with what is proposed."""
    await driver.press("W")
    assert driver.page == "beginning"
    driver.app.screen.query_one("#doors", Choices).chosen = (HERE if phones else "none",)
    await driver.press("f2")
    assert driver.page == "projector"


async def come_in(driver: Driver, client: aiohttp.ClientSession, count: int) -> list[Phone]:
    """Phones that have come in."""
    phones = stage_of(driver).phones
    assert phones is not None
    found = [Phone(phones.address, client) for _ in range(count)]
    answers = await asyncio.gather(*(phone.join(room_of(driver).code) for phone in found))
    assert {answer.status for answer in answers} <= {200, 303}
    return found


async def vote(driver: Driver, phones: Sequence[Phone], votes: Sequence[object]) -> None:
    """Let each phone vote on what is up."""
    room = room_of(driver).room
    assert room.criterion is not None
    for phone, said in zip(phones, votes, strict=True):
        assert (await phone.vote(room.criterion, room.number, said)).status == 200
    await driver.until(lambda: room_of(driver).room.voted >= len(votes))
    await driver.settle()


async def count(driver: Driver, typed: str) -> None:
    """Type in counted hands."""
    await driver.press("m")
    assert driver.page == "hands"
    await driver.type(typed)
    await driver.press("enter")
