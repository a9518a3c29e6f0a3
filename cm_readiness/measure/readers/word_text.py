"""The final text of a Word file: what was put in, not what was struck out, text boxes once, heads and feet.

It is read from the file's XML, for libraries leave out text boxes, insertions or fields, or give them twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - as it is called elsewhere

from ...core.errors import ReadinessError

MOST_BYTES = 50_000_000
"""Bytes that all parts may have once they are unpacked."""
_MAIN = "word/document.xml"
_PARTS = re.compile(r"word/(?:header|document|footer|footnotes|endnotes)\d*\.xml")
_ORDER = ("word/header", _MAIN, "word/foot", "word/endnotes")
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"})
"""Struck out, moved away, or a second copy of what stands beside it for older programs."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def word_text(data: bytes) -> str:
    """The text, a line for each paragraph.

    Args:
        data: of the file.

    Raises:
        ReadinessError: `measure_no_document`, `measure_encrypted`, `measure_damaged`, `file_too_large`.
    """
    try:
        with ZipFile(BytesIO(data)) as container:
            names = [name for name in container.namelist() if _PARTS.fullmatch(name)]
            if _MAIN not in names:
                raise ReadinessError("measure_no_document")
            if sum(part.file_size for part in container.infolist()) > MOST_BYTES:
                raise ReadinessError("file_too_large", megabytes=MOST_BYTES // 1_000_000)
            if any(part.flag_bits & 1 for part in container.infolist()):
                raise ReadinessError("measure_encrypted")
            parts = [container.read(name) for name in sorted(names, key=_place)]
    except (BadZipFile, ZlibError, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise ReadinessError("measure_damaged") from error
    return "\n".join(line for part in parts for line in _lines(part))


def _place(name: str) -> tuple[int, str]:
    return next(place for place, start in enumerate(_ORDER) if name.startswith(start)), name


def _lines(part: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in part[:2_000]:
        # Word writes none; entities could make a small file a large one.
        raise ReadinessError("measure_damaged")
    try:
        root = ElementTree.fromstring(part)  # noqa: S314 - has no entities
    except ElementTree.ParseError as error:
        raise ReadinessError("measure_damaged") from error
    yield from _paragraphs(root)


def _paragraphs(element: ElementTree.Element) -> Iterator[str]:
    """The paragraphs in an element; what is in a text box comes after the paragraph that it hangs on."""
    for child in element:
        name = _name(child)
        if name in _LEFT_OUT:
            continue
        if name == "p":
            pieces: list[str] = []
            boxes: list[ElementTree.Element] = []
            _collect(child, pieces, boxes)
            yield "".join(pieces)
            for box in boxes:
                yield from _paragraphs(box)
        else:
            yield from _paragraphs(child)


def _collect(element: ElementTree.Element, pieces: list[str], boxes: list[ElementTree.Element]) -> None:
    for child in element:
        name = _name(child)
        if name in _LEFT_OUT:
            continue
        if name == "txbxContent":
            boxes.append(child)
        elif name == "t":
            pieces.append(child.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        else:
            _collect(child, pieces, boxes)


def _name(element: ElementTree.Element) -> str:
    """Without its namespace: there are two of them for the same names."""
    return element.tag.rpartition("}")[2]
