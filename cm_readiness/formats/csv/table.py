"""Every answer as a table for spreadsheets, in which no cell is ever taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from ...language.markdown_text import visible
from ...language.words import Words, words_for
from ..content import Result

_BOM = "\ufeff"
"""Spreadsheets take a file for UTF-8 when it begins with this."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would compute."""


def csv_of(results: Sequence[Result], words: Words) -> str:
    """One row for each result.

    Args:
        results: in their order.
        words: the language of the heads and of the questionnaire's texts.
    """
    out = StringIO()
    writer = csv.writer(out, delimiter=words.record.csv_separator, quoting=csv.QUOTE_ALL)
    writer.writerow(map(cell, _head(words)))
    for result in results:
        writer.writerow(map(cell, _row(result, words)))
    return _BOM + out.getvalue()


def cells_of(text: str, language: str) -> Iterator[str]:
    """The cells of a table that this program wrote, row by row.

    Args:
        text: the whole file.
        language: of the table.
    """
    rows = csv.reader(StringIO(text.removeprefix(_BOM)), delimiter=words_for(language).record.csv_separator)
    return (cell.removeprefix("'") for row in rows for cell in row)


def cell(text: str) -> str:
    """A text as a cell: one that would be computed begins with an apostrophe.

    Args:
        text: any text.
    """
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(" \u00a0").startswith(_FORMULA) else shown


def _head(words: Words) -> list[str]:
    return [
        words("Dimension"), words("Criterion (id)"), words("No."), words("Criterion"), words("Question"),
        words.context("table", "Answer"), words("Level"), words("Target"), words("Points to gain"),
        words("Note"), words("Evidence"), words("Flags"),
    ]  # fmt: skip


def _row(result: Result, words: Words) -> list[str]:
    points = "" if result.points is None else words.number(result.points, 2)
    return [
        result.dimension, result.criterion, result.number, result.name, result.question, result.answer,
        _number(result.level), _number(result.target), points, result.note, "\n".join(result.evidence),
        "; ".join(result.flags),
    ]  # fmt: skip


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
