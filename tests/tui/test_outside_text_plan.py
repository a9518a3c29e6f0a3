"""Text from outside is shown as it is on the plan, what-if and compare screens and their dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Action, Answer

from .conftest import QUESTIONNAIRE, Drive
from .test_outside_text import NAMES

FIRST = next(iter(QUESTIONNAIRE.criteria))


@pytest.mark.parametrize("name", NAMES)
async def test_hostile_names(drive: Drive, given: Callable[..., Path], name: str) -> None:
    """Nothing vanishes, nothing acts, nothing crashes."""
    action = Action(id=name, what=name, owner=name, note=name)
    gone = Action(id="gone", criterion=name, to_level=2, status="dropped", note=name)
    answers = {identifier: Answer(level=1) for identifier in QUESTIONNAIRE.criteria}
    given(name=name, title=name, respondent=name, answers=answers, actions=(action, gone))
    seen = []
    async with drive(size=(120, 50)) as driver:
        await driver.press("enter", "m")
        for character in name:
            driver.app.screen.query_one("TextField").insert_text_at_cursor(character)  # type: ignore[attr-defined]
        await driver.press("enter")
        driver.app.forget_change()
        seen.append(driver.lines())
        await driver.press("p", "end")
        seen.append(driver.lines())
        await driver.press("enter")
        assert driver.page == "action"
        seen.append(driver.lines())
        await driver.press("escape", "escape", "w", "plus")
        seen.append(driver.lines())
        await driver.press("escape", "escape", "escape", "c")
        assert driver.page == "picker"
        seen.append(driver.lines())
        await driver.press("enter")
        assert driver.page == "compare"
        seen.append(driver.lines())
        await driver.press("p", "end")
        seen.append(driver.lines())
    for lines in seen:
        screen = "\n".join(lines)
        assert not any(character in screen for character in "\x1b\x07\u202e\u2066")
        if name.isascii() and name.isprintable():
            assert name in screen
