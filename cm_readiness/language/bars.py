"""Bars of scores: a mark in the text, which each format draws as finely as it can."""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup

CELLS = 10
"""Cells of a bar in Markdown; each stands for ten points."""
FULL, EMPTY, STROKE = "█", "░", "│"
_NUMBER = r"(?:100|\d?\d)(?:\.\d)?"
_BAR = re.compile(f"{FULL}({_NUMBER})(?:{STROKE}({_NUMBER}))?{EMPTY}")
_MARK = re.compile(rf"(?<!\\)`({_BAR.pattern})`")
"""As it stands in a document; a backtick that somebody typed has a backslash before it."""


class Bar(NamedTuple):
    """A score, and the target that it is held against."""

    value: float
    """0 to 100, to one decimal."""
    target: float | None = None

    def text(self, cells: int = CELLS) -> str:
        """The bar in characters, with a stroke at the target; a score above 0 has one full cell at least.

        Args:
            cells: into how many it is divided, 1 or more.
        """
        full = max(_rounded(self.value, cells), 1 if self.value else 0)
        drawn = FULL * full + EMPTY * (cells - full)
        if self.target is None:
            return drawn
        place = _rounded(self.target, cells)
        return f"{drawn[:place]}{STROKE}{drawn[place:]}"


def bar(value: float | None, target: float | None = None) -> Markup:
    """The mark of a bar; nothing without a score.

    Args:
        value: the score, 0 to 100; None for a missing one.
        target: where a stroke goes, 0 to 100; None for none.

    Raises:
        ValueError: a number is not from 0 to 100.
    """
    for number in (value, target):
        if number is not None and not 0 <= number <= 100:
            raise ValueError(f"bar({number}): 0 to 100")
    if value is None:
        return Markup()
    aim = "" if target is None else f"{STROKE}{round(target, 1):g}"
    return Markup(f"`{FULL}{round(value, 1):g}{aim}{EMPTY}`")  # noqa: S704 - numbers within a code span


def bar_of(code: str) -> Bar | None:
    """The bar that a code span stands for; None where it is something else."""
    found = _BAR.fullmatch(code)
    if found is None:
        return None
    return Bar(float(found[1]), float(found[2]) if found[2] else None)


def with_text_bars(document: str) -> str:
    """A document in Markdown with its bars in characters, as people read it."""
    return _MARK.sub(lambda mark: f"`{_drawn(mark[1])}`", document)


def _drawn(code: str) -> str:
    found = bar_of(code)
    return found.text() if found else code


def _rounded(value: float, cells: int) -> int:
    """Whole cells, halves up."""
    return int(value * cells / 100 + 0.5)
