"""What was parked and decided in the room, over the page; who takes what, and what is done."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...app.room_states import ConsoleState
from ...core.workshop import Parked
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.text import Part, assembled, one_line
from ..widgets.key_bar import KeyBar
from ..widgets.line import Entry, Prose
from ..widgets.own_keys import Listing


@dataclass(frozen=True)
class Change:
    """What is to be changed about a parked item."""

    place: int
    owner: bool
    """Whether somebody is to take it; else it is struck as done, or that is taken back."""


class ListsSheet(Dialog[Change]):
    """Ends with a change of a parked item, or with None.

    Args:
        state: the room.
        place: of the item that is chosen first.
    """

    PAGE = "lists"
    BINDINGS = commands.bindings("lists")
    FOCUS = "Listing"
    FIELD_KEYS = frozenset(("space",))

    def __init__(self, state: ConsoleState, place: int = 0) -> None:
        super().__init__()
        self._state = state
        self._place = place

    def compose(self) -> ComposeResult:
        """What was parked, and below it what was decided."""
        with Vertical(classes="dialog dialog--explanation"):
            yield Prose(classes="dialog--title")
            yield Prose(id="nothing")
            yield Listing()
            with VerticalScroll(id="decided-sheet", can_focus=False):
                yield Prose(id="decided-title", classes="dialog--title")
                yield Prose(id="decided", hang=2)
            yield KeyBar()

    def on_mount(self) -> None:
        """List everything."""
        words, state, listing = self.words, self._state, self.query_one(Listing)
        self.query_one(Prose).say(words("Parked for later"))
        self.query_one("#nothing", Prose).say("" if state.parking_lot else words("Nothing is parked."))
        items = enumerate(state.parking_lot)
        listing.add_options([Option(Entry(_entry(item), 2), id=str(place)) for place, item in items])
        listing.display = bool(state.parking_lot)
        if state.parking_lot:
            listing.highlighted = min(self._place, len(state.parking_lot) - 1)
        decided = "\n".join(f"• {one_line(decision.text)}" for decision in state.decisions)
        self.query_one("#decided-title", Prose).say(words("Decided") if decided else "")
        self.query_one("#decided", Prose).say(decided)
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    @property
    def _chosen(self) -> int | None:
        chosen = self.query_one(Listing).chosen
        return None if chosen is None else int(chosen)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.do_owner()

    def do_owner(self) -> None:
        """Ask who takes what is chosen."""
        if self._chosen is not None:
            self.dismiss(Change(self._chosen, owner=True))

    def do_strike(self) -> None:
        """Strike what is chosen as done, or take that back."""
        if self._chosen is not None:
            self.dismiss(Change(self._chosen, owner=False))

    def do_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _entry(item: Parked) -> Content:
    parts: list[Part] = ["✓ " if item.done else "○ "]
    parts.append((one_line(item.text), "$text-muted strike" if item.done else ""))
    if item.owner:
        parts.append((f"  {one_line(item.owner)}", "bold $text-accent"))
    return assembled(*parts)
