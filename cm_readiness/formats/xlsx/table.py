"""Tables in a sheet: a head that stays, columns that fit, and bars that say what their numbers say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from ..office import safe
from .cells import Cell, as_date, pieces, write_text
from .heights import row_height
from .styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_HEAD_HEIGHT = 32
"""Points: two lines of a head."""


@dataclass(frozen=True)
class Column:
    """One column."""

    head: str
    width: float
    """In characters."""
    look: Literal["text", "code", "whole", "points", "days", "date", "entry"] = "text"
    full: float | None = None
    """What fills a bar behind its numbers; None for no bars."""
    open: bool = False
    """Whether people may write into its cells."""
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """A table before it is written."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: bool = False
    """Whether the last row sums up the others."""


def write_table(sheet: Worksheet, styles: Styles, table: Table, first: int = 0) -> int:
    """Write a table; a text that is too long for a cell goes on in a column beside it.

    Args:
        sheet: where.
        styles: how cells look.
        table: it.
        first: the row of its head, from 0.

    Returns:
        The row below it.
    """
    shown = _widened(table)
    end = first + len(shown.rows)
    sheet.set_row(first, _HEAD_HEIGHT)
    for place, column in enumerate(shown.columns):
        sheet.set_column(place, place, column.width, None, {"hidden": column.hidden})
        sheet.write_string(first, place, column.head, styles.of("head"))
        if column.full is not None and shown.rows:
            sheet.conditional_format(first + 1, place, end, place, _bar(column.full, styles.pale))
    widths = [column.width for column in shown.columns]
    for number, row in enumerate(shown.rows, first + 1):
        sheet.set_row(number, row_height(_texts(row, widths)))
        total = shown.total and number == end
        for place, (column, cell) in enumerate(zip(shown.columns, row, strict=True)):
            _write(sheet, styles, number, place, column, cell, total=total)
    # Or there would be a warning beside every number of a criterion.
    sheet.ignore_errors({"number_stored_as_text": f"A{first + 1}:A{end + 1}"})
    return end + 1


def write_list(sheet: Worksheet, styles: Styles, table: Table, fixed: int) -> None:
    """Write a table that is a sheet of its own: its head stays, filters, and is on every page.

    Args:
        sheet: where.
        styles: how cells look.
        table: it.
        fixed: how many of its columns stay as well.
    """
    shown = _widened(table)
    end = write_table(sheet, styles, shown)
    sheet.freeze_panes(1, fixed)
    sheet.autofilter(0, 0, max(end - 1, 1), len(shown.columns) - 1)
    sheet.repeat_rows(0)


def _widened(table: Table) -> Table:
    """A table in which every text is short enough for its cell."""
    columns: list[Column] = []
    places: list[Sequence[Cell]] = []
    for place, column in enumerate(table.columns):
        parts = [_parts(row[place]) for row in table.rows]
        for number, cells in enumerate(zip_longest(*parts), 1):
            columns.append(column if number == 1 else replace(column, head=f"{column.head} ({number})"))
            places.append(cells)
    if not table.rows:
        return table
    return replace(table, columns=columns, rows=list(zip(*places, strict=True)))


def _parts(cell: Cell) -> list[Cell]:
    return [*pieces(safe(cell))] if isinstance(cell, str) else [cell]


def _texts(row: Sequence[Cell], widths: Sequence[float]) -> Iterator[tuple[str, float]]:
    return ((cell, width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str))


def _write(
    sheet: Worksheet, styles: Styles, row: int, place: int, column: Column, cell: Cell, *, total: bool
) -> None:
    look, own = column.look, {"total": total, "unlocked": column.open}
    value = as_date(cell) if isinstance(cell, date) else cell
    if value is None or value == "":
        sheet.write_blank(row, place, None, styles.of(look, **own))
    elif isinstance(value, str):
        kind = look if look in ("code", "entry") else "text"
        plain, guarded = styles.of(kind, **own), styles.of(kind, guarded=True, **own)
        write_text(sheet, row, place, value, plain, guarded)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, place, value, styles.of(look, **own))
    else:
        sheet.write_number(row, place, value, styles.of(look, **own))


def _bar(full: float, colour: str) -> dict[str, object]:
    return {
        "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": colour,
        "min_type": "num", "min_value": 0, "max_type": "num", "max_value": full,
    }  # fmt: skip
