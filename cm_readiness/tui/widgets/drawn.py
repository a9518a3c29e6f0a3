"""Texts below one another that one widget draws: only the lines that are others are painted again."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.segment import Segment
from textual.color import TRANSPARENT
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ..shell.text import Part, assembled
from .line import wrapped

KEPT = 3
"""Widths of which a text keeps the lines."""


@dataclass(frozen=True, eq=False)
class DrawnLine:
    """One line as it is drawn."""

    content: Content
    look: str = ""
    """The component class that gives it its colours; empty for those of the widget."""
    text: DrawnText | None = None
    """The text that it belongs to; None between two of them."""


BLANK = DrawnLine(Content(""))
"""The space between two texts."""


class DrawnText:
    """A text that breaks only at plain spaces; its lines are others when it says something else.

    Args:
        left: the cells before it.
        right: the cells behind it that stay free.
        hang: how far the second and further lines of a paragraph stand in.
        look: the component class that gives it its colours.
    """

    def __init__(self, *, left: int = 0, right: int = 0, hang: int = 0, look: str = "") -> None:
        self._left, self._right, self._hang = left, right, hang
        self._look = look
        self._known: dict[int, Sequence[DrawnLine]] = {}
        self.said = Content("")
        """What it says."""

    def say(self, *parts: Part) -> None:
        """Say these parts, one after the other; with none of them it takes no room."""
        content = assembled(*parts)
        if not content.is_same(self.said):
            self.said = content
            self._known.clear()

    @property
    def look(self) -> str:
        """The component class that gives it its colours."""
        return self._look

    @look.setter
    def look(self, look: str) -> None:
        if look != self._look:
            self._look = look
            self._known.clear()

    def lines(self, width: int) -> Sequence[DrawnLine]:
        """Its lines; none where it says nothing.

        Args:
            width: in cells, with what stays free at both sides.
        """
        if not self.said.plain:
            return ()
        if width not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            lines = wrapped(self.said, width - self._left - self._right, self._hang)
            before = " " * self._left
            self._known[width] = [DrawnLine(before + line, self._look, self) for line in lines]
        return self._known[width]


class Drawn(ScrollView, can_focus=False):
    """Draws its lines itself, and scrolls them where they do not fit."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Drawn { overflow-x: hidden; scrollbar-size-vertical: 1; }"

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As every widget's; the screen is laid out again only where the scroll bar needs it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lines: Sequence[DrawnLine] = ()
        self._strips: dict[DrawnLine, Strip] = {}
        """Those that were drawn, as they are drawn."""
        self._laid_out = Size(0, 0)
        """The room that the lines are for."""
        self._width = 0
        """Of each line."""

    @abstractmethod
    def lines_in(self, width: int, height: int) -> Sequence[DrawnLine]:
        """What it says.

        Args:
            width: of each line, in cells.
            height: the lines that are in view at once.
        """

    def lay_out(self, room: Size) -> None:
        """Find the lines that are others than before, and have them painted.

        Args:
            room: for the lines, the scroll bar among it.
        """
        self._laid_out = room
        if not room:
            return
        width, height = room
        lines = self.lines_in(width, height)
        scrolls = len(lines) > height
        if scrolls:
            width -= self.styles.scrollbar_size_vertical
            lines = self.lines_in(width, height)
        if width != self._width:
            self._width = width
            self._lines = ()
            self._strips.clear()
        self._take(lines)
        size = Size(width, len(lines))
        if size != self.virtual_size:
            self.virtual_size = size
            if scrolls or self.show_vertical_scrollbar:
                self.refresh(layout=True)

    def _take(self, lines: Sequence[DrawnLine]) -> None:
        before, self._lines = self._lines, lines
        pairs = zip_longest(before, lines)
        changed = [at - self.scroll_offset.y for at, (old, new) in enumerate(pairs) if old is not new]
        if changed:
            kept = set(lines)
            self._strips = {line: strip for line, strip in self._strips.items() if line in kept}
            self.refresh(*_runs(changed, self._width))

    def region_of(self, text: DrawnText) -> Region:
        """Where a text stands, from the first line on; of no height where it says nothing."""
        found = [at for at, line in enumerate(self._lines) if line.text is text]
        return Region(0, found[0], self._width, len(found)) if found else Region(0, 0, 0, 0)

    def text_at(self, y: int) -> DrawnText | None:
        """The text that stands on a line of those in view; None between two, and below the last one.

        Args:
            y: from the first line in view on.
        """
        at = y + self.scroll_offset.y
        return self._lines[at].text if 0 <= at < len(self._lines) else None

    def draw_again(self, text: DrawnText) -> None:
        """Have the lines of a text painted again, which look otherwise now."""
        for line in self._lines:
            if line.text is text:
                self._strips.pop(line, None)
        region = self.region_of(text)
        if region:
            self.refresh(region.translate((0, -self.scroll_offset.y)))

    def on_resize(self) -> None:
        """There may be other lines."""
        self._see_room()

    def notify_style_update(self) -> None:
        """Colours may be others."""
        self._strips.clear()
        super().notify_style_update()

    def _see_room(self) -> None:
        """Painting may come before the news of another size."""
        if self.size != self._laid_out:
            self.lay_out(self.size)

    # How it is drawn

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in view; there is nothing around them but what is free at both sides.

        Textual would look at each line for edges, titles, tints and patterns, which takes longer than it.
        """
        self._see_room()
        left, right = crop.column_span
        strips = [self.render_line(y) for y in crop.line_range]
        return [strip if strip.cell_length == crop.width else strip.crop(left, right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One of the lines in view, with what is free at both sides."""
        at = y + self.scroll_offset.y
        line = self._lines[at] if at < len(self._lines) else BLANK
        if line not in self._strips:
            self._strips[line] = self._drawn(line)
        return self._strips[line]

    def look_of(self, line: DrawnLine) -> str:
        """The component class that gives a line its colours; empty for those of the widget."""
        return line.look

    def _drawn(self, line: DrawnLine) -> Strip:
        # It is wrapped already, and no part of it is selected or a link.
        look, plain = self.look_of(line), self.visual_style
        style = self.get_visual_style(look) if look else plain
        left, ground = self.styles.padding.left, plain.rich_style
        fill = ground if style.background == plain.background else style.background_style.rich_style
        segments = [
            Segment(" " * left, ground),
            *line.content.render_segments(style),
            Segment(" " * (self._width - line.content.cell_length), fill),
            Segment(" " * (self.outer_size.width - left - self._width), ground),
        ]
        for one in self.get_line_filters():
            segments = one.apply(segments, plain.background or TRANSPARENT)
        # In as few pieces as there are styles: each is written with its colours.
        return Strip((one for one in segments if one.text), self.outer_size.width).simplify()


def _runs(changed: Sequence[int], width: int) -> list[Region]:
    """Lines that follow each other as one region each."""
    found: list[Region] = []
    for y in changed:
        if found and found[-1].bottom == y:
            found[-1] = found[-1].grow((0, 0, 1, 0))
        else:
            found.append(Region(0, y, width, 1))
    return found
