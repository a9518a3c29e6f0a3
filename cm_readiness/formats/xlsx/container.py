"""What a workbook is packed in, looked at before it is read: size, encryption, what is in its cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from struct import error as StructError  # noqa: N812 - as others are called
from struct import unpack_from
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo
from zlib import MAX_WBITS, crc32, decompressobj
from zlib import error as ZlibError  # noqa: N812 - as it is called elsewhere

from ...core.errors import Place, ReadinessError

MOST_BYTES = 50_000_000
"""Bytes that a workbook may have once it is unpacked."""
_MOST_CELLS = 2_000_000
"""Cells of a sheet up to the last one that holds anything: a reader makes room for all of them."""
_HEADER, _LENGTHS = 30, 26
"""Bytes of the head of a part, and where in it the lengths of its name and of what follows that stand."""
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin of the programs of 1997, and workbooks with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AT = rb"""r\s*=\s*["']([A-Z]{1,3})(\d{1,7})["'][^>]*"""
_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?" + _AT + rb"(?<!/)>")
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["'](\d{1,7})["'][^>]*(?<!/)>\s*<(?:\w+:)?c\b""")
_FORMULA = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?" + _AT + rb"(?<!/)>\s*<(?:\w+:)?f[\s/>]")
_ERROR = re.compile(rb"""<(?:\w+:)?c(?=[^>]*\st\s*=\s*["']e["'])\s(?:[^>]*?\s)?""" + _AT)
_FAR = re.compile(rb"""r\s*=\s*["'](?:[A-Z]{2,}|[A-Z]?\d{4,})""")
_UNUSUAL = (
    *(before + b"f" + after for before in (b"<", b":") for after in (b">", b" ", b"/", b"\t", b"\n", b"\r")),
    b"mergeCell", b'"e"', b"'e'",
)  # fmt: skip
"""What is in no sheet without formulas, merged cells and errors; far quicker to look for than these are."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

At = tuple[int, int]
"""A cell: its row and its column, from 0."""


@dataclass
class SheetMarks:
    """What a sheet has that a reader of values does not tell."""

    formulas: set[At] = field(default_factory=set)
    errors: set[At] = field(default_factory=set)
    """Cells that hold an error instead of a value, such as #N/A."""
    merged: list[tuple[At, At]] = field(default_factory=list)
    """The first and the last cell of each."""


class Container:
    """A workbook, of which nothing has been unpacked yet.

    Args:
        data: the file.
        name: what it is called in faults.

    Raises:
        ReadinessError: `import_empty`, `import_old`, `import_encrypted`, `import_too_large`, or
            `import_no_workbook`.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._place = data, Place(name)
        if not data:
            raise ReadinessError("import_empty", self._place)
        if data.startswith(_OLD):
            raise ReadinessError("import_encrypted" if _ENCRYPTED in data else "import_old", self._place)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError) as error:
            raise self._damaged() from error
        if sum(part.file_size for part in self._zip.infolist()) > MOST_BYTES:
            raise ReadinessError("import_too_large", self._place, megabytes=MOST_BYTES // 1_000_000)
        if any(part.flag_bits & 1 for part in self._zip.infolist()):
            raise ReadinessError("import_encrypted", self._place)
        self._check()

    @cached_property
    def sheets(self) -> Collection[str]:
        """The names of the sheets.

        Raises:
            ReadinessError: `import_no_workbook`.
        """
        with self._damage():
            return self._tables if "content.xml" in self._parts else self._sheets

    def marks(self, sheet: str) -> SheetMarks:
        """What a sheet has besides its values; nobody should read these before.

        Args:
            sheet: its name.

        Raises:
            ReadinessError: `import_no_workbook`, or `import_too_wide`.
        """
        with self._damage():
            if "content.xml" in self._parts:
                return self._marks_of_table(self._tables[sheet], sheet)
            return self._marks_of_sheet(self._sheets[sheet], sheet)

    @contextmanager
    def _damage(self) -> Iterator[None]:
        try:
            yield
        except (KeyError, ElementTree.ParseError, ValueError) as error:
            raise self._damaged() from error

    def _check(self) -> None:
        """See that the parts are as long as the directory says: reading one stops there, and counts."""
        self._parts: dict[str, bytes] = {}
        try:
            for part in self._zip.infolist():
                data = self._parts[part.filename] = self._unpacked(part)
                if part.filename.endswith((".xml", ".rels")) and b"<!" in data[:2_000]:
                    head = data[:2_000].replace(b"<!--", b"")
                    if b"<!" in head:
                        raise self._damaged()
                if part.filename == "META-INF/manifest.xml" and b"encryption-data" in data:
                    raise ReadinessError("import_encrypted", self._place)
        except (
            BadZipFile,
            ZlibError,
            StructError,
            EOFError,
            NotImplementedError,
            OSError,
            RuntimeError,
        ) as error:
            raise self._damaged() from error

    def _unpacked(self, part: ZipInfo) -> bytes:
        """A part, never more of it than the directory says; packed as usual, without the detour of a file."""
        if part.compress_type != ZIP_DEFLATED or part.file_size == 0:
            return self._zip.read(part)
        name, extra = unpack_from("<HH", self._data, part.header_offset + _LENGTHS)
        start = part.header_offset + _HEADER + name + extra
        packed = self._data[start : start + part.compress_size]
        data = decompressobj(-MAX_WBITS).decompress(packed, part.file_size + 1)
        if len(data) != part.file_size or crc32(data) != part.CRC:
            raise BadZipFile(part.filename)
        return data

    @cached_property
    def _sheets(self) -> Mapping[str, bytes]:
        """The part of each sheet of an `.xlsx`, by its name."""
        book = ElementTree.fromstring(self._parts["xl/workbook.xml"])  # noqa: S314 - has no entities
        rels = ElementTree.fromstring(self._parts["xl/_rels/workbook.xml.rels"])  # noqa: S314 - as above
        targets = {one.get("Id"): one.get("Target", "").lstrip("/") for one in rels}
        found = {}
        for sheet in book.iter():
            if sheet.tag.endswith("}sheet"):
                target = targets[sheet.get(f"{_R}id")]
                name = target if target.startswith("xl/") else f"xl/{target}"
                found[sheet.get("name", "")] = self._parts[name]
        return found

    def _marks_of_sheet(self, data: bytes, name: str) -> SheetMarks:
        if not _FAR.search(data) and not any(mark in data for mark in _UNUSUAL):
            return SheetMarks()
        cells = [_at(letters, row) for letters, row in _CELL.findall(data)]
        filled = [(int(row) - 1, 0) for row in _ROW.findall(data)]
        self._check_extent([*cells, *filled], name)
        return SheetMarks(
            {_at(letters, row) for letters, row in _FORMULA.findall(data)},
            {_at(letters, row) for letters, row in _ERROR.findall(data)},
            [(_at(a, b), _at(c, d)) for a, b, c, d in _MERGED.findall(data)],
        )

    @cached_property
    def _tables(self) -> Mapping[str, ElementTree.Element]:
        """Each sheet of an `.ods`, by its name."""
        root = ElementTree.fromstring(self._parts["content.xml"])  # noqa: S314 - has no entities
        return {table.get(f"{_TABLE}name", ""): table for table in root.iter(f"{_TABLE}table")}

    def _marks_of_table(self, table: ElementTree.Element, name: str) -> SheetMarks:
        marks, cells, row = SheetMarks(), [], 0
        for line in table.iter(f"{_TABLE}table-row"):
            times, column = int(line.get(f"{_TABLE}number-rows-repeated", "1")), 0
            for cell in line:
                repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
                if cell.get(f"{_OFFICE}value-type") or cell.get(f"{_TABLE}formula"):
                    cells.append((row + times - 1, column + repeated - 1))
                if cell.get(f"{_TABLE}formula"):
                    marks.formulas.add((row, column))
                rows = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
                columns = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
                if rows > 1 or columns > 1:
                    marks.merged.append(((row, column), (row + rows - 1, column + columns - 1)))
                column += repeated
            row += times
        self._check_extent(cells, name)
        return marks

    def _check_extent(self, cells: list[At], sheet: str) -> None:
        rows = max((row for row, _ in cells), default=0) + 1
        columns = max((column for _, column in cells), default=0) + 1
        if rows * columns > _MOST_CELLS:
            raise ReadinessError("import_too_wide", Place(self._place.file, sheet))

    def _damaged(self) -> ReadinessError:
        return ReadinessError("import_no_workbook", self._place)


def reference(at: At) -> str:
    """A cell as people name it, such as `C8`."""
    row, column = at
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _at(letters: bytes, row: bytes) -> At:
    column = 0
    for letter in letters:
        column = column * 26 + letter - ord("A") + 1
    return int(row) - 1, column - 1
