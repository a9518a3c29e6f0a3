"""What each part of the portfolio is to its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from textual.content import Content

from ...core.store import Reference
from ...language.words import Words
from ...views.portfolio_said import PortfolioNames

SIGNS = {"settled": "●", "provisional": "◐", "open": "○"}
"""The state of a verdict."""


@dataclass(frozen=True)
class How:
    """How a part is worded."""

    words: Words
    names: PortfolioNames
    width: int
    """Cells of a line of the list."""
    today: date


class Part(Protocol):
    """One part of the portfolio, made and not yet worded."""

    @property
    def keys(self) -> Sequence[str]:
        """The entries, in their order."""

    def about(self, how: How) -> str:
        """What is to be known of all of it."""

    def head(self, how: How) -> Content:
        """What stands above the list; empty where its entries need nothing."""

    def entry(self, key: str, how: How) -> Content:
        """What an entry says."""

    def reference(self, key: str) -> Reference | None:
        """The assessment that an entry leads to."""
