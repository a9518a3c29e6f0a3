"""A score out of 100 as a bar: what is reached, what is still possible, and the target."""

from __future__ import annotations

from fractions import Fraction

from textual.content import Content

from ...core.numbers import Rational
from ..shell.text import assembled
from .line import Line

FULL, POSSIBLE, EMPTY, TARGET = "█", "▒", "·", "┃"
"""Shapes, so that nothing rests on colour alone."""


class ScoreBar(Line):
    """One bar as wide as there is room."""

    DEFAULT_CSS = "ScoreBar { height: 1; text-wrap: nowrap; }"

    def __init__(self) -> None:
        super().__init__()
        self._low: Rational | None = None
        self._high: Rational | None = None
        self._target: Rational | None = None

    def set(self, low: Rational | None, high: Rational | None, target: Rational | None) -> None:
        """Show these values.

        Args:
            low: the score if all missing answers were the worst, 0 to 100.
            high: the same for the best.
            target: the score to reach.
        """
        self.remove_class("-empty")
        if (low, high, target) != (self._low, self._high, self._target):
            self._low, self._high, self._target = low, high, target
            self.refresh()

    def render(self) -> Content:
        """The bar at the width that it has."""
        return bar(self._low, self._high, self._target, self.content_size.width)


def bar(low: Rational | None, high: Rational | None, target: Rational | None, width: int) -> Content:
    """A bar of some width; nothing is possible where there is no range.

    Args:
        low: 0 to 100; below it everything is certain.
        high: 0 to 100; above it nothing is possible any more.
        target: 0 to 100; marked by a stroke.
        width: in cells.
    """
    certain = cells_of(low or 0, width)
    possible = max(certain, cells_of(high or 0, width))
    cells = FULL * certain + POSSIBLE * (possible - certain) + EMPTY * (width - possible)
    content = assembled(
        (cells[:certain], "$text-primary"), (cells[certain:possible], "$text-primary"),
        (cells[possible:], "$border-blurred"),
    )  # fmt: skip
    if target is None or width < 1:
        return content
    place = min(width - 1, cells_of(target, width))
    left, _, right = content.divide([place, place + 1])
    return Content("").join([left, assembled((TARGET, "bold $text-warning")), right])


def cells_of(value: Rational, width: int) -> int:
    """How many cells of a bar a score fills.

    Args:
        value: 0 to 100.
        width: of the whole bar, in cells.
    """
    return int(Fraction(value) * width / 100 + Fraction(1, 2))
