"""The head of the results: verdict, reason, score, what has moved, what would change it, this week."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from textual.widgets import Digits

from cm_readiness.app.clock import utc_now
from cm_readiness.core.assessment import Answer
from cm_readiness.tui.results.poster import Poster
from cm_readiness.tui.shell.page import Page
from cm_readiness.tui.widgets.block_letters import BlockLetters
from cm_readiness.tui.widgets.line import Prose
from cm_readiness.tui.widgets.number_row import NumberRow
from cm_readiness.tui.widgets.radar import radar
from cm_readiness.views.context import Context
from cm_readiness.views.this_week import act_sentences, this_week_view
from cm_readiness.views.verdict import verdict_view
from cm_readiness.views.verdict_change import verdict_change

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def levels(level: int, count: int = len(ORDER)) -> dict[str, Answer]:
    """The same level for the first criteria."""
    return {name: Answer(level=level, answered=utc_now()) for name in ORDER[:count]}


def said(driver: Driver, identifier: str) -> str:
    """What a part of the poster says."""
    return driver.app.screen.query_one(f"#{identifier}", Prose).said.plain


def context(driver: Driver) -> Context:
    """What is shown, as the views put it."""
    return Context(driver.session.evaluation(), driver.app.words, 1)


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_it_answers_in_the_order_in_which_one_asks(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """Verdict, its reasons, the score, what would change it and this week, in the words of the views."""
    async with drive(given(answers=levels(1)), size=size, language=language) as driver:
        shown, short = context(driver), size[1] < 20
        view = verdict_view(shown)
        assert driver.app.screen.query_one(BlockLetters).said.plain == view["name"]
        assert driver.app.screen.query_one(BlockLetters).display is not short
        assert view["name"] in said(driver, "verdict")
        assert driver.app.words("settled") in said(driver, "verdict")
        assert said(driver, "why") == " ".join(view["reasons"])
        score = shown.figures.score(driver.session.evaluation().overall.score)
        digits = driver.app.screen.query_one(Digits)
        assert (digits.value, digits.display) == (score, not short)
        assert (score in said(driver, "score-0")) is short
        assert said(driver, "change").split("\n") == [f"• {line}" for line in verdict_change(shown)]
        acts = act_sentences(this_week_view(shown), shown.words)
        assert said(driver, "week").split("\n") == [f"• {act}" for act in acts]
        places = [driver.app.screen.query_one(f"#{one}").region.y for one in ("verdict", "score-0", "change")]
        assert places == sorted(places)


async def test_the_cheapest_way_is_never_that_of_other_answers(drive: Drive, given: Given) -> None:
    """It comes a moment later, after a change and after undo as well; until then it is being looked for."""
    async with drive(given(answers=levels(1))) as driver:
        page, first = driver.app.screen, said(driver, "change")
        assert isinstance(page, Page)
        looking = driver.app.words("Looking for the cheapest way…")
        for name in ORDER[:20]:
            driver.session.give(name, 3)
        page.show_all()
        assert said(driver, "change") == looking
        await driver.settle()
        assert said(driver, "change").split("\n") == [f"• {line}" for line in verdict_change(context(driver))]
        assert said(driver, "change") != first
        for _ in range(20):
            driver.session.undo()
        page.show_all()
        assert said(driver, "change") == looking
        await driver.settle()
        assert said(driver, "change") == first


async def test_what_nobody_waits_for_does_not_arrive(drive: Drive, given: Given) -> None:
    """A search that has ended with its page, as the framework ends it, brings nothing any more."""
    async with drive(given(answers=levels(1))) as driver:
        page = driver.app.screen
        assert isinstance(page, Page)
        driver.session.give(ORDER[0], 4)
        page.show_all()
        driver.app.workers.cancel_node(page.query_one(Poster))
        await driver.settle()
        assert said(driver, "change") == driver.app.words("Looking for the cheapest way…")
        await driver.press("t")
        assert driver.page == "question"
        assert not [worker for worker in driver.app.workers if worker.group == "poster"]


async def test_a_change_adds_up(drive: Drive, given: Given) -> None:
    """What is shown now, less the change that is shown, is what the milestone froze, to the decimal."""
    async with drive(given(answers=levels(2))) as driver:
        assert "since" not in said(driver, "score-0")
        await driver.press("m")
        await driver.type("Start [1]")
        await driver.press("enter")
        assert "unchanged since “Start [1]”" in said(driver, "score-0")
        driver.session.give(ORDER[0], 3)
        driver.session.give(ORDER[7], 0)
        await driver.say("milestone")
        await driver.press("escape")
        line = said(driver, "score-0").split("\n")[-1]
        assert line.endswith("since “Start [1]”")
        change = Fraction(line.split()[0].replace("−", "-"))
        then = driver.assessment.milestones[0].overall.score
        assert then is not None
        assert Fraction(driver.app.screen.query_one(Digits).value) - change == then


async def test_a_round_says_what_moved_since_the_one_before(drive: Drive, given: Given) -> None:
    """The round that is followed is found among the others, by what it is called."""
    given(name="Other", answers=levels(0))
    given(answers=levels(1), title="Spring")
    async with drive() as driver:
        await driver.press("f", "enter")
        assert driver.page == "question"
        await driver.burst(*("2" * len(ORDER)))
        assert driver.page == "results"
        assert said(driver, "score-0").endswith("+25.0 since “Spring”")


async def test_scores_side_by_side_have_one_decimal(drive: Drive, given: Given) -> None:
    """Score, range, target and limit of the verdict can be compared and subtracted as they stand."""
    answers = {**levels(1, 25), ORDER[0]: Answer(level=2, answered=utc_now())}
    async with drive(given(answers=answers), size=(120, 60)) as driver:
        await driver.say("results")
        rows = [row.said.plain for row in driver.app.screen.query(NumberRow) if row.of][:6]
        assert len(rows) == 6
        for row in rows:
            shown = NUMBER.findall(row.replace("out of 100", "")[3:])
            assert shown
            assert all("." in number for number in shown), row
        assert re.search(r"is \d+\.\d, below the threshold of \d+\.\d", said(driver, "why"))


async def test_too_early_shows_no_score(drive: Drive, given: Given) -> None:
    """Neither large nor small, nor a change: only how far it can still go."""
    async with drive(given(answers=levels(3, 3))) as driver:
        await driver.press("m")
        await driver.type("Start")
        await driver.press("enter", "t", "4", "r")
        assert driver.page == "results"
        assert driver.session.evaluation().judgement.state == "open"
        assert driver.app.screen.query_one(Digits).display is False
        row = said(driver, "score-0")
        assert "out of" not in row
        assert "since" not in row
        assert "range" in row


async def test_a_click_on_the_large_score_explains_it(drive: Drive, given: Given) -> None:
    """As a click on its row does."""
    async with drive(given(answers=levels(1)), size=(80, 24)) as driver:
        await driver.pilot.click("#score-large")
        await driver.settle()
        assert driver.page == "explanation"
        assert driver.app.words("Overall") in driver.text()


def test_a_radar_names_its_axes() -> None:
    """Each name stands whole in the picture, number first, and no row is wider than asked."""
    for language in ("fr", "en", "es"):
        names = [dimension.name.get(language) for dimension in QUESTIONNAIRE.dimensions]
        picture = radar([Fraction(50)] * len(names), [75] * len(names), 50, 20, names).plain
        assert {len(line) for line in picture.split("\n")} == {50}
        for place, name in enumerate(names, 1):
            assert f"{place} " in picture
            assert all(word in picture for word in name.split())
