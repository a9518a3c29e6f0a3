"""What helps to answer a criterion, beside its question or below it, so that the question stays in sight."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from ..widgets.line import Prose

BESIDE = 120
"""From this width of the window on it stands at the side."""
WITH_LIST = 150
"""From this width on the list of dimensions has room as well."""
SHARE = 0.4
"""Of the height it takes so much below the question where not everything fits."""
LEAST = 2
"""Lines that it has in any case."""


class InfoPane(VerticalScroll):
    """Why a criterion matters, what to ask to see, and the follow-up question."""

    def __init__(self) -> None:
        super().__init__(id="info-pane", can_focus=False)
        self.display = False

    def compose(self) -> ComposeResult:
        """One text."""
        yield Prose(id="info")

    def say(self, content: Content) -> None:
        """Show this, or nothing.

        Args:
            content: empty to give the space back.
        """
        self.query_one("#info", Prose).say(content)
        self.display = bool(content.plain)

    def share_of(self, height: int, needed: int, question: int, width: int) -> int:
        """The lines that it takes below the question.

        Args:
            height: the lines that both have.
            needed: the lines of question and levels.
            question: the lines of the question alone, which stay in any case.
            width: the cells of a line.
        """
        edge = self.styles.gutter.height
        wanted = self.query_one("#info", Prose).lines_at(width - self.styles.gutter.width) + edge
        shared = max(height - needed, min(round(height * SHARE), height - question))
        return max(min(wanted, shared), LEAST + edge)
