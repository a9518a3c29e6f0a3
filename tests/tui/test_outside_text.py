"""Text from outside is shown as it is, on every screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.content import Content

from cm_readiness.core.assessment import Answer
from cm_readiness.tui.shell.text import literal, one_line, same_width, shown
from cm_readiness.tui.widgets.line import wrapped
from cm_readiness.tui.widgets.markdown import Document

from .conftest import CRITERIA, QUESTIONNAIRE, Drive

NAMES = (
    "ACME [Holdings] 50% [/] off",
    "[bold]x a[0] [@click=quit]q",
    "a\x1b[31mb c\u202ed e\u2066f\x07",
    "🙂 שלום",
)


@pytest.mark.parametrize("name", NAMES)
async def test_hostile_names_on_every_screen(drive: Drive, given: Callable[..., Path], name: str) -> None:
    """Nothing vanishes, nothing acts, nothing crashes, and no control character reaches the terminal."""
    first = next(iter(QUESTIONNAIRE.criteria))
    answer = Answer(note=name, private=name, evidence=(name,), flagged=True)
    path = given(name=name, title=name, answers={first: answer})
    async with drive() as driver:
        seen = [driver.lines()]
        await driver.press("enter", "home")
        driver.session.current = first
        await driver.say("next")
        await driver.say("previous")
        seen.append(driver.lines())
        await driver.press("n")
        seen.append(driver.lines())
        await driver.press("escape", "l")
        seen.append(driver.lines())
        await driver.press("r")
        seen.append(driver.lines())
        await driver.press("r")
        seen.append(driver.lines())
        await driver.press("escape", "escape", "escape", "d")
        assert driver.page == "confirm"
        seen.append(driver.lines())
        assert path.exists()
    for lines in seen:
        screen = "\n".join(lines)
        assert not any(character in screen for character in "\x1b\x07\u202e\u2066")
        if name.isascii() and name.isprintable():
            assert name in screen


async def test_a_hostile_name_is_typed(drive: Drive) -> None:
    """The name can be given in the form, and is what is saved."""
    async with drive() as driver:
        await driver.press("n")
        await driver.type("ACME [/] [Holdings]")
        await driver.press("enter", "tab", "tab", "space", "f2")
        assert driver.saved().company_name == "ACME [/] [Holdings]"
        await driver.burst(*("1" * CRITERIA))
        driver.app.forget_change()
        assert "ACME [/] [Holdings]" in driver.text()


def test_hidden_characters_become_visible() -> None:
    """Control and direction characters are escapes; newline, tab, emoji and other scripts stay."""
    assert shown("a\x1b[0m\u202eb\x00\x85") == "a\\x1b[0m\\u202eb\\x00\\x85"
    assert shown("été 🙂 שלום\n\t👩\u200d💻") == "été 🙂 שלום\n\t👩\u200d💻"
    assert shown("\ud800") == "\\ud800"
    assert one_line("a\nb\tc") == "a b c"
    assert same_width("a\x1bb\u202e\n") == "a␛b�\n"
    assert literal("[b]x[/b] [/]").plain == "[b]x[/b] [/]"


def test_lines_break_at_plain_spaces_only() -> None:
    """French punctuation stays with its word, and a long word is broken rather than cut."""
    text = "Que faites-vous\u202f? Rien\u00a0: rien du tout"
    for width in range(13, 40):
        lines = [line.plain for line in wrapped(Content(text), width)]
        assert " ".join(lines) == text
        assert max(map(len, lines)) <= width
    assert [line.plain for line in wrapped(Content("abcdefgh ij"), 3, 1)] == [
        "abc",
        " de",
        " fg",
        " h",
        " ij",
    ]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_markdown_fits(width: int) -> None:
    """Headings, lists, quotes and tables are laid out within the width, and no word is lost."""
    text = """# Report [x]

One **strong** word and `code`, a [link](https://example.org).

- first item that is long enough to wrap at any width that is tried here
- second
  1. nested

> quoted

| Name | Points |
|---|---|
| Rules of the game and more of it, with some words | 2.1 |
"""
    plain = Document(text).at(width).plain
    assert max(map(len, plain.split("\n"))) <= width
    for word in ("Report [x]", "strong", "code", "link", "first", "nested", "quoted", "Rules", "2.1"):
        assert word in plain
