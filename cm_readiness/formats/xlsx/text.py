"""The cells of a workbook, read back by another program than the one that wrote them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO

Cell = str | float | date


def xlsx_text(data: bytes, without: Collection[str] = ()) -> str:
    """What a reader finds in a workbook, a cell a line: sheet by sheet, row by row.

    Args:
        data: the whole file.
        without: names of sheets that are read in another way.
    """
    sheets = sheets_of(data).items()
    cells = (cell for name, rows in sheets if name not in without for row in rows for cell in row)
    return "\n".join(str(cell) for cell in cells if cell != "")


def sheets_of(data: bytes) -> dict[str, list[list[Cell]]]:
    """The rows of every sheet that people see by its name; an empty cell is an empty text.

    Args:
        data: the whole file.
    """
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    seen = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    return {name: list(_rows(book.get_sheet_by_name(name).to_python())) for name in seen}


def _rows(rows: Iterable[Sequence[object]]) -> Iterator[list[Cell]]:
    for row in rows:
        yield [cell if isinstance(cell, str | float | int | date) else str(cell) for cell in row]
