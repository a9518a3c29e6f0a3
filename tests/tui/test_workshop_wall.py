"""The window on the wall with real phones: what a room may read on it, and what it may not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest

from cm_readiness.core.assessment import Answer
from cm_readiness.language.words import words_for
from cm_readiness.tui.workshop.qr import half_blocks
from cm_readiness.tui.workshop.spread import Spread, WallRow
from tests.live.rooms import Phone

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver
from .workshops import begin, come_in, count, room_of, stage_of, vote, wall

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)
FIRST = QUESTIONNAIRE.criteria[ORDER[0]]
BARS = "█"
VOTES = (4, 4, 4, 4, 4, 0, "unknown")


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    """Keeps no cookies: each phone has its own."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
        yield client


def rows(driver: Driver) -> list[str]:
    """What the levels say."""
    return [str(row.said.plain) for row in wall(driver).query(WallRow)]


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_no_level_is_seen_before_the_reveal(
    drive: Drive, given: Given, client: aiohttp.ClientSession, language: str, size: tuple[int, int]
) -> None:
    """The screen is the same whatever was voted, but for how many and the time; then the bars are there."""
    async with drive(given(), language=language, size=size, phones=True) as driver:
        await begin(driver, phones=True)
        phones = await come_in(driver, client, len(VOTES) + 2)
        await driver.press("enter")
        untouched = rows(driver)
        await vote(driver, phones[: len(VOTES)], VOTES)
        room = room_of(driver).room
        assert (room.voted, len(room.members)) == (7, 9)
        words = words_for(language)
        told = words.plural("{voted} of {count} has voted", "{voted} of {count} have voted", 9, voted=7)
        await driver.until(lambda: told in driver.text() or "7 / 9" in driver.text())
        for _ in range(2):
            assert rows(driver) == untouched
            assert BARS not in "".join(rows(driver))
            for word in ("median", "▶", "›"):
                assert word not in "".join(rows(driver))
            await driver.press("c")
        await driver.press("r")
        assert rows(driver) != untouched
        bars = [row.count(BARS) for row in rows(driver)]
        assert bars[4] == max(bars) > bars[0] == bars[5] > 0
        assert bars[1] == bars[2] == bars[3] == 0
        assert all(text.get(language) in row for text, row in zip(FIRST.levels, rows(driver), strict=False))


async def test_private_things_are_not_on_the_wall(drive: Drive, given: Given) -> None:
    """Neither the private note nor who is missing; they open on a key, with a warning, and go again."""
    path = given(answers={ORDER[0]: Answer(private="Careful with Zoé", note="seen")})
    async with drive(path) as driver:
        await begin(driver)
        for _ in range(2):
            await driver.press("enter")
        await driver.press("escape")
        for key in ("", "v", "v", "l", "escape", "g", "escape"):
            if key:
                await driver.press(key)
            assert "Careful" not in driver.text()
            assert "Follow-up" not in driver.text()
        await driver.press("i")
        assert "Careful with Zoé" in driver.text()
        assert "everybody sees" in driver.text()
        await driver.press("escape")
        assert "Careful" not in driver.text()


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_every_question_is_seen_whole(
    drive: Drive, given: Given, language: str, size: tuple[int, int]
) -> None:
    """While it is voted on, question and levels fit without scrolling."""
    async with drive(given(), language=language, size=size) as driver:
        await begin(driver)
        page = wall(driver)
        for name in ORDER:
            room_of(driver).open(name)
            await driver.pilot.pause(0.05)
            await driver.settle()
            main = page.query_one("#main")
            assert main.max_scroll_y == 0, name
            room_of(driver).skip()


async def test_long_texts_stand_whole_beside_the_bars(drive: Drive, given: Given) -> None:
    """Each row is as high as its text needs."""
    async with drive(given()) as driver:
        await begin(driver)
        await driver.press("enter")
        await count(driver, "01230")
        await driver.press("r")
        for row in wall(driver).query_one(Spread).query(WallRow):
            assert row.size.height == row.lines_at(row.size.width)


