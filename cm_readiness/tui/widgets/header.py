"""The line at the top: whose assessment, how far, and whether it is saved."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from ..shell.text import literal, one_line

GAP = 2
"""Cells between both sides."""
BETWEEN = " · "


class Header(Widget):
    """A name at the left that gives way, and a state at the right that does not.

    It is one line, so that another state, with each key, does not lay the whole screen out again.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Header { height: 1; padding: 0 1; background: $panel; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._parts = ("", "", "")

    def say(self, left: str, right: str, state: str = "") -> None:
        """Show both sides on one line.

        Args:
            state: stands at the end of the right side, and is the last to go.
        """
        if self._parts != (left, right, state):
            self._parts = (left, right, state)
            self.refresh()

    def render(self) -> Content:
        """Both sides at the width that there is."""
        left, right, state = (literal(one_line(part)) for part in self._parts)
        if state.plain and right.plain:
            room = max(0, self.content_size.width - GAP - state.cell_length - len(BETWEEN))
            right = Content.assemble(right.truncate(room, ellipsis=True), BETWEEN, state)
        else:
            right = state if state.plain else right
        room = max(0, self.content_size.width - right.cell_length - GAP)
        name = left.truncate(room, ellipsis=True, pad=True).stylize("bold")
        return Content.assemble(name, " " * GAP, right)
