"""Widgets that act on their own keys at once.

By Textual's way a key that a widget binds bubbles up to the program before it acts, and a key pressed
later, but is the program's own, could overtake it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.style import Style as VisualStyle
from textual.widgets import OptionList

if TYPE_CHECKING:
    from textual.widget import Widget as Base
else:
    # Textual takes styles and component classes from the first base that is a widget: this one must not be.
    Base = object


def actions_of(bindings: Iterable[BindingType]) -> Mapping[str, str]:
    """The action of each key."""
    return {binding.key: binding.action for binding in Binding.make_bindings(bindings)}


class OwnKeys(Base):
    """A widget that acts on its own keys without letting them bubble."""

    OWN_KEYS: ClassVar[Mapping[str, str]] = {}
    """The action of each key."""

    TAKES_TEXT: ClassVar[bool] = False
    """Whether letters are typed into it rather than being commands."""

    async def on_key(self, event: events.Key) -> None:
        """Act at once."""
        if event.key in self.OWN_KEYS:
            event.stop()
            event.prevent_default()
            await self.run_action(self.OWN_KEYS[event.key])


HIGHLIGHTED = "option-list--option-highlighted"


class Listing(OwnKeys, OptionList):
    """A list whose entries are content, never markup."""

    OWN_KEYS = actions_of(OptionList.BINDINGS)

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As every widget's; a list that takes as much room as its entries asks for it when they change."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, markup=False)

    @property
    def chosen(self) -> str | None:
        """The id of the entry that is highlighted."""
        return None if self.highlighted is None else self.get_option_at_index(self.highlighted).id

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> VisualStyle:
        """As every widget; the highlighted entry is reversed where no colour can tell it apart.

        A `text-style: reverse` in the style sheet does not get here.
        """
        style = super().get_visual_style(*component_classes, partial=partial)
        if HIGHLIGHTED in component_classes and (self.app.no_color or self.app.native_ansi_color):
            style += VisualStyle(reverse=True)
        return style
