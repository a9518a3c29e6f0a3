"""The line at the top: whose assessment, how far, and whether it is saved."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from ..text import literal, one_line

GAP = 2
"""Cells between both sides."""


class Header(Widget):
    """A name at the left that gives way, and a state at the right that does not.

    It is one line, so that another state, with each key, does not lay the whole screen out again.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Header { height: 1; padding: 0 1; background: $panel; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._sides = ("", "")

    def say(self, left: str, right: str) -> None:
        """Show both sides, each on one line."""
        if self._sides != (left, right):
            self._sides = (left, right)
            self.refresh()

    def render(self) -> Content:
        """Both sides at the width that there is."""
        left, right = (literal(one_line(side)) for side in self._sides)
        room = max(0, self.content_size.width - right.cell_length - GAP)
        name = left.truncate(room, ellipsis=True, pad=True).stylize("bold")
        return Content.assemble(name, " " * GAP, right)
