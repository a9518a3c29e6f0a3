"""The plan on the screen: what to do, commitments, and the cheapest ways."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from textual.widgets import OptionList

from cm_readiness.app.clock import utc_now
from cm_readiness.core.actions import plan_with_actions
from cm_readiness.core.assessment import Action, Answer
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.optimum import Solution, best_use, cheapest_way
from cm_readiness.language.number_format import Figures
from cm_readiness.language.words import LANGUAGES
from cm_readiness.tui.plan.criterion_field import criterion_called
from cm_readiness.tui.plan.rows import BUDGET, VERDICT, Row
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

SIZES = [(120, 36), (80, 24), (40, 12)]
ANSWERS = {identifier: Answer(level=place % 3) for place, identifier in enumerate(QUESTIONNAIRE.criteria)}


def rows(driver: Driver) -> list[Row]:
    """The rows of the plan."""
    found: list[Row] = getattr(driver.app.screen, "_rows")  # noqa: B009
    return found


def chosen(driver: Driver) -> Row:
    """The row that is highlighted."""
    place = driver.app.screen.query_one(OptionList).highlighted
    assert place is not None
    return rows(driver)[place]


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_an_entry_is_committed_to(
    drive: Drive, given: Callable[..., Path], size: tuple[int, int], language: str
) -> None:
    """Enter opens the form; owner and due date are saved, said back, and one undo takes them away."""
    async with drive(given(answers=ANSWERS), size=size, language=language) as driver:
        await driver.press("p")
        assert driver.page == "plan"
        item = chosen(driver).item
        assert item is not None
        assert item.entry is not None
        await driver.press("enter")
        assert driver.page == "action"
        await driver.type("Nadia [boss]")
        await driver.press("enter")
        await driver.type("20/12/2099")
        said = str(driver.app.screen.query_one("#due-said", Prose).content)
        assert "2099" in said
        assert "(" in said
        await driver.press("f2")
        assert driver.page == "plan"
        (action,) = driver.saved().actions
        assert (action.criterion, action.to_level) == (item.entry.criterion.id, item.entry.to_level)
        assert (action.owner, str(action.due), action.status) == ("Nadia [boss]", "2099-12-20", "open")
        if size[1] >= 20:
            assert "Nadia [boss]" in driver.text()
        await driver.press("u")
        assert driver.saved().actions == ()
        await driver.press("ctrl+y", "escape")
        assert driver.page == "results"
        assert len(driver.saved().actions) == 1


async def test_the_whole_plan_is_listed(drive: Drive, given: Callable[..., Path]) -> None:
    """Every entry of the roadmap is a row, in its order, and Enter on what to find out explains it."""
    answers = {**ANSWERS, next(iter(ANSWERS)): Answer(unknown=True)}
    async with drive(given(answers=answers)) as driver:
        await driver.press("p")
        plan = plan_with_actions(driver.session.evaluation())
        entries = [item.entry for period in plan.periods for item in period.items]
        assert [row.item.entry for row in rows(driver) if row.item] == entries
        assert chosen(driver).criterion == next(iter(ANSWERS))
        await driver.press("enter")
        assert driver.page == "explanation"
        await driver.press("escape")
        assert driver.page == "plan"


async def test_leaving_the_form_loses_nothing(drive: Drive, given: Callable[..., Path]) -> None:
    """Escape commits to nothing that was not filled in, keeps what was, and says a date that is none."""
    async with drive(given(answers=ANSWERS)) as driver:
        await driver.press("p", "enter", "escape")
        assert driver.assessment.actions == ()
        await driver.press("enter", "tab")
        await driver.type("31/02/2027")
        await driver.press("f2")
        assert driver.page == "action"
        await driver.press("shift+tab")
        await driver.type("Nadia")
        await driver.press("escape")
        assert "31/02/2027" in driver.message
        (action,) = driver.saved().actions
        assert (action.owner, action.due) == ("Nadia", None)


async def test_an_action_of_ones_own(drive: Drive, given: Callable[..., Path]) -> None:
    """It is written down, listed beside the roadmap, and one without words is refused."""
    async with drive(given(answers=ANSWERS), size=(120, 50)) as driver:
        await driver.press("p", "n", "f2")
        assert driver.assessment.actions == ()
        assert driver.message
        await driver.press("n")
        await driver.type("Ask the union [/]")
        await driver.press("f2")
        (action,) = driver.saved().actions
        assert (action.source, action.what) == ("own", "Ask the union [/]")
        assert any("Ask the union [/]" in row.content.plain for row in rows(driver))


async def test_a_dropped_entry_is_struck_through_at_the_end(drive: Drive, given: Callable[..., Path]) -> None:
    """Its row comes last, its style and its words say so, and the form can take it up again."""
    async with drive(given(answers=ANSWERS)) as driver:
        await driver.press("p")
        before = chosen(driver).item
        await driver.press("d")
        (action,) = driver.saved().actions
        assert action.status == "dropped"
        last = rows(driver)[-1]
        assert last.item is not None
        assert before is not None
        assert last.item.entry == before.entry
        assert any("strike" in str(span.style) for span in last.content.spans)
        assert driver.app.words("dropped") in last.content.plain
        await driver.press("end", "enter", "tab", "tab", "up", "up", "up", "space", "f2")
        assert driver.saved().actions[0].status == "open"


async def test_a_change_keeps_the_other_fields(drive: Drive, given: Callable[..., Path]) -> None:
    """A form that is opened and kept changes only what was changed in it."""
    action = Action(id="a", what="Two\nlines", owner="Bo\u202eb", note="n\no", status="doing")
    async with drive(given(answers=ANSWERS, actions=(action,))) as driver:
        await driver.press("p")
        place = next(n for n, row in enumerate(rows(driver)) if row.item and row.item.action)
        driver.app.screen.query_one(OptionList).highlighted = place
        await driver.press("enter", "f2")
        assert driver.saved().actions == (action,)
        await driver.press("enter", "tab", "tab", "down", "space", "f2")
        (done,) = driver.saved().actions
        assert done.changed is not None
        assert done == action.model_copy(update={"status": "done", "changed": done.changed})


@pytest.mark.parametrize("language", LANGUAGES)
async def test_cheapest_way_and_budget(drive: Drive, given: Callable[..., Path], language: str) -> None:
    """Both are those of the core, for the verdict and the days that were chosen."""
    async with drive(given(answers=ANSWERS), language=language) as driver:
        await driver.press("p")
        evaluation, words = driver.session.evaluation(), driver.app.words
        questionnaire = driver.session.questionnaire
        figures, verdicts = Figures(questionnaire, words), questionnaire.verdicts
        for verdict in (verdicts[-1], verdicts[1]):
            await driver.press("v")
            await driver.type(verdict.name.get(language))
            await driver.press("enter")
            found = cheapest_way(evaluation, verdict)
            assert isinstance(found, Solution)
            await driver.until(lambda: "…" not in chosen(driver).content.plain)
            assert chosen(driver).way == VERDICT
            assert figures.counted_days(found.effort_days) in chosen(driver).content.plain.split("\n")[0]
        await driver.press("b")
        await driver.type("7,5")
        await driver.press("enter")
        best = best_use(evaluation, Fraction(15, 2))
        await driver.until(lambda: "…" not in chosen(driver).content.plain)
        assert chosen(driver).way == BUDGET
        assert len(chosen(driver).content.plain.split("\n")) > len(best.levels)
        await driver.press("b")
        await driver.type("-3")
        await driver.press("enter")
        assert "-3" in driver.message


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_begins_with_punctuation(
    drive: Drive, given: Callable[..., Path], size: tuple[int, int]
) -> None:
    """In lists too, French lines break where the language allows it, and a dot ends a line."""
    async with drive(given(answers=ANSWERS), size=size, language="fr") as driver:
        for keys in (
            ("p",),
            ("pagedown",),
            ("pagedown",),
            ("end",),
            ("ctrl+p",),
            ("escape", "escape"),
            ("enter",),
        ):
            await driver.press(*keys)
            assert not [line for line in driver.lines() if line.strip()[:1] in tuple(";:?!»·")], driver.page
        assert driver.page == "explanation"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_own_action_is_tied_to_a_criterion(
    drive: Drive, given: Callable[..., Path], language: str
) -> None:
    """By its number; it is said back, a name of no criterion is refused, and the tie may go again."""
    async with drive(given(answers=ANSWERS), size=(120, 50), language=language) as driver:
        criterion = QUESTIONNAIRE.criteria["role_clarity.workload"]
        name = criterion.name.get(language)
        await driver.press("p", "n")
        await driver.type("Count the hours")
        await driver.press("tab")
        await driver.type("zzz")
        assert "zzz" in str(driver.app.screen.query_one("#criterion-said", Prose).content)
        await driver.press("f2")
        assert driver.page == "action"
        await driver.press("ctrl+u")
        await driver.type("2.3")
        assert name in str(driver.app.screen.query_one("#criterion-said", Prose).content)
        await driver.press("tab", "4", "f2")
        (action,) = driver.saved().actions
        assert (action.source, action.criterion, action.to_level) == ("own", criterion.id, 4)
        place = next(n for n, row in enumerate(rows(driver)) if row.item and row.item.action)
        driver.app.screen.query_one(OptionList).highlighted = place
        assert name in rows(driver)[place].content.plain
        await driver.press("enter", "shift+tab", "shift+tab", "ctrl+u", "f2")
        (action,) = driver.saved().actions
        assert (action.criterion, action.to_level, action.what) == (None, None, "Count the hours")


def test_criteria_by_what_people_call_them() -> None:
    """A number, a whole name and words of one name are enough; words of two names are not."""
    criteria = {"a": "2.3 Workload", "b": "2.4 Workload and hours", "c": "12.3 Tone"}
    said = ("2.3", "workload", "HOURS", "12.3 tone")
    assert [criterion_called(text, criteria) for text in said] == ["a", "a", "b", "c"]
    for text, code in (("work", "criteria_called"), ("2", "criteria_called"), ("x", "no_criterion_called")):
        with pytest.raises(ReadinessError) as caught:
            criterion_called(text, criteria)
        assert caught.value.fault.code == code


async def test_an_action_is_removed_and_brought_back(drive: Drive, given: Callable[..., Path]) -> None:
    """One key takes it out of the file, one undo brings it back; what nobody committed to stays."""
    action = Action(id="a", what="Ask the union")
    async with drive(given(answers=ANSWERS, actions=(action,))) as driver:
        await driver.press("p", "x")
        assert driver.message
        assert driver.saved().actions == (action,)
        place = next(n for n, row in enumerate(rows(driver)) if row.item and row.item.action)
        driver.app.screen.query_one(OptionList).highlighted = place
        await driver.press("x")
        assert driver.saved().actions == ()
        assert "Ask the union" not in driver.text()
        await driver.press("u")
        assert driver.saved().actions == (action,)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_stale_answers_are_marked_on_every_screen(
    drive: Drive, given: Callable[..., Path], language: str
) -> None:
    """Home, question, review, results, explanation, what if and plan say which are to be confirmed."""
    old = utc_now() - timedelta(days=900)
    answers = {name: Answer(level=1, answered=old) for name in QUESTIONNAIRE.criteria}
    path = given(answers=answers)
    async with drive(language=language) as driver:
        assert "◷" in driver.text()
    async with drive(path, language=language, size=(120, 60)) as driver:
        for keys in ((), ("t",), ("l",), ("r", "w"), ("escape", "p"), ("end", "home", "down", "enter")):
            await driver.press(*keys)
            assert "◷" in driver.text(), (driver.page, keys)
        await driver.press("escape", "escape", "down", "down", "enter", "enter")
        assert driver.page == "explanation"
        assert "◷" in str(driver.app.screen.query_one("#answer", Prose).content)
