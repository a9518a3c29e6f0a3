"""What is pasted into a field of one line: all of it, and a path as the path that it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from .conftest import Drive, Driver

Given = Callable[..., Path]


def field(driver: Driver) -> Input:
    """The field that has the focus."""
    focused = driver.app.screen.focused
    assert isinstance(focused, Input)
    return focused


async def test_several_lines_become_one(drive: Drive, given: Given) -> None:
    """Nothing of them is dropped; what is selected is replaced, by what was copied within too."""
    async with drive(given()) as driver:
        await driver.press("a")
        screen = driver.app.screen
        screen.set_focus(screen.query_one("#title", Input))
        field(driver).select_all()
        await driver.paste("Spring review\r\n  with the new team\x0band\n\n")
        assert field(driver).value == "Spring review with the new team and"
        driver.app.copy_to_clipboard("\u202afirst\nsecond\u202c")
        field(driver).select_all()
        await driver.press("ctrl+v")
        assert field(driver).value == "first second"
        await driver.press("escape")
        assert driver.saved().title == "first second"


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"', "file://{}", "{} \n"])
async def test_a_path_that_is_dropped_on_the_field_is_opened(
    drive: Drive, given: Given, tmp_path: Path, form: str
) -> None:
    """Whatever stands there is replaced."""
    there = tmp_path / "a folder" / "Été (1).toml"
    there.parent.mkdir()
    shutil.move(given(name="Dropped"), there)
    address = there.as_uri().removeprefix("file://") if form.startswith("file") else str(there)
    async with drive() as driver:
        await driver.press("o")
        await driver.paste(form.format(address))
        assert field(driver).value == str(there)
        await driver.press("enter")
        assert driver.session.reference.key == str(there)


async def test_a_part_of_a_path_goes_where_the_cursor_is(drive: Drive, given: Given, folder: Path) -> None:
    """Behind the folder that stands there."""
    name = given().name
    async with drive() as driver:
        await driver.press("o")
        await driver.paste(name)
        await driver.press("enter")
        assert driver.session.reference.key == str(folder / name)


async def test_a_document_is_written_where_a_path_was_pasted(
    drive: Drive, given: Given, tmp_path: Path
) -> None:
    """Its ending chooses the format."""
    there = tmp_path / "for the board" / "report.html"
    there.parent.mkdir()
    async with drive(given()) as driver:
        await driver.press("r", "r", "e")
        await driver.paste(str(there).replace(" ", "\\ "))
        await driver.press("enter")
        await driver.until(lambda: driver.page == "written")
    assert there.read_text("utf-8").startswith("<!DOCTYPE html>")


async def test_an_assessment_is_kept_where_a_path_was_pasted(
    drive: Drive, given: Given, tmp_path: Path
) -> None:
    """Elsewhere from now on."""
    there = tmp_path / "else where" / "kept.toml"
    there.parent.mkdir()
    async with drive(given()) as driver:
        await driver.press("S")
        await driver.paste(f"'{there}'")
        await driver.press("enter")
        assert there.is_file()
        assert driver.session.reference.key == str(there)
