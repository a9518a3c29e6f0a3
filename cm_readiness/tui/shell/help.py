"""Every key of a screen with one line each, and what the words of the method mean."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from ...language.words import Words
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from . import commands
from .command import Command, spoken
from .command_screen import Dialog
from .glossary import GLOSSARY
from .text import assembled

HANG = 11
"""Where the second column begins."""


class Help(Dialog[None]):
    """The keys of one screen.

    Args:
        page: the screen that it was asked on.
    """

    PAGE = "help"
    BINDINGS = commands.bindings("help")
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """A sheet that scrolls."""
        with Vertical(classes="dialog dialog--help"):
            with VerticalScroll(id="sheet", can_focus=False):
                yield Prose(id="keys-title", classes="dialog--title")
                yield Prose(id="keys", hang=HANG)
                yield Prose(id="words-title", classes="dialog--title")
                yield Prose(id="words")
            yield KeyBar()

    def on_mount(self) -> None:
        """Say everything."""
        words = self.words
        self.query_one("#keys-title", Prose).say(words("Keys"))
        self.query_one("#keys", Prose).say(keys_content(self.program.table.of(self._page), words))
        self.query_one("#words-title", Prose).say(words("What the words mean"))
        lines = [
            assembled((words(word), "bold $text-accent"), "\n", words(text))
            for word, text in GLOSSARY.items()
        ]
        self.query_one("#words", Prose).say(Content("\n").join(lines))
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    def do_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def help_rows(declared: Sequence[Command], words: Words) -> list[tuple[str, str]]:
    """The keys of a screen, each with its line; a group of commands has one.

    Args:
        declared: the commands of the screen.
        words: the person's language.
    """
    rows: dict[object, tuple[str, str]] = {}
    for command in declared:
        if command.group is not None and command.group.help:
            rows.setdefault(command.group, (spoken(command.group.keys, words), words(command.group.help)))
        elif command.keys:
            rows[command.id] = (spoken(command.all_keys, words), command.line(words))
    return list(rows.values())


def keys_content(declared: Sequence[Command], words: Words) -> Content:
    """The keys of a screen as a table that wraps."""
    return Content("\n").join(
        assembled((keys.ljust(HANG - 2), "bold $text-accent"), "  ", line)
        for keys, line in help_rows(declared, words)
    )
