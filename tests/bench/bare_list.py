"""The baseline of first paint and of key to paint: the least program with a header, a list and a footer."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Label, ListItem, ListView


class BareList(App[None]):
    """Twenty items."""

    def compose(self) -> ComposeResult:
        """A header, a list, a footer."""
        yield Header()
        yield ListView(*[ListItem(Label(f"item {number}")) for number in range(20)])
        yield Footer()


if __name__ == "__main__":
    BareList().run()
