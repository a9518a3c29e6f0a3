"""Choosing a key by pressing it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ..shell import commands
from ..shell.command_screen import Dialog
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose


class PressKey(Dialog[str | None]):
    """Waits for a key, and ends with its name.

    Args:
        command: what the key is for, as people call it.
        present: its keys now.
        refusal: says why a key cannot be taken; empty where it can.
    """

    PAGE = "press_key"
    BINDINGS = commands.bindings("press_key")
    AUTO_FOCUS = ""

    def __init__(self, command: str, present: str, refusal: Callable[[str], str]) -> None:
        super().__init__()
        self._command = command
        self._present = present
        self._refusal = refusal

    def compose(self) -> ComposeResult:
        """What to press, and why the last one was not taken."""
        with Vertical(classes="dialog"):
            yield Prose(classes="dialog--title")
            yield Prose(id="hint")
            yield Prose(id="said")
            yield KeyBar()

    def on_mount(self) -> None:
        """Ask for the key."""
        words = self.words
        self.query_one(Prose).say(words("Press the key for “{command}”", command=self._command))
        present = words("It takes the place of {keys}.", keys=self._present) if self._present else ""
        self.query_one("#hint", Prose).say(present)
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why not."""
        event.stop()
        event.prevent_default()
        refusal = self._refusal(event.key)
        if refusal:
            self.query_one("#said", Prose).say((refusal, "$text-warning"))
        else:
            self.dismiss(event.key)
