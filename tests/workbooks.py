"""Workbooks as people fill them in: cells changed in the file itself, as spreadsheets leave them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

Value = str | int | float | None
"""A number, a text, nothing; a text that begins with = is a formula."""


def part_of(data: bytes, sheet: str) -> str:
    """The name of the part in which a sheet is."""
    with ZipFile(BytesIO(data)) as book:
        names = re.findall(r'<sheet name="(.*?)"', book.read("xl/workbook.xml").decode())
    return f"xl/worksheets/sheet{names.index(escape(sheet)) + 1}.xml"


def rewritten(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one part changed."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text.decode()).encode() if part == name else text)
    return out.getvalue()


def with_cells(data: bytes, sheet: str, cells: Mapping[str, Value]) -> bytes:
    """A workbook in which somebody has written into some cells of a sheet.

    Args:
        data: the workbook.
        sheet: its name.
        cells: by their names, such as `I2`; each is there already, if only empty.
    """

    def change(text: str) -> str:
        for cell, value in cells.items():
            pattern = re.compile(rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
            found = pattern.search(text)
            assert found, cell
            text = text[: found.start()] + _cell(cell, found[1] or "", value) + text[found.end() :]
        return text

    return rewritten(data, part_of(data, sheet), change)


def _cell(at: str, style: str, value: Value) -> str:
    if value is None:
        return f'<c r="{at}"{style}/>'
    if isinstance(value, int | float):
        return f'<c r="{at}"{style}><v>{value}</v></c>'
    if value.startswith("="):
        return f'<c r="{at}"{style}><f>{escape(value[1:])}</f><v>2</v></c>'
    return f'<c r="{at}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
