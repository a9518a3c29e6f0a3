"""Tables of what many companies come to, as CSV and as an Excel workbook; texts in them stay texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from ..core.brand import Brand
from ..language.words import Words
from .format import Extra
from .office import midnight, packed, safe
from .table_cells import cell, written

if TYPE_CHECKING:
    from .xlsx.table import Column

Value = str | int | float | date | None
"""What stands in a cell; a fraction is a score, to one decimal."""
EXTRA = Extra("xlsx", "Excel", ("xlsxwriter",))
_NARROW, _WIDE = 12.0, 34.0
_LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""


@dataclass(frozen=True)
class PlainTable:
    """A table before it is written."""

    title: str
    """What it shows."""
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]


def csv_of(table: PlainTable, words: Words, separator: str = "") -> str:
    """A table as text: days as 2026-12-20, numbers as the language writes them.

    Args:
        table: it.
        words: the language.
        separator: between two cells; empty for what spreadsheets in that language expect.
    """
    rows = [table.heads, *([_text(value, words) for value in row] for row in table.rows)]
    return written(rows, words, separator)


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


def xlsx_of(table: PlainTable, day: date) -> bytes:
    """A table as a workbook; the same table of the same day gives the same bytes.

    Args:
        table: it.
        day: when it is made.

    Raises:
        ReadinessError: `extra_missing`.
    """
    EXTRA.check()
    from xlsxwriter import Workbook

    from .xlsx.styles import Styles
    from .xlsx.table import Table, write_list

    out = BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        title = safe(table.title)
        book.set_properties({"title": title, "created": midnight(day)})
        sheet = book.add_worksheet(title[:_LONGEST_NAME])
        write_list(sheet, Styles(book, Brand()), Table(list(_columns(table)), table.rows), fixed=1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return _packed_anew(out)


def _packed_anew(out: BytesIO) -> bytes:
    from zipfile import ZipFile

    with ZipFile(out) as file:
        return packed((name, file.read(name)) for name in file.namelist())


def _columns(table: PlainTable) -> Iterator[Column]:
    from .xlsx.table import Column

    for place, head in enumerate(table.heads):
        first = next((row[place] for row in table.rows if row[place] is not None), "")
        match first:
            case str():
                yield Column(safe(head), _WIDE)
            case date():
                yield Column(safe(head), _NARROW, "date")
            case float():
                yield Column(safe(head), _NARROW, "points")
            case _:
                yield Column(safe(head), _NARROW, "whole")
