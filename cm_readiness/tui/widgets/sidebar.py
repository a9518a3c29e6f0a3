"""The list beside the question: dimensions, the criteria of the one that is asked, and what is marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from ..shell.text import assembled, one_line
from .dimensions import CriterionState, DimensionState, Mark
from .motion import SECONDS
from .score_bar import EMPTY, FULL

INNER = 35
"""Cells of a line."""
BAR = 4
"""Cells of the bar of a dimension."""
PARTS = " ▏▎▍▌▋▊▉"
"""Eighths of a cell, so that one answer more is seen."""


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    of: DimensionState | CriterionState | Mark | None
    """What a click on it leads to; None for a line that sets others apart."""
    content: Content


APART = Row(None, Content(""))


class Sidebar(ScrollView, can_focus=False):
    """The dimensions below each other, and what is marked; whatever it names can be clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Sidebar {
        width: 39;
        height: auto;
        max-height: 100%;
        overflow-x: hidden;
        scrollbar-size-vertical: 0;
        text-wrap: nowrap;
    }
    """

    share = reactive(0.0, repaint=False)
    """How far the bar of the dimension has come that changed last, in eighths of a cell; on its way there
    after an answer."""

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

    def __init__(self) -> None:
        super().__init__(id="dimensions")
        self.rows: Sequence[Row] = ()
        """The lines, from top to bottom."""
        self._said: tuple[Sequence[DimensionState], Sequence[Mark]] = ((), ())
        self._is_folded = False
        """Whether the window is so low that there is room for the dimensions alone."""
        self._changed = ""
        """The dimension whose bar `share` is."""

    def say(self, states: Sequence[DimensionState], marks: Sequence[Mark]) -> None:
        """Show these states and marks; one answer more is seen as it comes.

        Args:
            states: of all dimensions, in their order.
            marks: those that there are.
        """
        before = {state.id: state for state in self._said[0]}
        self._said = states, marks
        self._is_folded = self.screen.has_class("-short")
        for state in states:
            old = before.get(state.id, state)
            if (old.asked, old.answered) != (state.asked, state.answered):
                if self._changed != state.id:
                    self._changed = state.id
                    self.set_reactive(Sidebar.share, _share(old))
                grows = old.asked == state.asked and old.answered < state.answered
                self.animate("share", _share(state), duration=SECONDS if grows else 0)
        self._show()

    def watch_share(self) -> None:
        """The bar has come further."""
        self._show()

    def _show(self) -> None:
        """Draw the lines that are others than before."""
        before, self.rows = self.rows, list(self._lines())
        size = Size(INNER, len(self.rows))
        if size != self.virtual_size:
            self.virtual_size = size
            self.refresh()
            return
        for place, (old, new) in enumerate(zip(before, self.rows, strict=True)):
            if old.content is not new.content:
                self.refresh_line(place)

    def _lines(self) -> Iterator[Row]:
        states, marks = self._said
        for state in states:
            share = self.share if state.id == self._changed else _share(state)
            yield Row(state, _dimension_line(state, round(share)))
            if state.here and not self._is_folded:
                yield from (Row(criterion, _criterion_line(criterion)) for criterion in state.criteria)
        if marks:
            yield APART
        yield from (Row(mark, _mark_line(mark)) for mark in marks)

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        place, style = y + self.scroll_offset.y, self.visual_style
        content = self.rows[place].content if place < len(self.rows) else Content("")
        strip, *_ = Visual.to_strips(self, content, INNER, 1, style)
        return strip.adjust_cell_length(self.content_size.width, style.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        offset = event.get_content_offset(self)
        place = offset.y + self.scroll_offset.y if offset is not None else len(self.rows)
        match self.rows[place].of if place < len(self.rows) else None:
            case DimensionState(id=identifier):
                self.post_message(self.Chosen(dimension=identifier))
            case CriterionState(id=identifier):
                self.post_message(self.Chosen(criterion=identifier))
            case Mark(filter=listed):
                self.post_message(self.Marked(listed))


def _share(state: DimensionState) -> float:
    """How far the bar of a dimension has come, in eighths of a cell."""
    return len(PARTS) * BAR * state.answered / state.asked if state.asked else 0.0


@lru_cache(maxsize=256)
def _dimension_line(state: DimensionState, share: int) -> Content:
    """One dimension with how far it has come.

    Args:
        share: in eighths of a cell of its bar.
    """
    here, count = "▸" if state.here else " ", f"{state.answered}/{state.asked}"
    full, eighths = divmod(share, len(PARTS))
    part = PARTS[eighths] if eighths else ""
    room = INNER - len(f"{here}{state.number} ") - BAR - len(count) - 2
    name = Content(one_line(state.name)).truncate(room, ellipsis=True, pad=True)
    line = assembled(
        f"{here}{state.number} ", name, " ",
        (FULL * full + part, "$text-primary"),
        (EMPTY * (BAR - full - len(part)), "$border-blurred"), f" {count}",
    )  # fmt: skip
    return line.stylize("bold" if state.here else "")


@lru_cache(maxsize=256)
def _criterion_line(state: CriterionState) -> Content:
    """One criterion with its answer and what stands beside it."""
    start = f"  {'▸' if state.here else ' '}{state.number:<4} "
    room = INNER - len(start) - 2 - len(state.beside) - 1
    name = Content(one_line(state.name)).truncate(room, ellipsis=True, pad=True)
    line = assembled(
        (start, "$text-muted"), (state.answer, "bold $text-primary"), " ", name, " ",
        (state.beside, "$text-warning"),
    )  # fmt: skip
    return line.stylize("bold" if state.here else "")


@lru_cache(maxsize=256)
def _mark_line(mark: Mark) -> Content:
    """How many criteria are marked in one way."""
    return assembled((f"{mark.sign} {mark.text}", "$text-warning"))
