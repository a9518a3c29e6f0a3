"""Tables that are parted over as many slides as they need, each with its own notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...language.words import Words
from ..measure import Ruler, pages
from .boxes import CELL_EDGE, CELL_SIDE, CONTENT, LEAST, TITLE
from .slides import Cell, Column, Piece, Row, Table

_MOST_LINES = 8
"""Of one paragraph in a cell; the notes have the rest."""
_LARGER = (4, 2, 0)
"""Points that letters are larger where it costs no slide."""
_TITLE_SIZES = (30, 26, 22, 20)
_SIDES = 2 * CELL_SIDE / CONTENT.width
"""Share of the width that no text of a cell has."""


class Entry(NamedTuple):
    """A row with what the notes say of it."""

    cells: tuple[Cell, ...]
    notes: tuple[str, ...]


class _Set(NamedTuple):
    """A table in letters of one size, parted."""

    columns: tuple[Column, ...]
    head: Row
    parts: list[list[tuple[Row, Entry]]]


def titled(text: str, ruler: Ruler) -> Piece:
    """A title that fits."""
    return Piece(*ruler.fitting(text, TITLE.width, TITLE.height, _TITLE_SIZES))


def numbered(title: str, place: int, count: int, words: Words) -> str:
    """A title that no other slide has."""
    if count == 1:
        return title
    return words("{title} ({place} of {count})", title=title, place=place, count=count)


class TableMaker:
    """Makes tables.

    Args:
        words: the language of the document.
        ruler: measures their texts.
    """

    def __init__(self, words: Words, ruler: Ruler) -> None:
        self.words, self._ruler = words, ruler

    def tables(self, title: str, columns: Sequence[Column], entries: Sequence[Entry]) -> Iterator[Table]:
        """A table on as few slides as hold it.

        Args:
            title: of each slide; numbered where there are several.
            columns: with shares of the width that add up to 1.
            entries: its rows.
        """
        ways = [self._set(columns, entries, larger) for larger in _LARGER]
        fewest = min(len(way.parts) for way in ways)
        chosen = next(way for way in ways if len(way.parts) == fewest)
        for place, part in enumerate(chosen.parts, 1):
            name = numbered(title, place, fewest, self.words)
            yield Table(
                titled(name, self._ruler),
                tuple(line for _, entry in part for line in entry.notes),
                chosen.columns,
                (chosen.head, *(row for row, _ in part)),
                self.words("Table: {title}", title=name),
            )

    def _set(self, columns: Sequence[Column], entries: Sequence[Entry], larger: int) -> _Set:
        wide = self._widened(columns, LEAST + larger)
        head = self._row(wide, [(Piece(column.name, look="accent"),) for column in wide], larger)
        rows = [self._row(wide, entry.cells, larger) for entry in entries]
        room = CONTENT.height - head.height
        placed = list(zip(rows, entries, strict=True))
        return _Set(wide, head, list(pages(placed, [row.height for row in rows], room)))

    def _widened(self, columns: Sequence[Column], points: int) -> tuple[Column, ...]:
        """The columns with room for each word of the head, at the cost of the widest one."""
        needed = [
            max(column.share, self._ruler.widest_word(column.name, points) / CONTENT.width + _SIDES)
            for column in columns
        ]
        widest = max(range(len(columns)), key=lambda place: columns[place].share)
        needed[widest] -= sum(needed) - 1
        return tuple(replace(column, share=share) for column, share in zip(columns, needed, strict=True))

    def _row(self, columns: Sequence[Column], cells: Sequence[Cell], larger: int) -> Row:
        fitted = tuple(
            tuple(self._fitted(piece, _room(column), larger) for piece in cell if piece.text)
            for column, cell in zip(columns, cells, strict=True)
        )
        heights = (
            self._ruler.height([(piece.text, piece.points) for piece in cell], _room(column))
            for column, cell in zip(columns, fitted, strict=True)
        )
        return Row(fitted, max(heights) + 2 * CELL_EDGE)

    def _fitted(self, piece: Piece, width: float, larger: int) -> Piece:
        points = piece.points + larger
        return Piece(self._ruler.cut(piece.text, width, points, _MOST_LINES), points, piece.look)


def _room(column: Column) -> float:
    return (column.share - _SIDES) * CONTENT.width
