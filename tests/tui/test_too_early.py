"""While it is too early for a verdict, no screen names one, in any language."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from cm_readiness.cli.runner import main
from cm_readiness.language.records import RECORDS
from tests.early import NAMES, unmistakable

from .conftest import Drive, Driver

UNDECIDED = "Zearly"


def opened_early(folder: Path, place: Path) -> Path:
    """An assessment with two milestones of which little is known."""
    asked, file = unmistakable(place / "own", UNDECIDED), folder / "early.toml"
    folder.mkdir(exist_ok=True)
    commands = (
        (
            "new",
            str(file),
            "--questionnaire",
            str(asked),
            "--set",
            "cm_setup=in_house",
            "--set",
            "name=Calla",
        ),
        ("answer", str(file), "1.1", "4"),
        ("milestone", str(file), "add", "first"),
        ("answer", str(file), "2.1", "0"),
        ("milestone", str(file), "add", "second"),
    )
    assert [main(list(command)) for command in commands] == [0] * len(commands)
    return file


def seen(driver: Driver, *, undecided: bool = True) -> None:
    """What stands on the screen names no verdict, and says where one would be that it is too early."""
    assert not [name for name in NAMES if name in driver.text()]
    assert not undecided or UNDECIDED in driver.text()


@pytest.mark.parametrize("language", RECORDS)
async def test_no_screen_names_a_verdict(drive: Drive, folder: Path, tmp_path: Path, language: str) -> None:
    """Home, results with their explanation, what-if, the plan, and two moments side by side."""
    opened_early(folder, tmp_path)
    async with drive(size=(120, 90), language=language) as driver:
        assert driver.page == "home"
        seen(driver)
        await driver.press("c")
        assert driver.page == "picker"
        seen(driver, undecided=False)
        await driver.press("enter")
        if driver.page == "picker":
            await driver.press("enter")
        assert driver.page == "compare"
        seen(driver)
        await driver.press("escape", "enter")
        await driver.say("results")
        assert driver.page == "results"
        seen(driver)
        await driver.press("enter")
        assert driver.page == "explanation"
        seen(driver, undecided=False)
        await driver.press("escape", "w")
        assert driver.page == "what_if"
        seen(driver)
        await driver.press("plus")
        seen(driver)
        await driver.press("escape", "p")
        assert driver.page == "plan"
        await driver.until(lambda: UNDECIDED in driver.text())
        assert driver.app.screen.query_one(OptionList).option_count
        seen(driver)
