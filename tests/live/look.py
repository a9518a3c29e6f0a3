"""Draws the phones' pages to look at, and has them checked by an accessibility engine.

Run as `python -m tests.live.look FOLDER`; `make look-phones` does. It needs Chromium, and npm for the check.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import product
from pathlib import Path

import aiohttp
from playwright.async_api import Browser, Page

from cm_readiness.app.room import LiveRoom
from tests.live.browser import NARROW, Scheme, come_in, launched, phone_page, too_small_or_wide
from tests.live.rooms import HOST, PHONES, Phone, free_port, new_file, open_room
from tests.look import RULES, _axe, _tool

QUESTION = "purpose.business_goals"
PHONES_DRAWN = {320: NARROW, 390: "iPhone 13"}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}
OTHERS = (1, 2, 2, 2, 3, 3, 4, "unknown")
"""What the others say."""


@asynccontextmanager
async def stages(room: LiveRoom, address: str) -> AsyncIterator[dict[str, object]]:
    """What the room goes through, as deeds by the name of the stage that they lead to."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as client:
        others = [Phone(address, client) for _ in OTHERS]

        async def vote() -> None:
            for phone, said in zip(others, OTHERS, strict=True):
                await phone.join(room.code)
                await phone.vote(QUESTION, 1, said)

        yield {
            "lobby": lambda: None,
            "open": lambda: room.open(QUESTION),
            "voted": vote,
            "closed": room.close,
            "revealed": room.reveal,
            "agreed": lambda: room.agree(2),
            "over": room.end,
        }


async def walk(
    browser: Browser, device: dict[str, object], language: str, scheme: Scheme
) -> AsyncIterator[tuple[str, Page]]:
    """A phone's page at each stage of a workshop.

    Args:
        browser: as `launched` gives it.
        device: the phone.
        language: a code of `LANGUAGES`.
        scheme: of its colours.
    """
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        room, port = open_room(new_file(Path(folder), language)), free_port()
        stack.callback(room.sitting.close)
        opened = await PHONES.open(room, "127.0.0.1", port, f"http://{HOST}:{port}")
        stack.push_async_callback(opened.close)
        page = await stack.enter_async_context(
            phone_page(browser, device, LANGUAGES[language], scheme=scheme)
        )
        await page.goto(opened.address)
        yield "door", page
        await come_in(page, opened.link)
        deeds = await stack.enter_async_context(stages(room, f"http://127.0.0.1:{port}"))
        for name, deed in deeds.items():
            if name == "voted":
                await page.locator('button[value="3"]').click()
                await page.locator('button[value="3"][aria-pressed=true]').wait_for()
            done = deed()  # type: ignore[operator]
            if done is not None:
                await done
            await page.goto(opened.address)
            yield name, page


async def pictures(folder: Path, language: str = "en") -> None:
    """A picture of each stage at both widths and in both schemes, and of the whole page."""
    async with launched(_tool("chromium")) as (browser, devices):
        for (width, device), scheme in product(PHONES_DRAWN.items(), SCHEMES):
            async for name, page in walk(browser, devices[device], language, scheme):
                path = folder / f"phone.{name}.{language}.{width}.{scheme}.png"
                await page.screenshot(path=path, full_page=True)


async def for_docs(folder: Path, language: str = "en") -> list[Path]:
    """The pictures of the page on the workshop: a phone that has voted, and what it shows after the reveal.

    Args:
        folder: where they go, as `phone-voted.png` and `phone-revealed.png`.
        language: a code of `LANGUAGES`.
    """
    made = []
    async with launched(_tool("chromium")) as (browser, devices):
        async for name, page in walk(browser, devices["iPhone 13"], language, "light"):
            if name in ("voted", "revealed"):
                made.append(folder / f"phone-{name}.png")
                await page.screenshot(path=made[-1], scale="css")
    return made


async def check(folder: Path) -> int:
    """How many rules of the accessibility guidelines the pages break; each is printed."""
    source, broken, looked = _axe(folder), 0, 0
    async with launched(_tool("chromium")) as (browser, devices):
        for language, scheme in product(LANGUAGES, SCHEMES):
            async for name, page in walk(browser, devices[NARROW], language, scheme):
                await page.evaluate(source)
                found = await page.evaluate(
                    f"axe.run(document, {json.dumps(RULES)}).then((r) => r.violations)"
                )
                looked += 1
                for violation in found:
                    broken += 1
                    nodes = [node["html"] for node in violation["nodes"][:2]]
                    print(f"phone {name} ({language}, {scheme}): {violation['id']}: {nodes}")
                wide, small = await too_small_or_wide(page)
                if wide or small:
                    broken += 1
                    print(f"phone {name} ({language}): {wide} pixels too wide, too small: {small}")
    print(f"phones: {looked} pages, {broken} violations")
    return broken


def main(arguments: list[str]) -> int:
    """Draw the pictures, and run the check; with `--axe` the check alone."""
    folder = Path(arguments[-1])
    folder.mkdir(parents=True, exist_ok=True)
    if "--axe" not in arguments:
        for language in LANGUAGES:
            asyncio.run(pictures(folder, language))
    return 1 if asyncio.run(check(folder)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
