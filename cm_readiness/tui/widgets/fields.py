"""Fields that a person types into; what they show of hidden characters is visible."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.widgets import Input, TextArea

from ...core.text import cleaned, on_a_single_line
from ..shell.text import one_line, same_width, shown
from .own_keys import OwnKeys, actions_of


class TextField(OwnKeys, Input):
    """One line of text."""

    OWN_KEYS = actions_of(Input.BINDINGS)
    TAKES_TEXT = True

    def say_hint(self, text: str) -> None:
        """What stands in the field while it is empty."""
        self.placeholder = one_line(text)

    def show_end(self) -> None:
        """Of a long path, the end says most; a field scrolls to its cursor only when that moves."""
        self.action_home()
        self.action_end()

    def validate_value(self, value: str) -> str:
        """Marks that nobody sees vanish, and control characters become visible escapes."""
        return shown(cleaned(value))

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become one: nothing of them is lost."""
        event.stop()
        event.prevent_default()
        self.insert_pasted(on_a_single_line(event.text))

    def action_paste(self) -> None:
        """The same for what was copied within the program."""
        self.insert_pasted(on_a_single_line(self.app.clipboard))

    def insert_pasted(self, text: str) -> None:
        """Put a text where the cursor is, or in the place of what is selected."""
        self.replace(text, *self.selection)


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
