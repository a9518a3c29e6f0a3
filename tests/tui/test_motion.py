"""What moves on the screen: a bar that has grown, a gate that was opened; else nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.files.settings import Settings
from cm_readiness.tui.widgets.header import WIDE, Header
from cm_readiness.tui.widgets.motion import is_slow_line
from cm_readiness.tui.widgets.sidebar import BAR, PARTS, Sidebar

from .conftest import Drive, Driver

WHOLE = len(PARTS) * BAR


def first_bar(driver: Driver) -> Sidebar:
    """What draws the bar of the first dimension."""
    return driver.app.screen.query_one(Sidebar)


@pytest.fixture(autouse=True)
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """What moves takes a second, so that more than one step is drawn on the busiest machine."""
    for module in ("sidebar", "header"):
        monkeypatch.setattr(f"cm_readiness.tui.widgets.{module}.SECONDS", 1)


@pytest.mark.parametrize("motion", [True, False])
async def test_the_bar_of_a_dimension_grows_after_an_answer(
    drive: Drive, given: Callable[..., Path], motion: bool
) -> None:
    """By as much as the answer counts, and in steps only where something may move."""
    async with drive(given(), motion=motion) as driver:
        row, seen = first_bar(driver), list[float]()
        driver.app.watch(row, "share", lambda value: seen.append(value), init=False)
        await driver.press("3")
        await driver.until(lambda: row.share == WHOLE / 6)
        assert seen == sorted(seen)
        assert (len(seen) > 1) is motion


async def test_a_bar_that_shrinks_does_so_at_once(drive: Drive, given: Callable[..., Path]) -> None:
    """Nothing is celebrated where an answer is taken back."""
    async with drive(given(), motion=True) as driver:
        await driver.press("3")
        row = first_bar(driver)
        await driver.until(lambda: row.share == WHOLE / 6)
        seen = list[float]()
        driver.app.watch(row, "share", lambda value: seen.append(value), init=False)
        await driver.press("u")
        await driver.until(lambda: row.share == 0)
        assert seen == [0]


@pytest.mark.parametrize("motion", [True, False])
async def test_a_gate_that_opens_is_said_and_drawn(
    drive: Drive, given: Callable[..., Path], motion: bool
) -> None:
    """Its wings go apart beside the words; not for an answer that opens none, or that is taken back."""
    async with drive(given(), motion=motion) as driver:
        await driver.press("1", "left")
        await driver.settle()
        header = driver.app.screen.query_one(Header)
        assert "gate open" not in driver.text()
        seen = list[float]()
        driver.app.watch(header, "gate", lambda value: seen.append(value), init=False)
        await driver.press("2")
        await driver.until(lambda: header.gate == WIDE)
        assert "1 → 2, gate open" in driver.text() and f"▐{' ' * WIDE}▌" in driver.text()
        assert (len(seen) > 1) is motion
        await driver.press("u")
        assert "gate open" not in driver.text() and "▐" not in driver.lines()[0]


@pytest.mark.parametrize(
    ("settings", "variable"), [(Settings(reduced_motion=True), ""), (Settings(), "SSH_CONNECTION")]
)
async def test_where_nothing_is_to_move(
    drive: Drive,
    given: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    variable: str,
) -> None:
    """By the person's wish, or because the terminal is another machine's."""
    if variable:
        monkeypatch.setenv(variable, "192.0.2.1 50000 192.0.2.2 22")
    async with drive(given(), settings=settings, motion=True) as driver:
        assert str(driver.app.animation_level) == "none"


def test_a_slow_line_is_known_by_its_environment() -> None:
    """An empty variable is none."""
    assert is_slow_line({"SSH_TTY": "/dev/pts/1"})
    assert not is_slow_line({"SSH_CONNECTION": "", "TERM": "xterm"})
