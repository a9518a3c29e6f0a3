"""The two windows of a workshop, each a program of its own, over the real socket."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Answer
from cm_readiness.files.settings import Settings
from cm_readiness.tui.shell.app import ReadinessApp
from cm_readiness.tui.workshop.console_app import ConsoleWindow, console_app
from cm_readiness.tui.workshop.subject import subject_of

from .conftest import QUESTIONNAIRE, Drive, Driver
from .workshops import begin, room_of, stage_of

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)


@pytest.fixture(autouse=True)
def _runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="cm") as name:
        monkeypatch.setenv("XDG_RUNTIME_DIR", name)
        yield


def console_of(driver: Driver, language: str = "en") -> ReadinessApp:
    """The second window of the workshop that a driver has open."""
    session = driver.session
    subject = subject_of(session.questionnaire, session.assessment)
    app = console_app(str(driver.folder), Settings(), language, session.reference, subject, patience=0)
    app.animation_level = "none"
    return app


def window_of(app: ReadinessApp) -> ConsoleWindow:
    """What the second window shows."""
    assert isinstance(app.window, ConsoleWindow)
    return app.window


async def beside(
    app: ReadinessApp, size: tuple[int, int], use: Callable[[Driver], Awaitable[None]], folder: Path
) -> None:
    """Use a console in a task of its own, as another program would be."""

    async def alone() -> None:
        async with app.run_test(size=size) as pilot:
            await use(Driver(app, pilot, folder))

    await asyncio.create_task(alone())


@pytest.mark.parametrize("size", [(100, 30), (40, 12)])
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_a_question_led_from_the_console(
    drive: Drive, given: Given, language: str, size: tuple[int, int]
) -> None:
    """Its keys act in the room; it shows what the wall does not."""
    path = given(answers={ORDER[0]: Answer(private="Careful with Zoé")})
    async with drive(path, language=language) as driver:
        await begin(driver)

        async def use(console: Driver) -> None:
            await console.until(lambda: console.page == "console")
            await console.press("enter")
            await console.until(lambda: room_of(driver).room.phase == "open")
            await console.settle()
            if size[0] == 100:
                assert "Careful with Zoé" in console.text()
            await console.press("m")
            await console.type("00170")
            await console.press("enter")
            await console.until(lambda: room_of(driver).room.phase == "closed")
            await console.press("r")
            await console.until(lambda: room_of(driver).room.phase == "revealed")
            await console.until(lambda: "████████ 7" in console.text())
            assert "█ 1" in console.text()
            footer = console.text().splitlines()[-1]
            assert footer.split()[0] == {"en": "enter", "fr": "entrée"}[language]
            await console.press("3")
            await console.until(lambda: room_of(driver).room.level == 3)
            await console.press("p")
            await console.type("Who pays?")
            await console.press("enter")
            await console.until(lambda: bool(room_of(driver).console().parking_lot))
            await console.press("u", "u")
            await console.until(lambda: driver.assessment.answers[ORDER[0]].level is None)
            await console.press("escape")

        await beside(console_of(driver, language), size, use, driver.folder)
        await driver.settle()
        assert driver.page == "projector"
        assert "Careful" not in driver.text()
        await driver.until(lambda: not stage_of(driver).has_console)
        await driver.press("3")
        assert driver.assessment.answers[ORDER[0]].level == 3


async def test_a_second_console_ends_with_a_word(drive: Drive, given: Given) -> None:
    """The first one is not disturbed."""
    async with drive(given()) as driver:
        await begin(driver)

        async def use(first: Driver) -> None:
            await first.until(lambda: first.page == "console")
            second = console_of(driver)

            async def wait(late: Driver) -> None:
                await late.until(lambda: bool(window_of(second).last_words(second.words)))

            await beside(second, (100, 30), wait, driver.folder)
            assert "has a console already" in second.last_words(saved=True)
            await first.press("enter")
            await first.until(lambda: room_of(driver).room.phase == "open")

        await beside(console_of(driver), (100, 30), use, driver.folder)


async def test_without_a_workshop_it_ends_with_a_word(drive: Drive, given: Given) -> None:
    """It says how to begin one."""
    async with drive(given()) as driver:
        app = console_of(driver)

        async def wait(late: Driver) -> None:
            await late.until(lambda: bool(window_of(app).last_words(app.words)))

        await beside(app, (100, 30), wait, driver.folder)
        assert "cm-readiness workshop" in app.last_words(saved=True)
        assert app.return_value == 2


@pytest.mark.parametrize("key", ["F", "escape"])
async def test_the_room_ends_and_the_console_with_it(drive: Drive, given: Given, key: str) -> None:
    """Ended or left: the console says so."""
    async with drive(given()) as driver:
        await begin(driver)
        app = console_of(driver)

        async def use(console: Driver) -> None:
            await console.until(lambda: console.page == "console")
            await driver.press("enter", key, "enter")
            await console.until(lambda: (link := window_of(app).link) is not None and link.ended is not None)
            await console.until(lambda: not app.is_running or app._exit)

        await beside(app, (100, 30), use, driver.folder)
        assert "workshop is over" in app.last_words(saved=True)
        assert driver.page == ("finish" if key == "F" else "question")
