"""The letters of a PDF as another program finds them: what they say, where they stand, how large they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pymupdf


class Letters(NamedTuple):
    """A run of letters of one size."""

    text: str
    page: int
    middle: float
    """How far down the page they stand: 0 at its top, 1 at its foot."""
    size: float


def letters(data: bytes) -> Iterator[Letters]:
    """All runs of letters of a PDF."""
    reader: Any = pymupdf
    with reader.open(stream=data) as file:
        for number, page in enumerate(file):
            for block in page.get_text("dict")["blocks"]:
                for span in (span for line in block.get("lines", ()) for span in line["spans"]):
                    middle = (span["bbox"][1] + span["bbox"][3]) / 2 / page.rect.height
                    yield Letters(span["text"], number, middle, span["size"])
