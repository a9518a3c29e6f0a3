"""The first screen as a dashboard: what each assessment amounts to, what comes next, searching, copies."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cm_readiness.app.clock import today, utc_now
from cm_readiness.app.overview import Overview
from cm_readiness.app.workspace import on_disk
from cm_readiness.core.assessment import Action, Answer
from cm_readiness.files.assessments import assessment_files, create_assessment, read_assessment
from cm_readiness.files.settings import Settings
from cm_readiness.tui.shell.labels import verdict_words
from cm_readiness.tui.widgets.entries import Entries
from cm_readiness.tui.widgets.fields import TextField
from cm_readiness.tui.widgets.key_bar import KeyBar
from tests.exports import text_in

from .conftest import CRITERIA, QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
IDS = list(QUESTIONNAIRE.criteria)
SIZES = [*WINDOWS, ("en", (140, 40))]
NARROW = 40
"""Columns that have room for two keys in the footer."""


FIRST_PAINT = """
import asyncio, sys
from pathlib import Path
from cm_readiness.files.settings import Settings
from cm_readiness.tui.shell.app import ReadinessApp
from cm_readiness.tui.widgets.entries import Entries
app = ReadinessApp(Path(sys.argv[1]), Settings(), "en")
async def look(pilot):
    while getattr(app.screen, "PAGE", "") != "home" or not app.screen.query_one(Entries).keys:
        await pilot.pause(0.01)
    print(*sorted(sys.modules))
    app.exit(0)
