"""Levels raised and lowered without touching the answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList

from cm_readiness.core.assessment import Answer
from cm_readiness.core.evaluation import what_if
from cm_readiness.language.number_format import Figures
from cm_readiness.tui.shell.labels import verdict_sentence
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, WINDOWS, Drive

ANSWERS = {identifier: Answer(level=2) for identifier in QUESTIONNAIRE.criteria}


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_scores_move_and_answers_do_not(
    drive: Drive, given: Callable[..., Path], size: tuple[int, int], language: str
) -> None:
    """Each key changes what stands at the top at once; reset and leaving keep nothing."""
    first, second = list(QUESTIONNAIRE.criteria)[:2]
    async with drive(given(answers=ANSWERS), size=size, language=language) as driver:
        before, words = driver.assessment, driver.app.words
        evaluation = driver.session.evaluation()
        await driver.press("w")
        assert driver.page == "what_if"
        screen = driver.app.screen
        start = str(screen.query_one("#scores", Prose).content)
        await driver.press("minus", "minus", "minus", "down", "plus", "right")
        outcome = what_if(evaluation, {first: 0, second: 4})
        assert str(screen.query_one("#verdict", Prose).content) == verdict_sentence(
            outcome, QUESTIONNAIRE, words
        )
        shown = str(screen.query_one("#scores", Prose).content)
        assert shown != start
        figures = Figures(QUESTIONNAIRE, words, 1)
        for score in (outcome.overall.score, *(result.score for result in outcome.dimensions)):
            assert figures.score(score) in shown
        assert "2 → 0" in driver.text()
        assert screen.query_one(OptionList).highlighted == 1
        await driver.press("x")
        assert str(screen.query_one("#scores", Prose).content) == start
        await driver.press("plus", "escape")
        assert driver.page == "results"
        assert driver.assessment == before
        await driver.press("w")
        assert str(driver.app.screen.query_one("#scores", Prose).content) == start
