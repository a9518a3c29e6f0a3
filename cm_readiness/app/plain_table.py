"""Tables of what many companies come to, in a file: as CSV or as an Excel workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..core.errors import Place, ReadinessError
from ..files.atomic import write_bytes
from ..formats.plain_table import PlainTable, Value, csv_of, xlsx_of
from .clock import today

__all__ = ["PlainTable", "Value", "csv_of", "kind_of", "workbook", "write_table"]

KINDS: Sequence[str] = ("csv", "xlsx", "json")
"""What a table may be written as; its file ends so."""


def kind_of(path: Path, named: str | None) -> str:
    """What a file is to be: never another thing than its name says.

    Args:
        path: of the file.
        named: what was asked for by name, one of `KINDS`.

    Raises:
        ReadinessError: `ending_is_no_format`; `ending_of_other_format` than the one that was named.
    """
    ending = path.suffix.casefold().removeprefix(".")
    if named is not None and ending in KINDS and ending != named:
        raise ReadinessError("ending_of_other_format", Place(str(path)), ending=path.suffix, format=named)
    if named is None and ending not in KINDS:
        endings = ", ".join(f".{kind}" for kind in KINDS)
        raise ReadinessError("ending_is_no_format", Place(str(path)), ending=path.suffix, endings=endings)
    return named or ending


def write_table(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a table in one step.

    Args:
        path: of the file.
        data: what it holds.
        replace: whether a file that is there already may be replaced.

    Raises:
        ReadinessError: as `write_bytes`.
    """
    write_bytes(path, data, replace=replace)


def workbook(table: PlainTable) -> bytes:
    """A table as a workbook of today.

    Raises:
        ReadinessError: `extra_missing`.
    """
    return xlsx_of(table, today())
