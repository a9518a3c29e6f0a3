"""The list beside the question: what it says of each criterion, and where a click on it leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.geometry import Offset

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.widgets.dimensions import CriterionState, DimensionState, Mark
from cm_readiness.tui.widgets.sidebar import Row, Sidebar

from .conftest import QUESTIONNAIRE, Drive, Driver

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)
NOW = utc_now()
ANSWERS = {
    ORDER[0]: Answer(level=3, answered=NOW, note="Seen.", evidence=("A page.",), flagged=True),
    ORDER[1]: Answer(unknown=True, answered=NOW, urgent=True),
    ORDER[2]: Answer(level=0, answered=NOW),
    ORDER[4]: Answer(unknown=True, answered=NOW),
}
SIZES = [(140, 40), (120, 36), (100, 24)]


def sidebar(driver: Driver) -> Sidebar:
    """The list."""
    return driver.app.screen.query_one(Sidebar)


def rows(driver: Driver, kind: type[object]) -> list[Row]:
    """The lines of a kind that are seen."""
    listed = sidebar(driver)
    return [row for row in listed.rows[: listed.content_size.height] if isinstance(row.of, kind)]


def said(row: Row) -> str:
    """What a line says, in plain letters."""
    return row.content.plain


async def click(driver: Driver, row: Row) -> None:
    """Click on a line."""
    listed = sidebar(driver)
    await driver.pilot.click(listed, offset=listed.content_offset + Offset(1, listed.rows.index(row)))
    await driver.settle()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_criteria_stand_with_their_signs(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """Those of the dimension that is asked, each with its answer, flags, note and evidence."""
    async with drive(given(answers=ANSWERS), size=size, language=language) as driver:
        driver.session.current = ORDER[3]
        await driver.say("previous")
        first = QUESTIONNAIRE.dimensions[0]
        listed = [said(row).split() for row in rows(driver, CriterionState)]
        assert len(listed) == len(first.criteria)
        assert [(words[0].lstrip("▸"), words[1]) for words in listed] == [
            ("1.1", "3"), ("1.2", "?"), ("1.3", "0"), ("1.4", "·"), ("1.5", "?"), ("1.6", "·"),
        ]  # fmt: skip
        assert listed[0][-1] == "⚑✎∃"
        assert listed[1][-1] == "!"
        assert [place for place, words in enumerate(listed) if words[0].startswith("▸")] == [2]
        assert all(
            len(said(row)) <= sidebar(driver).content_size.width for row in rows(driver, CriterionState)
        )


async def test_each_dimension_has_its_bar(drive: Drive, given: Given) -> None:
    """Empty, in part, full, in shapes."""
    first, second = QUESTIONNAIRE.dimensions[0], QUESTIONNAIRE.dimensions[1]
    answered = [*first.criteria, *second.criteria[: len(second.criteria) // 2]]
    answers = {criterion.id: Answer(level=1, answered=NOW) for criterion in answered}
    async with drive(given(answers=answers)) as driver:
        bars = [said(row).split()[-2] for row in rows(driver, DimensionState)]
        assert bars == ["████", "██··", "····", "····", "····"]
        assert said(rows(driver, DimensionState)[0]).endswith("6/6")


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_goes_to_the_criterion(drive: Drive, given: Given, size: tuple[int, int]) -> None:
    """Or to the first open one of a dimension, which is unfolded then; what is typed is kept."""
    async with drive(given(), size=size) as driver:
        await driver.burst("n", *"typed")
        await click(driver, rows(driver, CriterionState)[4])
        assert driver.session.current == ORDER[4]
        assert driver.assessment.answer_to(ORDER[0]).note == "typed"
        await click(driver, rows(driver, DimensionState)[2])
        third = [criterion.id for criterion in QUESTIONNAIRE.dimensions[2].criteria]
        assert driver.session.current == third[0]
        assert [said(row).split()[0].lstrip("▸") for row in rows(driver, CriterionState)] == [
            driver.session.numbers[identifier] for identifier in third
        ]


@pytest.mark.parametrize(("place", "listed"), [(0, "flagged"), (1, "unknown")])
async def test_a_click_on_a_mark_lists_what_is_marked(
    drive: Drive, given: Given, place: int, listed: str
) -> None:
    """In the review, from which Esc comes back."""
    async with drive(given(answers=ANSWERS)) as driver:
        marks = rows(driver, Mark)
        assert [said(row) for row in marks] == ["⚑ 1 to discuss", "? 2 to find out"]
        await click(driver, marks[place])
        assert driver.page == "review"
        assert driver.app.navigation.review_filter == listed
        await driver.press("escape")
        assert driver.page == "question"


async def test_what_has_no_room_is_scrolled_to(drive: Drive, given: Given) -> None:
    """Beside an open field, say; a click means what stands there then."""
    old = Answer(level=2, answered=NOW - timedelta(days=4000))
    async with drive(given(answers={**ANSWERS, ORDER[3]: old}), size=(120, 20)) as driver:
        await driver.press("n")
        listed = sidebar(driver)
        assert len(listed.rows) > listed.content_size.height
        listed.scroll_end(animate=False)
        await driver.settle()
        assert "out of date" in driver.text()
        last = listed.content_offset + Offset(1, listed.content_size.height - 1)
        await driver.pilot.click(listed, offset=last)
        await driver.settle()
        assert driver.app.navigation.review_filter == "stale"


async def test_a_low_window_lists_dimensions_alone(drive: Drive, given: Given) -> None:
    """There is no room for more, and none of it is cut."""
    async with drive(given(), size=(120, 14)) as driver:
        assert len(rows(driver, DimensionState)) == len(QUESTIONNAIRE.dimensions)
        assert not rows(driver, CriterionState)


async def test_without_colours(drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    """Place, answers and bars are shapes."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with drive(given(answers=ANSWERS)) as driver:
        text = driver.text()
        assert "▸1 " in text
        assert "▸1.6" in text
        assert "⚑✎∃" in text
        assert "██▋· 4/6" in text
