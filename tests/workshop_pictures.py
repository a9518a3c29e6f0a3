"""Draws the pictures of docs/workshop.md from the running program, as `make workshop-pictures` does.

The windows of an invented workshop, and phones in Chromium. To look at more, `python -m
tests.workshop_pictures FOLDER` draws both windows in all languages and at all sizes into another folder.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from cm_readiness.app.paths import beside
from cm_readiness.app.phones import HERE, Wished
from cm_readiness.app.stage import Stage
from cm_readiness.core.workshop import AgendaItem
from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.settings import Settings
from cm_readiness.live.phones import LivePhones
from cm_readiness.tui.shell.app import ReadinessApp
from cm_readiness.tui.workshop.console_app import ConsoleWindow, console_app
from cm_readiness.tui.workshop.subject import subject_of
from tests.live.look import for_docs
from tests.live.rooms import free_port
from tests.screenshots import PICTURES, at_home, drawn, prepared

ADDRESS = "http://192.168.1.20:8765"
CODE = "K7Q4MW2XYZ"
QUESTION = "role_clarity.workload"
VOTES = (1, 1, 1, 2, 2, 1, 3)
"""Of seven of nine phones, which see it in two ways, with one apart."""
SIZES = ((120, 36), (80, 24), (40, 12))
CONSOLE = (100, 30)


@asynccontextmanager
async def workshop(home: Path, language: str, size: tuple[int, int]) -> AsyncIterator[Pilot[int]]:
    """The window on the wall of a workshop that has come to a question, with nine phones."""
    path = prepared(home, language)["half"]
    assessment = read_assessment(path)
    noted = assessment.answer_to(QUESTION).model_copy(update={"private": _note(language)})
    write_assessment(path, assessment.model_copy(update={"answers": {**assessment.answers, QUESTION: noted}}))
    app = ReadinessApp(home, Settings(language=language), language, path, patience=0)
    app.animation_level = "none"
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.session is not None
        stage = Stage(app.workspace, app.session)
        stage.room.code = CODE
        stage.room.plan([AgendaItem(dimension="role_clarity", minutes=18)])
        await stage.open_phones(LivePhones(Wished(port=free_port(), public_url=ADDRESS)), HERE)
        await stage.open_console()
        app.leave(replace(app.navigation, stage=stage))
        await app.go("projector")
        await pilot.pause()
        yield pilot


def _note(language: str) -> str:
    notes = {
        "fr": "Trente heures demandées pour vingt payées : laisser Jade le dire elle-même.",
        "es": "Treinta horas pedidas y veinte pagadas: dejar que Jade lo diga.",
    }
    return notes.get(language, "Thirty hours asked for, twenty paid: let Jade say it herself.")


def stage_of(pilot: Pilot[int]) -> Stage:
    """The workshop that runs."""
    app = pilot.app
    assert isinstance(app, ReadinessApp)
    assert app.navigation.stage is not None
    return app.navigation.stage


async def draw(folder: Path, language: str, size: tuple[int, int], suffix: str) -> None:
    """Both windows: before the question, while it is voted on, and with what was said."""
    with tempfile.TemporaryDirectory() as name:
        home = at_home(Path(name))
        os.environ["XDG_RUNTIME_DIR"] = name
        async with workshop(home, language, size) as pilot:
            stage = stage_of(pilot)
            tokens = [stage.room.join() for _ in range(9)]
            await _drawn(pilot, folder / f"projector-lobby{suffix}.{language}.svg")
            stage.room.open(QUESTION)
            for token, said in zip(tokens, VOTES, strict=False):
                stage.room.vote(token, QUESTION, 1, said)
            await _drawn(pilot, folder / f"projector-open{suffix}.{language}.svg")
            await _console(home, stage, language, folder / f"console{suffix}.{language}.svg", size)
            stage.room.close()
            stage.room.reveal()
            await _drawn(pilot, folder / f"projector-told{suffix}.{language}.svg")


async def _console(home: Path, stage: Stage, language: str, target: Path, wall: tuple[int, int]) -> None:
    """The facilitator's window, which follows the room over its socket."""
    sitting = stage.room.sitting
    subject = subject_of(sitting.questionnaire, sitting.assessment)
    app = console_app(
        str(home), Settings(language=language), language, sitting.reference, subject, patience=0
    )
    app.animation_level = "none"
    assert beside(sitting.reference)
    window = app.window
    assert isinstance(window, ConsoleWindow)

    async def alone() -> None:
        async with app.run_test(size=CONSOLE if wall == SIZES[0] else wall) as pilot:
            while window.link is None:
                await pilot.pause(0.05)
            await _drawn(pilot, target)

    # A program of its own: in a task of its own, as each has its own context.
    await asyncio.create_task(alone())


async def _drawn(pilot: Pilot[int], target: Path) -> None:
    for _ in range(4):
        await pilot.pause(0.05)
    drawn(pilot.app.export_screenshot(), target)


def main() -> None:
    """Draw the pictures of the page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(PICTURES, "en", SIZES[0], ""))
    asyncio.run(for_docs(PICTURES, "en"))


def main_all(folder: Path) -> None:
    """Draw everything that there is to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("en", "fr", "es"):
        for size in SIZES:
            asyncio.run(draw(folder, language, size, "" if size == SIZES[0] else "-{}x{}".format(*size)))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main_all(Path(sys.argv[1]))
    else:
        main()
