"""The report screen: every document, and its export in every format, with names and without."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from cm_readiness.core.assessment import Answer
from cm_readiness.files.shipped import examples
from cm_readiness.report.documents import DOCUMENTS
from cm_readiness.report.export import FORMATS
from cm_readiness.tui.session import utc_now
from cm_readiness.tui.widgets.choices import Choices
from cm_readiness.tui.widgets.fields import TextField
from cm_readiness.tui.widgets.line import Prose

from .conftest import QUESTIONNAIRE, Drive, Driver

SIZES = [(120, 36), (80, 24), (40, 12)]


@pytest.fixture
def calla(folder: Path) -> Path:
    """The example company whose texts name people."""
    folder.mkdir()
    example = next(path for path in examples() if path.name == "maison_calla.en.toml")
    return Path(shutil.copy(example, folder / "calla.toml"))


async def choose(driver: Driver, identifier: str, option: int) -> None:
    """Choose in a list of the form by keyboard."""
    driver.app.screen.set_focus(driver.app.screen.query_one(f"#{identifier}"))
    await driver.press(*["up"] * 0, *["down"] * option, "space")


def path_of(driver: Driver) -> Path:
    """The path that the form shows."""
    return Path(driver.app.screen.query_one("#path", TextField).value)


def said(driver: Driver) -> str:
    """What the form says."""
    return str(driver.app.screen.query_one("#said", Prose).content)


@pytest.mark.parametrize("form", FORMATS)
async def test_every_format(drive: Drive, calla: Path, form: str) -> None:
    """The ending goes with the format; the file is what the command line would write."""
    begins = {"md": b"# ", "html": b"<!DOCTYPE html>", "pdf": b"%PDF", "docx": b"PK", "json": b"{"}
    async with drive(calla) as driver:
        await driver.press("r", "e")
        await choose(driver, "form", FORMATS.index(form))
        path = path_of(driver)
        assert path.suffix == f".{form}"
        await driver.press("f2")
        await driver.until(lambda: driver.room == "written")
        assert path.read_bytes().startswith(begins.get(form, b""))
        assert str(path) in "".join(driver.lines()).replace(" ", "").replace("│", "")
        await driver.press("escape")
        assert str(path) in driver.message
