"""What stands around a document's text in every format: its title, its language, its house style."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..core.brand import Brand
from ..language.words import Words
from .charts import Drawing, drawings
from .content import Content


@dataclass(frozen=True)
class PageSetup:
    """A document's own facts."""

    title: str
    words: Words
    """The language of the document."""
    day: date
    company: str = ""
    content: Content | None = None
    """What charts are drawn from."""
    brand: Brand = field(default_factory=Brand)

    @property
    def date(self) -> str:
        """The day of the evaluation in words."""
        return self.words.date(self.day)

    def drawings(self, name: str) -> tuple[Drawing, ...]:
        """The charts of a mark in the text."""
        return drawings(name, self.content, self.words) if self.content else ()


def mixed(colour: str, other: str, share: float) -> str:
    """A colour between two, both as #rrggbb.

    Args:
        share: of the other one, 0 to 1.
    """
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
