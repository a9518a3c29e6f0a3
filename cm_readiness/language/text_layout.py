"""Text in columns and lines of 80, for people who read it on a terminal."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..core.text import on_one_line

if TYPE_CHECKING:
    from ..core.assessment import Assessment
    from .words import Words

WIDTH = 80
"""Columns that text for people takes at most."""
_SECOND_HALF = "\ufdd0"
"""Stands behind a wide character while lines are counted; no text has it."""


def called(assessment: Assessment, words: Words, between: str = " · ") -> str:
    """What people call an assessment: the company and the title, on one line.

    Args:
        assessment: the one that is named.
        words: the person's language.
        between: stands between the two.
    """
    return between.join(map(on_one_line, assessment.names)) or words("Assessment without a name")


def wrapped(text: str, *, indent: int = 0, hang: int = 0) -> list[str]:
    """A text in lines of at most 80 columns.

    Args:
        text: on one line.
        indent: spaces before its first line.
        hang: spaces before the others.
    """
    counted = "".join(sign + _SECOND_HALF if _is_wide(sign) else sign for sign in text)
    lines = textwrap.wrap(
        counted, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * hang, break_on_hyphens=False
    )
    return [line.replace(_SECOND_HALF, "") for line in lines]


def labelled(label: str, text: str, *, indent: int = 4) -> list[str]:
    """A text behind what it is; nothing where there is no text.

    Args:
        label: with its colon.
        text: on one line.
        indent: spaces before the label; what follows hangs two further in.
    """
    return wrapped(f"{label} {text}", indent=indent, hang=indent + 2) if text.strip() else []


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of cells below each other; where they are too wide, the first column gives way.

    Args:
        rows: at least one, all of one length.
    """
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    widths[0] = min(widths[0], WIDTH - 2 - sum(widths[1:]) - 2 * (len(widths) - 1))
    for row in rows:
        cells = [left(cut(cell, room), room) for cell, room in zip(row, widths, strict=True)]
        yield f"  {'  '.join(cells)}".rstrip()


def sections(parts: Iterable[Iterable[str]]) -> str:
    """Parts with an empty line between them; one without lines leaves none."""
    filled = ["\n".join(part) for part in map(list, parts) if part]
    return "\n\n".join(filled)


def width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return len(text) if text.isascii() else _width(text)


@lru_cache(1024)
def _width(text: str) -> int:
    """As `width`; in long tables the same few texts come again and again."""
    wide = sum(map(_is_wide, text))
    return len(text) + wide - sum(unicodedata.combining(sign) > 0 for sign in text)


def left(text: str, room: int) -> str:
    """A text at the left of so many columns."""
    return text + " " * max(0, room - width(text))


def right(text: str, room: int) -> str:
    """A text at the right of so many columns."""
    return " " * max(0, room - width(text)) + text


def cut(text: str, room: int) -> str:
    """A name that leaves room for its numbers, which may be none; the full one is in the report."""
    if room < 1:
        return ""
    while width(text) > room:
        text = text[:-2].rstrip() + "…"
    return text


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"
