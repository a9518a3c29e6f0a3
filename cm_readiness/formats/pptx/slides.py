"""What stands on a slide, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..charts import Axis
from .boxes import LEAST

Look = Literal["plain", "bold", "muted", "accent"]


@dataclass(frozen=True)
class Piece:
    """A paragraph that fits where it stands."""

    text: str
    points: int = LEAST
    look: Look = "plain"


@dataclass(frozen=True)
class Slide:
    """What all slides have."""

    title: Piece
    notes: tuple[str, ...]
    """For whoever speaks: a paragraph each, and all that a slide has to cut."""


@dataclass(frozen=True)
class Opening(Slide):
    """The first slide."""

    about: tuple[Piece, ...]


@dataclass(frozen=True)
class Verdict(Slide):
    """A large number, and what it means."""

    score: tuple[Piece, ...]
    text: tuple[Piece, ...]


@dataclass(frozen=True)
class Text(Slide):
    """Sentences."""

    text: tuple[Piece, ...]


@dataclass(frozen=True)
class Bars(Slide):
    """A bar for each score, and one for its target."""

    bars: tuple[Axis, ...]
    """Named as they stand beside the bars."""
    said: str
    """The chart in words."""
    caption: Piece


@dataclass(frozen=True)
class Column:
    """Of a table."""

    name: str
    share: float
    """Of the width, 0 to 1."""
    number: bool = False
    """Whether what stands in it is short, and set in the middle."""


Cell = tuple[Piece, ...]


@dataclass(frozen=True)
class Row:
    """Of a table, as high as its highest cell."""

    cells: tuple[Cell, ...]
    height: float
    """In inches."""


@dataclass(frozen=True)
class Table(Slide):
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """The first one is the head."""
    said: str
    """The table in a few words."""
