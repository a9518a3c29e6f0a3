"""Tables of text: cells that stay texts and are found again as they were, and their rows."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

from ..core.text import visible
from ..language.words import Words

BOM = "\ufeff"
"""Spreadsheets take a file for UTF-8 when it begins with this."""

_TAKEN = re.compile(
    r"""
    '*                                  # a text that begins so of itself is told apart by one more
    (?: [ \u00a0]* [=+\-@\t\r\n＝＋－＠]   # a formula
      | [\d\s.,:/%-]* \d [\d\s.,:/%-]* (?: E [+-]? \d+ )? \Z   # a number, a day or a time
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""How a text begins, or what it is, that a spreadsheet would take for something else."""


def cell(text: str) -> str:
    """A text as a cell: what a spreadsheet would compute or take for a number begins with an apostrophe.

    Args:
        text: any text.
    """
    shown = visible(text)
    return f"'{shown}" if _TAKEN.match(shown) else shown


def text_of(cell: str) -> str:
    """The text of a cell, as it is shown: without the apostrophe that `cell` put there, and with its own."""
    return cell[1:] if cell.startswith("'") and _TAKEN.match(cell) else cell


def written(rows: Iterable[Iterable[str]], words: Words, separator: str) -> str:
    """Rows of cells as one text.

    Args:
        rows: the head first; each cell as it stands in the file.
        words: the language of the table.
        separator: between two cells; empty for what spreadsheets in that language expect.
    """
    out = StringIO()
    delimiter = separator or words.record.csv_separator
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return BOM + out.getvalue()
