"""Tables that are parted over as many slides as they need, each with its own notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...language.words import Words
from .boxes import CELL_EDGE, CELL_SIDE, CONTENT, LEAST, TITLE
from .measure import cut, fitting, height_of, pages
from .slides import Cell, Column, Piece, Row, Table

_MOST_LINES = 8
"""Of one paragraph in a cell; the notes have the rest."""
TITLE_SIZES = (30, 26, 22, 20)


class Entry(NamedTuple):
    """A row with what the notes say of it."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...]


def titled(text: str) -> Piece:
    """A title that fits."""
    return Piece(*fitting(text, TITLE.width, TITLE.height, TITLE_SIZES))


def tables(
    title: str, columns: Sequence[Column], entries: Sequence[Entry], words: Words, lead: str = ""
) -> Iterator[Table]:
    """A table on as few slides as hold it.

    Args:
        title: of each slide; numbered where there are several.
        columns: with shares of the width that add up to 1.
        entries: its rows.
        words: the language of the document.
        lead: what the notes begin with.
    """
    head = max(height_of([(column.name, LEAST)], _room(column)) + 2 * CELL_EDGE for column in columns)
    rows = [_row(columns, entry) for entry in entries]
    parts = list(
        pages(list(zip(rows, entries, strict=True)), [row.height for row in rows], CONTENT.height - head)
    )
    for place, part in enumerate(parts, 1):
        name = numbered(title, place, len(parts), words)
        yield Table(
            titled(name),
            tuple(filter(None, [lead, *(line for _, entry in part for line in entry.notes)])),
            tuple(columns),
            head,
            tuple(row for row, _ in part),
            words("Table: {title}", title=name),
        )


def numbered(title: str, place: int, count: int, words: Words) -> str:
    """A title that no other slide has."""
    return (
        title if count == 1 else words("{title} ({place} of {count})", title=title, place=place, count=count)
    )


def _row(columns: Sequence[Column], entry: Entry) -> Row:
    cells = tuple(
        tuple(_cut(piece, _room(column)) for piece in cell if piece.text)
        for column, cell in zip(columns, entry.cells, strict=True)
    )
    heights = (
        height_of([(piece.text, piece.points) for piece in cell], _room(column))
        for column, cell in zip(columns, cells, strict=True)
    )
    return Row(cells, max(heights) + 2 * CELL_EDGE)


def _cut(piece: Piece, width: float) -> Piece:
    return Piece(cut(piece.text, width, piece.points, _MOST_LINES), piece.points, piece.look)


def _room(column: Column) -> float:
    return CONTENT.width * column.share - 2 * CELL_SIDE