async def test_too_few_phones_keep_their_votes_to_themselves(
    drive: Drive, given: Given, client: aiohttp.ClientSession
) -> None:
    """With two, each would know the other's; a level can still be agreed on."""
    async with drive(given(), phones=True) as driver:
        await begin(driver, phones=True)
        phones = await come_in(driver, client, 2)
        await driver.press("enter")
        await vote(driver, phones, (4, 0))
        await driver.press("enter", "enter")
        assert room_of(driver).room.phase == "revealed"
        assert BARS not in "".join(rows(driver))
        assert "Fewer than three" in driver.text()
        await driver.press("enter")
        assert driver.message
        await driver.press("2")
        assert driver.assessment.answers[ORDER[0]].level == 2


async def test_a_locked_room_says_so(drive: Drive, given: Given, client: aiohttp.ClientSession) -> None:
    """Phones that are in stay; another one is turned away."""
    async with drive(given(), phones=True) as driver:
        await begin(driver, phones=True)
        (phone,) = await come_in(driver, client, 1)
        stranger = Phone(phone.address, client)
        await driver.press("k")
        assert room_of(driver).room.locked
        assert "locked" in driver.text()
        assert (await stranger.join(room_of(driver).code)).status == 403
        await driver.press("k")
        assert not room_of(driver).room.locked
        await stranger.join(room_of(driver).code)
        assert len(room_of(driver).room.members) == 2


async def test_the_code_is_shown_where_there_is_room(drive: Drive, given: Given) -> None:
    """All of its modules, black on white; address and letters beside it, and in full size on a key."""
    async with drive(given(), phones=True) as driver:
        await begin(driver, phones=True)
        phones = stage_of(driver).phones
        assert phones is not None
        lines = half_blocks(phones.qr)
        assert len(lines) == (len(phones.qr) + 1) // 2
        assert {len(line) for line in lines} == {len(phones.qr[0])}
        shown = driver.lines()
        inked = [line for line in lines if line.strip()]
        assert all(any(line.strip() in row for row in shown) for line in inked)
        await driver.press("enter")
        code = room_of(driver).code
        assert phones.address.removeprefix("http://") in driver.text()
        assert code[:5] in driver.text()
        assert code[5:] in driver.text()
        await driver.press("j")
        assert driver.page == "joining"
        await driver.press("w")
        assert driver.page == "picker"
        await driver.press("escape")
        assert driver.page == "projector"


async def test_nothing_stays_open(drive: Drive, given: Given, client: aiohttp.ClientSession) -> None:
    """Left, its page answers no more; begun again, it does, and the phone is still known."""
    async with drive(given(), phones=True) as driver:
        await begin(driver, phones=True)
        (phone,) = await come_in(driver, client, 1)
        await driver.press("escape", "enter")
        assert driver.page == "question"
        with pytest.raises(aiohttp.ClientConnectionError):
            await phone.state()
        await driver.press("W", "enter")
        assert driver.page == "projector"
        assert stage_of(driver).phones is not None
        assert "main" in await phone.state()


async def test_blank_and_room_view(drive: Drive, given: Given) -> None:
    """As on the question screen."""
    async with drive(given()) as driver:
        await begin(driver)
        await driver.press("enter", "b")
        assert driver.text().strip() == ""
        await driver.press("z")
        assert driver.page == "projector"
        await driver.press("v")
        assert not driver.lines()[-1].strip() or "Room view" in driver.lines()[-1]
        await driver.press("z")
        assert "ctrl+p" in driver.lines()[-1]


async def test_the_mouse_does_what_the_footer_names(drive: Drive, given: Given) -> None:
    """A click on the first entry opens the vote."""
    async with drive(given()) as driver:
        await begin(driver)
        await driver.pilot.click("KeyBar", offset=(3, 0))
        await driver.settle()
        assert room_of(driver).room.phase == "open"
