"""Random keys at random sizes with random dialogs open change no answer but that of the question in view."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.app.sitting import Change
from cm_readiness.core.assessment import Answer
from cm_readiness.tui.answering.question import Question
from cm_readiness.tui.shell.commands import commands_of
from cm_readiness.tui.shell.page import LEAST
from cm_readiness.tui.widgets.editor import Editor

from .conftest import QUESTIONNAIRE, Drive, Driver

Given = Callable[..., Path]
SIZES = [(120, 36), (80, 24), (40, 12), (39, 30), (120, 11), (36, 10)]
DIALOGS = ["palette", "help", "go_to", "language", "theme", "save_as", "review", "results", "about"]
KEYS = [
    *(key for command in commands_of("question") for key in command.keys.split(",") if key),
    *"aq34", "tab", "shift+tab", "backspace", "home", "end",
]  # fmt: skip


class Watch:
    """Listens to the open assessment, and keeps the changes of answers that nobody could see."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.unseen: list[str] = []
        self.changes = 0
        self.listening: object = None

    def listen(self) -> None:
        """Hear the changes of whatever is open now."""
        session = self.driver.app.session
        if session is not None and session is not self.listening:
            self.listening, program = session, session.heard

            def heard(change: Change) -> None:
                self.look(change)
                program(change)

            session.heard = heard

    def look(self, change: Change) -> None:
        """Whether the change is of the question that stands on the screen."""
        if change.way != "done" or change.before.answers == change.after.answers:
            return
        self.changes += 1
        screen, size = self.driver.app.screen, self.driver.app.size
        if isinstance(screen, Question) and screen.query_one(Editor).criterion == change.about:
            # It was typed while the field could be seen, and is handed on a moment later.
            return
        seen = (
            isinstance(screen, Question)
            and size.width >= LEAST[0]
            and size.height >= LEAST[1]
            and QUESTIONNAIRE.criteria[change.about].question.get(self.driver.app.words.language)
            in screen.sheet.question.said.plain
        )
        if not seen:
            self.unseen.append(f"{change.about} on {screen} at {size}")


@pytest.mark.parametrize("seed", range(24))
async def test_only_the_question_in_view_changes(drive: Drive, given: Given, seed: int) -> None:
    """Undo and redo apart, which say what they took back wherever they are."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    answers = {
        name: Answer(level=chance.randint(0, 4), answered=utc_now())
        for name in chance.sample(list(QUESTIONNAIRE.criteria), chance.choice([0, 5, 30]))
    }
    path = given(answers=answers)
    async with drive(path, size=chance.choice(SIZES), motion=bool(seed % 2)) as driver:
        watch = Watch(driver)
        for _ in range(12):
            watch.listen()
            await act(driver, chance)
            if driver.app.session is None and driver.app.return_value is None:
                await driver.press("enter")
        assert watch.unseen == []


async def act(driver: Driver, chance: random.Random) -> None:
    """Change the size, open a dialog, paste, or press some keys."""
    match chance.randint(0, 5):
        case 0:
            await driver.pilot.resize_terminal(*chance.choice(SIZES))
            await driver.settle()
        case 1 if driver.page == "question":
            await driver.say(chance.choice(DIALOGS))
        case 2:
            await driver.pour(*chance.choices("0123n q", k=chance.randint(4, 9)))
        case 3:
            await driver.press("escape")
        case _:
            await driver.burst(*chance.choices(KEYS, k=chance.randint(1, 5)))


async def test_the_watch_sees(drive: Drive, given: Given) -> None:
    """An answer to the question in view is heard, and one to another is found."""
    async with drive(given()) as driver:
        watch = Watch(driver)
        watch.listen()
        await driver.press("3")
        assert (watch.changes, watch.unseen) == (1, [])
        driver.session.give(next(iter(QUESTIONNAIRE.criteria)), 1)
        assert (watch.changes, len(watch.unseen)) == (2, 1)
