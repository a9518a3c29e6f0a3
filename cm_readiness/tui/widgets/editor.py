"""Where notes, reasons and evidence are typed; what is typed is handed on within half a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer

from .line import Prose

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from .text_editor import TextEditor

# The first question waits for this module: the field itself is loaded when something is to be typed.

DELAY = 0.3
"""Seconds from the first key that is not handed on yet until the text is, whether or not more keys follow."""


class Editor(Vertical):
    """A titled text field below the question; it belongs to one criterion while it is open."""

    DEFAULT_CSS = """
    Editor { display: none; height: auto; max-height: 12; padding: 0 1; background: $surface; }
    Editor.-open { display: block; }
    Editor TextEditor { height: 5; padding: 0 1; background: $panel; }
    Editor TextEditor, Editor TextEditor:focus { border: none; border-left: wide $primary; }
    Editor Prose { padding: 0 1; }
    Editor #editor-hint { color: $text-muted; }
    """

    class Typed(Message):
        """A moment has passed since the last key, or the field was left: its text is to be taken."""

    def __init__(self) -> None:
        super().__init__(id="editor")
        self.kind = ""
        """What is typed: `note`, `private`, `evidence` or `reason`; empty while it is closed."""
        self.criterion = ""
        self._area: TextEditor | None = None
        """Where it is typed, from the first time on."""
        self._timer: Timer | None = None
        self._known = ""

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return bool(self.kind)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self._area.text if self._area is not None else ""

    async def open(self, kind: str, criterion: str, text: str) -> None:
        """Show the field with a text and give it the focus; keys that follow are typed.

        Args:
            kind: what is typed.
            criterion: whose it is.
            text: what is there already.
        """
        from .text_editor import TextEditor

        area = self._area
        if area is None:
            area = TextEditor(id="editor-text", soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
            await self.mount(Prose(id="editor-title"), area, Prose(id="editor-hint"))
            self._area = area
        self.kind, self.criterion, self._known = kind, criterion, text
        with self.prevent(TextEditor.Changed):
            area.load_text(text)
        area.move_cursor(area.document.end)
        self.add_class("-open")
        self.screen.add_class("-editing")
        self.screen.set_focus(area)

    def close(self) -> None:
        """Hide the field; what was typed must have been handed on before."""
        self._stop()
        self.kind = ""
        self.screen.set_focus(None)
        self.remove_class("-open")
        self.screen.remove_class("-editing")

    def say(self, title: str, hint: str) -> None:
        """Name the field and say how to leave it."""
        self.query_one("#editor-title", Prose).say((title, "bold"))
        self.query_one("#editor-hint", Prose).say(hint)

    def take(self) -> str | None:
        """The text if it was changed since it was last handed on."""
        self._stop()
        if not self.kind or self.text == self._known:
            return None
        self._known = self.text
        return self._known

    def give_back(self) -> None:
        """The text that was taken could not be kept: it counts as changed again."""
        self._known = ""

    def hold_focus(self) -> None:
        """Take the focus back, after the window was too small to have any."""
        if self.is_open and self.screen.focused is None:
            self.screen.set_focus(self._area)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """What is typed is handed on in a moment."""
        event.stop()
        if self.kind and self._timer is None:
            self._timer = self.set_timer(DELAY, self._hand_on)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Leaving the field hands its text on."""
        self._hand_on()

    def _hand_on(self) -> None:
        if self.kind:
            self.post_message(self.Typed())

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
