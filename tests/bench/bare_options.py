"""The peer of the first screen: the least program with a header, an OptionList of many rows, and a footer."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList


class BareOptions(App[None]):
    """As many rows as are asked for."""

    def compose(self) -> ComposeResult:
        """A header, a list, a footer."""
        yield Header()
        yield OptionList(*[f"item {number}" for number in range(int(sys.argv[1]))], markup=False)
        yield Footer()


if __name__ == "__main__":
    BareOptions().run()
