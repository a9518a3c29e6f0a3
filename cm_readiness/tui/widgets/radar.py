"""The dimensions as a radar: one axis each, from 0 in the middle to 100 at the edge, in Braille dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import cos, hypot, pi, sin
from textwrap import wrap

from textual.content import Content

from ...core.numbers import Rational
from ..shell.text import assembled
from .line import Line

LEAST_AXES = 3
ASIDE_NAME, NAME, NAME_LINES = 10, 15, 3
"""Columns of the name of an axis, those at the sides first, and the lines that it may take."""
BESIDE = 3.5
"""Dots between the end of an axis and its name."""
UPRIGHT = 0.2
"""How far from the middle an axis may end, as a share of the radius, for its name to stand across it."""
DOTS = (((0x01, 0x08)), ((0x02, 0x10)), ((0x04, 0x20)), ((0x40, 0x80)))
"""The bit of each dot of a Braille character, by row and column."""
BLANK = 0x2800
Point = tuple[float, float]
Value = Rational | None


class Radar(Line):
    """A polygon of the scores over one of the targets, as large as there is room."""

    DEFAULT_CSS = "Radar { height: 1fr; text-wrap: nowrap; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._scores: tuple[Value, ...] = ()
        self._targets: tuple[Value, ...] = ()
        self._names: tuple[str, ...] = ()

    def set(self, scores: Sequence[Value], targets: Sequence[Value], names: Sequence[str] = ()) -> None:
        """Show these values, one for each axis, 0 to 100; None leaves a gap in the line."""
        values = tuple(scores), tuple(targets), tuple(names)
        self.set_class(len(scores) < LEAST_AXES, "-empty")
        if values != (self._scores, self._targets, self._names):
            self._scores, self._targets, self._names = values
            self.refresh()

    def render(self) -> Content:
        """The picture at the size that it has."""
        size = self.content_size
        return radar(self._scores, self._targets, size.width, size.height, self._names)


def radar(
    scores: Sequence[Value], targets: Sequence[Value], width: int, height: int, names: Sequence[str] = ()
) -> Content:
    """A picture of some size, the axes numbered from 1 clockwise from the top.

    Args:
        scores: a full line.
        targets: a dashed line.
        width: in cells.
        height: in cells.
        names: of the axes, on lines of their own where they are long.
    """
    if len(scores) < LEAST_AXES or width < 12 or height < 6:
        return Content("")
    axes = len(scores)
    labels = [_label(place, name, axes) for place, name in enumerate(names or [""] * axes)]
    canvas = _Canvas(width, height, labels)
    for axis in range(axes):
        canvas.dots(_line(canvas.at(axis, axes, 0), canvas.at(axis, axes, 100)), "$border-blurred", every=4)
    edge = [100] * axes
    canvas.polygon(edge, "$border-blurred", every=3)
    canvas.polygon(targets, "$text-warning", every=2, of=4)
    canvas.polygon(scores, "bold $text-primary")
    for axis in range(axes):
        canvas.label(canvas.at(axis, axes, 100, beyond=BESIDE), labels[axis])
    return canvas.content()


def _aside(axis: int, axes: int) -> float:
    """How far to the right an axis leads, as a share of its length; less than nought to the left."""
    return cos(2 * pi * axis / axes - pi / 2)


def _label(axis: int, name: str, axes: int) -> list[str]:
    """The number and the name of an axis, on short lines where it leads to a side."""
    columns = ASIDE_NAME if abs(_aside(axis, axes)) > 1 - UPRIGHT else NAME
    named = f"{axis + 1}\u00a0{name}".rstrip()
    lines = wrap(named, columns, max_lines=NAME_LINES, placeholder="…", break_long_words=False)
    return [line.replace("\u00a0", " ") for line in lines]


class _Canvas:
    """Dots two by four in a cell, each cell in the style of what was drawn last into it."""

    def __init__(self, width: int, height: int, labels: Sequence[Sequence[str]]) -> None:
        self._width, self._height = width, height
        self._bits: dict[tuple[int, int], int] = {}
        self._styles: dict[tuple[int, int], str] = {}
        self._labels: dict[tuple[int, int], str] = {}
        ends = [(_aside(axis, len(labels)), max(map(len, lines))) for axis, lines in enumerate(labels)]
        room = [
            (width - 2 * columns) / abs(aside) - BESIDE for aside, columns in ends if abs(aside) > UPRIGHT
        ]
        self._radius = min(*room, height * 4 / 2 - 3 - 2 * max(map(len, labels)))
        self._middle = (width, height * 2 + self._radius * 0.05)

    def at(self, axis: int, axes: int, value: Rational, *, beyond: float = 0) -> Point:
        """The dot of a value on an axis."""
        angle = 2 * pi * axis / axes - pi / 2
        length = self._radius * float(value) / 100 + beyond
        return self._middle[0] + length * cos(angle), self._middle[1] + length * sin(angle)

    def polygon(self, values: Sequence[Value], style: str, *, every: int = 1, of: int = 0) -> None:
        """Lines between neighbouring values; none to or from a missing one."""
        axes = len(values)
        for axis, value in enumerate(values):
            following = values[(axis + 1) % axes]
            if value is None or following is None:
                continue
            start, end = self.at(axis, axes, value), self.at((axis + 1) % axes, axes, following)
            self.dots(_line(start, end), style, every=every, of=of)

    def dots(self, points: Iterable[Point], style: str, *, every: int = 1, of: int = 0) -> None:
        """Set dots: each one, every n-th, or the first n of so many."""
        for place, (x, y) in enumerate(points):
            if place % (of or every) and not (of and place % of < every):
                continue
            column, row = round(x), round(y)
            cell = column // 2, row // 4
            if 0 <= cell[0] < self._width and 0 <= cell[1] < self._height:
                self._bits[cell] = self._bits.get(cell, 0) | DOTS[row % 4][column % 2]
                self._styles[cell] = style

    def label(self, point: Point, lines: Sequence[str]) -> None:
        """Write a short text beside a point, away from the middle."""
        column, aside = round(point[0]) // 2, (point[0] - self._middle[0]) / self._radius
        first = round(point[1]) // 4 - (len(lines) - 1 if point[1] < self._middle[1] else 0)
        first = min(self._height - len(lines), max(0, first))
        for row, text in enumerate(lines, first):
            start = column - (len(text) // 2 if abs(aside) < UPRIGHT else len(text) - 1 if aside < 0 else 0)
            start = min(self._width - len(text), max(0, start))
            for place, character in enumerate(text):
                self._labels[start + place, row] = character

    def content(self) -> Content:
        """All rows."""
        return Content("\n").join(assembled(*self._row(row)) for row in range(self._height))

    def _row(self, row: int) -> Iterator[tuple[str, str]]:
        for column in range(self._width):
            cell = column, row
            if cell in self._labels:
                yield self._labels[cell], "bold"
            elif cell in self._bits:
                yield chr(BLANK + self._bits[cell]), self._styles[cell]
            else:
                yield " ", ""


def _line(start: Point, end: Point) -> Iterator[Point]:
    """Dots from one point to another, close enough to touch."""
    steps = max(1, round(hypot(end[0] - start[0], end[1] - start[1])))
    for step in range(steps + 1):
        share = step / steps
        yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
