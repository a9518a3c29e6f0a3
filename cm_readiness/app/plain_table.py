"""Tables of what many companies come to, in a file: for spreadsheets, or as data for programs."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import Place, ReadinessError
from ..files.atomic import write_bytes
from ..formats.plain_table import PlainTable, Value
from ..formats.registry import find_format, formats
from ..language.words import Words
from .clock import today

__all__ = ["PlainTable", "Value", "is_for_files", "kind_of", "table_in", "write_table"]

DATA = "json"
"""What programs read; every command that prints data calls it so."""
KINDS = (*(form.id for form in formats() if form.tabulates), DATA)
"""What a table may be written as; its file ends so."""


def is_for_files(kind: str) -> bool:
    """Whether nobody wants it on a terminal."""
    form = find_format(kind)
    return form is not None and form.binary


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


def table_in(kind: str, table: PlainTable, words: Words) -> bytes:
    """A table as a file of today.

    Args:
        kind: one of `KINDS` that spreadsheets read.
        table: it.
        words: the language.

    Raises:
        ReadinessError: `extra_missing`.
    """
    form = find_format(kind)
    assert form is not None, "one of the kinds"  # noqa: S101
    return form.tabulate(table, words, today())


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
