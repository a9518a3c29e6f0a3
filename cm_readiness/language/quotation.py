"""Texts in quotation marks, those that have such marks themselves among them."""

from __future__ import annotations

import re
from functools import cache

from .words import Words, words_for

_TEXT = "\n"
"""Stands for the text in a message: no other sign of it is a line end."""


def quoted(text: str, words: Words) -> str:
    """A text in the quotation marks of a language; its own ones of the same kind become the inner ones.

    Args:
        text: what somebody wrote, or a title.
        words: whose marks are set.
    """
    (before, after), (first, last) = _marks(words.language)
    # A space that belongs to a mark goes with it.
    text = re.sub(rf"{re.escape(before)}[ \u00a0\u202f]?", first, text)
    text = re.sub(rf"[ \u00a0\u202f]?{re.escape(after)}", last, text)
    return words("“{name}”", name=text)


@cache
def _marks(language: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The outer and the inner marks, each before and after a text, without their spaces."""
    words = words_for(language)
    outer, inner = words("“{name}”", name=_TEXT), words("‘{text}’", text=_TEXT)
    before, after = map(str.strip, outer.split(_TEXT))
    first, last = map(str.strip, inner.split(_TEXT))
    return (before, after), (first, last)
