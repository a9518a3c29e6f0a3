"""A table of what many companies come to as text; texts in it stay texts."""

from __future__ import annotations

from datetime import date

from ...language.words import Words
from ..plain_table import PlainTable, Value
from ..table_cells import cell, written


def plain_csv_of(table: PlainTable, words: Words) -> str:
    """A table as text: days as 2026-12-20, numbers as the language writes them.

    Args:
        table: it.
        words: the language.
    """
    rows = [table.heads, *([_text(value, words) for value in row] for row in table.rows)]
    return written(rows, words, "")


def _text(value: Value, words: Words) -> str:
    match value:
        case None:
            return ""
        case str():
            return cell(value)
        case date():
            return value.isoformat()
        case _:
            return words.number(value, grouped=False)
