"""Every answer as a table for spreadsheets, in which no cell is ever taken for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from ...language.words import Words
from ..content import Result
from ..table_cells import BOM, cell, text_of, written

_FIRST_CELL = re.compile('"(?:[^"]|"")*"')


def csv_of(results: Sequence[Result], words: Words, separator: str = "") -> str:
    """One row for each result.

    Args:
        results: in their order.
        words: the language of the heads and of the questionnaire's texts.
        separator: between two cells; empty for what spreadsheets in that language expect.
    """
    return written([map(cell, head(words)), *(_row(result, words) for result in results)], words, separator)


def cells_of(table: str) -> Iterator[str]:
    """The texts of a table that this program wrote, row by row.

    Args:
        table: the whole file; its separator is what stands behind its first cell.
    """
    table = table.removeprefix(BOM)
    first = _FIRST_CELL.match(table)
    separator = table[first.end()] if first else ","
    rows = csv.reader(StringIO(table, newline=""), delimiter=separator)
    return (text_of(cell) for row in rows for cell in row)


def head(words: Words) -> list[str]:
    """The first row."""
    return [
        words("Dimension"), words("Criterion (id)"), words("No."), words("Criterion"), words("Question"),
        words.context("table", "Answer"), words("Level"), words("Target"), words("Points to gain"),
        words("Note"), words("Evidence"), words("Flags"),
    ]  # fmt: skip


def _row(result: Result, words: Words) -> list[str]:
    """Texts as such, and as numbers only what is one: a criterion 1.10 is no 1.1."""
    points = "" if result.points is None else words.number(result.points, 2)
    about = result.dimension, result.criterion, result.number, result.name, result.question, result.answer
    noted = result.note, "\n".join(result.evidence), "; ".join(result.flags)
    return [*map(cell, about), _number(result.level), _number(result.target), points, *map(cell, noted)]


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
