"""The portfolio screen: its parts, what leads on from them, and what it says where there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from cm_readiness.app.clock import today, utc_now
from cm_readiness.core.assessment import Action, Answer
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.settings import Settings
from cm_readiness.tui.portfolio.lists import BLOCKS
from cm_readiness.tui.portfolio.portfolio import PARTS
from cm_readiness.tui.widgets.entries import Entries
from cm_readiness.tui.widgets.line import Line, Prose
from cm_readiness.tui.widgets.tabs import Tabs
from tests.bench.home import companies

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
BESIDE = 1
"""Cells that an entry keeps at its left."""
IDS = list(QUESTIONNAIRE.criteria)
SIZES = [*WINDOWS, ("en", (120, 36)), ("es", (80, 24))]
OVERDUE = (Action(id="a", what="Write [x] down", owner="Zoé", due=today() - timedelta(days=3)),)


def level(number: int, at: datetime | None = None) -> dict[str, Answer]:
    """All criteria at one level."""
    return {identifier: Answer(level=number, answered=at or utc_now()) for identifier in IDS}


@pytest.fixture
def several(given: Given) -> None:
    """Six companies of two lines of business; one of them in its second round, one with an action late."""
    long_ago = datetime(2026, 1, 5, 12, tzinfo=UTC)
    for number in range(6):
        name = f"Firm [{number}]"
        company = {"name": name, "cm_setup": "in_house", "sector": "Law" if number == 5 else "Retail"}
        actions = OVERDUE if number == 2 else ()
        if number == 3:
            before = read_assessment(
                given(name, company=company, answers=level(1, long_ago), created=long_ago)
            )
            given(name, company=company, answers=level(3), follows=before.id)
        else:
            given(name, company=company, answers=level(2), actions=actions)


def about(driver: Driver) -> str:
    """What is said of the part that is seen."""
    return str(driver.app.screen.query_one("#about", Prose).content).replace("\xa0", " ")


def entries(driver: Driver) -> list[str]:
    """What its entries say."""
    listing = driver.app.screen.query_one(Entries)
    return [listing.entry(key).content.plain.replace("\xa0", " ") for key in listing.keys]


async def test_scores_are_those_of_everywhere(drive: Drive, given: Given, tmp_path: Path) -> None:
    """One of 49.998 has not reached 50, where another verdict begins: no list rounds it up."""
    companies(tmp_path / "many", 12)
    almost = given("Almost")
    almost.write_bytes((tmp_path / "many" / "company-00009.toml").read_bytes())
    async with drive(size=(120, 36)) as driver:
        await driver.press("P", "t")
        (row,) = entries(driver)
        assert ("49" in row, "50" in row) == (True, False)


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(("language", "size"), SIZES)
async def test_every_part_is_seen(drive: Drive, size: tuple[int, int], language: str) -> None:
    """In each window and language, by its key, by the arrows, and by a click; Escape goes back."""
    async with drive(size=size, language=language) as driver:
        words = driver.app.words
        await driver.press("P")
        assert driver.page == "portfolio"
        for key, label in zip(("t", "r", "b", "g", "l"), PARTS.values(), strict=True):
            await driver.press(key)
            assert f"[{words(label)}]" in driver.text()
            assert entries(driver) or (key == "b" and "5" in about(driver))
        await driver.press("right")
        assert f"[{words('Table')}]" in driver.text()
        await driver.press("left")
        assert f"[{words('Late')}]" in driver.text()
        await driver.pilot.click(Tabs, offset=(2, 0))
        await driver.settle()
        assert f"[{words('Late')}]" not in driver.text()
        await driver.press("escape")
        assert driver.page == "home"


@pytest.mark.usefixtures("several")
async def test_what_the_parts_say(drive: Drive) -> None:
    """Scores with the state as a sign, the change as an arrow, heights and numbers, what is late."""
    async with drive() as driver:
        await driver.press("P")
        assert len(entries(driver)) == 7
        row = next(one for one in entries(driver) if "Firm [2]" in one)
        assert row.startswith("●")
        assert "⚠ 1" in row
        await driver.press("r")
        (trend,) = entries(driver)
        assert trend.startswith("↗ +50.0")
        assert f"{BLOCKS[2]}{BLOCKS[6]}" in trend
        assert "25 → 75" in trend
        assert "5 more companies have had one round only." in about(driver)
        await driver.press("g")
        assert "6 of 6" in entries(driver)[0] or "5 of 6" in entries(driver)[0]
        await driver.press("l")
        (late,) = entries(driver)
        assert late.startswith("Firm [2]  Write [x] down\n⚠ 3 days late")
        assert "Zoé" in late
        assert about(driver) == "1 action is late"


@pytest.mark.usefixtures("several")
async def test_nothing_is_said_of_few_companies(drive: Drive) -> None:
    """One alone in its line of business would follow from the others: nothing is said by that."""
    async with drive() as driver:
        await driver.press("P", "b", "y")
        await driver.type("Line of")
        await driver.press("enter")
        assert "By: Line of business" in about(driver)
        said = about(driver) + "".join(entries(driver))
        assert "fewer than 5" in said
        assert "1 company" not in said
        await driver.press("y")
        await driver.type("together")
        await driver.press("enter")
        (everybody,) = entries(driver)
        assert everybody.startswith("All companies together  6 companies")
        assert "50.0" in everybody
        await driver.press("enter")
        assert driver.page == "portfolio"


@pytest.mark.usefixtures("several")
async def test_a_benchmark_begins_with_groups_that_say_something(drive: Drive) -> None:
    """All of them together, where the groups are too small."""
    async with drive() as driver:
        await driver.press("P", "b")
        (everybody,) = entries(driver)
        assert everybody.startswith("All companies together  6 companies")


@pytest.mark.parametrize("language", ["en", "fr", "es"])
async def test_a_table_is_wide_enough_for_its_words(drive: Drive, folder: Path, language: str) -> None:
    """No head is cut off, nor a verdict where there is room; in a narrow window a company gives way."""
    folder.mkdir()
    for path in (Path(__file__).parent.parent / "companies").glob("*.toml"):
        if path.name != "expectations.toml":
            copyfile(path, folder / path.name)
    for size in ((120, 36), (80, 24)):
        async with drive(size=size, language=language) as driver:
            await driver.press("P")
            assert "…" not in str(driver.app.screen.query_one("#heads", Line).content)
            if size[0] > 100 or language != "es":
                assert not [row for row in entries(driver) if "…" in row[30 if size[0] < 100 else 0 :]]


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_heads_stand_above_their_columns(drive: Drive, size: tuple[int, int]) -> None:
    """In each window."""
    async with drive(size=size) as driver:
        await driver.press("P")
        heads = driver.app.screen.query_one("#heads", Line)
        listing = driver.app.screen.query_one(Entries)
        assert heads.content_region.x == listing.scrollable_content_region.x + BESIDE
        assert str(heads.content).index("Company") == entries(driver)[0].index("Firm")


@pytest.mark.usefixtures("several")
async def test_it_is_of_what_the_first_screen_lists(drive: Drive) -> None:
    """A filter holds here as well, and the order; a benchmark of everybody says that it is one."""
    async with drive(settings=Settings(sorting="-company")) as driver:
        await driver.press("P")
        assert "Firm [5]" in entries(driver)[0]
        await driver.press("escape", "!", "P")
        assert len(entries(driver)) == 1
        assert "late actions" in driver.lines()[0]
        await driver.press("b")
        assert "These are all companies" in about(driver)
        await driver.press("escape")
        assert driver.page == "home"
        assert len(driver.app.screen.query_one(Entries).keys) == 1


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(("part", "place"), [("t", "results"), ("r", "results"), ("l", "plan")])
async def test_an_entry_leads_to_its_assessment(drive: Drive, part: str, place: str) -> None:
    """Enter opens it; at an action that is late, its plan; so does a click."""
    async with drive() as driver:
        await driver.press("P", part, "enter")
        assert driver.page == place
        company = driver.assessment.company_name
        await driver.press("escape")
        if driver.page != "home":
            await driver.press("escape")
        await driver.press("P")
        await driver.pilot.click(Entries, offset=(6, 0))
        await driver.settle()
        assert driver.page == place
        assert driver.assessment.company_name == company


async def test_an_empty_portfolio_says_what_to_do(drive: Drive, folder: Path) -> None:
    """Without any assessment it is not offered; where none can be read, it says so and how to get back."""
    async with drive() as driver:
        await driver.press("P")
        assert driver.page == "home"
    folder.mkdir(exist_ok=True)
    (folder / "broken.toml").write_text("no [toml")
    async with drive() as driver:
        await driver.press("P")
        assert driver.page == "portfolio"
        assert about(driver).startswith("There is no assessment yet: esc goes back")
        assert "1 assessment cannot be read" in about(driver)
        for key in ("r", "b", "g", "l", "enter", "y", "escape", "escape"):
            await driver.press(key)
            assert driver.page in ("portfolio", "home", "picker")


@pytest.mark.usefixtures("several")
async def test_the_language_can_be_switched(drive: Drive) -> None:
    """All that stands there is said anew, the names of groups as well."""
    async with drive() as driver:
        await driver.press("P", "b")
        driver.app.set_language("fr")
        await driver.settle()
        assert about(driver).startswith("La comparaison porte sur la dernière évaluation de 6 entreprises")
        assert entries(driver)[0].startswith("Toutes les entreprises ensemble")


async def test_without_colours_a_trend_is_told_by_signs(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An arrow down, a minus and heights: a round that is worse is seen without any colour."""
    monkeypatch.setenv("NO_COLOR", "1")
    long_ago = datetime(2026, 1, 5, 12, tzinfo=UTC)
    before = read_assessment(given(answers=level(3, long_ago), created=long_ago))
    given(answers=level(1), follows=before.id)
    async with drive(size=(80, 24)) as driver:
        await driver.press("P", "r")
        (trend,) = entries(driver)
        assert trend.startswith("↘ −50.0")
        assert f"{BLOCKS[6]}{BLOCKS[2]}" in trend
