"""A short text in letters three rows high, for what is to be read from afar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from unicodedata import combining, normalize

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size

from .line import Line, wrapped

ROWS = 5
"""Dots of a letter, one above the other; one more row above them holds the accents."""
GAP = 1
SPACE = 2
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""Two dots, one above the other, as one character."""
ACCENTS = {"\u0301": "..#", "\u0300": "#..", "\u0302": ".#.", "\u0303": "##.", "\u0308": "#.#", "\u0327": ""}
_DRAWN = {
    "A": ".#. #.# ### #.# #.#", "B": "##. #.# ##. #.# ##.", "C": ".## #.. #.. #.. .##",
    "D": "##. #.# #.# #.# ##.", "E": "### #.. ##. #.. ###", "F": "### #.. ##. #.. #..",
    "G": ".### #... #.## #..# .###", "H": "#.# #.# ### #.# #.#", "I": "# # # # #",
    "J": "..# ..# ..# #.# .#.", "K": "#.# #.# ##. #.# #.#", "L": "#.. #.. #.. #.. ###",
    "M": "#...# ##.## #.#.# #...# #...#", "N": "#..# ##.# #.## #..# #..#", "O": ".##. #..# #..# #..# .##.",
    "P": "##. #.# ##. #.. #..", "Q": ".##. #..# #..# #.#. .#.#", "R": "##. #.# ##. #.# #.#",
    "S": ".## #.. .#. ..# ##.", "T": "### .#. .#. .#. .#.", "U": "#.# #.# #.# #.# ###",
    "V": "#.# #.# #.# #.# .#.", "W": "#...# #...# #.#.# ##.## #...#", "X": "#.# #.# .#. #.# #.#",
    "Y": "#.# #.# .#. .#. .#.", "Z": "### ..# .#. #.. ###", "’": "# # . . .", "'": "# # . . .",
    "0": "### #.# #.# #.# ###", "1": "## .# .# .# .#", "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###", "4": "#.# #.# ### ..# ..#", "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###", "7": "### ..# ..# ..# ..#", "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###", ":": ". # . # .", "/": "..# ..# .#. #.. #..",
    "-": "... ... ### ... ...", ",": ". . . # #", ".": ". . . . #", " ": " ".join(["." * SPACE] * ROWS),
}  # fmt: skip
LETTERS: Mapping[str, Sequence[str]] = {letter: drawn.split(" ") for letter, drawn in _DRAWN.items()}
"""The rows of dots of each letter."""


class BlockLetters(Line):
    """A text as large as there is room: in block letters, else spaced in a frame, else as it is.

    The text is set with `say`; where it takes two rows of letters, only a tall window shows them.
    """

    DEFAULT_CSS = "BlockLetters { height: auto; text-wrap: nowrap; text-style: bold; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._most = 1

    def allow(self, lines: int) -> None:
        """Let the text take so many rows of letters."""
        if lines != self._most:
            self._most = lines
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows that it takes at a width."""
        return len(large(self.said.plain, width, self._most))

    def render(self) -> Content:
        """The text at the width that it has."""
        return Content("\n".join(large(self.said.plain, self.content_size.width, self._most)))

    def changes_layout(self, old: Content, new: Content) -> bool:
        """Another text may take other rows."""
        return old.plain != new.plain


def large(text: str, width: int, most: int = 1) -> list[str]:
    """The rows of a text at a width: letters of blocks, or letters set apart in a frame.

    Args:
        text: of one line.
        width: in cells.
        most: rows of block letters that there may be.
    """
    for lines in range(1, most + 1):
        parts = _split(text, lines)
        drawn = [block_letters(part) for part in parts]
        if all(rows and max(map(len, rows)) <= width for rows in drawn):
            return [row for rows in drawn for row in rows]
    spaced = " ".join(text.upper())
    if cell_len(spaced) + 4 > width:
        return [line.plain for line in wrapped(Content(text), width)]
    rule = "━" * (cell_len(spaced) + 2)
    return [f"┏{rule}┓", f"┃ {spaced} ┃", f"┗{rule}┛"]


def block_letters(text: str) -> list[str]:
    """A text in three rows of half blocks; nothing where a letter has no picture.

    Args:
        text: of one line, in letters large or small.
    """
    dots = [""] * (1 + ROWS)
    for sign in normalize("NFC", text.upper()):
        decomposed = normalize("NFD", sign)
        base, marks = decomposed[0], decomposed[1:]
        rows = LETTERS.get(base)
        if rows is None or any(mark not in ACCENTS for mark in marks if combining(mark)):
            return []
        accent = "".join(ACCENTS[mark] for mark in marks).center(len(rows[0]), ".")[: len(rows[0])]
        for place, row in enumerate((accent, *rows)):
            dots[place] += row + "." * GAP
    pairs = zip(dots[::2], dots[1::2], strict=True)
    return [
        "".join(HALVES[a == "#", b == "#"] for a, b in zip(*pair, strict=True)).rstrip() for pair in pairs
    ]


def _split(text: str, lines: int) -> list[str]:
    """A text in so many lines of much the same length; in one where it has a single word."""
    if lines == 1 or " " not in text:
        return [text]
    room = -(-len(text) // lines)
    while len(parts := wrap(text, room, break_long_words=False)) > lines:
        room += 1
    return parts
