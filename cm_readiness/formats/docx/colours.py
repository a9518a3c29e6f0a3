"""The colours of a Word document, as it writes them."""

from __future__ import annotations

from ..page_setup import PageSetup

INK, MUTED, TINT, RULE = "1C2430", "566173", "F2F6F9", "C9D1DB"
TARGET = "B3431E"
"""The colour of targets, as in all formats."""


def accent_of(setup: PageSetup) -> str:
    """The house's colour."""
    return setup.brand.accent.lstrip("#").upper()
