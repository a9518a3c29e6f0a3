"""The text of a Word document that this program wrote, read back without headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_text(data: bytes) -> str:
    """What a reader finds in a document, a paragraph a line.

    Args:
        data: the whole file.
    """
    return "".join(_texts(data))


def _texts(data: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(data)) as parts, parts.open("word/document.xml") as document:
        # The file is the one that was just written.
        for _, element in ElementTree.iterparse(document):  # noqa: S314
            if element.tag == f"{_WORD}t":
                yield element.text or ""
            elif element.tag == f"{_WORD}p":
                yield "\n"
