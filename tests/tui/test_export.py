"""The report screen: every document, and its export in every format, with names and without."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static, TextArea

from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.files.shipped import examples
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.widgets.fields import TextField
from cm_readiness.tui.widgets.key_bar import KeyBar
from cm_readiness.tui.widgets.line import Prose
from tests.exports import FORMATS
from tests.reliability.faults import failing

from .conftest import WINDOWS, Drive, Driver


@pytest.fixture
def calla(folder: Path) -> Path:
    """The example company whose texts name people."""
    folder.mkdir()
    example = next(path for path in examples() if path.name == "maison_calla.en.toml")
    return Path(shutil.copy(example, folder / "calla.toml"))


async def choose(driver: Driver, identifier: str, option: str) -> None:
    """Choose in a list of the form by keyboard; where several may be chosen, tick or take the tick off."""
    choices = driver.app.screen.query_one(f"#{identifier}", Choices)
    driver.app.screen.set_focus(choices)
    await driver.press(*["up"] * len(choices.options), *["down"] * choices.options.index(option))
    if choices.several:
        await driver.press("space")


async def export_one(driver: Driver, form: str = "md") -> None:
    """From the report to its export: this document alone, in a format."""
    await driver.press("e")
    await choose(driver, "document", "one")
    await choose(driver, "form", form)


async def all_as_text(driver: Driver) -> None:
    """Choose all documents, as Markdown and web pages."""
    await choose(driver, "document", "all")
    for form in FORMATS:
        if form not in ("md", "html"):
            await choose(driver, "forms", form)


async def replace_names(driver: Driver, text: str) -> None:
    """Write other names and what stands in their place."""
    area = driver.app.screen.query_one("#instead", TextArea)
    driver.app.screen.set_focus(area)
    area.select_all()
    for line in text.splitlines():
        await driver.type(line)
        await driver.press("enter")


def path_of(driver: Driver) -> Path:
    """The path that the form shows."""
    return Path(driver.app.screen.query_one("#path", TextField).value)


def said_of(driver: Driver, selector: str) -> str:
    """What a line of the dialog says."""
    return str(driver.app.screen.query_one(selector, Prose).content)


def said(driver: Driver) -> str:
    """What the dialog says beside the path."""
    return said_of(driver, "#said")


@pytest.mark.parametrize("form", FORMATS)
async def test_every_format(drive: Drive, calla: Path, form: str) -> None:
    """The ending goes with the format; the file is what the command line would write."""
    begins = {"md": b"# ", "html": b"<!DOCTYPE html>", "pdf": b"%PDF", "docx": b"PK", "json": b"{"}
    with calla.open("a", encoding="utf-8") as file:
        file.write('[[actions]]\nid = "a"\nwhat = "Buy a tripod"\ndue = 2026-12-18\n')
    async with drive(calla) as driver:
        await driver.press("r")
        await export_one(driver, form)
        path = path_of(driver)
        assert path.suffix == f".{form}"
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        assert path.read_bytes().startswith(begins.get(form, b""))
        await driver.press("escape")
        assert str(path) in driver.message


async def test_a_table_has_the_separator_that_was_chosen(drive: Drive, calla: Path, of_calla: Path) -> None:
    """It is asked for where there is one, and is kept for the next time."""
    async with drive(calla, size=(100, 50)) as driver:
        await driver.press("r")
        await export_one(driver)
        separator = driver.app.screen.query_one("#separator")
        assert not separator.display
        await choose(driver, "form", "csv")
        assert separator.display
        await choose(driver, "separator", "semicolon")
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        assert (of_calla / "answers.csv").read_text("utf-8-sig").startswith('"Dimension";')
        await driver.press("escape", "e")
        assert driver.app.screen.query_one("#separator", Choices).chosen == ("semicolon",)


async def test_every_document_can_be_read(drive: Drive, calla: Path, of_calla: Path) -> None:
    """All that need no second assessment, and the person's own, whatever they are called."""
    own = calla.parent / "report_templates"
    own.mkdir()
    (own / "[b]mine.md.j2").write_text("# Of {{ company }}\n", encoding="utf-8")
    async with drive(calla) as driver:
        await driver.press("r", "t")
        options = driver.app.screen.query_one(OptionList)
        listed = [options.get_option_at_index(place).id for place in range(options.option_count)]
        assert listed == [*(name for name, it in DOCUMENTS.items() if it.alone), "[b]mine"]
        await driver.type("[b]")
        assert "[b]mine" in driver.text()
        await driver.press("enter")
        assert "Of Maison Calla" in driver.text()
        assert "[b]mine" in driver.lines()[0]
        await export_one(driver)
        await driver.press("f2")
        assert "# Of Maison Calla" in (of_calla / "[b]mine.md").read_text(encoding="utf-8")


