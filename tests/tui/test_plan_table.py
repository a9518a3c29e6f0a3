"""The plan as a table: columns at every width, several owners at once, free dates, whole ways, export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from textual.widgets import OptionList

from cm_readiness.app.clock import utc_now
from cm_readiness.core.actions import commit_to, plan_with_actions
from cm_readiness.core.assessment import Action, Answer
from cm_readiness.core.optimum import Solution, cheapest_way
from cm_readiness.language.local_days import local_day
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.tui.plan.plan import PlanPage
from cm_readiness.tui.plan.rows import VERDICT, Row
from cm_readiness.tui.plan.table import LATE, MARKED, columns, head_line, row_line
from cm_readiness.tui.widgets.line import Line, Prose
from cm_readiness.views.plan_table import TableRow
from tests.build import assessment
from tests.exports import text_in

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
IDS = list(QUESTIONNAIRE.criteria)
ANSWERS = {identifier: Answer(level=place % 3) for place, identifier in enumerate(IDS)}
SIZES = [(140, 40), (120, 36), (80, 24), (40, 12)]


def page(driver: Driver) -> PlanPage:
    """The plan."""
    screen = driver.app.screen
    assert isinstance(screen, PlanPage)
    return screen


def highlight(driver: Driver, wanted: Callable[[Row], object]) -> Row:
    """Choose the first row of a kind."""
    place, row = next((place, row) for place, row in enumerate(page(driver).rows) if wanted(row))
    page(driver).query_one(OptionList).highlighted = place
    return row


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
async def test_one_line_for_each_thing_to_do(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """No row is wider than the window, each names its criterion, and the heads stand over the cells."""
    answers = {**ANSWERS, IDS[5]: Answer(level=0)}
    async with drive(given(answers=answers), size=size, language=language) as driver:
        await driver.press("p")
        heads = page(driver).query_one("#heads", Line).said.plain
        rows = [row for row in page(driver).rows if row.item is not None]
        assert rows
        assert all("\n" not in row.content.plain for row in rows)
        assert max(row.content.cell_length for row in rows) <= size[0] - 5
        words = driver.app.words
        assert heads.index(words("Who")) < heads.index(words("What")) < heads.index(words("Level"))
        start = heads.index(words("What"))
        for row in rows:
            assert row.item is not None
            assert row.item.entry is not None
            name = f"{driver.session.numbers[row.item.entry.criterion.id]} "
            name += row.item.entry.criterion.name.get(language)
            assert row.content.plain[start:].startswith(name[:12])
        if size[0] >= 100:
            assert heads.endswith(words("State"))
            assert all(words("proposed") in row.content.plain for row in rows)


def test_columns_go_from_the_right_and_names_stay() -> None:
    """The narrower, the fewer; who and what are there at any width, and numbers stand below each other."""
    cells = {
        "who": "The head of the company",
        "what": "2.3 Workload and hours",
        "level": "1 → 3",
        "due": "1 Dec",
    }
    usual = TableRow(
        **cells, agreed=True, days="10", points="2.1", state="late", late=True, dropped=False, stale=False
    )
    short = TableRow(
        **cells, agreed=False, days="0.5", points="12.1", state="done", late=False, dropped=True, stale=True
    )
    words, seen = words_for("en"), []
    for width in range(30, 140):
        shown = columns([usual, short], words, width)
        seen.append(list(shown.widths))
        assert list(shown.widths)[:2] == ["who", "what"]
        assert shown.widths["what"] >= 15
        lines = [row_line(shown, row, marked=row is usual) for row in (usual, short)]
        assert max(line.cell_length for line in (head_line(shown, words), *lines)) <= width
        assert lines[0].plain.startswith(MARKED + LATE)
    assert all(set(fewer) <= set(more) for fewer, more in pairwise(seen))
    assert seen[-1] == ["who", "what", "level", "days", "points", "due", "state"]
    ends = [line.plain.rindex(cell) + len(cell) for line, cell in zip(lines, ("10", "0.5"), strict=True)]
    assert ends[0] == ends[1]


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_what_is_late_comes_first(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """In a group of its own, with a sign and a word; what is done or has time is where it was."""
    today = local_day(utc_now())
    late = Action(id="a", what="Ask the union", due=today - timedelta(days=3))
    done = Action(id="b", what="Write it down", due=today - timedelta(days=3), status="done")
    ahead = Action(id="c", what="Wait for it", due=today + timedelta(days=3))
    async with drive(
        given(answers=ANSWERS, actions=(late, done, ahead)), size=size, language=language
    ) as driver:
        await driver.press("p")
        words = driver.app.words
        heading, first = page(driver).rows[:2]
        assert heading.content.plain == words("Late")
        assert first.item is not None
        assert first.item.action == late
        assert first.content.plain.startswith(f" {LATE} ")
        rows = [row for row in page(driver).rows if row.item and row.item.action]
        assert [row.item.action for row in rows if row.item] == [late, done, ahead]
        assert not [row for row in rows[1:] if row.content.plain.startswith(f" {LATE}")]
        if size[0] >= 80:
            assert first.content.plain.rstrip().endswith(words("late"))
        await driver.press("enter")
        assert driver.page == "action"
        assert words("this day has passed") in str(driver.app.screen.query_one("#due-said", Prose).content)


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_one_owner_for_several(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """Space marks, one name goes to all that is marked, and one undo takes it back."""
    own = Action(id="own", what="Ask the union", owner="Somebody")
    async with drive(given(answers=ANSWERS, actions=(own,)), size=size, language=language) as driver:
        await driver.press("p")
        before = driver.assessment
        highlight(driver, lambda row: row.item)
        await driver.press("space", "space", "down", "space")
        marked = [row for row in page(driver).rows if row.item and row.content.plain.startswith(MARKED)]
        assert len(marked) == 3
        highlight(driver, lambda row: row.item and row.item.action)
        await driver.press("space", "space", "space")
        await driver.press("o")
        assert driver.page == "ask"
        await driver.type("Nadia [boss]")
        await driver.press("enter")
        owners = {action.criterion: action.owner for action in driver.saved().actions if action.id != "own"}
        items = [row.item.entry for row in marked if row.item]
        assert owners == {entry.criterion.id: "Nadia [boss]" for entry in items if entry}
        assert len(owners) == 3
        assert not [row for row in page(driver).rows if row.content.plain.startswith(MARKED)]
        await driver.press("u")
        assert driver.saved() == before.model_copy(update={"updated": driver.saved().updated})


async def test_without_marks_the_owner_is_that_of_the_row(drive: Drive, given: Given) -> None:
    """The one that there is is proposed; on a heading's neighbour that is nothing to do, that is said."""
    own = Action(id="own", what="Ask the union", owner="Somebody")
    answers = {**ANSWERS, IDS[0]: Answer(unknown=True)}
    async with drive(given(answers=answers, actions=(own,))) as driver:
        await driver.press("p", "o")
        assert driver.page == "plan"
        assert driver.message
        await driver.press("space")
        assert driver.message
        highlight(driver, lambda row: row.item and row.item.action)
        await driver.press("o", "backspace", "enter")
        (action,) = driver.saved().actions
        assert action.owner == "Somebod"