app.run(headless=True, auto_pilot=look)
"""
LATER = {
    "pydantic",
    "jinja2",
    "textual.widgets._text_area",
    "cm_readiness.core.evaluation",
    "cm_readiness.formats",
}
"""What is not wanted before somebody has asked for it."""


def answers(level: int, *, count: int = CRITERIA, at: datetime | None = None) -> dict[str, Answer]:
    """The first criteria, all of one level."""
    return {identifier: Answer(level=level, answered=at or utc_now()) for identifier in IDS[:count]}


def entry(driver: Driver, name: str) -> str:
    """What is said of one assessment, on one line."""
    listing = driver.app.screen.query_one(Entries)
    said = [" ".join(listing.entry(key).content.plain.replace("\xa0", " ").split()) for key in listing.keys]
    (found,) = (one for one in said if name in one)
    return found


@pytest.mark.parametrize(("language", "size"), SIZES)
async def test_what_each_amounts_to_and_what_comes_next(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """Score, verdict, actions and the next round of one that is whole; where to go on in one that is not."""
    late = Action(id="a", what="x", due=today() - timedelta(days=1))
    actions = (late, Action(id="b", what="y"), Action(id="c", what="z", status="done"))
    path = given(name="Whole", answers=answers(3), actions=actions)
    given(name="Half", answers=answers(2, count=13))
    given(name="None")
    async with drive(size=size, language=language) as driver:
        words = driver.app.words
        whole, half, none = (entry(driver, name) for name in ("Whole", "Half", "None"))
        assert words("{score} out of 100", score=75) in whole
        evaluation = driver.app.workspace.evaluation(driver.app.workspace.store.named(str(path)))
        assert verdict_words(evaluation, evaluation.questionnaire, words).replace("\xa0", " ") in whole
        assert words.plural("{count} action open", "{count} actions open", 2) in whole
        assert words.plural("{count} late", "{count} late", 1) in whole
        numbers = {criterion.id: number for number, criterion in QUESTIONNAIRE.numbered()}
        assert words("continue at {number}", number=numbers[IDS[13]]) in half
        assert words("{score} out of 100", score=50) not in half
        assert words("continue at {number}", number="1.1") in none
        assert "Whole" in driver.text() or "None" in driver.text()


@pytest.mark.parametrize("read_last", [False, True])
async def test_the_next_round_is_there_until_it_has_begun(
    drive: Drive, given: Given, read_last: bool
) -> None:
    """Its day comes from the last change; one that is over says so, whichever file is read first."""
    long_ago = datetime(2024, 1, 5, 12, tzinfo=UTC)
    given(name="New", answers=answers(3))
    given(name="Old", created=long_ago, answers=answers(3, at=long_ago))
    followed = read_assessment(given(name="Followed", created=long_ago, answers=answers(3, at=long_ago)))
    again = given(name="Again", follows=followed.id)
    if read_last:
        os.utime(again, ns=(1, 1))
    async with drive() as driver:
        assert "next round due since" in entry(driver, "Old")
        assert "next round " in entry(driver, "New")
        assert "due since" not in entry(driver, "New")
        assert "75 out of 100" in entry(driver, "Followed")
        assert "next round" not in entry(driver, "Followed")


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_a_follow_up_asks_first(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """No file is made by one key alone."""
    given(name="ACME [x]", answers=answers(2))
    async with drive(size=size, language=language) as driver:
        await driver.press("f")
        assert driver.page == "confirm"
        assert "ACME [x]" in driver.text()
        await driver.press("escape")
        assert driver.page == "home"
        assert len(assessment_files(driver.folder)) == 1
        await driver.press("f", "y")
        assert driver.page == "question"
        assert len(assessment_files(driver.folder)) == 2


@pytest.mark.parametrize(("language", "size"), SIZES)
async def test_searching_as_one_types(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """Every word counts, wherever it stands; the arrows and Enter go on working; Escape lists all again."""
    for name, title in (("Épicerie Zoé", "Spring"), ("Zoé & Fils", "Autumn"), ("Calla", "Spring")):
        given(name=name, title=title)
    async with drive(size=size, language=language) as driver:
        await driver.press("/")
        assert driver.app.words("New").lower() not in driver.lines()[-1].split("  ")
        await driver.type("zoé")
        assert "Calla" not in driver.text()
        await driver.type(" fils")
        assert entry(driver, "Zoé & Fils")
        assert "Épicerie" not in driver.text()
        await driver.press("escape")
        assert all(entry(driver, name) for name in ("Épicerie Zoé", "Zoé & Fils", "Calla"))
        assert not driver.app.screen.query_one("#search", TextField).display
        if size[0] > NARROW:
            assert driver.app.words("New").lower() in driver.lines()[-1]
        await driver.press("/")
        await driver.type("nobody q")
        assert driver.app.words("Nothing has this name.") in driver.text()
        await driver.press("enter", "f2", "escape", "/")
        assert driver.page == "home"
        await driver.type("spring")
        before = driver.app.screen.query_one(Entries).highlighted
        await driver.press("down")
        assert driver.app.screen.query_one(Entries).highlighted != before
        await driver.press("up")
        await driver.burst("space", *"calla", "enter")
        assert driver.page == "question"
        assert driver.assessment.company_name == "Calla"


async def test_searching_by_mouse(drive: Drive, given: Given) -> None:
    """The key in the footer opens it, and a click on what is left opens that."""
    given(name="Calla")
    given(name="Other")
    async with drive() as driver:
        bar = driver.app.screen.query_one(KeyBar)
        place = str(bar.render()).index("/")
        await driver.pilot.click(bar, offset=(place + 1, 0))
        await driver.settle()
        await driver.type("calla")
        await driver.pilot.click(driver.app.screen.query_one(Entries), offset=(4, 0))
        await driver.settle()
        assert driver.assessment.company_name == "Calla"


@pytest.mark.parametrize(("language", "size"), SIZES)
async def test_an_empty_room_says_how_to_begin(
    drive: Drive, documents: Path, size: tuple[int, int], language: str
) -> None:
    """Start, look at an example, or write the sheet that prepares the meeting."""
    async with drive(size=size, language=language) as driver:
        words = driver.app.words
        key = words.context("key", "enter")
        text = " ".join(driver.text().split())
        assert words("Choose how to begin, and press {key}.", key=key) in text
        assert words("Search").lower() not in driver.lines()[-1]
        await driver.press("down", "down", "enter")
        assert driver.page == "export"
        await driver.press("enter")
        await driver.until(lambda: driver.page == "written")
        (sheet,) = documents.rglob("*.pdf")
        assert words("How to prepare the workshop") in text_in("pdf", sheet.read_bytes(), language)
        await driver.press("enter")
        assert driver.page == "home"
        assert assessment_files(driver.folder) == ()


async def test_the_sheet_is_offered_before_starting(drive: Drive, documents: Path) -> None:
    """With what is filled in so far; the form is as it was afterwards."""
    async with drive() as driver:
        await driver.press("n")
        assert driver.app.words("Prepare").lower() in driver.lines()[-1]
        await driver.type("Maison Calla")
        await driver.press("f3")
        assert driver.page == "export"
        assert not driver.app.screen.query_one("#document").display
        await driver.press("enter")
        await driver.until(lambda: driver.page == "written")
        sheet = (documents / "Maison Calla" / "how to prepare the workshop.pdf").read_bytes()
        assert "Maison Calla: how to prepare the workshop" in text_in("pdf", sheet, "en")
        await driver.press("enter")
        assert driver.page == "onboarding"
        assert driver.app.screen.query(TextField).first().value == "Maison Calla"


COPIES = [
    "{} (conflicted copy 2026-11-29).toml",
    "{}-conflict-20261129-1012.toml",
    "{}.sync-conflict-20261129-101200-ABCDEFG.toml",
    "{} (Copie en conflit de Zoé 2026-11-29).toml",
    "{} (1).toml",
]


def copied(path: Path, name: str) -> Path:
    """Another version of an assessment beside it: its first two criteria are answered otherwise."""
    assessment = read_assessment(path)
    now = utc_now() + timedelta(seconds=1)
    changed = {IDS[0]: Answer(level=4, answered=now), IDS[20]: Answer(level=1, answered=now)}
    copy = path.with_name(name.format(path.stem))
    create_assessment(copy, assessment.model_copy(update={"answers": {**assessment.answers, **changed}}))
    os.utime(copy, ns=(1, 1))
    return copy


@pytest.mark.parametrize("name", COPIES)
async def test_a_conflict_copy_is_put_together_with_its_original(
    drive: Drive, given: Given, name: str
) -> None:
    """It stands below it whatever its date, is no assessment of its own, and ends in the trash."""
    path = given(name="ACME", answers=answers(2, count=10))
    given(name="Other")
    copy = copied(path, name)
    async with drive(size=(140, 40)) as driver:
        listing = driver.app.screen.query_one(Entries)
        listed = list(listing.keys)
        assert listed.index(str(copy)) == listed.index(str(path)) + 1
        assert driver.app.words("Another version of the same assessment") in entry(driver, copy.name)
        listing.highlighted = listed.index(str(copy))
        await driver.press("enter")
        assert driver.page == "confirm"
        assert "1.1" in driver.text()
        await driver.press("escape")
        assert copy.exists()
        await driver.press("enter", "y")
        assert driver.page == "home"
        assert "trash" in driver.message
        assert not copy.exists()
        assert (path.parent / "trash" / copy.name).exists()
        merged = read_assessment(path)
        assert [merged.answers[i].level for i in (IDS[0], IDS[1], IDS[20])] == [4, 2, 1]
        assert "Another version" not in driver.text()


async def test_what_is_only_called_like_a_copy_is_none(drive: Drive, given: Given) -> None:
    """Another assessment, or one whose original is not there, is listed and opened as any other."""
    path = given(name="ACME")
    given(name="Quarter two").rename(path.with_name(f"{path.stem} (1).toml"))
    given(name="Alone").rename(path.with_name("alone (conflicted copy 2026-11-29).toml"))
    async with drive() as driver:
        assert "Another version" not in driver.text()
        await driver.press("/")
        await driver.type("quarter")
        await driver.press("enter")
        assert driver.assessment.company_name == "Quarter two"


async def test_a_copy_stays_where_the_original_cannot_be_written(drive: Drive, given: Given) -> None:
    """Somebody else has it open: that is said, and nothing is lost."""
    path = given(name="ACME", answers=answers(2, count=10))
    copy = copied(path, COPIES[0])
    before = path.read_bytes()
    async with drive() as driver:
        listing = driver.app.screen.query_one(Entries)
        listing.highlighted = len(listing.keys) - 1
        await driver.press("enter")
        assert driver.page == "confirm"
        held = driver.app.workspace.open(driver.app.workspace.store.named(str(path)))
        try:
            await driver.press("y")
        finally:
            held.file.release()
        assert driver.message
        assert copy.exists()
        assert path.read_bytes() == before


async def test_without_colours_every_sign_has_a_word(
    drive: Drive, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is late is told by a sign and a word."""
    monkeypatch.setenv("NO_COLOR", "1")
    given(name="Whole", answers=answers(3), actions=(Action(id="a", what="x", due=date(2026, 1, 1)),))
    async with drive(size=(80, 24)) as driver:
        assert "⚠ 1 late" in entry(driver, "Whole")


async def test_a_key_of_ones_own_goes_before_the_new_ones(drive: Drive, given: Given) -> None:
    """Who had given the slash to something else keeps it there; the search is in the palette."""
    given(name="ACME")
    async with drive(settings=Settings(keys={"compare": "/"})) as driver:
        assert driver.message == ""
        await driver.press("/")
        assert "nothing to compare" in driver.message
        await driver.press("ctrl+p")
        await driver.type("search")
        await driver.press("enter")
        await driver.type("acme")
        await driver.press("enter")
        assert driver.page == "question"


def test_the_first_paint_waits_for_no_more_than_it_needs(given: Given) -> None:
    """Nothing that counts, and nothing for texts of several lines."""
    folder = given(name="Known").parent
    overview = Overview(on_disk(folder))
    for reference in overview.unread():
        overview.look(reference)
    overview.save()
    command = [sys.executable, "-c", FIRST_PAINT, str(folder)]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert "cm_readiness.tui.home.home" in loaded
    assert not LATER & loaded
