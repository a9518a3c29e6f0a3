"""A number about the company is read in the same way on every face, and never taken for another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from cm_readiness.cli.runner import main
from cm_readiness.files.assessments import read_assessment
from tests.tui.conftest import Driver

from .conftest import QUESTIONNAIRE, command, created, driven, typed

NUMBER = next(field.id for field in QUESTIONNAIRE.profile if field.kind == "number")


def recorded(file: Path) -> object:
    """What the company said."""
    return read_assessment(file).company.get(NUMBER)


def test_on_the_command_line(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Groups are understood; what may be two numbers, or is below zero, is refused and says what to write."""
    file = created(place / "calla.toml")
    command("edit", file, "--set", f"{NUMBER}=1 200")
    assert recorded(file) == 1200
    for given, said in (("1,500", "1500 or 1,5"), ("-3", "0 or more"), ("many", "in digits")):
        assert main(["edit", str(file), "--set", f"{NUMBER}={given}"]) == 2
        assert said in capsys.readouterr().err
    assert recorded(file) == 1200
    assert main(["plan", str(file), "--budget", "1,500"]) == 2
    assert "1500 or 1,5" in capsys.readouterr().err


def test_at_plain_prompts(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is asked for again, with the two that it may be."""
    file = created(place / "calla.toml")
    before = [field.id for field in QUESTIONNAIRE.profile].index(NUMBER)
    lines = ("a", *[""] * before, "1.500", "-3", "1500", *["q"] * 3)
    typed("ask", file, lines=lines, monkeypatch=monkeypatch)
    said = capsys.readouterr().err
    assert "1500 or 1.5" in said and "0 or more" in said
    assert recorded(file) == 1500


async def test_in_the_terminal_ui(place: Path, tmp_path: Path) -> None:
    """What cannot be read is said, and what was recorded stays until it can."""
    file = created(place / "calla.toml")
    command("edit", file, "--set", f"{NUMBER}=700")

    async def steps(driver: Driver) -> None:
        await driver.press("a")
        screen = driver.app.screen
        field = screen.query_one(f"#profile-{NUMBER}", Input)
        screen.set_focus(field)
        field.select_all()
        await driver.paste("1,500")
        assert "1500 or 1,5" in driver.message
        assert driver.saved().company[NUMBER] == 700
        field.select_all()
        await driver.paste("1 500")
        assert driver.message == ""
        assert driver.saved().company[NUMBER] == 1500
        await driver.press("escape")

    await driven(tmp_path / "folder", file, steps)
    assert recorded(file) == 1500


async def test_a_new_assessment_does_not_begin_with_half_a_number(place: Path, tmp_path: Path) -> None:
    """The field is named, and has the focus."""

    async def steps(driver: Driver) -> None:
        await driver.press("n")
        await driver.type("Calla")
        screen = driver.app.screen
        field = screen.query_one(f"#profile-{NUMBER}", Input)
        field.value = "1,500"
        setup = screen.query_one("#profile-cm_setup")
        screen.set_focus(setup)
        await driver.press("space", "f2")
        assert driver.page == "onboarding"
        assert "1500 or 1,5" in driver.message
        assert screen.focused is field
        field.value = "1500"
        await driver.press("f2")
        assert driver.session.assessment.company[NUMBER] == 1500

    await driven(tmp_path / "folder", None, steps)
