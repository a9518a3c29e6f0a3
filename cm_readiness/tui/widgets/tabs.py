"""A row of choices of which one holds; the others give way where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from ..shell.text import assembled
from .line import Line


class Tabs(Line):
    """Labels beside each other, the one that holds in brackets; a click chooses."""

    DEFAULT_CSS = "Tabs { height: 1; text-wrap: nowrap; }"

    @dataclass
    class Chosen(Message):
        """A label was clicked."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._labels: tuple[str, ...] = ()
        self._chosen = 0

    def set(self, labels: Sequence[str], chosen: int) -> None:
        """Show these labels.

        Args:
            labels: from left to right.
            chosen: the place of the one that holds.
        """
        self.remove_class("-empty")
        if (tuple(labels), chosen) != (self._labels, self._chosen):
            self._labels, self._chosen = tuple(labels), chosen
            self.refresh()

    def render(self) -> Content:
        """All labels, or as many around the one that holds as fit."""
        cells = self._fitting()
        content = Content(" ").join(content for _, content in cells)
        before = "‹" if cells and cells[0][0] else ""
        after = "›" if cells and cells[-1][0] < len(self._labels) - 1 else ""
        return assembled((before, "bold"), content, (after, "bold"))

    def on_click(self, event: events.Click) -> None:
        """A click chooses; one beside the last label that fits goes on to the next."""
        event.stop()
        offset = event.get_content_offset(self)
        start = 1 if self._fitting() and self._fitting()[0][0] else 0
        for place, content in self._fitting():
            end = start + content.cell_length
            if offset is not None and start <= offset.x < end:
                self.post_message(self.Chosen(place))
            start = end + 1

    def _fitting(self) -> list[tuple[int, Content]]:
        cells = [(place, self._cell(place)) for place in range(len(self._labels))]
        width = self.content_size.width
        while len(cells) > 1 and sum(content.cell_length + 1 for _, content in cells) + 1 > width:
            ahead = cells[-1][0] - self._chosen >= self._chosen - cells[0][0]
            cells = cells[:-1] if ahead else cells[1:]
        return cells

    def _cell(self, place: int) -> Content:
        label = self._labels[place]
        if place == self._chosen:
            return assembled((f"[{label}]", "bold $text-primary"))
        return assembled((f" {label} ", "$text-muted"))
