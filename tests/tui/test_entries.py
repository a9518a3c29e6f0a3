"""A long list: only what is in view is asked for, what is chosen is always in view, whatever is pressed."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.strip import Strip

from cm_readiness.tui.widgets.entries import Entries
from cm_readiness.tui.widgets.line import Entry

from .conftest import WINDOWS, Drive

MANY = 10_000
KEYS = ("down", "up", "pagedown", "pageup", "home", "end")


class Long(App[None]):
    """A list of many entries, each of one to five lines."""

    CSS = "Entries { height: 1fr; }"

    def __init__(self, count: int, gap: int) -> None:
        super().__init__()
        self.keys = [str(number) for number in range(count)]
        self.gap = gap
        self.asked: set[str] = set()

    def compose(self) -> ComposeResult:
        """Nothing else."""
        yield Entries()

    def on_mount(self) -> None:
        """List them."""
        listing = self.query_one(Entries)
        listing.show(self.keys, self.said, self.gap)
        listing.highlighted = 0

    def said(self, key: str) -> Entry:
        """Its number, on as many lines as it ends in."""
        self.asked.add(key)
        return Entry(Content("\n".join([f"entry {key}", *["more"] * (int(key) % 5)])))


def lines_of(app: Long) -> list[str]:
    """What stands on the lines of the window."""
    listing = app.query_one(Entries)
    return [listing.render_line(y).text.strip() for y in range(listing.scrollable_content_region.height)]


def holds(app: Long) -> None:
    """What is chosen stands there with all of its lines, and no line is missing between two entries."""
    listing, lines = app.query_one(Entries), lines_of(app)
    assert listing.chosen is not None
    start = lines.index(f"entry {listing.chosen}")
    assert lines[start + 1 :][: int(listing.chosen) % 5] == ["more"] * (int(listing.chosen) % 5)
    heads = [(at, int(line.split()[1])) for at, line in enumerate(lines) if line.startswith("entry")]
    for (at, number), (after, following) in pairwise(heads):
        assert following == number + 1
        assert after - at == 1 + number % 5 + app.gap
    if heads[-1][1] < len(app.keys) - 1:
        assert lines[-1] or app.gap


@pytest.mark.parametrize(
    ("count", "gap", "size"), [(MANY, 1, (80, 24)), (MANY, 0, (40, 12)), (7, 1, (40, 12))]
)
async def test_whatever_is_pressed_what_is_chosen_is_in_view(
    count: int, gap: int, size: tuple[int, int]
) -> None:
    """Arrows, pages and ends, the wheel between them, and other sizes; no more is asked for than was seen."""
    app, chance = Long(count, gap), random.Random(count + gap)  # noqa: S311 - the same ones each time
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        listing = app.query_one(Entries)
        assert len(app.asked) < 2 * size[1] + 10
        for _ in range(12):
            await pilot.press(*chance.choices(KEYS, weights=(6, 4, 3, 2, 1, 1), k=3))
            holds(app)
            listing.scroll_relative(y=chance.randrange(-9, 9), animate=False)
            await pilot.press(chance.choice(("down", "up")))
            holds(app)
        assert len(app.asked) < 12 * 4 * size[1]
        await pilot.press("end")
        assert listing.chosen == str(count - 1)
        assert lines_of(app)[-1] == ("more" if (count - 1) % 5 else f"entry {count - 1}")
        await pilot.press("down")
        assert (listing.chosen, lines_of(app)[0]) == ("0", "entry 0")
        await pilot.press("up")
        assert listing.chosen == str(count - 1)
        await pilot.resize_terminal(60, 9)
        await pilot.pause()
        holds(app)


async def test_pages_go_on_by_a_window() -> None:
    """Every entry is seen on the way down, and on the way up."""
    app = Long(60, 1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seen: set[str] = set()
        for key in ("pagedown", "pageup"):
            seen.clear()
            for _ in range(15):
                seen.update(line.split()[1] for line in lines_of(app) if line.startswith("entry"))
                await pilot.press(key)
            assert seen == set(app.keys)


async def test_what_stays_listed_stays_where_it_is() -> None:
    """Another list with what was chosen and what was on top in it looks the same there."""
    app = Long(200, 1)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["down"] * 50)
        listing, before = app.query_one(Entries), lines_of(app)
        listing.show([key for key in app.keys if int(key) > 20], app.said, 1)
        assert listing.chosen == "50"
        assert lines_of(app) == before
        listing.show(["3", "5"], app.said, 1)
        assert listing.chosen is None
        assert lines_of(app)[0] == "entry 3"
        listing.show([], app.said, 1)
        await pilot.press(*KEYS, "enter")
        assert (listing.chosen, listing.highlighted) == (None, None)
        assert not any(lines_of(app))


async def test_a_key_draws_two_entries_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """And no other one, as long as nothing scrolls."""
    app = Long(MANY, 1)
    drawn: list[int] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        draw = Entries.render_line

        def noted(self: Entries, y: int) -> Strip:
            drawn.append(y)
            return draw(self, y)

        monkeypatch.setattr(Entries, "render_line", noted)
        await pilot.press("down")
        assert sorted(set(drawn)) == [0, 2, 3]


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_a_folder_of_many(
    drive: Drive, given: Callable[..., Path], language: str, size: tuple[int, int]
) -> None:
    """The newest is on top, the oldest at the end, and one between them is found by a word."""
    for number in range(40):
        path = given(name=f"Company {number:02}", title=f"Title {number:02}")
        os.utime(path, ns=(number * 10**9, number * 10**9))
    async with drive(size=size, language=language) as driver:
        listing = driver.app.screen.query_one(Entries)
        assert "Company 39" in driver.text()
        assert "Company 00" not in driver.text()
        await driver.press("end")
        assert "Company 00" in driver.text()
        await driver.press("/")
        await driver.type("title 17")
        assert "Company 17" in driver.text()
        assert len(listing.keys) == 1
        await driver.press("escape")
        assert len(listing.keys) == 40
        assert "Company 17" in driver.text()
        await driver.press("enter")
        assert driver.assessment.company_name == "Company 17"
        await driver.press("escape")
        assert "Company 39" in driver.text()


async def test_a_list_that_becomes_wider_is_drawn_at_once() -> None:
    """An entry may have fewer lines than before, and painting comes before the news of another width."""
    app = Long(3, 0)
    async with app.run_test(size=(40, 12)) as pilot:
        listing = app.query_one(Entries)
        for _ in range(3):
            listing.styles.width = 20
            await pilot.pause()
            listing.show(("1",), lambda key: Entry(Content("one two three four five six seven")))
            listing.highlighted = 0
            listing.styles.width = 40
            await pilot.pause()
            assert listing.render_line(0).text.strip() == "one two three four five six seven"
