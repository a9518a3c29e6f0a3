"""How high a row has to be: not every program that opens a workbook finds out by itself."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import east_asian_width

_LINE, _MARGIN, _HIGHEST = 13, 5, 409
"""Points: a line of text, the room around them, and the highest row that there can be."""
_SMALL, _CAPITAL, _WIDE = 0.86, 1.2, 2
"""How much letters take of a line, whose width is that of so many digits."""


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """The height of a row in points.

    Args:
        texts: of its cells, each with the width of its column in characters.
    """
    lines = max((lines_of(text, width) for text, width in texts), default=1)
    return min(lines * _LINE + _MARGIN, _HIGHEST)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes at the most.

    Args:
        text: it.
        width: of its column in characters.
    """
    return sum(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in line.split(" "):
        taken = sum(map(_share, word))
        if used and used + taken > width:
            lines, used = lines + 1, 0.0
        # A word that is wider than its column goes on in the next line.
        lines += int(taken // width) if taken > width else 0
        used += (taken % width if taken > width else taken) + _SMALL
    return lines


def _share(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return _WIDE
    return _CAPITAL if letter.isupper() else _SMALL
