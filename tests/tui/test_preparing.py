"""A document that is on its way: said at once, seen from its first page on, and in nobody's way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cm_readiness.tui.widgets.markdown import Document, MarkdownText, beginning

from .conftest import WINDOWS, Drive

ENDLESS = "{% for a in range(10000) %}{% for b in range(10000) %}{% endfor %}{% endfor %}"
"""What no computer fills in before it is stopped."""


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What stands on the sheet, one text after the other."""
    texts: list[str] = []
    show = MarkdownText.show

    def shown(sheet: MarkdownText, document: Document) -> None:
        texts.append(document.text)
        show(sheet, document)

    monkeypatch.setattr(MarkdownText, "show", shown)
    return texts


@pytest.mark.parametrize(("language", "size"), WINDOWS)
async def test_first_a_word_then_a_page_then_all(
    drive: Drive, given: Callable[..., Path], seen: list[str], size: tuple[int, int], language: str
) -> None:
    """The first page is the beginning of the whole, and fills the window."""
    async with drive(given(), size=size, language=language) as driver:
        await driver.press("r", "r")
        preparing, first, whole = seen
        assert preparing == driver.app.words("Preparing…")
        assert whole.startswith(first)
        assert len(first) < len(whole) / 2
        assert Document(first).at(size[0]).plain.count("\n") >= size[1]
        lines = driver.lines()
        await driver.press("end", "home")
        assert driver.lines() == lines


async def test_a_document_that_never_comes_keeps_no_key(drive: Drive, given: Callable[..., Path]) -> None:
    """While it is prepared, others can be asked for, and the page can be left."""
    path = given()
    own = path.parent / "report_templates"
    own.mkdir()
    (own / "mine.md.j2").write_text(ENDLESS, "utf-8")
    async with drive(path) as driver:
        preparing = driver.app.words("Preparing…")
        await driver.press("r", "r", "t")
        await driver.type("mine")
        await driver.pilot.press("enter")
        await driver.until(lambda: preparing in driver.text())
        assert "ACME: gap report" not in driver.text()
        await driver.pilot.press("t")
        assert driver.page == "picker"
        for key in "annex":
            await driver.pilot.press(key)
        await driver.press("enter")
        assert "ACME: technical annex" in driver.text()
        await driver.press("t")
        await driver.type("mine")
        await driver.pilot.press("enter")
        await driver.pilot.press("escape")
        await driver.until(lambda: driver.page == "results")
        await driver.settle()
        assert driver.message == ""


def test_the_beginning_of_a_text() -> None:
    """It ends between two paragraphs; a short text is there whole."""
    text = "# A\n\nb\nb\n\n| c |\n|---|\n| d |\n\ne"
    assert beginning(text, 3) == "# A\n\nb\nb"
    assert beginning(text, 5) == "# A\n\nb\nb\n\n| c |\n|---|\n| d |"
    assert beginning(text, 40) == text
