"""Nothing on the screen, for a moment in which nobody is to read it."""

from __future__ import annotations

from textual import events

from ..shell.command_screen import Dialog


class Blank(Dialog[None]):
    """Shows nothing; any key or click brings back what was there, and does nothing else.

    The key that leaves the program does so from here as well, as wherever nothing can be seen.
    """

    PAGE = "blank"
    AUTO_FOCUS = ""

    def on_key(self, event: events.Key) -> None:
        """Whichever it is."""
        event.stop()
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Wherever it is."""
        event.stop()
        self.dismiss(None)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is for nobody."""
        event.stop()
        self.dismiss(None)