@pytest.mark.parametrize(
    ("language", "typed", "days"),
    [("en", "in two weeks", 14), ("fr", "dans deux semaines", 14), ("es", "dentro de un año", 365)],
)
async def test_dates_are_typed_freely(
    drive: Drive, given: Given, language: str, typed: str, days: int
) -> None:
    """What is understood stands there before it is kept; a day after the period is said, and kept."""
    async with drive(given(answers=ANSWERS), language=language) as driver:
        await driver.press("p")
        words, today = driver.app.words, driver.session.evaluation().as_of
        highlight(driver, lambda row: row.item)
        await driver.press("enter", "tab")
        await driver.type(typed)
        said = str(driver.app.screen.query_one("#due-said", Prose).content)
        meant = today.replace(year=today.year + 1) if days == 365 else today + timedelta(days=days)
        assert words("due {date}", date=words.date(meant)) in said
        after = words("after its period, which ends on {date}", date="")[:10]
        assert (after in said) is (days > 30)
        await driver.press("f2")
        (action,) = driver.saved().actions
        assert action.due == meant
        assert words.short_date(meant, today) in "".join(row.content.plain for row in page(driver).rows)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_cheapest_way_is_committed_to_at_once(drive: Drive, given: Given, language: str) -> None:
    """Every step that is work, each once however often it is asked, and one undo takes all of it back."""
    async with drive(given(answers=ANSWERS), language=language) as driver:
        await driver.press("p")
        evaluation = driver.session.evaluation()
        found = cheapest_way(evaluation, QUESTIONNAIRE.verdicts[-1])
        assert isinstance(found, Solution)
        highlight(driver, lambda row: row.way == VERDICT)
        await driver.press("c")
        wanted = {i: n for i, n in found.levels.items() if n > (ANSWERS[i].level or 0)}
        assert {a.criterion: a.to_level for a in driver.saved().actions} == wanted
        assert all(
            action.source == "roadmap" and action.status == "open" for action in driver.saved().actions
        )
        assert str(len(wanted)) in driver.message
        await driver.press("c")
        assert len(driver.saved().actions) == len(wanted)
        assert driver.message == driver.app.words("There is nothing new to commit to.")
        await driver.press("u")
        assert driver.saved().actions == ()


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_supposed_is_committed_to(drive: Drive, given: Given, size: tuple[int, int]) -> None:
    """What is raised, not what is lowered; it stays supposed, and undo works there too."""
    async with drive(given(answers=ANSWERS), size=size) as driver:
        await driver.press("w", "c")
        assert driver.message
        assert driver.assessment.actions == ()
        await driver.press("plus", "plus", "down", "minus", "down", "plus", "c")
        assert {a.criterion: a.to_level for a in driver.saved().actions} == {IDS[0]: 2, IDS[2]: 3}
        assert "0 → 2" in driver.text()
        await driver.press("u")
        assert driver.saved().actions == ()
        await driver.press("c", "escape", "p")
        actions = [row.item.action for row in page(driver).rows if row.item and row.item.action]
        assert {action.criterion for action in actions} == {IDS[0], IDS[2]}