async def test_a_faulty_template_is_said(drive: Drive, calla: Path) -> None:
    """On the screen and in the form; what another document said does not stay."""
    own = calla.parent / "report_templates"
    own.mkdir()
    (own / "mine.md.j2").write_text("{% if %}", encoding="utf-8")
    async with drive(calla) as driver:
        await driver.press("r", "t")
        await driver.type("mine")
        await driver.press("enter")
        assert "mine.md.j2" in driver.message
        assert "Maison Calla: gap report" not in driver.text()
        await driver.press("e", "enter")
        assert driver.page == "export"
        assert "mine.md.j2" in said(driver)


def fits(driver: Driver, identifier: str, height: int) -> bool:
    """Whether the chosen place of a field stands between the path and the keys."""
    screen = driver.app.screen
    field, keys = (screen.query_one(kind).region for kind in (TextField, KeyBar))
    return field.bottom <= screen.query_one(f"#{identifier} .-here").region.y < keys.y < height


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_the_form_fits(
    drive: Drive, calla: Path, of_calla: Path, size: tuple[int, int], language: str
) -> None:
    """Path and keys stay in view while everything can be reached; what was chosen is written."""
    async with drive(calla, size=size, language=language) as driver:
        await driver.press("r")
        words = driver.app.words
        await export_one(driver, "html")
        for identifier in ("document", "form", "language", "notes", "names"):
            driver.app.screen.set_focus(driver.app.screen.query_one(f"#{identifier}"))
            await driver.until(partial(fits, driver, identifier, size[1]))
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        await driver.settle()
        assert words("Written") in driver.text()
        assert words("Folder").lower() in driver.text()
        written = of_calla / {"en": "gap report.html", "fr": "diagnostic.html"}[language]
        assert f'lang="{language}"' in written.read_text(encoding="utf-8")


async def test_the_mouse_does_it_all(drive: Drive, calla: Path, of_calla: Path) -> None:
    """A click on the document, one on a format, and one on the key that writes."""
    async with drive(calla) as driver:
        await driver.press("r", "e")
        for option in ("#document .choices--option", "#form .choices--option"):
            await driver.pilot.click(driver.app.screen.query(option)[1 if "document" in option else 2])
            await driver.settle()
        await driver.pilot.click(driver.app.screen.query_one(KeyBar), offset=(1, 0))
        await driver.until(lambda: driver.page == "written")
        assert (of_calla / "gap report.html").exists()


async def test_path_and_format_go_together(
    drive: Drive, calla: Path, documents: Path, of_calla: Path
) -> None:
    """A typed ending chooses the format; an edited path follows in its ending, and without names."""
    async with drive(calla) as driver:
        await driver.press("r")
        await export_one(driver)
        driver.app.screen.set_focus(driver.app.screen.query_one("#path"))
        await driver.press("backspace", "backspace")
        await driver.type("docx")
        assert driver.app.screen.query_one("#form", Choices).chosen == ("docx",)
        await choose(driver, "language", "fr")
        assert path_of(driver) == of_calla / "gap report.docx"
        await choose(driver, "form", "html")
        assert path_of(driver) == of_calla / "gap report.html"
        elsewhere = calla.parent / "elsewhere"
        driver.app.screen.query_one("#path", TextField).value = str(elsewhere / "of-calla.html")
        await choose(driver, "names", "anonymous")
        assert path_of(driver) == elsewhere / "diagnostic.html"
        await choose(driver, "document", "all")
        assert path_of(driver) == elsewhere / "All documents"
        driver.app.screen.query_one("#path", TextField).value = str(documents / "Maison Calla" / "x")
        await choose(driver, "document", "one")
        assert path_of(driver) == documents / "Édition sans noms" / "diagnostic.html"


async def test_what_was_noted_is_written_where_it_is_chosen(
    drive: Drive, calla: Path, of_calla: Path
) -> None:
    """On a sheet at the end; the choice is kept for the next time, and nothing is chosen at first."""
    title = "## Notes from the assessment"
    async with drive(calla) as driver:
        await driver.press("r")
        await export_one(driver)
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        written = of_calla / "gap report.md"
        assert title not in written.read_text("utf-8")
        written.unlink()
        await driver.press("enter", "e")
        await choose(driver, "notes", "with_notes")
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        assert title in written.read_text("utf-8")


