"""The text of slides that this program wrote, read back: each slide, then its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")


def pptx_text(data: bytes) -> str:
    """What a reader finds on the slides and in their notes, a paragraph a line.

    Args:
        data: the whole file.
    """
    with ZipFile(BytesIO(data)) as parts:
        numbers = sorted(int(found[1]) for found in map(_SLIDE.fullmatch, parts.namelist()) if found)
        return "".join(
            text
            for number in numbers
            for name in (f"ppt/slides/slide{number}.xml", f"ppt/notesSlides/notesSlide{number}.xml")
            for text in _texts(parts.read(name))
        )


def _texts(part: bytes) -> Iterator[str]:
    # The file is the one that was just written.
    for element in ElementTree.fromstring(part).iter(f"{_DRAWING}p"):  # noqa: S314
        yield from (text.text or "" for text in element.iter(f"{_DRAWING}t"))
        yield "\n"
