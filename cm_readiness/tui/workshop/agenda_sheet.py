"""The agenda over the page: which questions are over, which is up, and any of them to be put."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...app.room_states import ConsoleState
from ...core.pace import Slot
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.text import Part, assembled
from ..widgets.key_bar import KeyBar
from ..widgets.line import Entry, Prose
from ..widgets.own_keys import Listing
from .said import clock
from .subject import Subject

OVER, UP, AHEAD = "✓", "▶", " "


class AgendaSheet(Dialog[str]):
    """Lists the questions; ends with the full id of the one to put.

    Args:
        state: the room.
        subject: what it is about.
    """

    PAGE = "agenda"
    BINDINGS = commands.bindings("agenda")
    FOCUS = "Listing"

    def __init__(self, state: ConsoleState, subject: Subject) -> None:
        super().__init__()
        self._state = state
        self._subject = subject

    def compose(self) -> ComposeResult:
        """A list."""
        with Vertical(classes="dialog dialog--explanation"):
            yield Prose(classes="dialog--title")
            yield Listing()
            yield KeyBar()

    def on_mount(self) -> None:
        """List everything; the question that is up, or comes next, is chosen."""
        words, state, listing = self.words, self._state, self.query_one(Listing)
        title = words("Agenda: {done} of {all} questions", done=state.done, all=state.questions)
        self.query_one(Prose).say(title)
        listing.add_options([Option(self._entry(slot), id=slot.criterion) for slot in state.agenda])
        places = [slot.criterion for slot in state.agenda]
        here = state.criterion or next((p for p in places if p not in state.over), None)
        if places:
            listing.highlighted = places.index(here) if here in places else 0
            self.call_after_refresh(listing.scroll_to_highlight)
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    def _entry(self, slot: Slot) -> Entry:
        state = self._state
        is_over, is_up = slot.criterion in state.over, slot.criterion == state.criterion
        sign = UP if is_up else OVER if is_over else AHEAD
        name = self._subject.named(slot.criterion, self.words)
        parts: list[Part] = [f"{sign} ", (name, "bold" if is_up else "$text-muted" if is_over else "")]
        if slot.seconds:
            parts.append((f"  {clock(round(slot.seconds))}", "$text-muted"))
        return Entry(assembled(*parts), 2)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def do_take_question(self) -> None:
        """End with what is chosen."""
        chosen = self.query_one(Listing).chosen
        if chosen is not None:
            self.dismiss(chosen)

    def do_back(self) -> None:
        """Go back."""
        self.dismiss(None)