async def test_keys_faster_than_the_form(drive: Drive, calla: Path, documents: Path) -> None:
    """What was chosen or typed a moment before is what is written, under the name that goes with it."""
    async with drive(calla) as driver:
        await driver.press("r")
        await export_one(driver)
        driver.app.screen.set_focus(driver.app.screen.query_one("#names"))
        await driver.burst("space", "f2")
        await driver.until(lambda: driver.page == "written")
        assert (documents / "Edition without names" / "gap report.md").exists()
        await driver.press("enter", "e")
        await driver.burst("backspace", "backspace", *"csv", "enter")
        await driver.until(lambda: driver.page == "written")
        typed = (documents / "Edition without names" / "gap report.csv").read_text("utf-8-sig")
        assert typed.startswith('"Dimension"')
        assert not (documents / "Maison Calla").exists()


async def test_the_family_in_both_languages(drive: Drive, calla: Path, of_calla: Path) -> None:
    """As many files as were announced, whole, in a folder for each language; asked before replacing."""
    folder = of_calla / "All documents"
    async with drive(calla) as driver:
        await driver.press("r", "e")
        await all_as_text(driver)
        announced = int(said(driver).split()[0])
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        assert len(files) == announced
        names = {path.relative_to(folder).as_posix() for path in files}
        assert {
            "English/gap report.md",
            "Français/diagnostic.md",
            "Français/qui fait quoi sur les réseaux sociaux.html",
            "English/questionnaire on paper.html",
        } <= names
        assert not any("progress report" in name for name in names)
        assert said_of(driver, "#count").split()[0] == str(announced)
        await driver.press("enter")
        assert str(folder) in driver.message
        files[0].write_text("mine", encoding="utf-8")
        files[1].unlink()
        await driver.press("e", "f2")
        assert driver.page == "confirm"
        assert f"{announced - 1} of {announced} files" in driver.text()
        await driver.press("escape")
        assert files[0].read_text(encoding="utf-8") == "mine"
        assert not files[1].exists()
        await driver.press("f2", "y")
        await driver.until(lambda: driver.page == "written")
        assert files[0].read_text(encoding="utf-8") != "mine"
        assert files[1].exists()


async def test_the_family_can_be_stopped(drive: Drive, calla: Path, of_calla: Path) -> None:
    """Escape leaves off: what is written is whole, nothing else is there, and the form stays."""
    folder = of_calla / "All documents"
    async with drive(calla) as driver:
        await driver.press("r", "e")
        await choose(driver, "document", "all")
        announced = int(said(driver).split()[0])
        await driver.pilot.press("f2")
        await driver.until(lambda: (folder / "English" / "gap report.pdf").exists())
        await driver.pilot.press("escape")
        await driver.until(lambda: not driver.app.screen.query_one(TextField).disabled)
        assert driver.page == "export"
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert 0 < len(files) < announced
        assert all(path.suffix.lstrip(".") in FORMATS and path.stat().st_size for path in files)
        assert int(said(driver).split()[0]) == len(files)


async def test_an_edition_without_names(drive: Drive, calla: Path, documents: Path) -> None:
    """No name is in the file or in its path; what may be one is shown; the list is kept for the next time."""
    async with drive(calla) as driver:
        await driver.press("r")
        await export_one(driver)
        await choose(driver, "names", "anonymous")
        written = documents / "Edition without names" / "gap report.md"
        assert path_of(driver) == written
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        assert "Tom" in said_of(driver, "#left")
        await driver.press("enter", "e")
        await replace_names(driver, "Tom\n")
        await driver.press("f2")
        assert driver.page == "export"
        assert "Tom" in said(driver)
        await replace_names(driver, "Tom=the community manager\n")
        await driver.press("f2", "y")
        await driver.until(lambda: driver.page == "written")
        assert "Tom" not in said_of(driver, "#left")
        text = written.read_text(encoding="utf-8")
        assert "the community manager" in text
        assert not re.search(r"calla|\bjade\b|\btom\b", text, re.IGNORECASE)
        await driver.press("enter", "e")
        assert driver.app.screen.query_one(TextArea).text == "Tom=the community manager\n"


