"""Debian's Chromium as the phones of a workshop, through an address that is no secure one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.live.rooms import HOST

Scheme = Literal["light", "dark"]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
]  # fmt: skip
NARROW = "iPhone SE"
"""Nobody has a narrower phone: 320 pixels."""
MEASURE = """() => {
  const small = [...document.querySelectorAll("a, button, input:not([type=hidden])")]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 48 || box.height < 48)
    .map(([what, box]) => `${what} ${box.width}x${box.height}`);
  return [document.documentElement.scrollWidth - innerWidth, small];
}"""


@asynccontextmanager
async def launched(executable: str) -> AsyncIterator[tuple[Browser, dict[str, dict[str, object]]]]:
    """A browser, and the phones that it can be.

    Args:
        executable: the path of Chromium.
    """
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=FLAGS)
        try:
            yield browser, playwright.devices
        finally:
            await browser.close()


@asynccontextmanager
async def phone_page(
    browser: Browser,
    device: dict[str, object],
    language: str = "en-GB",
    *,
    javascript: bool = True,
    scheme: Scheme = "light",
    zoom: float = 1,
) -> AsyncIterator[Page]:
    """A page of a phone of its own.

    Args:
        device: one of the phones of `launched`.
        language: what it prefers.
        javascript: whether it runs scripts.
        scheme: of its colours.
        zoom: how much larger everything is shown than usual.
    """
    context: BrowserContext = await browser.new_context(
        **{**device, "viewport": _zoomed(device["viewport"], zoom)},  # type: ignore[arg-type]
        locale=language,
        java_script_enabled=javascript,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = await context.new_page()
    try:
        yield page
    finally:
        await context.close()


def _zoomed(viewport: object, zoom: float) -> dict[str, int]:
    """A page that is shown larger has so many fewer pixels of its own."""
    assert isinstance(viewport, dict)
    return {name: round(size / zoom) for name, size in viewport.items()}


async def come_in(page: Page, link: str) -> None:
    """What somebody does who has read the QR code."""
    await page.goto(link)
    await page.get_by_role("button").click()
    await page.locator("footer").wait_for()


async def too_small_or_wide(page: Page) -> tuple[int, list[str]]:
    """How many pixels the page is too wide, and which targets are too small for a finger."""
    wide, small = await page.evaluate(MEASURE)
    return int(wide), list(small)
