"""Three people and their keys: a manager alone, a consultant in front of a room, a second round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from tests.exports import text_in

from .conftest import CRITERIA, QUESTIONNAIRE, Drive, Driver

Given = Callable[..., Path]


class Keys:
    """Counts what a person presses; a name is typed in as many keys as it has letters."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.count = 0

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.count += len(keys)
        await self._driver.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text."""
        self.count += len(text)
        await self._driver.type(text)


async def test_a_manager_alone_goes_from_the_first_start_to_a_pdf(drive: Drive, documents: Path) -> None:
    """In French at 80×24, without help: a key for each answer, and ten besides the name of the company."""
    async with drive(size=(80, 24), language="fr") as driver:
        keys, name = Keys(driver), "Maison Calla"
        await keys.press("enter")
        await keys.type(name)
        await keys.press("enter", "tab", "tab", "space", "f2")
        assert driver.page == "question"
        for _ in range(CRITERIA):
            await keys.press("2")
        assert driver.page == "results"
        assert "Verdict" in driver.text()
        await keys.press("r", "e", "enter")
        await driver.until(lambda: driver.page == "written")
        await keys.press("enter")
        files = {path.name: path for path in (documents / name).iterdir()}
        assert set(files) == {"diagnostic.pdf", "synthèse pour la direction.pdf", "plan d’action.pdf"}
        assert name in text_in("pdf", files["diagnostic.pdf"].read_bytes(), "fr")
    assert keys.count == CRITERIA + len(name) + 10


async def test_a_consultant_asks_a_room_for_ninety_minutes(drive: Drive, given: Given) -> None:
    """In the room view: no score before the end; a blank screen, a slip taken back, a note and a mark."""
    path = given(facilitator="Ana")
    async with drive(path) as driver:
        keys, seen = Keys(driver), set[str]()
        await keys.press("v")
        for place in range(CRITERIA):
            assert f"{place} / {CRITERIA}" in driver.text()
            if place == 3:
                await keys.press("b")
                assert not "".join(driver.lines()).strip()
                await keys.press("space")
            if place == 5:
                await keys.press("0", "u")
            if place == 8:
                await keys.press("n")
                await keys.type("Ask Tom")
                await keys.press("escape", "f")
            await keys.press("3")
            seen |= {line for line in driver.lines() if "of 100" in line or "Overall" in line}
        assert not seen
        assert driver.page == "question"
        await keys.press("r")
        assert driver.page == "results" and "Overall" in driver.text()
        answers = list(driver.assessment.answers.values())
    assert [answer.level for answer in answers] == [3] * CRITERIA
    assert answers[8].note == "Ask Tom" and answers[8].flagged
    assert keys.count == CRITERIA + len("Ask Tom") + 9


async def test_a_second_round_begins_with_what_changed(drive: Drive, given: Given) -> None:
    """The first screen after the last answer says by how much the score has moved, and since when."""
    at = utc_now() - timedelta(days=90)
    given(title="Baseline", answers={name: Answer(level=2, answered=at) for name in QUESTIONNAIRE.criteria})
    async with drive() as driver:
        keys = Keys(driver)
        await keys.press("f", "enter")
        assert driver.page == "question"
        raised = QUESTIONNAIRE.dimensions[0].criteria
        for _ in raised:
            await keys.press("3")
        for _ in range(CRITERIA - len(raised)):
            await keys.press("enter")
        assert driver.page == "results"
        assert "+5.0 since “Baseline”" in driver.text()
    assert keys.count == CRITERIA + 2
