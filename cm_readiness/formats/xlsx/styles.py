"""How the cells of a workbook look: one format each, made once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...core.brand import Brand
from ..charts import INK, MUTED, RULE, TINT
from ..page_setup import mixed

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Calibri"
WHITE = "#ffffff"
_PALE = 0.7
"""How far a bar goes towards white, so that the number on it can be read."""
_INVITING = 0.92
"""How far the cells go towards white that people write into."""
_GRID = {"border": 1, "border_color": RULE}
_TEXT = {"align": "left", "indent": 1, **_GRID}
_NUMBER = {"align": "center", **_GRID}
_SHORT_DATE, _AS_TEXT = 14, 49
"""Formats by number: a date as each reader's own computer writes it, and what stays a text once edited."""
_LOOKS: dict[str, dict[str, object]] = {
    "head": {"bold": True, "font_color": WHITE, "text_wrap": True, **_TEXT},
    "title": {"bold": True, "font_size": 18, "valign": "vcenter"},
    "label": {"font_color": MUTED},
    "strong": {"bold": True, "font_size": 12},
    "wrapped": {"text_wrap": True},
    "text": {"text_wrap": True, **_TEXT},
    "code": {"num_format": _AS_TEXT, **_TEXT},
    "whole": {"num_format": "0", **_NUMBER},
    "points": {"num_format": "0.0", **_NUMBER},
    "days": _NUMBER,
    "date": {"num_format": _SHORT_DATE, **_TEXT},
    "entry": {"num_format": _AS_TEXT, "text_wrap": True, "bold": True, **_NUMBER},
}


class Styles:
    """The formats of one workbook.

    Args:
        book: where they are.
        brand: the house style.
    """

    def __init__(self, book: Workbook, brand: Brand) -> None:
        self.accent, self.font = brand.accent, brand.body_font or FONT
        self.pale = mixed(brand.accent, WHITE, _PALE)
        self.inviting = mixed(brand.accent, WHITE, _INVITING)
        self._headings = brand.heading_font or self.font
        self._book = book
        self.of = cache(self._made)

    def _made(
        self, look: str, *, guarded: bool = False, total: bool = False, unlocked: bool = False
    ) -> Format:
        """A format.

        Args:
            look: one of the looks above.
            guarded: for a text that stays one when somebody edits its cell.
            total: for the line below a table.
            unlocked: for a cell that people write into.
        """
        own: dict[str, object] = {
            "font_name": self.font, "font_size": 10, "font_color": INK, "valign": "top", **_LOOKS[look],
        }  # fmt: skip
        if look in ("head", "title"):
            own |= {"font_name": self._headings}
        if look == "head":
            own |= {"bg_color": self.accent, "border_color": self.accent}
        if look == "title":
            own |= {"font_color": self.accent}
        if guarded:
            own |= {"quote_prefix": True}
        if unlocked:
            own |= {"locked": False, "bg_color": self.inviting}
        if total:
            own |= {"bold": True, "bg_color": TINT}
        return self._book.add_format(own)
