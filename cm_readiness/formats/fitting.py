"""How closely a working paper is set: as closely as it takes to have it on one page, if that can be had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from .document_tree import Tree
from .paging import about_lines

_SURELY_MORE = 240
"""Lines, as they are guessed: twice what a page holds at its closest."""


@dataclass(frozen=True)
class Closeness:
    """Sizes in points, and how much of the usual space is left."""

    space: float
    """Between paragraphs, around headings and boxes: a share of the usual one."""
    text: float
    title: float
    headings: tuple[float, ...]
    """From the second level on."""
    row: float
    """Above and below the text of a cell."""
    blank: float
    """The same in a form, whose rows are written in by hand."""


LEVELS = (
    Closeness(space=1, text=10, title=20, headings=(16, 12.5, 10.8, 10.5), row=5, blank=6.2),
    Closeness(space=0.75, text=10, title=18, headings=(14, 12, 10.5, 10), row=3.6, blank=5.2),
    Closeness(space=0.5, text=9.5, title=15, headings=(12.5, 11, 10, 9.5), row=2.6, blank=4.4),
    Closeness(space=0.3, text=9, title=13, headings=(11, 10, 9.5, 9), row=1.6, blank=3.4),
)
"""The usual way first; no letters of a table are smaller than those of the last one."""
ROOMY = replace(LEVELS[0], text=10.5, title=27)
"""A report with a cover."""


def lines_to_fit(tree: Tree) -> float:
    """About how many lines a document takes, without what begins a page of its own."""
    return about_lines(tuple(takewhile(lambda block: block.kind != "page", tree.blocks)))


def levels_for(tree: Tree, lines: float) -> Sequence[Closeness]:
    """How closely a document may be set; the usual way alone where no other one can help.

    Args:
        tree: the document.
        lines: what `lines_to_fit` says of it.
    """
    if tree.has_cover:
        return (ROOMY,)
    return LEVELS if lines < _SURELY_MORE else LEVELS[:1]