def test_what_was_dropped_is_taken_up_again() -> None:
    """Committing to a level that was given up opens it; one that is under way stays as it is."""
    kept = Action(id="a", source="roadmap", criterion=IDS[0], to_level=3, owner="Nadia", status="doing")
    dropped = Action(id="b", source="roadmap", criterion=IDS[1], to_level=2, status="dropped")
    before = assessment({}).model_copy(update={"actions": (kept, dropped)})
    after, count = commit_to(before, {IDS[0]: 3, IDS[1]: 2, IDS[2]: 1}, lambda: "c")
    assert count == 2
    assert after.actions[0] == kept
    assert [(a.id, a.status) for a in after.actions[1:]] == [("b", "open"), ("c", "open")]


async def test_the_plan_is_exported_from_here(drive: Drive, given: Given, documents: Path) -> None:
    """One key leads to the export with the action plan, and what is written is that alone."""
    async with drive(given(answers=ANSWERS), language="fr") as driver:
        await driver.press("p", "e")
        assert driver.page == "export"
        await driver.press("enter")
        assert driver.page == "written"
        await driver.press("enter")
        assert driver.page == "plan"
        (written,) = (documents / "ACME").iterdir()
        entry = plan_with_actions(driver.session.evaluation()).periods[0].items[0].entry
        assert entry is not None
        assert entry.criterion.name.get("fr") in text_in("pdf", written.read_bytes(), "fr")


async def test_rows_can_be_clicked(drive: Drive, given: Given) -> None:
    """A click on a thing to do opens its form."""
    async with drive(given(answers=ANSWERS), size=(80, 24)) as driver:
        await driver.press("p")
        rows, listing = page(driver).rows, page(driver).query_one(OptionList)
        place = next(n for n, row in enumerate(rows) if row.item)
        await driver.pilot.click(OptionList, offset=(20, place - round(listing.scroll_y)))
        await driver.settle()
        assert driver.page == "action"
