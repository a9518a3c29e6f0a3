"""Phones of a workshop in a real browser: three at once, without radio, and when the program is killed."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from cm_readiness.core.questionnaire import Criterion
from tests.live.browser import NARROW, come_in, launched, phone_page, too_small_or_wide
from tests.live.rooms import HOST, PHONES, free_port, new_file, open_room
from tests.needs import need

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "purpose.business_goals"
ROOT = Path(__file__).parents[2]
BACK = 5_000
"""Milliseconds within which a phone is back by itself."""

Phones = tuple[Browser, dict[str, dict[str, object]]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def phones() -> AsyncIterator[Phones]:
    """The browser, and the phones that it can be."""
    async with launched(need("chromium")) as found:
        yield found


def level(page: Page, number: int) -> Locator:
    """The button of a level."""
    return page.locator(f'button[name=vote][value="{number}"]')


async def fits(page: Page) -> None:
    """Nothing is wider than the page, nothing too small for a finger."""
    assert await too_small_or_wide(page) == (0, [])


async def test_three_phones_vote_and_see_what_was_said(phones: Phones, tmp_path: Path) -> None:
    """The narrowest, a French one, and one without scripts: every vote is counted, once."""
    browser, devices = phones
    room, port = open_room(new_file(tmp_path)), free_port()
    opened = await PHONES.open(room, "127.0.0.1", port, f"http://{HOST}:{port}")
    async with AsyncExitStack() as stack:
        stack.push_async_callback(opened.close)
        narrow = await stack.enter_async_context(phone_page(browser, devices[NARROW]))
        french = await stack.enter_async_context(
            phone_page(browser, devices["iPhone 13"], "fr-FR", scheme="dark")
        )
        plain = await stack.enter_async_context(phone_page(browser, devices["Pixel 7"], javascript=False))
        for page in (narrow, french, plain):
            await page.goto(opened.link)
            if page is not plain:
                await fits(page)
            await come_in(page, opened.link)
        assert not await narrow.evaluate("isSecureContext")
        room.open(QUESTION)
        await level(narrow, 3).click()
        await expect(narrow.locator("#say")).to_have_text("Your vote is in: level 3.")
        await expect(level(narrow, 3)).to_have_attribute("aria-pressed", "true")
        await level(french, 1).click()
        await expect(level(french, 1)).to_have_attribute("aria-pressed", "true")
        await plain.get_by_role("link", name="Show what is new").click()
        await level(plain, 2).click()
        await expect(plain.locator("#say")).to_have_text("Your vote is in: level 2.")
        await expect(narrow.locator("#count")).to_have_text("3 of 3 have voted.")
        for page in (narrow, french):
            await fits(page)
        assert sorted(str(vote) for vote in room.room.votes.values()) == ["1", "2", "3"]
        await level(narrow, 4).click()
        await expect(level(narrow, 4)).to_have_attribute("aria-pressed", "true")
        await narrow.get_by_role("button", name="Take my vote back").click()
        await expect(narrow.locator("#count")).to_have_text("2 of 3 have voted.")
        await level(narrow, 0).click()
        await expect(narrow.locator("#say")).to_have_text("Your vote is in: level 0.")
        room.close()
        room.reveal()
        await expect(narrow.locator("main")).to_contain_text("1 person")
        await expect(french.locator("main")).to_contain_text("1 personne")
        await fits(narrow)
        room.agree(1)
        await plain.get_by_role("link", name="Show what is new").click()
        await expect(plain.locator("main")).to_contain_text("Agreed: level 1.")
        room.end()
        await expect(narrow.locator("h1")).to_have_text("The workshop is over.")
    room.sitting.close()


@pytest.mark.parametrize("zoom", [1, 2])
async def test_the_longest_question_fits_the_narrowest_phone(
    phones: Phones, tmp_path: Path, zoom: int
) -> None:
    """At twice the size as well, in each language."""
    browser, devices = phones
    room, port = open_room(new_file(tmp_path)), free_port()
    opened = await PHONES.open(room, "127.0.0.1", port, f"http://{HOST}:{port}")
    async with AsyncExitStack() as stack:
        stack.push_async_callback(opened.close)
        room.open(longest(room.sitting.questionnaire.criteria))
        for language in ("fr-FR", "en-GB", "es-ES"):
            async with phone_page(browser, devices[NARROW], language, zoom=zoom) as page:
                await come_in(page, opened.link)
                await fits(page)
    room.sitting.close()


def longest(criteria: Mapping[str, Criterion]) -> str:
    """The full id of the question with the most text."""
    return max(criteria, key=lambda name: sum(len(text.get("fr")) for text in criteria[name].levels))


@asynccontextmanager
async def process(path: Path, port: int) -> AsyncIterator[Callable[..., Any]]:
    """The program as a process of its own; the call does a deed, `kill` ends it at once."""
    command = [sys.executable, "-m", "tests.live.serve", str(path), str(port), f"http://{HOST}:{port}"]
    running = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=ROOT, env=os.environ
    )
    assert running.stdin is not None
    assert running.stdout is not None
    stdin, stdout = running.stdin, running.stdout

    async def do(deed: str = "") -> dict[str, Any]:
        if deed:
            stdin.write(f"{deed}\n".encode())
        told: dict[str, Any] = json.loads(await stdout.readline())
        return told

    try:
        yield do
    finally:
        running.kill()
        await running.wait()


async def test_a_killed_server_loses_no_vote(phones: Phones, tmp_path: Path) -> None:
    """A vote that was in, and one that was made meanwhile, are there within seconds of the restart."""
    browser, devices = phones
    path, port = new_file(tmp_path), free_port()
    async with phone_page(browser, devices[NARROW]) as one, phone_page(browser, devices["Pixel 7"]) as other:
        async with process(path, port) as do:
            link = f"http://{HOST}:{port}/{(await do())['code']}"
            for page in (one, other):
                await come_in(page, link)
            await do(f"open {QUESTION}")
            await level(one, 2).click()
            await expect(one.locator("#say")).to_have_text("Your vote is in: level 2.")
            await expect(other.locator("#count")).to_have_text("1 of 2 has voted.")
        await level(other, 4).click()
        await expect(other.locator("#say")).to_contain_text("Not sent yet")
        await expect(level(other, 4)).to_have_attribute("aria-pressed", "false")
        async with process(path, port) as do:
            assert (await do())["members"] == 2
            say = other.locator("#say")
            await expect(say).to_have_text("Your vote is in: level 4.", timeout=BACK)
            await expect(one.locator("#count")).to_have_text("2 of 2 have voted.", timeout=BACK)
            assert (await do("look"))["votes"] == ["2", "4"]


async def test_a_phone_without_radio_sends_its_newest_vote_later(phones: Phones, tmp_path: Path) -> None:
    """Of two taps the second one counts; after the close it is told that it came too late."""
    browser, devices = phones
    room, port = open_room(new_file(tmp_path)), free_port()
    opened = await PHONES.open(room, "127.0.0.1", port, f"http://{HOST}:{port}")
    async with AsyncExitStack() as stack:
        stack.push_async_callback(opened.close)
        page = await stack.enter_async_context(phone_page(browser, devices["iPhone 13"]))
        await come_in(page, opened.link)
        room.open(QUESTION)
        await level(page, 0).wait_for()
        await page.context.set_offline(True)
        await level(page, 1).click()
        await level(page, 3).click()
        await expect(page.locator("#say")).to_contain_text("Not sent yet")
        assert room.room.votes == {}
        await page.context.set_offline(False)
        await expect(page.locator("#say")).to_have_text("Your vote is in: level 3.", timeout=BACK)
        assert list(room.room.votes.values()) == [3]
        await page.context.set_offline(True)
        await level(page, 4).click()
        await expect(page.locator("#say")).to_contain_text("Not sent yet")
        room.close()
        await page.context.set_offline(False)
        await expect(page.locator("#say")).to_contain_text("Voting is closed;", timeout=BACK)
        tally = room.room.tally
        assert tally is not None
        assert tally.counts == (0, 0, 0, 1, 0)
        room.reveal()
        await expect(page.locator("#say")).to_have_text("You said: level 3.")
    room.sitting.close()
