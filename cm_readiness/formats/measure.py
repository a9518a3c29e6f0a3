"""How much room a text takes, guessed on the large side: no font is at hand, and readers have their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

LINE = 1.22
"""Height of a line, in heights of its letters."""
_BREAKS = re.compile(r"(?<=[ \t-])")
"""Where a line may end: no word processor breaks at a space that is set not to."""
_CAPITAL, _OTHER, _BROAD = 0.67, 0.55, 1.1


class _Widths(dict[str, float]):
    """Of letters, in heights of the letters: nearly those of Arial, a tenth more than those of Calibri."""

    def __missing__(self, letter: str) -> float:
        if unicodedata.combining(letter):
            width = 0.0
        elif unicodedata.east_asian_width(letter) in "WF":
            width = _BROAD
        else:
            width = _CAPITAL if letter.isupper() else _OTHER
        self[letter] = width
        return width


_WIDTHS = _Widths({
    **dict.fromkeys(" \u00a0\u202f", 0.26),
    **dict.fromkeys("iljtfrI.,;:'’|!()[]·-", 0.33),
    **dict.fromkeys("acgksvxyz", 0.5),
    **dict.fromkeys("mw%", 0.84),
    **dict.fromkeys("MW@—…→", 0.95),
})  # fmt: skip


@dataclass(frozen=True)
class Ruler:
    """Measures texts.

    Args:
        scale: how much wider than our own font the letters may be.
    """

    scale: float = 1

    def lines(self, text: str, width: float, points: float) -> int:
        """How many lines a text takes.

        Args:
            text: without line breaks.
            width: of the line, in inches.
            points: the size of the letters.
        """
        room = width * 72 / points / self.scale
        lines, used = 1, 0.0
        for wide, seen in _words(text):
            if used and used + seen > room:
                lines, used = lines + 1, 0.0
            # A word without end is broken wherever the line ends.
            more = int(wide // room)
            lines, used = lines + more, used + wide - more * room
        return lines

    def widest_word(self, text: str, points: float) -> float:
        """How wide the widest part of a text is that no line breaks, in inches."""
        # What is all but as wide as its room is broken by some programs, and not by others.
        return max(seen for _, seen in _words(text)) * points * self.scale / 72 * 1.05

    def height(self, paragraphs: Sequence[tuple[str, float]], width: float, *, gap: float = 0) -> float:
        """How high some paragraphs stand, in inches.

        Args:
            paragraphs: each with the size of its letters.
            width: of the line, in inches.
            gap: above each but the first, in points.
        """
        heights = (self.lines(text, width, points) * points * LINE for text, points in paragraphs)
        return (sum(heights) + gap * max(len(paragraphs) - 1, 0)) / 72

    def cut(self, text: str, width: float, points: float, most: int) -> str:
        """A text as far as it fits on some lines, with an ellipsis where something is left out."""
        if self.lines(text, width, points) <= most:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.lines(f"{text[:middle]} …", width, points) <= most:
                low = middle
            else:
                high = middle - 1
        kept = text[:low]
        space = kept.rfind(" ")
        return f"{(kept[:space] if space > low // 2 else kept).rstrip()} …"

    def fitting(self, text: str, width: float, height: float, sizes: Sequence[int]) -> tuple[str, int]:
        """A text, cut if need be, and the largest of some sizes in which it fits.

        Args:
            text: without line breaks.
            width: of the box, in inches.
            height: of the box, in inches.
            sizes: in points, the largest first.
        """
        for points in sizes:
            if self.lines(text, width, points) <= _most(height, points):
                return text, points
        return self.cut(text, width, sizes[-1], _most(height, sizes[-1])), sizes[-1]


def pages(items: Sequence[T], heights: Sequence[float], room: float) -> Iterator[list[T]]:
    """Items on as few pages as hold them, about as full one as the other.

    Args:
        items: in their order.
        heights: of each of them.
        room: of a page.
    """
    count = len(_filled(heights, room))
    least = max(heights, default=0)
    steps = (least + (room - least) * step / 20 for step in range(20))
    room = next((less for less in steps if len(_filled(heights, less)) == count), room)
    first = 0
    for many in _filled(heights, room):
        yield list(items[first : first + many])
        first += many


def width_of(text: str) -> float:
    """How wide a text is on one line, in heights of its letters."""
    return sum([_WIDTHS[letter] for letter in text])


@lru_cache(maxsize=4096)
def _words(text: str) -> Sequence[tuple[float, float]]:
    """How wide each part of a text is that no line breaks, and how wide without the space at its end.

    The same text is measured for several sizes and widths.
    """
    return [(width_of(word), width_of(word.rstrip())) for word in _BREAKS.split(text)]


def _most(height: float, points: float) -> int:
    return max(int(height * 72 / (points * LINE)), 1)


def _filled(heights: Sequence[float], room: float) -> list[int]:
    """How many items each page holds."""
    counts: list[int] = []
    used = room
    for height in heights:
        if not counts or used + height > room + 1e-9:
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += height
    return counts
