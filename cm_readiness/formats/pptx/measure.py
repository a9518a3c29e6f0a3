"""How much room a text takes, guessed on the large side: no font is at hand, and readers have their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

LINE = 1.22
"""Height of a line, in heights of its letters."""
_BREAKS = re.compile(r"(?<=[ \t-])")
"""Where a line may end: no word processor breaks at a space that is set not to."""
_NARROW, _BROAD = frozenset("iljtfrI.,;:'’|!()[]·-/ \u00a0\u202f"), frozenset("mwMW@%—…")


def lines_of(text: str, width: float, points: float) -> int:
    """How many lines a text takes.

    Args:
        text: without line breaks.
        width: of the line, in inches.
        points: the size of the letters.
    """
    room = width * 72 / points
    lines, used = 1, 0.0
    for word in _BREAKS.split(text):
        wide = sum(map(_width, word))
        if used + sum(map(_width, word.rstrip())) > room and used:
            lines, used = lines + 1, 0.0
        # A word without end is broken wherever the line ends.
        more = int(wide // room)
        lines, used = lines + more, used + wide - more * room
    return lines


def height_of(paragraphs: Sequence[tuple[str, float]], width: float, *, gap: float = 0) -> float:
    """How high some paragraphs stand, in inches.

    Args:
        paragraphs: each with the size of its letters.
        width: of the line, in inches.
        gap: above each but the first, in points.
    """
    heights = (lines_of(text, width, points) * points * LINE for text, points in paragraphs)
    return (sum(heights) + gap * max(len(paragraphs) - 1, 0)) / 72


def cut(text: str, width: float, points: float, most: int) -> str:
    """A text as far as it fits on some lines, with an ellipsis where something is left out."""
    if lines_of(text, width, points) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if lines_of(f"{text[:middle]} …", width, points) <= most:
            low = middle
        else:
            high = middle - 1
    kept = text[:low]
    space = kept.rfind(" ")
    return f"{(kept[:space] if space > low // 2 else kept).rstrip()} …"


def fitting(text: str, width: float, height: float, sizes: Sequence[int]) -> tuple[str, int]:
    """A text, cut if need be, and the largest of some sizes in which it fits.

    Args:
        text: without line breaks.
        width: of the box, in inches.
        height: of the box, in inches.
        sizes: in points, the largest first.
    """
    for points in sizes:
        if lines_of(text, width, points) <= _most(height, points):
            return text, points
    return cut(text, width, sizes[-1], _most(height, sizes[-1])), sizes[-1]


def pages(items: Sequence[T], heights: Sequence[float], room: float) -> Iterator[list[T]]:
    """Items on as few pages as hold them, about as full one as the other."""
    count = len(_filled(heights, room))
    least = max(heights, default=0)
    steps = (least + (room - least) * step / 20 for step in range(20))
    room = next((less for less in steps if len(_filled(heights, less)) == count), room)
    first = 0
    for many in _filled(heights, room):
        yield list(items[first : first + many])
        first += many


def _most(height: float, points: float) -> int:
    return max(int(height * 72 / (points * LINE)), 1)


def _filled(heights: Sequence[float], room: float) -> list[int]:
    """How many items each page holds."""
    counts: list[int] = []
    used = room
    for height in heights:
        if used + height > room:
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += height
    return counts


def _width(letter: str) -> float:
    """Of a letter, in heights of the letters."""
    if letter in _NARROW:
        return 0.34
    if letter in _BROAD:
        return 0.95
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.1
    return 0.7 if letter.isupper() else 0.56
