"""Filtering and sorting the list of assessments, by keys, by name and by the mouse."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from cm_readiness.app.clock import today, utc_now
from cm_readiness.app.overview import Overview
from cm_readiness.app.workspace import on_disk
from cm_readiness.core.assessment import Action, Answer
from cm_readiness.core.narrowing import Narrowing, Sorting
from cm_readiness.files.settings import Settings, read_settings
from cm_readiness.language.words import words_for
from cm_readiness.tui.home.found import Found
from cm_readiness.tui.home.narrowing import NarrowedLine
from cm_readiness.tui.home.rows import Said
from cm_readiness.tui.widgets.entries import Entries
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
IDS = list(QUESTIONNAIRE.criteria)
OVERDUE = (Action(id="a", what="x", due=today() - timedelta(days=3)),)


def level(number: int) -> dict[str, Answer]:
    """All criteria at one level."""
    return {identifier: Answer(level=number, answered=utc_now()) for identifier in IDS}


@pytest.fixture
def three(given: Given) -> dict[str, Path]:
    """Three companies that differ in everything, by name; the one written last is Zoé."""
    found = {}
    begun = time.time_ns()
    for name, size, number in (("Épicerie", "solo", 3), ("Calla", "micro", 1), ("Zoé [x]", "solo", 2)):
        company = {"name": name, "cm_setup": "in_house", "size": size}
        actions = OVERDUE if name == "Calla" else ()
        found[name] = given(name, company=company, answers=level(number), actions=actions)
        # Some disks give files that are written at once the same time.
        os.utime(found[name], ns=(begun, begun + len(found)))
    return found


def listed(driver: Driver) -> list[str]:
    """The companies of the list, from top to bottom."""
    listing = driver.app.screen.query_one(Entries)
    return [listing.entry(key).content.plain.split("  ")[0] for key in listing.keys]


def line(driver: Driver) -> str:
    """What is said of the filters and the order."""
    return driver.app.screen.query_one(NarrowedLine).said.plain.replace("\xa0", " ")


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_filtering_by_what_companies_say_of_themselves(
    drive: Drive, three: dict[str, Path], size: tuple[int, int], language: str
) -> None:
    """By a field of the profile; how many of how many is said in one line, and Escape lists everything."""
    async with drive(size=size, language=language) as driver:
        words = driver.app.words
        assert listed(driver) == ["Zoé [x]", "Calla", "Épicerie"]
        assert line(driver) == ""
        await driver.press("w")
        assert driver.page == "picker"
        field = next(one for one in QUESTIONNAIRE.profile if one.id == "size")
        await driver.type(field.question.get(language)[:20])
        await driver.press("enter")
        solo = field.options[0].name.get(language)
        await driver.type(solo)
        await driver.press("enter")
        assert listed(driver) == ["Zoé [x]", "Épicerie"]
        assert line(driver).startswith(f"{words('{count} of {all}', count=2, all=3)} · {solo}")
        assert solo[:10] in driver.text().replace("\n", " ")
        await driver.press("escape")
        assert listed(driver) == ["Zoé [x]", "Calla", "Épicerie"]
        assert line(driver) == ""


async def test_filters_add_up_and_an_empty_list_says_how_to_get_back(
    drive: Drive, three: dict[str, Path]
) -> None:
    """What is late, of one client, in one state, found by what is typed; nothing is all of it."""
    async with drive() as driver:
        await driver.press("!")
        assert listed(driver) == ["Calla"]
        assert "1 of 3 · late actions" in line(driver)
        await driver.press("w")
        await driver.type("state of")
        await driver.press("enter", "enter")
        assert listed(driver) == ["Calla"]
        await driver.press("/")
        await driver.type("épicerie")
        assert listed(driver) == []
        nothing = str(driver.app.screen.query_one("#nothing", Prose).content)
        assert nothing == "No assessment is like this. esc lists everything again."
        await driver.press("escape")
        assert len(listed(driver)) == 3
        await driver.press("end")
        await driver.say("filter_client")
        assert listed(driver) == ["Épicerie"]
        await driver.say("filter_client")
        assert len(listed(driver)) == 3


async def test_a_value_is_taken_off_again(drive: Drive, three: dict[str, Path]) -> None:
    """By choosing any, or everything; the values that are offered are those that are left by the others."""
    async with drive() as driver:
        await driver.press("!", "w")
        await driver.type("company")
        await driver.press("enter")
        options = driver.app.screen.query_one("OptionList")
        assert getattr(options, "option_count", 0) == 1
        await driver.press("enter")
        assert "late actions · Calla" in line(driver)
        await driver.press("w")
        await driver.type("company")
        await driver.press("enter")
        await driver.type("any")
        await driver.press("enter")
        assert "Calla" not in line(driver)
        await driver.press("w")
        await driver.type("everything")
        await driver.press("enter")
        assert line(driver) == ""


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("company", ["Calla", "Épicerie", "Zoé [x]"]),
        ("score", ["Calla", "Zoé [x]", "Épicerie"]),
        ("late", ["Calla", "Zoé [x]", "Épicerie"]),
    ],
)
async def test_sorting_is_kept_and_turns_round(
    drive: Drive, three: dict[str, Path], by: str, expected: list[str]
) -> None:
    """By the palette; it begins at the top, the next start has the same order, and filters are not kept."""
    async with drive(size=(80, 24)) as driver:
        await driver.press("end")
        await driver.say(f"sort_{by}")
        assert listed(driver) == expected
        assert driver.app.screen.query_one(Entries).highlighted == 0
        await driver.press("!")
        await driver.say(f"sort_{by}")
        await driver.press("escape")
        known = 1 if by == "late" else 3
        assert listed(driver) == [*expected[:known][::-1], *expected[known:]]
        await driver.say(f"sort_{by}")
        await driver.press("!")
    settings, faults = read_settings()
    assert (settings.sorting, faults) == (by, ())
    async with drive(settings=settings) as driver:
        assert listed(driver) == expected
        assert line(driver) != ""


async def test_sorting_by_the_key_and_the_mouse(drive: Drive, three: dict[str, Path]) -> None:
    """The key asks by what; a click on what is said of the filters asks for another one."""
    async with drive() as driver:
        await driver.press("t", "down", "enter")
        assert listed(driver) == ["Calla", "Épicerie", "Zoé [x]"]
        assert line(driver) == "by company, A to Z"
        await driver.pilot.click(NarrowedLine, offset=(3, 0))
        await driver.settle()
        assert driver.page == "picker"
        await driver.press("enter")
        assert listed(driver) == ["Calla"]


async def test_what_was_opened_is_found_again(drive: Drive, three: dict[str, Path]) -> None:
    """Filter, order and the entry are as they were when somebody comes back from an assessment."""
    async with drive(settings=Settings(sorting="company")) as driver:
        await driver.press("w")
        await driver.type("how many people")
        await driver.press("enter", "enter", "home", "down", "enter")
        assert driver.assessment.company_name == "Zoé [x]"
        await driver.press("escape")
        assert driver.page == "home"
        assert listed(driver) == ["Épicerie", "Zoé [x]"]
        assert driver.app.screen.query_one(Entries).highlighted == 1
        assert line(driver).startswith("2 of 3 · One person · by company")


async def test_an_empty_room_has_nothing_to_filter(drive: Drive) -> None:
    """Neither footer nor palette changes anything there."""
    async with drive() as driver:
        await driver.press("w", "t", "!")
        assert driver.page == "home"
        assert driver.app.words("Filter").lower() not in driver.lines()[-1]


def test_nothing_moves_while_files_are_read(three: dict[str, Path]) -> None:
    """What is not read stands at the end until all are, and a filter counts only what is known."""
    overview = Overview(on_disk(three["Calla"].parent))
    how = Said(words_for("en"), "enter", today())
    first, *others = overview.references
    overview.look(first)
    found = Found(overview, how, Narrowing(), Sorting("company"))
    before = found.listed("")
    assert before[0] == first.key
    assert found.unread == 2
    for reference in others:
        overview.look(reference)
        found.read([reference.key])
        assert found.listed("") == before
    assert found.unread == 0
    found.sort(found.sorting)
    assert [found[key].company for key in found.listed("")] == ["Calla", "Épicerie", "Zoé [x]"]
    found.narrow(Narrowing(late=True))
    assert [found[key].company for key in found.listed("")] == ["Calla"]


async def test_another_version_goes_with_its_original(drive: Drive, three: dict[str, Path]) -> None:
    """In every order it stands below it, and a filter lists both or none."""
    path = three["Calla"]
    copy = path.with_name(f"{path.stem} (1).toml")
    copy.write_bytes(path.read_bytes())
    async with drive(settings=Settings(sorting="company")) as driver:
        keys = list(driver.app.screen.query_one(Entries).keys)
        assert keys.index(str(copy)) == keys.index(str(path)) + 1
        await driver.press("!")
        assert list(driver.app.screen.query_one(Entries).keys) == [str(path), str(copy)]
