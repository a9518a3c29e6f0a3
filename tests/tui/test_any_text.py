"""Texts of any length and script, windows of any size, and events that are not answers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Input, OptionList

from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.widgets.levels import Strip

from .conftest import CRITERIA, QUESTIONNAIRE, WINDOWS, Drive, Driver

Given = Callable[..., Path]
ORDER = list(QUESTIONNAIRE.criteria)
AZERTY = "à&é\"'"


def same_width(driver: Driver) -> bool:
    """Whether no line is wider than the window."""
    width = driver.app.size.width
    return all(cell_len(line) <= width for line in driver.lines())


async def test_a_whole_assessment_on_a_french_keyboard(drive: Drive, given: Given) -> None:
    """Every criterion answered by the unshifted digit row, all keys at once."""
    keys = [AZERTY[place % 5] for place in range(CRITERIA)]
    async with drive(given()) as driver:
        await driver.burst(*keys)
        assert driver.page == "results"
        levels = [driver.saved().answers[identifier].level for identifier in ORDER]
    assert levels == [place % 5 for place in range(CRITERIA)]


@pytest.mark.parametrize("name", ["日本語の会社名 👩‍💻🙂" * 6, "é" * 200 + "x" * 3000])
@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
async def test_wide_characters(drive: Drive, given: Given, name: str, size: tuple[int, int]) -> None:
    """Names of wide characters, emoji and any length leave every screen in its width."""
    path = given(name=name, title=name)
    async with drive(size=size) as driver:
        assert same_width(driver)
        await driver.press("enter")
        for key in ("l", "r", "r", "a"):
            assert same_width(driver)
            await driver.press(key)
        assert same_width(driver)
        assert driver.app.screen.query_one("#title", Input).value == name
        assert driver.saved().title == name
    assert path.exists()


@pytest.fixture
def long_questionnaire(folder: Path) -> None:
    """A questionnaire whose texts are three times as long."""
    own = folder / "questionnaires" / "community_manager"
    shutil.copytree(questionnaires_folder() / "community_manager", own)
    for file in own.glob("*.toml"):
        lines = []
        for line in file.read_text("utf-8").splitlines():
            found = re.fullmatch(r'((?:fr|en) = )"(.*)"', line)
            lines.append(f'{found[1]}"{found[2]} {found[2]} {found[2]}"' if found else line)
        text = "\n".join(lines).replace(f'version = "{QUESTIONNAIRE.version}"', 'version = "99.0.0"')
        file.write_text(text + "\n", "utf-8")


@pytest.mark.usefixtures("long_questionnaire")
@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_texts_three_times_as_long(
    drive: Drive, given: Given, size: tuple[int, int], language: str
) -> None:
    """Nothing is cut: the page scrolls, and each level can be brought into view."""
    path = given()
    async with drive(path, size=size, language=language) as driver:
        assert driver.page == "changes"
        await driver.press("enter")
        criterion = driver.session.criterion
        for text, row in zip(criterion.levels, driver.sheet.rows, strict=False):
            shown = " ".join(row.said.plain.split())
            assert shown.endswith(" ".join(text.get(language).split()))
            await driver.burst("down")
            assert driver.region(row)
        assert same_width(driver)
        await driver.burst(*("2" * CRITERIA))
        assert driver.page == "results"
        assert same_width(driver)


async def test_a_note_survives_every_size(drive: Drive, given: Given) -> None:
    """While a note is typed, the window goes through all sizes; focus and text stay."""
    async with drive(given()) as driver:
        await driver.press("n")
        for place, size in enumerate([(140, 40), (80, 24), (40, 12), (39, 12), (10, 3), (40, 11), (120, 36)]):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            if size[0] >= 40 and size[1] >= 12:
                await driver.type(str(place))
        await driver.press("escape")
        assert driver.assessment.answer_to(ORDER[0]).note == "0126"
        assert driver.session.progress.answered == 0


async def test_a_click_on_what_is_gone(drive: Drive, given: Given) -> None:
    """A click that arrives when its widget has left the screen does nothing and breaks nothing."""
    async with drive(given()) as driver:
        strip = Strip()
        await driver.app.screen.mount(strip)
        strip.say("[0]")
        await driver.settle()
        region = strip.region
        for kind in (events.MouseDown, events.MouseUp, events.Click):
            click = kind(
                strip, region.x + 1, region.y, 0, 0, 1, False, False, False, region.x + 1, region.y
            )  # fmt: skip
            if kind is events.MouseDown:
                await strip.remove()
            driver.app.screen.post_message(click)
        await driver.settle()
        assert driver.assessment.answers == {}
        await driver.press("n")
        assert driver.page == "question"


@pytest.mark.parametrize("page", ["onboarding", "settings", "about"])
async def test_filling_in_a_form_is_no_change(drive: Drive, given: Given, page: str) -> None:
    """What the fields say when they appear is not taken for something that a person did."""
    path = given(name="ACME", respondent="Jo")
    before = path.read_bytes()
    async with drive(path if page == "about" else None) as driver:
        await driver.press({"onboarding": "n", "settings": "s", "about": "a"}[page])
        assert driver.page == page
        assert driver.app.navigation.draft == {}
        assert driver.app.screen.query(Choices)
        await driver.press("escape")
        assert driver.app._keeper.flush()
        config = path.parent.parent / "config" / "settings.toml"
        assert "theme" not in (config.read_text("utf-8") if config.exists() else "")
    assert path.read_bytes() == before


async def test_hostile_texts_in_lists_and_fields(drive: Drive, given: Given, tmp_path: Path) -> None:
    """Names in pickers, placeholders, paths and faults are literal too."""
    name = "a[0] [/] [bold]x \x1b[31m"
    path = given(name=name)
    hostile = tmp_path / "[bold]x dir" / "[red].toml"
    hostile.parent.mkdir()
    path.rename(hostile)
    async with drive(hostile) as driver:
        await driver.press("S")
        assert "[red].toml" in driver.text()
        await driver.press("escape", "escape")
        await driver.say("recent")
        assert driver.message or driver.app.screen.query_one(OptionList).option_count in (0, 1)
        await driver.press("escape", "o", "ctrl+u")
        await driver.type(str(hostile.parent / "[nothing] [/].toml"))
        await driver.press("enter")
        assert "[nothing] [/].toml" in driver.message
        assert "\x1b" not in driver.text()
