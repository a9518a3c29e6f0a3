"""Where companies like one stand, as its own report may say it: of enough of them, and never by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .distribution import Distribution


@dataclass(frozen=True)
class Peers:
    """A group of companies that answered the same questions by the same rules, the company itself among them.

    It is there only where nothing can be deduced about fewer companies than a statistic may be of.
    """

    by: str | None
    """What they have in common beside the questions: a field of the profile; None for all of them."""
    companies: int
    overall: Distribution
    dimensions: Mapping[str, Distribution]
    """By the id of the dimension, as far as enough of them have a score there."""
