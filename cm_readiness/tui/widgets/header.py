"""The line at the top: whose assessment, how far, and whether it is saved."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widget import Widget

from ..shell.text import literal, one_line
from .motion import SECONDS

GAP = 2
"""Cells between both sides."""
BETWEEN = " · "
WIDE = 3
"""Cells between the wings of a gate that is open."""


class Header(Widget):
    """A name at the left that gives way, and a state at the right that does not.

    It is one line, so that another state, with each key, does not lay the whole screen out again.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Header { height: 1; padding: 0 1; background: $panel; color: $foreground; }"

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As every widget's; it is one line, whatever it says."""
    gate = reactive(0.0)
    """How far the wings of a gate are apart that the last change has opened, in cells."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = ("", "", "")
        self._change = ("", "")
        self._opened = False

    def say(
        self,
        left: str,
        right: str,
        state: str = "",
        change: tuple[str, str] = ("", ""),
        *,
        opened: bool = False,
    ) -> None:
        """Show both sides on one line.

        Args:
            state: stands at the end of the right side, and is the last to go.
            change: what was changed a moment ago, in full and briefly; stands in the place of the left side.
            opened: whether that has opened a gate.
        """
        if opened and self._change != change:
            self.set_reactive(Header.gate, 0.0)
            self.animate("gate", float(WIDE), duration=SECONDS)
        if (self._parts, self._change, self._opened) != ((left, right, state), change, opened):
            self._parts, self._change, self._opened = (left, right, state), change, opened
            self.refresh()

    def render(self) -> Content:
        """Both sides at the width that there is."""
        left, right, state = (literal(one_line(part)) for part in self._parts)
        if state.plain and right.plain:
            room = max(0, self.content_size.width - GAP - state.cell_length - len(BETWEEN))
            right = Content.assemble(right.truncate(room, ellipsis=True), BETWEEN, state)
        else:
            right = state if state.plain else right
        room = max(0, self.content_size.width - right.cell_length - GAP)
        if self._change[0]:
            return self._said_change(right, state, room)
        name = left.truncate(room, ellipsis=True, pad=True).stylize("bold")
        return Content.assemble(name, " " * GAP, right)

    def _said_change(self, right: Content, state: Content, room: int) -> Content:
        """The change in as many words as fit; what stands at the right gives way before it is cut."""
        wings = f" ▐{' ' * int(self.gate)}▌" if self._opened else ""
        full, brief = (literal(one_line(text) + wings) for text in self._change)
        whole = self.content_size.width - state.cell_length - GAP
        said, right, room = next(
            (
                (text, side, left)
                for text, side, left in ((full, right, room), (brief, right, room), (brief, state, whole))
                if text.cell_length <= left
            ),
            (brief, state, whole),
        )
        told = said.truncate(max(0, room), ellipsis=True).stylize("bold $text-accent on $primary-muted")
        gap = " " * max(GAP, self.content_size.width - told.cell_length - right.cell_length)
        return Content.assemble(told, gap, right)
