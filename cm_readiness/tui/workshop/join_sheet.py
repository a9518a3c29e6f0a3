"""How to come in, in full size: for a camera at the other end of the room, and for those who type."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from ...app.phones import OpenPhones
from ..shell import commands
from ..shell.command_screen import Dialog
from ..widgets.block_letters import BlockLetters
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from .qr import QrCode
from .said import address_words, code_words

AROUND = (6, 2)
"""Columns and lines of the window that the code does not have."""
LETTERS = 40
"""Columns for the address beside the code."""


class JoinSheet(Dialog[bool]):
    """The QR code as large as the window allows, with address and code; ends with True for another network.

    Args:
        phones: their page.
        code: what lets a phone in.
    """

    PAGE = "joining"
    BINDINGS = commands.bindings("joining")
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self, phones: OpenPhones, code: str) -> None:
        super().__init__()
        self._phones = phones
        self._code = code

    def compose(self) -> ComposeResult:
        """A sheet that fills the window."""
        with Vertical(classes="dialog dialog--joining"):
            with VerticalScroll(id="sheet", can_focus=False):
                yield QrCode(id="qr")
                with Vertical(id="typed"):
                    yield BlockLetters(id="address-large")
                    yield BlockLetters(id="code-large")
                    yield Prose(id="hint")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show it."""
        phones, words = self._phones, self.words
        width, height = self.app.size.width - AROUND[0], self.app.size.height - AROUND[1]
        rows = phones.qr
        twice = len(rows[0]) * 2 + LETTERS <= width and len(rows) <= height
        self.set_class(twice, "-beside")
        half = len(rows[0]) <= width and len(rows) // 2 <= height
        shown = (
            [[dark for dark in row for _ in range(2)] for row in rows for _ in range(2)] if twice else rows
        )
        self.query_one(QrCode).show(shown if half else ())
        self.query_one("#address-large", BlockLetters).say(address_words(phones))
        self.query_one("#code-large", BlockLetters).say(code_words(self._code))
        hint = "" if half else words("This window is too small for the QR code: make its letters smaller.")
        self.query_one("#hint", Prose).say(hint)
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    def do_other_network(self) -> None:
        """Choose where phones come in."""
        self.dismiss(True)

    def do_back(self) -> None:
        """Go back."""
        self.dismiss(None)
