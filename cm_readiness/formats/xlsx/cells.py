"""What a cell can hold: texts that stay texts, whatever they begin with and however long they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from ..office import safe

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | float | date | None

LIMIT = 32_767
"""UTF-16 units that a cell holds."""
_COMPUTED = re.compile(r"\s*[=+\-@＝＋－＠]")
"""How a text begins that a spreadsheet would compute once somebody edits its cell."""
_FIRST_YEAR = 1900
"""Spreadsheets know no earlier one."""


def pieces(text: str) -> Iterator[str]:
    """A text as the cells that it takes: one, unless it is longer than a cell can be.

    Args:
        text: one that is `safe`.
    """
    step = LIMIT if max(text, default="") <= "\uffff" else LIMIT // 2
    for first in range(0, max(len(text), 1), step):
        yield text[first : first + step]


def first_piece(text: str) -> str:
    """What one cell shows of a text: all of it, unless it is longer than a cell can be.

    Args:
        text: any text.
    """
    return next(pieces(safe(text)))


def write_text(sheet: Worksheet, row: int, column: int, text: str, plain: Format, guarded: Format) -> None:
    """Write a text that is one piece.

    Args:
        sheet: where.
        row: its number, from 0.
        column: its number, from 0.
        text: one of `pieces`.
        plain: how it looks.
        guarded: the same look for a text that would be computed after it was edited.
    """
    # The library writes what begins and ends so as it stands, as if it were its own XML; a space stops it.
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f"{text} "
    sheet.write_string(row, column, text, guarded if _COMPUTED.match(text) else plain)


def as_date(day: date) -> datetime | str:
    """A day as a spreadsheet takes it: as a text where it is too early for one."""
    return datetime.combine(day, time()) if day.year >= _FIRST_YEAR else day.isoformat()
