"""One line of the table that `python -m tests.portfolio` prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """Something that is asked of many companies, with what was found."""

    what: str
    found: str
    """What was measured or counted, with its unit and what it stands beside."""
    asked: str
    """What it has to be."""
    reached: bool
    """Whether it is."""
