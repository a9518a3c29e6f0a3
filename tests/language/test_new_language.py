"""A language that is added as CONTRIBUTING.md says: a record and a catalog, and nothing else is touched."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from pypdf import PdfReader

from tests.reports import shipped

ROOT = Path(__file__).parent.parent.parent
RECORD = '''"""Marain, which nobody speaks; its keyboard has another digit than the French one at one key."""

from ..record import Language

LANGUAGE = Language(
    code="qma",
    name="Marain",
    locale="eo",
    document_code="eo-001",
    plural_forms="nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);",
    yes=("ŷ", "ŷes"),
    no=("ne",),
    csv_separator="|",
    digit_row="é+ľščťžýáí",
    first_of_month="1-a",
)
'''
MESSAGES = {
    "Verdict:": "Juĝo:",
    "{company}: gap report": "{company}: raporto",
    "The questionnaire is not translated yet: its texts are in {language}.": "Tekstoj: {language}.",
    "Settings": "Agordoj",
    "Saved: {what}.": "Konservita: {what}.",
    "y or n": "ŷ aŭ ne",
    "Usage:": "Uzo:",
}
DAYS = ("{count} tagoj nul", "{count} tago", "{count} tagoj")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with the language in it, and an example company."""
    place = tmp_path_factory.mktemp("marain")
    for name in ("cm_readiness", "questionnaires", "report_templates"):
        shutil.copytree(ROOT / name, place / name)
    (place / "cm_readiness" / "language" / "records" / "marain.py").write_text(RECORD, "utf-8")
    catalog = Catalog("eo", header_comment="")
    catalog.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);"),
    ]
    for message, text in MESSAGES.items():
        catalog.add(message, text)
    catalog.add(("{count} day", "{count} days"), DAYS)
    into = place / "cm_readiness" / "language" / "locale" / "qma" / "LC_MESSAGES"
    into.mkdir(parents=True)
    with (into / "cm_readiness.mo").open("wb") as file:
        write_mo(file, catalog)
    shutil.copy(
        ROOT / "questionnaires" / "community_manager" / "examples" / "maison_calla.en.toml",
        place / "calla.toml",
    )
    return place


def run(place: Path, *arguments: str, typed: str = "") -> str:
    """What the copy prints on both streams; it has to end well."""
    command = arguments if arguments[0] == "-c" else ("-m", "cm_readiness", *arguments)
    ended = subprocess.run(
        [sys.executable, *command],
        cwd=place,
        env={
            **{name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES")},
            "LANG": "qma_XX.UTF-8", "LANGUAGE": "", "PYTHONPATH": str(place),
            "CM_READINESS_HOME": str(place / "home"), "CM_READINESS_CONFIG": str(place / "config"),
            "CM_READINESS_CACHE": str(place / "cache"), "CM_READINESS_DEBUG": "1",
        },
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


def test_the_help_names_it(place: Path) -> None:
    """In its own words, as far as there are any."""
    said = run(place, "report", "--help")
    assert "|qma" in said
    assert MESSAGES["Usage:"] in said


def test_scores_come_in_it(place: Path) -> None:
    """Messages that are missing stand in English; what the questionnaire does not have is said."""
    said = run(place, "--language", "qma", "score", "calla.toml")
    assert "Verdict: Continuer sur" in said
    assert "Overall:" in said
    assert "Tekstoj: franca." in said
    assert "3 tagoj" in said


@pytest.mark.parametrize("form", ["md", "html", "docx", "csv", "pdf", "json"])
def test_documents_come_in_it(place: Path, form: str) -> None:
    """In every format, with the language in its head."""
    file = place / f"calla.{form}"
    run(place, "report", "calla.toml", "--language", "qma", "--as-of", "1/12/2026", "--output", file.name)
    match form:
        case "csv":
            rows = list(csv.reader(StringIO(file.read_text("utf-8-sig")), delimiter="|"))
            assert len(rows) > len(shipped().criteria)
            assert len({len(row) for row in rows}) == 1
        case "json":
            assert json.loads(file.read_text("utf-8"))
        case "pdf":
            assert str(PdfReader(file).root_object["/Lang"]) == "qma"
        case "docx":
            with ZipFile(file) as parts:
                assert 'w:val="eo-001"' in parts.read("word/styles.xml").decode()
                assert "Tekstoj: franca." in parts.read("word/document.xml").decode()
        case _:
            text = file.read_text("utf-8")
            assert "Maison Calla: raporto" in text
            assert "Tekstoj: franca." in text
            assert "1-a Decembro 2026" in text
            assert form != "html" or '<html lang="qma">' in text


def test_questions_are_answered_in_it(place: Path) -> None:
    """Its words for yes and no, and the keys of its keyboard: é is 0 here, and 2 in France."""
    records = (place / "cm_readiness" / "language" / "records").glob("[a-z]*.py")
    listed = sorted(path.stem for path in records).index("marain") + 1
    given = {"name": "Acme", "cm_setup": "1", "paid_advertising": "ŷ", "regulated_sector": "NE"}
    profile = [given.get(field.id, "") for field in shipped().profile]
    rest = ["", "", "", "é", "+", "ľ", "q", ""]
    said = run(place, "ask", "new.toml", typed="\n".join([str(listed), *profile, *rest]))
    written = (place / "new.toml").read_text("utf-8")
    assert 'language = "qma"' in written
    assert "paid_advertising = true" in written
    assert "regulated_sector = false" in written
    assert [line for line in said.splitlines() if "Konservita" in line] == [
        f"Konservita: level {level}." for level in range(3)
    ]


def test_the_terminal_ui_speaks_it(place: Path) -> None:
    """Every screen of an assessment comes up in it, the settings name it, and its keys answer."""
    said = run(place, "-c", SCREENS)
    assert "Agordoj" in said
    assert "Marain" in said
    assert "Tekstoj: franca." in said
    assert "level 0" in said


SCREENS = """
import asyncio
from pathlib import Path
from cm_readiness.files.settings import Settings
from cm_readiness.tui.shell.app import ReadinessApp

async def main():
    app = ReadinessApp(Path("home"), Settings(), "qma", Path("calla.toml"), ())
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        shown(app)
        for place in ("question", "review", "results", "plan", "report", "about"):
            await app.go(place)
            await pilot.pause()
        await app.go("question")
        first = app.session.current
        while app.screen.sheet.painted == float("inf"):
            await pilot.pause()
        await pilot.press("é")
        await pilot.pause()
        print("level", app.session.assessment.answer_to(first).level)
        await app.go("home")
        await app.go("settings")
        await pilot.pause()
        shown(app)
        app.close_session()

def shown(app):
    for line in app.screen._compositor.render_strips():
        print(line.text)

asyncio.run(main())
"""
