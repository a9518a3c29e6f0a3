"""Texts that were copied from elsewhere are taken in the same way, through every face and file."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from cm_readiness.core.brand import Brand
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.brand import read_brand
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.settings import read_settings, settings_path
from cm_readiness.files.shipped import questionnaires_folder
from tests.tui.conftest import Driver

from .conftest import FIRST, command, created, driven, typed

COPIED = "\ufeff\u202aCalla\u202c \u200e& Fils\u200b\u00ad"
CLEAN = "Calla & Fils"
NOTE = f"{COPIED}:\u2028\uf0b7 one\x0b\uf0b7 \u202btwo\u202c\ufffe"
CLEAN_NOTE = f"{CLEAN}:\n• one\n• two"


def test_on_the_command_line(place: Path) -> None:
    """Whatever option it is."""
    file = created(place / "calla.toml")
    command("edit", file, "--set", f"name={COPIED}", "--title", COPIED, "--respondent", COPIED)
    command("answer", file, FIRST, "2", "--note", NOTE, "--private", NOTE, "--evidence", NOTE)
    command("milestone", file, "add", COPIED)
    found = read_assessment(file)
    answer = found.answers[FIRST]
    assert (found.company_name, found.title, found.respondent) == (CLEAN,) * 3
    assert (answer.note, answer.private, answer.evidence) == (CLEAN_NOTE, CLEAN_NOTE, (CLEAN_NOTE,))
    assert found.milestones[0].name == CLEAN


def test_at_plain_prompts(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line at a time."""
    file = created(place / "calla.toml", answered=True)
    typed("ask", file, lines=("g 1", f"e {COPIED}", "q"), monkeypatch=monkeypatch)
    assert read_assessment(file).answers[FIRST].evidence == ("a plan", CLEAN)


async def test_in_the_terminal_ui(tmp_path: Path, place: Path) -> None:
    """Pasted into a field of one line, and into one of several."""
    file = created(place / "calla.toml", answered=True)

    async def steps(driver: Driver) -> None:
        await driver.press("left", "n")
        driver.app.screen.query_one("#editor-text", TextArea).select_all()
        await driver.paste(NOTE)
        assert CLEAN_NOTE.splitlines()[1] in driver.text()
        await driver.press("escape", "a")
        screen = driver.app.screen
        screen.set_focus(screen.query_one("#title", Input))
        await driver.press("home", "shift+end", "delete")
        await driver.paste(COPIED)
        await driver.press("escape")

    await driven(tmp_path / "folder", file, steps)
    found = read_assessment(file)
    assert (found.answers[FIRST].note, found.title) == (CLEAN_NOTE, CLEAN)


def test_in_files_that_were_written_by_hand(place: Path) -> None:
    """Assessment, settings, house style and questionnaire."""
    file = created(place / "calla.toml", answered=True)
    text = file.read_text("utf-8").replace("Said by all", NOTE.replace("\x0b", "\\u000b"))
    file.write_text(text.replace("Maison Calla", COPIED), "utf-8")
    found = read_assessment(file)
    assert (found.answers[FIRST].note, found.company_name) == (CLEAN_NOTE, CLEAN)

    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(f'format = 1\nfacilitator = "{COPIED}"\n', "utf-8")
    assert read_settings()[0].facilitator == CLEAN

    (place / "house.toml").write_text(f'format = 1\nfooter = "{COPIED}"\n', "utf-8")
    assert read_brand(place / "house.toml") == Brand(footer=CLEAN)

    asked = place / "own"
    asked.mkdir()
    for part in (questionnaires_folder() / "community_manager").glob("*.toml"):
        text = part.read_text("utf-8").replace("Working with", "\u202aWorking\u202c\ufeff with")
        (asked / part.name).write_text(text, "utf-8")
    assert read_questionnaire(asked).title.get("en").startswith("Working with")


@pytest.mark.parametrize("form", ["md", "html", "json", "csv"])
def test_no_document_holds_a_mark_or_an_escape(
    place: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither on the cover nor in a note."""
    file = created(place / "calla.toml")
    command("edit", file, "--set", f"name={COPIED}", "--title", COPIED)
    command("answer", file, FIRST, "2", "--note", NOTE)
    capsys.readouterr()
    command("report", file, "--format", form)
    text = capsys.readouterr().out.removeprefix("\ufeff")
    assert CLEAN.replace("&", "&amp;") in text or CLEAN in text
    assert "\\u20" not in text and "\\ufe" not in text
    assert not [sign for sign in text if unicodedata.category(sign) in ("Cf", "Cn")]
