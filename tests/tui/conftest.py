"""The terminal UI driven as a person drives it: keys, clicks, and what stands on the screen."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from html import unescape
from pathlib import Path
from typing import TypeAlias

import pytest
from textual import events
from textual.geometry import Region
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from cm_readiness.app.clock import utc_now
from cm_readiness.app.phones import Phones
from cm_readiness.app.sitting import Sitting
from cm_readiness.core.assessment import Assessment
from cm_readiness.files.assessments import create_assessment, new_assessment, read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.settings import Settings
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.tui.answering.criterion_sheet import CriterionSheet
from cm_readiness.tui.shell.app import ReadinessApp
from cm_readiness.tui.shell.page import Page
from cm_readiness.tui.widgets.drawn import DrawnText
from cm_readiness.tui.widgets.line import Prose

QUESTIONNAIRE = read_questionnaire(questionnaires_folder() / "community_manager")
CRITERIA = len(QUESTIONNAIRE.criteria)
WINDOWS = [("fr", (120, 36)), ("en", (80, 24)), ("fr", (40, 12))]
"""Each size in one language; journeys go through each size in both."""


SVG_TEXT = re.compile(r'<text(?![^>]*-title)[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')
"""A piece of the screen in a screenshot, the window's title apart."""


BY_HAND = 0.02
"""Seconds between two keys of somebody who types as fast as anybody can."""


class Driver:
    """A running program with its keyboard, its mouse and its screen."""

    def __init__(self, app: ReadinessApp, pilot: Pilot[int], folder: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.folder = folder

    @property
    def session(self) -> Sitting:
        """The open assessment."""
        assert self.app.session is not None
        return self.app.session

    @property
    def assessment(self) -> Assessment:
        """What is in memory."""
        return self.session.assessment

    @property
    def page(self) -> str:
        """The name of the screen, or of the dialog over it."""
        return str(getattr(self.app.screen, "PAGE", ""))

    @property
    def message(self) -> str:
        """The sentence above the footer."""
        return str(self.app.screen.query_one("#message", Prose).content)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and wait until everything has come to rest."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        self._press_by_hand(*text)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Put a text into the focused field in one go."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys ahead, by hand: all are there before the first is looked at."""
        self._press_by_hand(*keys)
        await self.settle()

    async def pour(self, *keys: str) -> None:
        """Press keys as a pasted text does, where the terminal does not say so."""
        for key in keys:
            self.app.post_message(_event(key))
        await self.settle()

    def _press_by_hand(self, *keys: str) -> None:
        for place, key in enumerate(keys):
            event = _event(key)
            event.time += place * BY_HAND
            self.app.post_message(event)

    async def settle(self) -> None:
        """Wait for messages, workers, and the screens that they lead to."""
        for _ in range(2):
            await self.pilot.pause(0)
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that a thread or a timer brings about."""
        for _ in range(400):
            if holds():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it did not come about")

    def lines(self) -> list[str]:
        """The screen as a person reads it, line by line."""
        rows: dict[float, list[tuple[float, str]]] = {}
        svg = self.app.export_screenshot()
        for x, y, text in re.findall(
            r'<text(?![^>]*-title)[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>', svg
        ):
            rows.setdefault(float(y), []).append((float(x), unescape(text).replace("\xa0", " ")))
        return ["".join(text for _, text in sorted(row)) for _, row in sorted(rows.items())]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    def saved(self) -> Assessment:
        """What the file of the open assessment says, once everything is flushed."""
        assert self.session.flush()
        return read_assessment(Path(str(self.session.reference)))

    @property
    def sheet(self) -> CriterionSheet:
        """What draws the question and its levels."""
        return self.app.screen.query_one(CriterionSheet)

    def region(self, text: DrawnText) -> Region:
        """Where a text of the sheet stands on the screen, as far as it is in view."""
        sheet = self.sheet
        inner = sheet.content_region
        return sheet.region_of(text).translate(inner.offset - sheet.scroll_offset).intersection(inner)

    async def click_on(self, text: DrawnText) -> None:
        """Click on a text of the sheet."""
        region = self.region(text)
        await self.pilot.click(offset=(region.x + 2, region.y))

    async def say(self, identifier: str) -> None:
        """Do a command by its id, as the palette does."""
        assert isinstance(self.app.screen, Page)
        self.app.screen.later(identifier)
        await self.settle()


def _event(key: str) -> events.Key:
    written = {"space": " ", "enter": "\r", "tab": "\t"}
    return events.Key(_key(key), key if len(key) == 1 else written.get(key))


def _key(character: str) -> str:
    return _character_to_key(character) if len(character) == 1 else character


def some_phones() -> Phones:
    """Lets phones in at a port that is free now; imported by the few tests that need it."""
    from cm_readiness.app.phones import Wished
    from cm_readiness.live.phones import LivePhones
    from tests.live.rooms import free_port

    return LivePhones(Wished(port=free_port()))


Drive: TypeAlias = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the person who runs the tests is read or written."""
    monkeypatch.setenv("CM_READINESS_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Documents"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the assessments."""
    return tmp_path / "assessments"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """The person's own documents, where exports go."""
    return tmp_path / "Documents"


@pytest.fixture
def of_calla(documents: Path) -> Path:
    """Where its documents go unless somebody says something else."""
    return documents / "Maison Calla"


@pytest.fixture
def drive(folder: Path) -> Drive:
    """Starts the program."""

    @asynccontextmanager
    async def start(
        path: Path | None = None,
        *,
        language: str = "en",
        size: tuple[int, int] = (120, 36),
        settings: Settings | None = None,
        motion: bool = False,
        phones: bool = False,
    ) -> AsyncIterator[Driver]:
        doors = some_phones() if phones else None
        app = ReadinessApp(folder, settings or Settings(), language, path, patience=0, phones=doors)
        app.animation_level = "full" if motion else "none"
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, folder)
            await driver.settle()
            yield driver
            app.close_session()

    return start


@pytest.fixture
def given(folder: Path) -> Callable[..., Path]:
    """Writes an assessment without answers, and gives its path."""

    def create(name: str = "ACME", title: str = "Baseline", **changes: object) -> Path:
        company = {"name": name, "cm_setup": "in_house"}
        at = utc_now()
        assessment = new_assessment(QUESTIONNAIRE, company=company, language="en", title=title, at=at)
        folder.mkdir(exist_ok=True)
        path = folder / f"{len(list(folder.iterdir()))}.toml"
        create_assessment(path, assessment.model_copy(update=changes))
        return path

    return create
