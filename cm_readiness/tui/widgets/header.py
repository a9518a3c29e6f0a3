"""The line at the top: whose assessment, how far, and whether it is saved."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from ..text import one_line
from .line import Line


class Header(Horizontal):
    """A name at the left that gives way, and a state at the right that does not."""

    DEFAULT_CSS = """
    Header { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    Header > Line { height: 1; text-wrap: nowrap; }
    Header > .header--left { width: 1fr; text-overflow: ellipsis; text-style: bold; }
    Header > .header--right { width: auto; margin-left: 2; }
    """

    def compose(self) -> ComposeResult:
        """Lay out both sides."""
        yield Line(classes="header--left")
        yield Line(classes="header--right")

    def say(self, left: str, right: str) -> None:
        """Show both sides, each on one line."""
        self.query_one(".header--left", Line).say(one_line(left))
        self.query_one(".header--right", Line).say(one_line(right))
