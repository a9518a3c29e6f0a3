"""How wide letters are in Word's own font, and how many lines a text takes in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

LINE = 1.2207
"""Height of a line, in heights of its letters."""
_BOLD = 1.031
"""How much wider bold letters are."""
_WIDTHS = {
    221: "'", 226: " \u00a0\u202f\u2009", 229: "il", 239: "j", 250: ",‘’", 252: ".I·", 268: ":;", 291: "`",
    303: "()", 305: "f", 306: "-\u2011", 307: "[]", 314: "{}", 319: "J", 326: "!", 335: "t", 339: "°",
    349: "r", 386: "/\\", 391: "s", 395: "z", 401: '"', 418: "“”", 420: "L", 423: "c", 433: "x", 452: "v",
    453: "y", 455: "k", 459: "FS", 460: "|", 463: "?", 468: "Z", 471: "g", 479: "a", 487: "TY", 488: "E",
    498: "#*+<=>^_e~–•×≥−", 507: "$0123456789€", 512: "«»", 517: "P", 519: "X", 520: "K", 525: "bdhnpqu",
    527: "o", 533: "C", 543: "R", 544: "B", 567: "V", 579: "A", 615: "D", 623: "H", 631: "G", 642: "U",
    646: "N", 662: "O", 673: "Q", 682: "&", 690: "…", 715: "%w", 799: "m", 855: "M", 890: "W", 894: "@",
    905: "—→☐☒",
}  # fmt: skip
"""Letters by their width, in thousandths of their height."""
_OTHER, _BROAD = 0.56, 1.0


class _Letters(dict[str, float]):
    """Letters with their widths, in heights of the letters."""

    def __missing__(self, letter: str) -> float:
        if unicodedata.east_asian_width(letter) in "WF":
            width = _BROAD
        elif unicodedata.combining(letter):
            width = 0.0
        else:
            width = self.get(unicodedata.normalize("NFD", letter)[0], _OTHER)
        self[letter] = width
        return width


_LETTERS = _Letters({letter: width / 1000 for width, letters in _WIDTHS.items() for letter in letters})
_PARTS = re.compile(r"\n|[^ \n\-–—]*[\-–—]+|[^ \n\-–—]+ *| +")
"""What no line ends within: up to a space or a dash."""


def lines(runs: Sequence[tuple[str, bool]], width: float, points: float) -> int:
    """How many lines a paragraph takes.

    Args:
        runs: its texts, each with whether it is bold; a line end in them ends a line.
        width: of the lines, in points.
        points: the size of the letters.
    """
    room, count, used = width / points, 1, 0.0
    for wide, seen in _parts(tuple(runs)):
        if wide is None:
            count, used = count + 1, 0.0
            continue
        if used and used + seen > room:
            count, used = count + 1, 0.0
        # A word without end is broken wherever the line ends.
        more = int(seen // room)
        count, used = count + more, used + wide - more * room
    return count


@lru_cache(maxsize=2048)
def _parts(runs: tuple[tuple[str, bool], ...]) -> Sequence[tuple[float | None, float]]:
    """How wide each part is that no line ends within, and how wide without the space at its end.

    A line end has no width. The same text is measured for several sizes of the letters.
    """
    text = "".join(text for text, _ in runs)
    wide = [
        _LETTERS[letter] * _BOLD if bold and letter.isalpha() else _LETTERS[letter]
        for text, bold in runs
        for letter in text
    ]
    found: list[tuple[float | None, float]] = []
    for part in _PARTS.finditer(text):
        first, end = part.span()
        if part[0] == "\n":
            found.append((None, 0.0))
        else:
            found.append((sum(wide[first:end]), sum(wide[first : first + len(part[0].rstrip(" "))])))
    return found
