"""Texts on the screen: always literal, wrapped where the language allows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from ..shell.text import Part, assembled

_SPACES = re.compile(r"[ \t]+")
"""Where a line may break: not at the no-break spaces that French puts before its punctuation."""
KNOWN = 3
"""Texts of which a widget keeps the lines: the one that it shows, the one before, at one width or two."""


class Line(Static):
    """A text that is set with `say`, from parts that are shown literally."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Line { &.-empty { display: none; } }"

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As every widget's; it has no parts whose place a new size would change: nothing is laid out again."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", id=id, classes=f"{classes or ''} -empty", markup=False)

    def say(self, *parts: Part) -> None:
        """Show these parts, one after the other; with none of them the line takes no room."""
        content = assembled(*parts)
        if content == self.content:
            return
        self.set_class(not content.plain, "-empty")
        self.update(content, layout=self.changes_layout(self.said, content))

    @property
    def said(self) -> Content:
        """What is shown now."""
        content = self.content
        return content if isinstance(content, Content) else Content(str(content))

    def changes_layout(self, old: Content, new: Content) -> bool:
        """Whether another text takes other room; laying the screen out again is what costs time."""
        return old.cell_length != new.cell_length or "\n" in old.plain + new.plain


class Prose(Line):
    """A text of several lines that breaks only at plain spaces.

    Args:
        hang: how far the second and further lines of a paragraph stand in.
    """

    DEFAULT_CSS = "Prose { height: auto; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None, hang: int = 0) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.hang = hang
        self._known: list[tuple[Content, int, list[Content]]] = []
        """The latest texts and widths, each with its lines: they are asked for again and again."""

    def lines_at(self, width: int) -> int:
        """The number of lines at a width."""
        return max(1, len(self._lines(self.said, width)))

    def _lines(self, content: Content, width: int) -> list[Content]:
        for known, at, lines in self._known:
            if known is content and at == width:
                return lines
        lines = wrapped(content, width, self.hang)
        self._known = [(content, width, lines), *self._known[: KNOWN - 1]]
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at a width."""
        return self.lines_at(width)

    def render(self) -> Content:
        """The text, wrapped at the width that it has."""
        return Content("\n").join(self._lines(self.said, self.content_size.width))

    def changes_layout(self, old: Content, new: Content) -> bool:
        """Whether another text has another number of lines at the present width."""
        width = self.content_size.width
        return not width or len(self._lines(old, width)) != len(self._lines(new, width))


class Entry(Visual):
    """An entry of a list whose lines break only at plain spaces.

    Args:
        content: paragraphs with line ends between them.
        hang: how far the second and further lines of a paragraph stand in.
    """

    def __init__(self, content: Content, hang: int = 0) -> None:
        self.content = content
        self.hang = hang

    def at(self, width: int) -> Content:
        """The entry at a width."""
        return Content("\n").join(wrapped(self.content, width, self.hang))

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width of its longest line."""
        return self.content.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The number of lines at a width."""
        return self.at(width).get_height(rules, width)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The entry as it is drawn."""
        return self.at(width).render_strips(width, height, style, options)


def wrapped(content: Content, width: int, hang: int = 0) -> list[Content]:
    """The lines of a text at a width; a word longer than a line is broken.

    Args:
        content: paragraphs with line ends between them.
        width: in cells; less than 1 leaves the lines as they are.
        hang: how far the second and further lines of a paragraph stand in.
    """
    lines: list[Content] = []
    for paragraph in content.split("\n", allow_blank=True):
        first, *rest = _wrapped_line(paragraph, width, hang) if width > hang else [paragraph]
        lines += [first, *(Content(" " * hang) + line if hang else line for line in rest)]
    return lines


def _wrapped_line(line: Content, width: int, hang: int) -> list[Content]:
    cuts = _cuts(line.plain, width, hang)
    return [part.rstrip() for part in line.divide(cuts)] if cuts else [line]


@lru_cache(maxsize=2048)
def _cuts(plain: str, width: int, hang: int) -> Sequence[int]:
    """Where a paragraph is cut; asked for anew with each layout, and the same until the text is another."""
    if cell_len(plain) <= width:
        return ()
    cuts: list[int] = []
    start = best = taken = 0
    # `taken` is the cells from `start` to `best`: of each word alone, which is met again and again.
    spaces = _SPACES.finditer(plain, len(plain) - len(plain.lstrip(" ")))
    for end, following in [*((m.start(), m.end()) for m in spaces), (len(plain), len(plain))]:
        room = width - hang if cuts else width
        word = cell_len(plain[best:end])
        if taken + word > room and best > start:
            cuts.append(best)
            start, taken, room = best, 0, width - hang
        while taken + word > room:
            start += _fitting(plain[start:end], room)
            cuts.append(start)
            word, room = cell_len(plain[start:end]), width - hang
        taken += word + cell_len(plain[end:following])
        best = following
    if cuts:
        cuts[-1] = _with_company(plain, cuts, width - hang)
    return cuts


def _with_company(plain: str, cuts: Sequence[int], width: int) -> int:
    """Where the last line begins, so that no word stands on it alone where another one fits beside it."""
    start, last = ([0, *cuts])[-2:]
    if " " in plain[last:].strip() or plain[last - 1] != " ":
        return last
    words = [found.end() for found in _SPACES.finditer(plain, start, last) if found.end() < last]
    indent = start + len(plain[start:]) - len(plain[start:].lstrip(" "))
    earlier = [place for place in words if place > indent]
    if len(earlier) > 1 and cell_len(plain[earlier[-1] :]) <= width:
        return earlier[-1]
    return last


def _fitting(text: str, width: int) -> int:
    """How many characters of a text fit into a width, at least one."""
    count = 1
    while count < len(text) and cell_len(text[: count + 1]) <= width:
        count += 1
    return count
