"""The list beside the question: what it says of each criterion, and where a click on it leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.widgets.line import Line
from cm_readiness.tui.widgets.sidebar import CriterionRow, DimensionRow, MarkRow, Sidebar

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


def rows(driver: Driver, kind: type[Line]) -> list[Line]:
    """The rows of a kind that are seen."""
    return [row for row in driver.app.screen.query(kind) if row.region]


def said(row: Line) -> str:
    """What a row says, in plain letters."""
    return row.said.plain


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
        listed = [said(row).split() for row in rows(driver, CriterionRow)]
        assert len(listed) == len(first.criteria)
        assert [(words[0].lstrip("▸"), words[1]) for words in listed] == [
            ("1.1", "3"), ("1.2", "?"), ("1.3", "0"), ("1.4", "·"), ("1.5", "?"), ("1.6", "·"),
        ]  # fmt: skip
        assert listed[0][-1] == "⚑✎∃"
        assert listed[1][-1] == "!"
        assert [place for place, words in enumerate(listed) if words[0].startswith("▸")] == [2]
        box = driver.app.screen.query_one(Sidebar).region
        assert all(row.region.right <= box.right - 2 for row in rows(driver, CriterionRow))
        assert all(len(said(row)) <= row.region.width for row in rows(driver, CriterionRow))


async def test_each_dimension_has_its_bar(drive: Drive, given: Given) -> None:
    """Empty, in part, full, in shapes."""
    first, second = QUESTIONNAIRE.dimensions[0], QUESTIONNAIRE.dimensions[1]
    answered = [*first.criteria, *second.criteria[: len(second.criteria) // 2]]
    answers = {criterion.id: Answer(level=1, answered=NOW) for criterion in answered}
    async with drive(given(answers=answers)) as driver:
        bars = [said(row).split()[-2] for row in rows(driver, DimensionRow)]
        assert bars == ["████", "██··", "····", "····", "····"]
        assert said(rows(driver, DimensionRow)[0]).endswith("6/6")


@pytest.mark.parametrize("size", SIZES)
async def test_a_click_goes_to_the_criterion(drive: Drive, given: Given, size: tuple[int, int]) -> None:
    """Or to the first open one of a dimension, which is unfolded then; what is typed is kept."""
    async with drive(given(), size=size) as driver:
        await driver.burst("n", *"typed")
        await driver.pilot.click(rows(driver, CriterionRow)[4])
        await driver.settle()
        assert driver.session.current == ORDER[4]
        assert driver.assessment.answer_to(ORDER[0]).note == "typed"
        await driver.pilot.click(rows(driver, DimensionRow)[2])
        await driver.settle()
        third = [criterion.id for criterion in QUESTIONNAIRE.dimensions[2].criteria]
        assert driver.session.current == third[0]
        assert [said(row).split()[0].lstrip("▸") for row in rows(driver, CriterionRow)] == [
            driver.session.numbers[identifier] for identifier in third
        ]


@pytest.mark.parametrize(("place", "listed"), [(0, "flagged"), (1, "unknown")])
async def test_a_click_on_a_mark_lists_what_is_marked(
    drive: Drive, given: Given, place: int, listed: str
) -> None:
    """In the review, from which Esc comes back."""
    async with drive(given(answers=ANSWERS)) as driver:
        marks = rows(driver, MarkRow)
        assert [said(row) for row in marks] == ["⚑ 1 to discuss", "? 2 to find out"]
        await driver.pilot.click(marks[place])
        await driver.settle()
        assert driver.page == "review"
        assert driver.app.navigation.review_filter == listed
        await driver.press("escape")
        assert driver.page == "question"


async def test_a_low_window_lists_dimensions_alone(drive: Drive, given: Given) -> None:
    """There is no room for more, and none of it is cut."""
    async with drive(given(), size=(120, 14)) as driver:
        assert len(rows(driver, DimensionRow)) == len(QUESTIONNAIRE.dimensions)
        assert not rows(driver, CriterionRow)


async def test_without_colours(drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    """Place, answers and bars are shapes."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with drive(given(answers=ANSWERS)) as driver:
        text = driver.text()
        assert "▸1 " in text
        assert "▸1.6" in text
        assert "⚑✎∃" in text
        assert "██▋· 4/6" in text
