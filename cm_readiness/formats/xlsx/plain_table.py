"""A table of what many companies come to as a workbook; texts in it stay texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from ...core.brand import Brand
from ..format import Extra
from ..office import midnight, packed, safe
from ..plain_table import PlainTable
from .table import Column

EXTRA = Extra("xlsx", "Excel", ("xlsxwriter",))
_NARROW, _WIDE = 12.0, 34.0
_LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""


def plain_xlsx_of(table: PlainTable, day: date) -> bytes:
    """A table as a workbook; the same table of the same day gives the same bytes.

    Args:
        table: it.
        day: when it is made.

    Raises:
        ReadinessError: `extra_missing`.
    """
    EXTRA.check()
    from xlsxwriter import Workbook

    from .styles import Styles
    from .table import Table, write_list

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
