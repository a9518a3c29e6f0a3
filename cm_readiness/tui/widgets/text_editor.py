"""A field of several lines that a person types into, apart from those of one: it loads a whole editor."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from ...core.text import cleaned
from ..shell.text import same_width
from .own_keys import OwnKeys, actions_of


class TextEditor(OwnKeys, TextArea):
    """Several lines of text; hidden characters stay in it and are shown as signs."""

    OWN_KEYS = actions_of(TextArea.BINDINGS)
    TAKES_TEXT = True

    def on_paste(self, event: events.Paste) -> None:
        """Marks that nobody sees vanish, as they do when it is kept."""
        event.text = cleaned(event.text)

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown, character for character."""
        return Text(same_width(self.document.get_line(line_index)), end="", no_wrap=True)
