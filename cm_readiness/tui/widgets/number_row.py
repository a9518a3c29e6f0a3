"""A line with a number in it that can be asked how it came about."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from .line import Prose


class NumberRow(Prose):
    """One number with its name; a click asks."""

    DEFAULT_CSS = """
    NumberRow { padding: 0 1; }
    NumberRow:hover { background: $boost; }
    NumberRow.-here { background: $primary-muted; }
    NumberRow.-here:nocolor, NumberRow.-here:ansi { text-style: reverse; }
    """

    @dataclass
    class Chosen(Message):
        """It was clicked."""

        row: NumberRow

    def __init__(self, *, id: str | None = None, hang: int = 0, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, hang=hang, classes=classes)
        self.of = ""
        """What its number is: `overall`, or the id of a dimension or a criterion."""

    def on_click(self, event: events.Click) -> None:
        """Ask."""
        event.stop()
        self.post_message(self.Chosen(self))
