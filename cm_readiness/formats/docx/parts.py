"""What a Word document consists of, as values: how high it stands is measured on them, and they are written.

Lengths are in twentieths of a point, as Word has them; letters in halves of a point, pictures in its EMU.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

CM, POINT = 567, 20
"""Twentieths of a point in a centimetre and in a point."""
EMU_CM, EMU_POINT = 360_000, 12_700
"""Of the measure of pictures."""
_EMU_TWENTIETH = EMU_POINT // POINT


@dataclass
class Run:
    """Letters that look alike; a tab and a line end in them are those of Word."""

    text: str
    bold: bool = False
    italic: bool = False
    font: str = ""
    """Empty for that of the style."""
    colour: str = ""
    """Of the letters of a link, which have a line below them; empty for none."""
    language: str = ""
    """Empty for the document's own."""


@dataclass
class Picture:
    """A picture within a line."""

    data: bytes
    """As PNG."""
    width: int
    height: int
    title: str = ""
    description: str = ""
    """What is read out in its stead; a picture without one is for the eye alone."""


@dataclass
class Field:
    """What Word computes, with what it shows until then."""

    code: str
    shown: str


@dataclass
class Mark:
    """The beginning, the middle or the end of a field that goes on over several paragraphs."""

    kind: Literal["begin", "separate", "end"]
    code: str = ""
    """Of the beginning, what it computes."""


@dataclass
class Link:
    """What leads to an address, or to a place in the document."""

    pieces: Sequence[Piece]
    address: str = ""
    anchor: str = ""


Piece: TypeAlias = Run | Picture | Field | Mark | Link


@dataclass
class Paragraph:
    """A paragraph; what it leaves open is as its style has it."""

    style: str = "Normal"
    pieces: list[Piece] = field(default_factory=list)
    size: int = 0
    """Of all its letters; 0 for that of the style."""
    keep_next: bool = False
    """Whether no page ends after it."""
    begins_page: bool = False
    number: int | None = None
    """The list that it is an item of; None for that of its style, if any."""
    level: int = 0
    """How deep it is in that list."""
    tabs: Sequence[tuple[int, bool]] = ()
    """Where tabs end, each with whether dots lead there."""
    before: int | None = None
    after: int | None = None
    left: int | None = None
    first: int = 0
    """How much further its first line begins than the others."""
    align: str = ""
    """`right` or `center`; empty for left."""
    anchor: str | None = None
    """What the table of contents calls it."""

    def runs(self) -> Iterator[Piece]:
        """Its pieces, those of links among them."""
        for piece in self.pieces:
            if isinstance(piece, Link):
                yield from piece.pieces
            else:
                yield piece


@dataclass
class Cell:
    """A cell of a table, with one paragraph."""

    paragraph: Paragraph
    width: int
    head: bool = False
    """Whether it is in the head of the table."""
    unbroken: bool = False
    """Whether what is in it stays on one line."""


@dataclass
class Row:
    """A row of a table, which no page parts; the head is repeated on every page."""

    cells: list[Cell]
    head: bool = False
    height: int = 0
    """At least; 0 for that of its texts."""


@dataclass
class Table:
    """A table of fixed widths."""

    rows: list[Row]
    widths: Sequence[int]
    grid: bool = False
    """Whether all its lines are drawn, or those between rows alone."""
    close: bool = False
    """Whether there is less room beside the texts, for many columns."""


Part: TypeAlias = Paragraph | Table


def centimetres(length: float) -> int:
    """A length in centimetres, as Word has it."""
    return round(int(length * EMU_CM) / _EMU_TWENTIETH)


def paragraphs_in(parts: Sequence[Part]) -> list[Paragraph]:
    """All paragraphs of some parts, in their order."""
    found: list[Paragraph] = []
    for part in parts:
        if isinstance(part, Paragraph):
            found.append(part)
        else:
            found += [cell.paragraph for row in part.rows for cell in row.cells]
    return found


def text_in(paragraph: Paragraph) -> str:
    """The letters of a paragraph, without tabs and line ends."""
    texts = (piece.text for piece in paragraph.runs() if isinstance(piece, Run))
    return "".join(texts).replace("\t", "").replace("\n", "")
