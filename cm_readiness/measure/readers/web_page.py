"""The text of a web page: everything that is shown, and no two things glued together."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from .table import text_of

_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_WITHIN_WORDS = frozenset(
    {
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "a",
        "abbr",
        "mark",
        "small",
        "sub",
        "sup",
        "code",
        "font",
        "wbr",
        "time",
    }
)
"""Parts of a sentence, or of a word; before and behind all others something new begins."""
_VOID = frozenset(
    {"br", "hr", "img", "input", "link", "meta", "area", "base", "col", "embed", "source", "track", "wbr"}
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_INLINE_SPACE = frozenset({"span", "label", "button"})
"""Pieces of a line that pages set apart by their style alone."""


def page_text(data: bytes) -> str:
    """The text with a line for each block.

    Args:
        data: of the page.

    Raises:
        ReadinessError: `measure_no_text`.
    """
    parser = _Text()
    parser.feed(_decoded(data))
    parser.close()
    return "".join(parser.pieces)


def _decoded(data: bytes) -> str:
    named = _CHARSET.search(data[:4_000])
    if named:
        try:
            return data.decode(named[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return text_of(data)


class _Text(HTMLParser):
    """Collects what is shown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Set what is new apart."""
        if tag in _UNSEEN:
            self._unseen.append(tag)
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As `handle_starttag`, for what has nothing in it."""
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        """Set what follows apart."""
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
        if tag not in _VOID:
            self._part(tag)

    def handle_data(self, data: str) -> None:
        """Keep a text; a line end in a page is a space."""
        if not self._unseen:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _part(self, tag: str) -> None:
        if tag in _INLINE_SPACE:
            self.pieces.append(" ")
        elif tag not in _WITHIN_WORDS:
            self.pieces.append("\n")
