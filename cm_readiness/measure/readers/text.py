"""The text of a document as a person reads it: plain text, Markdown, a web page, PDF or Word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from ...core.errors import ReadinessError
from . import Facts
from .table import text_of

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 500_000
"""A job advert has some five thousand."""
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HEAD = 4_000
"""Bytes in which a web page says that it is one."""


def read(path: Path) -> Facts:
    """The text, told apart by what the file holds and not by its name.

    Args:
        path: a document.

    Returns:
        `text`, with a line for each paragraph, item and cell.

    Raises:
        ReadinessError: it is empty, too large, has a password, has no text, or is something else.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ReadinessError("file_too_large", megabytes=MOST_BYTES // 1_000_000)
    data = path.read_bytes()
    if not data.strip():
        raise ReadinessError("measure_empty")
    text = _reader(data)(data)[:MOST_CHARACTERS]
    lines = (" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    found = "\n".join(line for line in lines if line)
    if not found:
        raise ReadinessError("measure_no_text")
    return {"text": found}


def _reader(data: bytes) -> Callable[[bytes], str]:
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return name
    return _page if _PAGE.search(data[:_HEAD]) else _plain


def _plain(data: bytes) -> str:
    text = text_of(data)
    if sum(not (sign.isprintable() or sign.isspace()) for sign in text) * 20 > len(text):
        raise ReadinessError("measure_no_document")
    return text


def _page(data: bytes) -> str:
    from .web_page import page_text

    return page_text(data)


def _pdf(data: bytes) -> str:
    from .pdf_text import pdf_text

    return pdf_text(data)


def _word(data: bytes) -> str:
    from .word_text import word_text

    return word_text(data)


def _other(_data: bytes) -> str:
    raise ReadinessError("measure_no_document")


_MARKS: Mapping[bytes, Callable[[bytes], str]] = {
    b"%PDF": _pdf,
    _ZIP: _word,
    _OLD: _other,
    b"\x89PNG": _other,
    b"\xff\xd8\xff": _other,
    b"{\\rtf": _other,
}
"""How files begin, and what reads them; a picture or a file of a program of 1997 is no document here."""
