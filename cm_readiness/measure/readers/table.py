"""The rows of a table: a CSV file in whatever way a tool writes one, or the sheets of a workbook."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ...core.errors import ReadinessError
from . import Facts, needs_extra

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 300
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200
"""Rows by which the delimiter is found."""
_BOOKS = frozenset({".xlsx", ".xls", ".ods"})


def read(path: Path) -> Facts:
    """All rows, each a list of texts; a day that a workbook holds as one is written as `2026-11-20`.

    Args:
        path: a table.

    Returns:
        `sheets`: a list of lists of rows.

    Raises:
        ReadinessError: it is empty, too large, or no table.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ReadinessError("file_too_large", megabytes=MOST_BYTES // 1_000_000)
    sheets = _of_book(path) if path.suffix.lower() in _BOOKS else [_of_text(path.read_bytes())]
    if not any(sheets):
        raise ReadinessError("measure_empty")
    return {"sheets": sheets}


def text_of(data: bytes) -> str:
    """What a file of a tool says, in the encoding that it is in.

    Raises:
        ReadinessError: `measure_no_text`.
    """
    # Whatever is no UTF-8 comes from an older program of Windows: every byte is a sign there.
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ReadinessError("measure_no_text")


def _of_text(data: bytes) -> list[list[str]]:
    text = text_of(data)
    if not text.strip():
        raise ReadinessError("measure_empty")
    try:
        return _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise ReadinessError("measure_no_table") from error


def _delimiter(text: str) -> str:
    """The one that gives most rows the same number of columns, two at least; the comma where none does."""

    def alike(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths: Counter[int] = Counter()
        try:
            for row, _ in zip(rows, range(_SAMPLE), strict=False):
                widths[len(row)] += len(row) > 1
        except csv.Error:
            return 0, 0
        width, count = max(widths.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return count, width if count else 0

    return max(_DELIMITERS, key=alike)


def _of_book(path: Path) -> list[list[list[str]]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise needs_extra("xlsx") from error
    data = path.read_bytes()
    if path.suffix.lower() != ".xls":
        _check_size(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise ReadinessError("measure_no_table") from error
    return [_bounded([_written(cell) for cell in row] for row in sheet) for sheet in sheets]


def _check_size(data: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(data)) as container:
            size = sum(part.file_size for part in container.infolist())
    except (BadZipFile, ValueError, OSError) as error:
        raise ReadinessError("measure_no_table") from error
    if size > MOST_BYTES:
        raise ReadinessError("file_too_large", megabytes=MOST_BYTES // 1_000_000)


def _bounded(rows: Iterator[Sequence[str]] | Iterator[list[str]]) -> list[list[str]]:
    found: list[list[str]] = []
    for row in rows:
        if len(found) == MOST_ROWS:
            raise ReadinessError("measure_too_many_rows", most=MOST_ROWS)
        found.append([str(cell) for cell in row[:MOST_COLUMNS]])
    return found


def _written(cell: object) -> str:
    match cell:
        case datetime() | date():
            return cell.isoformat()
        case time() | timedelta():
            return str(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)
