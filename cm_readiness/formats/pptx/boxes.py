"""Where things stand on a slide, in inches, and how large its letters are, in points."""

from __future__ import annotations

from typing import NamedTuple

WIDTH, HEIGHT = 40 / 3, 7.5
LEAST = 14
"""The smallest letters."""
READ_ACROSS = 18
"""Letters that are read across a room."""


class Box(NamedTuple):
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


MARGIN = 0.6
_FULL = WIDTH - 2 * MARGIN
TITLE = Box(MARGIN, 0.4, _FULL, 1.0)
CONTENT = Box(MARGIN, 1.5, _FULL, 5.3)
CHART = Box(MARGIN, 1.5, _FULL, 4.6)
CAPTION = Box(MARGIN, 6.15, _FULL, 0.6)
SCORE = Box(MARGIN, 1.5, 3.3, 5.3)
BESIDE_SCORE = Box(4.3, 1.5, WIDTH - MARGIN - 4.3, 5.3)
FOOTER = Box(MARGIN, 6.95, 10.5, 0.32)
NUMBER = Box(WIDTH - MARGIN - 1.2, 6.95, 1.2, 0.32)
ACCENT = Box(0, 0.45, 0.2, 0.9)
"""A mark of the house's colour beside the title."""
BAND = Box(0, 0, 0.35, HEIGHT)
"""The same on the first slide, from top to bottom."""
COMPANY = Box(1.2, 2.0, WIDTH - 1.2 - MARGIN, 2.3)
ABOUT = Box(1.2, 4.5, WIDTH - 1.2 - MARGIN, 1.9)
LOGO_TOP = 0.7
"""Of the logo, which begins where the company's name does."""
CELL_SIDE, CELL_EDGE = 0.1, 0.06
"""Room beside, and above and below the text of a cell."""
