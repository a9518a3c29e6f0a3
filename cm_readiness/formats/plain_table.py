"""A table of what many companies come to, before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Value = str | int | float | date | None
"""What stands in a cell; a fraction is a score, to one decimal."""


@dataclass(frozen=True)
class PlainTable:
    """A table before it is written."""

    title: str
    """What it shows."""
    heads: Sequence[str]
    rows: Sequence[Sequence[Value]]
