"""What a word means is said the first time that it stands on a screen in a sitting, and on F1 always."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.tui.shell.glossary import GLOSSARY
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, Drive, Driver

Given = Callable[..., Path]
LOW = {identifier: Answer(level=0, answered=utc_now()) for identifier in QUESTIONNAIRE.criteria}
FIRST = QUESTIONNAIRE.dimensions[0].criteria
HIGH = {identifier: Answer(level=4, answered=utc_now()) for identifier in QUESTIONNAIRE.criteria}


def gloss(driver: Driver) -> str:
    """What stands above the footer about words."""
    return str(driver.app.screen.query_one("#gloss", Prose).content)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_a_gate_is_explained_once(drive: Drive, given: Given, language: str) -> None:
    """On the results with a closed gate, as long as they are shown; not again after that."""
    async with drive(given(answers=LOW), language=language) as driver:
        words = driver.app.words
        assert gloss(driver) == f"{words('Gate')}  {words(GLOSSARY['Gate'])}"
        await driver.press("end")
        assert words("Gate") in gloss(driver)
        assert words(GLOSSARY["Gate"])[:30] in driver.text()
        await driver.press("p", "escape")
        assert driver.page == "results"
        assert gloss(driver) == ""


async def test_nothing_is_explained_that_does_not_stand_there(drive: Drive, given: Given) -> None:
    """All is answered and no gate is closed."""
    async with drive(given(answers=HIGH)) as driver:
        assert driver.page == "results"
        assert gloss(driver) == ""


async def test_a_range_is_explained_while_answers_are_missing(drive: Drive, given: Given) -> None:
    """Beside the gate that is closed: a line each."""
    some = {criterion.id: LOW[criterion.id] for criterion in FIRST}
    async with drive(given(answers=some)) as driver:
        await driver.press("r")
        assert [line.split("  ")[0] for line in gloss(driver).split("\n")] == ["Gate", "Range"]


async def test_a_small_window_has_no_room_for_it_and_waits(drive: Drive, given: Given) -> None:
    """What could not be said counts as not said."""
    async with drive(given(answers=LOW), size=(80, 16)) as driver:
        assert gloss(driver) == ""
        await driver.pilot.resize_terminal(80, 24)
        await driver.press("p", "escape")
        assert gloss(driver).startswith("Gate")


async def test_on_the_question_it_goes_with_the_score(drive: Drive, given: Given) -> None:
    """The line with the score of a dimension names a gate: with the next answer both go, for good."""
    last, left = FIRST[-1].id, {c.id: LOW[c.id] for c in FIRST[:-1]}
    async with drive(given(answers=left)) as driver:
        assert driver.session.current == last
        await driver.press("0")
        assert gloss(driver).startswith("Gate")
        await driver.press("1")
        assert gloss(driver) == ""
        await driver.press("r")
        assert "Gate" not in gloss(driver)


async def test_a_milestone_is_explained_where_it_is_named(drive: Drive, given: Given) -> None:
    """In the question for its name, or at the end of the session, whichever comes first."""
    async with drive(given(answers=HIGH)) as driver:
        await driver.press("m")
        assert GLOSSARY["Milestone"][:30] in driver.text()
        await driver.press("escape", "m")
        assert GLOSSARY["Milestone"][:30] not in driver.text()
        await driver.press("escape", "F")
        assert gloss(driver) == ""
    async with drive(given(answers=HIGH)) as driver:
        await driver.press("F")
        assert gloss(driver).startswith("Milestone")


async def test_the_help_has_them_all(drive: Drive, given: Given) -> None:
    """As often as somebody asks."""
    async with drive(given(answers=LOW), size=(120, 90)) as driver:
        for _ in range(2):
            await driver.press("f1")
            for word in ("Gate", "Range", "Milestone"):
                assert GLOSSARY[word][:30] in driver.text()
            await driver.press("escape")
