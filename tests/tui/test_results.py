"""The results: rows that explain themselves, and the radar."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from textual.widgets import OptionList

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.language.explanation_words import name_of
from cm_readiness.tui.widgets.number_row import NumberRow
from cm_readiness.tui.widgets.radar import Radar, radar

from .conftest import CRITERIA, QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)
BRAILLE = re.compile("[\u2801-\u28ff]")


def levels(count: int = CRITERIA) -> dict[str, Answer]:
    """Answers of all levels."""
    now = utc_now()
    return {name: Answer(level=place % 5, answered=now) for place, name in enumerate(ORDER[:count])}


def chosen(driver: Driver) -> str:
    """What the row that is chosen is about."""
    (row,) = (row for row in driver.app.screen.query(NumberRow) if row.has_class("-here"))
    return row.of


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_every_number_explains_itself(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """Each row that the arrows reach is in view, and Enter shows lines with its name above them."""
    async with drive(given(answers=levels(29)), size=size, language=language) as driver:
        await driver.say("results")
        sheet = driver.app.screen.query_one("#sheet")
        while driver.app.screen.query_one("#score-0").region.y >= sheet.region.bottom:
            await driver.burst("down")
        seen = []
        while True:
            of = chosen(driver)
            seen.append(of)
            (row,) = (row for row in driver.app.screen.query(NumberRow) if row.has_class("-here"))
            assert 0 < row.region.y < size[1]
            if len(seen) in (1, 3, 8):
                await driver.press("enter")
                assert driver.page == "explanation"
                title = name_of(of, driver.session.evaluation(), driver.app.words)
                assert title in driver.text()
                await driver.press("escape")
                assert driver.page == "results"
            before = row.id
            await driver.burst("down")
            (row,) = (row for row in driver.app.screen.query(NumberRow) if row.has_class("-here"))
            if row.id == before:
                break
        evaluation = driver.session.evaluation()
    gaps = [gap.criterion.id for gap in evaluation.gaps[:5]]
    open_ones = [one.criterion.id for one in evaluation.find_out[:5]]
    assert seen == ["overall", *(d.id for d in QUESTIONNAIRE.dimensions), *gaps, *open_ones]


async def test_down_to_the_answer_and_back(drive: Drive, given: Given) -> None:
    """From the overall to a dimension to a criterion with the words of its level, and back step by step."""
    async with drive(given(answers=levels())) as driver:
        await driver.press("enter")
        assert driver.page == "explanation"
        await driver.press("enter")
        first = QUESTIONNAIRE.dimensions[0]
        assert f"1 {first.name.get('en')}" in driver.text()
        await driver.press("down", "enter")
        criterion = first.criteria[1]
        text = " ".join(driver.text().split())
        assert f"1.2 {criterion.name.get('en')}" in text
        assert criterion.levels[1].get("en").split()[0] in text
        await driver.press("enter", "escape")
        options = driver.app.screen.query_one(OptionList)
        assert options.highlighted == 1
        await driver.press("escape", "escape")
        assert driver.page == "results"


async def test_a_click_explains(drive: Drive, given: Given) -> None:
    """A row can be clicked, and so can a line of the explanation."""
    async with drive(given(answers=levels())) as driver:
        driver.app.screen.query_one("#score-2").scroll_visible(animate=False)
        await driver.settle()
        await driver.pilot.click("#score-2")
        await driver.settle()
        assert driver.page == "explanation"
        second = QUESTIONNAIRE.dimensions[1]
        assert f"2 {second.name.get('en')}" in driver.text()
        await driver.pilot.click(OptionList, offset=(4, 0))
        await driver.settle()
        assert f"2.1 {second.criteria[0].name.get('en')}" in driver.text()


@pytest.mark.parametrize(
    ("size", "shown"), [((120, 36), True), ((140, 40), True), ((119, 36), False), ((80, 24), False)]
)
async def test_the_radar_where_there_is_room(
    drive: Drive, given: Given, size: tuple[int, int], shown: bool
) -> None:
    """It has a number at each axis and a legend, and comes and goes with the size of the window."""
    async with drive(given(answers=levels()), size=size) as driver:
        assert bool(BRAILLE.search(driver.text())) is shown
        assert ("edge: 100" in driver.text()) is shown
        await driver.pilot.resize_terminal(130, 40)
        await driver.settle()
        picture = driver.app.screen.query_one(Radar).render().plain
        assert set("12345") <= set(picture)
        await driver.pilot.resize_terminal(80, 24)
        await driver.settle()
        assert not BRAILLE.search(driver.text())


def test_a_radar_has_gaps_and_no_zeros() -> None:
    """A missing score draws no line to the middle; two axes make no picture; rows are as wide as asked."""
    full = [Fraction(50)] * 5
    whole = radar(full, [75] * 5, 40, 18).plain
    assert {len(line) for line in whole.split("\n")} == {40}
    assert whole.count("\n") == 17
    missing = radar([None, *full[1:]], [75] * 5, 40, 18).plain
    assert len(BRAILLE.findall(missing)) < len(BRAILLE.findall(whole))
    assert radar([1, 2], [3, 4], 40, 18).plain == ""
    assert radar(full, full, 8, 4).plain == ""
