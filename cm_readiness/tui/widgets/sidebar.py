"""The list beside the question: dimensions, the criteria of the one that is asked, and what is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from ..shell.text import assembled, one_line
from .dimensions import CriterionState, DimensionState, Mark
from .line import Line
from .motion import SECONDS
from .score_bar import EMPTY, FULL

INNER = 35
"""Cells of a line."""
BAR = 4
"""Cells of the bar of a dimension."""
PARTS = " ▏▎▍▌▋▊▉"
"""Eighths of a cell, so that one answer more is seen."""
MARKS = 3
"""Kinds of marks that there are."""


class DimensionRow(Line):
    """One dimension with how far it has come; a click goes to it."""

    share = reactive(0.0)
    """How far its bar has come, in eighths of a cell; on its way there after an answer."""

    _state: DimensionState | None = None

    def set(self, state: DimensionState) -> None:
        """Show a state; one answer more is seen as it comes."""
        if state == self._state:
            return
        before, self._state = self._state, state
        share = len(PARTS) * BAR * state.answered / state.asked if state.asked else 0.0
        if before is None or before.id != state.id:
            self.share = share
        elif (before.asked, before.answered) != (state.asked, state.answered):
            grows = before.asked == state.asked and before.answered < state.answered
            self.animate("share", share, duration=SECONDS if grows else 0)
        self._say()

    def watch_share(self) -> None:
        """The bar has come further."""
        self._say()

    def _say(self) -> None:
        state = self._state
        if state is None:
            return
        here, count = "▸" if state.here else " ", f"{state.answered}/{state.asked}"
        full, eighths = divmod(round(self.share), len(PARTS))
        part = PARTS[eighths] if eighths else ""
        room = INNER - len(f"{here}{state.number} ") - BAR - len(count) - 2
        name = Content(one_line(state.name)).truncate(room, ellipsis=True, pad=True)
        line = assembled(
            f"{here}{state.number} ", name, " ",
            (FULL * full + part, "$text-primary"),
            (EMPTY * (BAR - full - len(part)), "$border-blurred"), f" {count}",
        )  # fmt: skip
        self.say(line.stylize("bold" if state.here else ""))

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        if self._state is not None:
            self.post_message(Sidebar.Chosen(dimension=self._state.id))


class CriterionRow(Line):
    """One criterion with its answer and what stands beside it; a click goes to it."""

    _state: CriterionState | None = None

    def set(self, state: CriterionState | None) -> None:
        """Show a state; none takes no room."""
        if state == self._state:
            return
        self._state = state
        if state is None:
            self.say()
            return
        start = f"  {'▸' if state.here else ' '}{state.number:<4} "
        room = INNER - len(start) - 2 - len(state.beside) - 1
        name = Content(one_line(state.name)).truncate(room, ellipsis=True, pad=True)
        line = assembled(
            (start, "$text-muted"), (state.answer, "bold $text-primary"), " ", name, " ",
            (state.beside, "$text-warning"),
        )  # fmt: skip
        self.say(line.stylize("bold" if state.here else ""))

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        if self._state is not None:
            self.post_message(Sidebar.Chosen(criterion=self._state.id))


class MarkRow(Line):
    """How many criteria are marked in one way; a click lists them."""

    _mark: Mark | None = None

    def set(self, mark: Mark | None) -> None:
        """Show a mark; none takes no room."""
        if mark != self._mark:
            self._mark = mark
            self.say(*([f"{mark.sign} {mark.text}"] if mark is not None else []))

    def on_click(self, event: events.Click) -> None:
        """List them."""
        event.stop()
        if self._mark is not None:
            self.post_message(Sidebar.Marked(self._mark.filter))


class Sidebar(VerticalScroll):
    """The dimensions below each other, and what is marked; whatever it names can be clicked.

    Args:
        counts: how many criteria each dimension has.
    """

    DEFAULT_CSS = """
    Sidebar { width: 39; height: auto; max-height: 100%; scrollbar-size-vertical: 0; }
    Sidebar Line { height: 1; text-wrap: nowrap; }
    Sidebar Line:hover { background: $boost; }
    Sidebar MarkRow { color: $text-warning; }
    Sidebar MarkRow.-first { margin-top: 1; }
    """

    @dataclass
    class Chosen(Message):
        """A dimension or a criterion was clicked."""

        dimension: str = ""
        criterion: str = ""

    @dataclass
    class Marked(Message):
        """A mark was clicked."""

        filter: str
        """Of the review."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._rows = [(DimensionRow(), [CriterionRow() for _ in range(count)]) for count in counts]
        self._marks = [MarkRow(classes="-first" if place == 0 else None) for place in range(MARKS)]
        rows = (row for dimension, criteria in self._rows for row in (dimension, *criteria))
        super().__init__(*rows, *self._marks, id="dimensions", can_focus=False)

    def say(self, states: Sequence[DimensionState], marks: Sequence[Mark]) -> None:
        """Show these states and marks.

        Args:
            states: of all dimensions, in their order.
            marks: those that there are.
        """
        for (dimension, rows), state in zip(self._rows, states, strict=True):
            dimension.set(state)
            shown = state.criteria if state.here else ()
            for place, row in enumerate(rows):
                row.set(shown[place] if place < len(shown) else None)
        for place, mark in enumerate(self._marks):
            mark.set(marks[place] if place < len(marks) else None)
