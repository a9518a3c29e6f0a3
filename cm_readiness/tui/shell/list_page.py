"""What screens have in common that are one list, with a line or two above it."""

from __future__ import annotations

from ..widgets.own_keys import Listing
from .page import Page

AROUND = 5
"""Cells of the window's width that the text of an entry does not have."""


class ListPage(Page):
    """A screen whose list takes the arrows; its entries are worded anew when the window changes."""

    AUTO_FOCUS = ""

    @property
    def listing(self) -> Listing:
        """The list."""
        return self.query_one(Listing)

    @property
    def text_width(self) -> int:
        """The cells that the text of an entry has."""
        return self.app.size.width - AROUND

    def ready(self) -> None:
        """The list takes the arrows."""
        self.set_focus(self.listing)

    def settle(self) -> None:
        """The window has another size: entries may say more or less."""
        self.show_body()
