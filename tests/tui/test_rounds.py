"""Milestones, the next round, comparing, and going through stale answers again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Action, Answer, PastAnswer
from cm_readiness.files.assessments import assessment_files, read_assessment
from cm_readiness.files.settings import Settings
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, WINDOWS, Drive

IDS = list(QUESTIONNAIRE.criteria)
OLD = utc_now() - timedelta(days=5)
ANSWERS = {identifier: Answer(level=2, answered=OLD) for identifier in IDS}


async def test_a_milestone_is_frozen(drive: Drive, given: Callable[..., Path]) -> None:
    """It has the name that was given; the same name is refused; undo takes it away."""
    async with drive(given(answers=ANSWERS)) as driver:
        await driver.press("m")
        await driver.type("Start [1]")
        await driver.press("enter")
        assert "Start [1]" in driver.message
        (frozen,) = driver.saved().milestones
        assert (frozen.name, len(frozen.levels)) == ("Start [1]", len(IDS))
        await driver.press("m")
        await driver.type("Start [1]")
        await driver.press("enter")
        assert len(driver.saved().milestones) == 1
        assert "Start [1]" in driver.message
        await driver.press("u")
        assert driver.saved().milestones == ()
        await driver.press("ctrl+y")
        assert driver.saved().milestones == (frozen,)


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_the_next_round(
    drive: Drive, given: Callable[..., Path], size: tuple[int, int], language: str
) -> None:
    """A new file shows what was answered last time; Enter and the same digit confirm it."""
    action = Action(id="a", what="Something")
    old = read_assessment(given(answers=ANSWERS, actions=(action,)))
    async with drive(size=size, language=language) as driver:
        words = driver.app.words
        await driver.press("f", "enter")
        assert driver.page == "question"
        assert len(assessment_files(driver.folder)) == 2
        assert driver.assessment.follows == old.id
        assert driver.assessment.actions == (action,)
        title = driver.sheet.title.said.plain + driver.sheet.question.said.plain
        assert words("last time: {answer}", answer="2") in title
        await driver.press("enter", "2", "3")
        saved = driver.saved()
        assert [saved.answers[identifier].level for identifier in IDS[:3]] == [2, 2, 3]
        assert saved.answers[IDS[0]].history == (PastAnswer(level=2, answered=OLD),)
        assert driver.session.progress.answered == 3


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_a_follow_up_offers_its_pair(
    drive: Drive, given: Callable[..., Path], size: tuple[int, int], language: str
) -> None:
    """The first choice is what it follows against itself; the change of one criterion is named."""
    given(answers=ANSWERS)
    async with drive(size=size, language=language) as driver:
        await driver.press("f", "enter", "4", "1", "enter", "escape", "c")
        assert driver.page == "picker"
        await driver.press("enter")
        assert driver.page == "compare"
        words, screen = driver.app.words, driver.app.screen
        changes = str(screen.query_one("#changes", Prose).content)
        improved, slipped = words("What improved"), words("What slipped")
        names = [QUESTIONNAIRE.criteria[identifier].name.get(language) for identifier in IDS[:2]]
        order = [changes.index(part) for part in (improved, names[0], slipped, names[1])]
        assert order == sorted(order)
        assert "2 → 4" in changes
        await driver.press("p")
        assert driver.page == "compare", "a round that follows another one is no second person"
        await driver.press("end", "escape")
        assert driver.page == "home"


async def test_two_moments_and_two_files(drive: Drive, given: Callable[..., Path]) -> None:
    """A milestone is compared with now, and any file with any other one."""
    given(name="Other", answers=ANSWERS)
    given(answers=ANSWERS)
    async with drive() as driver:
        await driver.press("enter", "m")
        await driver.type("start")
        await driver.press("enter", "t", "4", "escape", "escape")
        await driver.until(lambda: driver.page == "home")
        await driver.press("c", "enter")
        assert driver.page == "compare"
        assert driver.app.words("Before") in driver.text()
        assert "start" in driver.text()
        await driver.press("escape", "c")
        await driver.type("Other")
        await driver.press("enter")
        assert driver.page == "picker"
        await driver.type("start")
        await driver.press("enter")
        assert driver.page == "compare"
        assert "Other" in driver.text()


async def test_nothing_to_compare_is_said(drive: Drive, given: Callable[..., Path]) -> None:
    """One assessment without milestones has no other side."""
    given(answers=ANSWERS)
    async with drive() as driver:
        await driver.press("c")
        assert driver.page == "home"
        assert driver.message


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_stale_answers_are_gone_through(
    drive: Drive, given: Callable[..., Path], size: tuple[int, int], language: str
) -> None:
    """Only they are shown; the same key or Enter confirms; the earlier answer becomes history."""
    long_ago = utc_now() - timedelta(days=2000)
    stale = (IDS[1], IDS[4], IDS[9])
    answers = {**ANSWERS, **{i: Answer(level=2, answered=long_ago) for i in stale}}
    async with drive(given(answers=answers), size=size, language=language) as driver:
        assert {s.criterion.id for s in driver.session.evaluation().stale} == set(stale)
        await driver.press("k")
        assert driver.page == "question"
        seen = [driver.session.current]
        await driver.press("right")
        seen.append(driver.session.current)
        await driver.press("left", "2")
        await driver.press("enter")
        seen.append(driver.session.current)
        assert tuple(seen) == stale
        await driver.press("3")
        assert driver.page == "results"
        saved = driver.saved()
        assert [saved.answers[i].level for i in stale] == [2, 2, 3]
        assert all(saved.answers[i].history == (PastAnswer(level=2, answered=long_ago),) for i in stale)
        assert driver.session.evaluation().stale == ()
        await driver.press("k")
        assert driver.page == "results"
        assert driver.message


async def test_leaving_a_re_check(drive: Drive, given: Callable[..., Path]) -> None:
    """Back leads to the results, and the questions are all there again afterwards."""
    long_ago = utc_now() - timedelta(days=2000)
    answers = {**ANSWERS, IDS[1]: Answer(level=2, answered=long_ago)}
    async with drive(given(answers=answers), settings=Settings(advance=False)) as driver:
        await driver.press("k", "escape")
        assert driver.page == "results"
        await driver.press("t", "right")
        assert driver.session.current == IDS[2]
