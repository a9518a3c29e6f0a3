"""Fields that a person types into; what they show of hidden characters is visible."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from ...core.text import cleaned, on_a_single_line
from ..shell.text import one_line, shown
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
