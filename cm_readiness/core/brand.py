"""How a company's or a consultancy's own documents look: colour, fonts, footer and logo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ACCENT = "#1b5e83"
"""The program's own colour."""


@dataclass(frozen=True)
class Logo:
    """A picture for the beginning of a document."""

    data: bytes
    kind: str
    """`png`, `jpeg` or `svg`."""
    alt: str


@dataclass(frozen=True)
class Brand:
    """A house style: what it leaves out is the program's own."""

    accent: str = ACCENT
    """A colour as #rrggbb that can be read on white."""
    body_font: str = ""
    heading_font: str = ""
    font_folder: Path | None = None
    """Where the PDF finds the fonts."""
    footer: str = ""
    """A line at the foot of every page."""
    logo: Logo | None = None
