"""Enter on the results explains a number."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.core.assessment import Answer
from cm_readiness.core.explanation import explain
from cm_readiness.explaining import explained, name_of
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, Drive

SIZES = [(120, 36), (80, 24), (40, 12)]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES)
async def test_numbers_are_explained(
    drive: Drive, given: Callable[..., Path], size: tuple[int, int], language: str
) -> None:
    """The overall, a dimension and a gap each show their lines, the last of them in reach by keys."""
    answers = {identifier: Answer(level=place % 3) for place, identifier in enumerate(QUESTIONNAIRE.criteria)}
    async with drive(given(answers=answers), size=size, language=language) as driver:
        evaluation, words = driver.session.evaluation(), driver.app.words
        chosen = ("overall", evaluation.dimensions[1].dimension.id, evaluation.gaps[0].criterion.id)
        for identifier in chosen:
            await driver.press("enter")
            assert driver.room == "picker"
            await driver.type(name_of(identifier, evaluation, words))
            await driver.press("enter")
            assert driver.room == "explanation"
            said = str(driver.app.screen.query_one("#lines", Prose).content)
            lines = explained(explain(evaluation, identifier), evaluation, words)
            assert all(line.text in said and line.operation in said for line in lines)
            await driver.press("end")
            last = lines[-1].operation or lines[-1].text
            assert last.split()[-1] in driver.text()
            await driver.press("home", "down", "pagedown", "escape")
            assert driver.room == "results"
