"""The plan from the report screen: as a table, as a workbook, as a calendar."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cm_readiness.files.shipped import examples
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.widgets.fields import TextField

from .conftest import Drive, Driver
from .test_export import choose, path_of, said

DUE = '[[actions]]\nid = "a"\nwhat = "Buy a tripod"\ndue = 2026-12-18\n'


@pytest.fixture
def calla(folder: Path) -> Path:
    """An example company that has not committed to anything yet."""
    folder.mkdir()
    example = next(path for path in examples() if path.name == "maison_calla.en.toml")
    return Path(shutil.copy(example, folder / "calla.toml"))


async def open_plan(driver: Driver) -> None:
    """Go to the action plan, and to its export alone."""
    await driver.press("r", "t")
    await driver.type("action plan")
    await driver.press("enter", "e")
    await choose(driver, "document", "one")


async def test_the_plan_is_offered_as_what_it_is(drive: Drive, calla: Path) -> None:
    """Table and workbook say that they hold the plan; beside another document they hold the answers."""
    async with drive(calla, size=(100, 60)) as driver:
        await open_plan(driver)
        assert "CSV: the plan" in driver.text() and "Excel (XLSX): the plan" in driver.text()
        await driver.press("escape", "escape")
        await driver.press("r", "e")
        await choose(driver, "document", "one")
        assert "CSV: all answers" in driver.text() and "CSV: the plan" not in driver.text()


async def test_the_plan_as_a_table(drive: Drive, calla: Path, of_calla: Path) -> None:
    """Under the name of the document."""
    async with drive(calla) as driver:
        await open_plan(driver)
        await choose(driver, "form", "csv")
        assert path_of(driver) == of_calla / "action plan.csv"
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        text = (of_calla / "action plan.csv").read_text("utf-8-sig")
        assert text.startswith('"No.","Criterion","Period","Action"')


async def test_a_calendar_is_the_plan_from_every_document(drive: Drive, calla: Path) -> None:
    """An ending that was typed chooses it too."""
    with calla.open("a", encoding="utf-8") as file:
        file.write(DUE)
    async with drive(calla) as driver:
        await driver.press("r", "e")
        await choose(driver, "document", "one")
        await choose(driver, "form", "ics")
        assert path_of(driver).name == "action plan.ics"
        await choose(driver, "form", "md")
        driver.app.screen.query_one("#path", TextField).value = str(calla.with_name("due.ics"))
        await driver.settle()
        assert driver.app.screen.query_one("#form", Choices).chosen == ("ics",)
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        assert b"DTSTART;VALUE=DATE:20261218" in calla.with_name("due.ics").read_bytes()


async def test_nothing_due_is_said_in_the_form(drive: Drive, calla: Path) -> None:
    """And no file is written."""
    async with drive(calla) as driver:
        await open_plan(driver)
        await choose(driver, "form", "ics")
        await driver.press("f2")
        await driver.until(lambda: "due date" in said(driver))
        assert driver.page == "export" and not path_of(driver).exists()
