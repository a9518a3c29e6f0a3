"""Lines to write on by hand: a mark in the text, which each format draws to the end of the line."""

from __future__ import annotations

import re

from markupsafe import Markup

_DOT = "…"
_MOST = 120
_BLANK = re.compile(f"{_DOT}+")
_MARK = re.compile(rf"(?<!\\)`({_BLANK.pattern})`")
"""As it stands in a document; a backtick that somebody typed has a backslash before it."""


def blank(dots: int = 40) -> Markup:
    """The mark of a line to write on.

    Args:
        dots: how long it is in Markdown, 1 to 120 signs; other formats draw it as long as there is room.

    Raises:
        ValueError: there would be more of them, or none.
    """
    if not 1 <= dots <= _MOST:
        raise ValueError(f"blank({dots}): 1 to {_MOST}")
    return Markup(f"`{_DOT * dots}`")  # noqa: S704 - dots within a code span


def is_blank(code: str) -> bool:
    """Whether a code span stands for a line to write on."""
    return bool(_BLANK.fullmatch(code))


def with_text_blanks(document: str) -> str:
    """A document in Markdown with its lines as dots, as people read it."""
    return _MARK.sub(r"\1", document)
