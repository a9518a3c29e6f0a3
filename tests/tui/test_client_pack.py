"""What a client gets: which files, in which language, where, and opening them in another program."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.files.shipped import examples
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.widgets.key_bar import KeyBar
from cm_readiness.tui.widgets.line import Prose
from tests.exports import text_in

from .conftest import WINDOWS, Drive, Driver

IN_FRENCH = ["diagnostic.pdf", "plan d’action.pdf", "synthèse pour la direction.pdf"]


@pytest.fixture
def calla(folder: Path) -> Path:
    """An assessment in French."""
    folder.mkdir()
    example = next(path for path in examples() if path.name == "maison_calla.fr.toml")
    return Path(shutil.copy(example, folder / "calla.toml"))


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop that writes down what it is asked to open; it refuses what is called `refused`."""
    written, program = (
        tmp_path / "opened",
        tmp_path / "bin" / ("open" if sys.platform == "darwin" else "xdg-open"),
    )
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{written}"\ncase "$1" in *refused*) exit 4;; esac\n', "utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    monkeypatch.setenv("DISPLAY", ":9")
    return written


async def write_pack(driver: Driver) -> None:
    """From the results to what was written."""
    await driver.press("r", "e", "enter")
    await driver.until(lambda: driver.page == "written")
    await driver.settle()


def said(driver: Driver) -> str:
    """What the dialog says above its keys."""
    return str(driver.app.screen.query_one("#said", Prose).content)


@pytest.mark.parametrize(("language", "size"), [*WINDOWS, ("en", (140, 40))])
async def test_three_files_in_the_language_of_the_assessment(
    drive: Drive, calla: Path, documents: Path, size: tuple[int, int], language: str
) -> None:
    """By two keys, whatever the program speaks; the folder is the company's, and its path is there whole."""
    async with drive(calla, size=size, language=language) as driver:
        await write_pack(driver)
        folder = documents / "Maison Calla"
        assert sorted(path.name for path in folder.iterdir()) == IN_FRENCH
        report = text_in("pdf", (folder / "diagnostic.pdf").read_bytes(), "fr")
        assert "Maison Calla : diagnostic" in report.replace("\xa0", " ")
        seen = "".join("".join(line.strip(" │▁▔▎▊▂") for line in driver.lines()).split())
        assert "".join(str(folder).split()) in seen
        if size[1] > 12:
            assert all("".join(name.split()) in seen for name in IN_FRENCH)


async def test_it_is_the_first_choice_where_it_holds_what_is_read(drive: Drive, calla: Path) -> None:
    """Whoever reads another document is offered that one; the language goes with the choice."""
    async with drive(calla, language="en") as driver:
        await driver.press("r", "e")
        what, language = (
            driver.app.screen.query_one(f"#{name}", Choices) for name in ("document", "language")
        )
        assert what.options[0] == what.chosen[0] == "pack"
        assert what.options[-1] == "all"
        assert language.chosen == ("fr",)
        driver.app.screen.set_focus(what)
        await driver.press("down")
        assert (what.chosen, language.chosen) == (("one",), ("en",))
        await driver.press("up")
        assert (what.chosen, language.chosen) == (("pack",), ("fr",))
        await driver.press("escape", "t")
        await driver.type("annex")
        await driver.press("enter", "e")
        assert driver.app.screen.query_one("#document", Choices).chosen == ("one",)


async def test_names_that_a_disk_may_not_have(
    drive: Drive, given: Callable[..., Path], documents: Path
) -> None:
    """A company may be called anything; its folder lies among the documents all the same."""
    async with drive(given(name="../A/B: <Zoé>?\x1b[1m .")) as driver:
        await driver.press("r")
        await write_pack(driver)
    (folder,) = documents.iterdir()
    assert folder.name == "A-B- -Zoé-[1m"
    assert len(list(folder.iterdir())) == 3


async def test_a_file_that_is_there_is_asked_about(drive: Drive, calla: Path, documents: Path) -> None:
    """What the client got last time is not replaced without a yes."""
    async with drive(calla, language="en") as driver:
        await write_pack(driver)
        kept = documents / "Maison Calla" / "diagnostic.pdf"
        kept.write_bytes(b"mine")
        await driver.press("enter", "e", "enter")
        assert driver.page == "confirm"
        assert "3 of 3 files" in driver.text()
        await driver.press("escape")
        assert kept.read_bytes() == b"mine"


@pytest.mark.skipif(os.name == "nt", reason="the desktop is another one")
async def test_what_was_written_is_opened(drive: Drive, calla: Path, opened: Path, documents: Path) -> None:
    """The file and its folder, by key and by a click; nothing is said where it goes well."""
    folder = documents / "Maison Calla"
    async with drive(calla, language="en") as driver:
        await write_pack(driver)
        await driver.press("o", "O")
        asked = [str(folder / "diagnostic.pdf"), str(folder)]
        await driver.until(lambda: opened.exists() and opened.read_text("utf-8").splitlines() == asked)
        await driver.pilot.click(driver.app.screen.query_one(KeyBar), offset=(1, 0))
        await driver.until(lambda: len(opened.read_text("utf-8").splitlines()) == 3)
        assert said(driver) == ""


@pytest.mark.skipif(os.name == "nt", reason="the desktop is another one")
@pytest.mark.parametrize("size", [(120, 36), (40, 12)])
@pytest.mark.parametrize("there", [True, False])
async def test_what_cannot_be_opened_is_said(
    drive: Drive,
    given: Callable[..., Path],
    opened: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: bool,
    size: tuple[int, int],
) -> None:
    """With its path, whether the other program refuses or there is none; the keys stay in view."""
    if not there:
        monkeypatch.setenv("PATH", str(opened.parent))
    async with drive(given(name="refused"), size=size) as driver:
        await driver.press("r")
        await write_pack(driver)
        await driver.press("o")
        await driver.until(lambda: "nothing here opens this" in said(driver))
        assert "gap report.pdf" in said(driver)
        await driver.settle()
        assert driver.app.words("Folder").lower() in driver.text()
        assert "shows your files" in " ".join(driver.text().replace("│", " ").split())
        assert opened.exists() == there