async def test_without_the_addition_for_pdf(
    drive: Drive, calla: Path, of_calla: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said at once, and web pages stand in; who asks for PDF all the same is told again."""
    monkeypatch.setitem(sys.modules, "typst", None)
    async with drive(calla) as driver:
        await driver.press("r", "e")
        assert "pip install" in said(driver)
        assert driver.app.words("Until then, web pages are written.") in said(driver)
        await choose(driver, "form", "pdf")
        assert "pip install" in said(driver)
        await driver.press("f2")
        assert driver.page == "export"
        assert "pip install" in said(driver)
        await choose(driver, "form", "html")
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
    names = ["action plan.html", "gap report.html", "summary for management.html"]
    assert sorted(path.name for path in of_calla.iterdir()) == names


async def test_a_missing_extra_is_said(drive: Drive, calla: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As soon as its format is chosen, and instead of writing; the form stays, and another format goes."""
    monkeypatch.setitem(sys.modules, "typst", None)
    async with drive(calla) as driver:
        await driver.press("r", "e")
        await choose(driver, "form", "html")
        assert "pip install" not in said(driver)
        await choose(driver, "form", "docx")
        assert "pip install" in said(driver)
        await driver.press("f2")
        assert driver.page == "export"
        assert "pip install" in said(driver)
        await choose(driver, "form", "html")
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")


async def test_paths_that_cannot_be(drive: Drive, calla: Path) -> None:
    """One sentence each, and the form stays as it was filled in."""
    before = calla.read_bytes()
    house = calla.parent / "report_templates" / "house.toml"
    house.parent.mkdir()
    house.write_text("format = 1\n")
    tries = {
        calla.parent / "nowhere" / "a.md": "its folder is not there",
        calla.parent: "this is a folder",
        calla: "the report is made of this file",
        calla.parent / "a.odt": "no format has the ending .odt",
        house: "the report is made of this file",
    }
    async with drive(calla) as driver:
        await driver.press("r")
        await export_one(driver)
        driver.app.screen.set_focus(driver.app.screen.query_one("#path"))
        for path, sentence in tries.items():
            driver.app.screen.query_one("#path", TextField).value = str(path)
            await driver.press("enter")
            assert driver.page == "export"
            assert sentence in said(driver)
            assert path_of(driver) == path
        driver.app.screen.query_one("#path", TextField).value = " "
        await driver.press("enter")
        assert said(driver) == driver.app.words("Give a path to write to.")
        assert calla.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="the calls are those of POSIX")
@pytest.mark.parametrize(
    ("call", "code", "sentence"),
    [("open", errno.EACCES, "may not write"), ("fsync", errno.ENOSPC, "is full")],
)
async def test_a_disk_that_refuses(
    drive: Drive, calla: Path, of_calla: Path, call: str, code: int, sentence: str
) -> None:
    """It is said in the form, which stays; nothing half-written does."""
    async with drive(calla) as driver:
        await driver.press("r")
        await export_one(driver)
        with failing((os, call), 1, code):
            await driver.press("f2")
            await driver.until(lambda: sentence in said(driver))
        assert driver.page == "export"
        assert list(of_calla.iterdir()) == []
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")


async def test_the_path_can_be_copied(
    drive: Drive, documents: Path, given: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By key and with the mouse, with nothing in it that a terminal would act on."""
    odd = documents / "a\x1b[31m [b] \u202eb"
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(odd))
    async with drive(given()) as driver:
        await driver.press("r", "r")
        await export_one(driver)
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        written = odd / "ACME" / "gap report.md"
        assert written.exists()
        await driver.press("c")
        assert driver.app.clipboard == str(written).replace("\x1b", "\\x1b").replace("\u202e", "\\u202e")
        assert said(driver)
        shown = driver.app.screen.query_one("#path", Static)
        await driver.pilot.mouse_down(shown, offset=(0, 0))
        await driver.pilot.hover(shown, offset=(20, 0))
        await driver.pilot.mouse_up(shown, offset=(20, 0))
        selected = driver.app.screen.get_selected_text()
        assert selected and driver.app.clipboard.startswith(selected)


async def test_the_written_path_is_a_whole_one(
    drive: Drive, calla: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of a path that was typed from the working folder."""
    monkeypatch.chdir(calla.parent)
    async with drive(Path("calla.toml")) as driver:
        await driver.press("r")
        await export_one(driver)
        driver.app.screen.query_one("#path", TextField).value = "here.md"
        await driver.press("f2")
        await driver.until(lambda: driver.page == "written")
        await driver.press("c")
        assert driver.app.clipboard == str(calla.with_name("here.md"))


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_the_state_of_saving_is_the_last_to_leave_the_header(
    drive: Drive, calla: Path, language: str
) -> None:
    """In the narrowest window the name of the document gives way, and so does whose it is."""
    async with drive(calla, size=(40, 12), language=language) as driver:
        await driver.press("r")
        assert driver.lines()[0].rstrip().endswith("· " + {"en": "saved", "fr": "enregistré"}[language])
