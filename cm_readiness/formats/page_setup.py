"""What stands around a report's text in every format: its title, its language, its house style."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..language.words import Words
from .charts import ChartData, Drawing, drawings

ACCENT = "#1b5e83"


@dataclass(frozen=True)
class Logo:
    """A picture for the beginning of a document."""

    data: bytes
    kind: str
    """`png`, `jpeg` or `svg`."""
    alt: str


@dataclass(frozen=True)
class HouseStyle:
    """How a consultancy's documents look: what it leaves out is the program's own."""

    accent: str = ACCENT
    """A colour as #rrggbb that can be read on white."""
    body_font: str = ""
    heading_font: str = ""
    font_folder: Path | None = None
    """Where the PDF finds the fonts."""
    footer: str = ""
    """A line at the foot of every page."""
    logo: Logo | None = None


@dataclass(frozen=True)
class Paper:
    """A document's own facts."""

    title: str
    words: Words
    """The language of the document."""
    date: str
    company: str = ""
    charts: ChartData | None = None
    style: HouseStyle = field(default_factory=HouseStyle)

    def drawings(self, name: str) -> tuple[Drawing, ...]:
        """The charts of a mark in the text."""
        return drawings(name, self.charts, self.words) if self.charts else ()


def mixed(colour: str, other: str, share: float) -> str:
    """A colour between two, both as #rrggbb.

    Args:
        share: of the other one, 0 to 1.
    """
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
