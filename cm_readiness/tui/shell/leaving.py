"""Leaving an assessment or the program: what the disk has refused is never left behind without a question."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...core.errors import Fault, ReadinessError
from ...core.store import Reference
from ...language.fault_messages import sentence
from ...language.words import Words
from ..widgets.key_bar import KeyBar
from ..widgets.line import Entry, Prose
from ..widgets.own_keys import Listing
from . import commands
from .command_screen import Dialog
from .dialogs import AskText
from .text import literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen

    from ...app.sitting import Sitting

AGAIN, ELSEWHERE, WITHOUT = "again", "elsewhere", "without"

RESCUE_NAMES = 20
"""How many names are tried."""

Leave = Callable[[], Awaitable[None]]


class Left(Protocol):
    """What leaving needs of the program."""

    @property
    def session(self) -> Sitting | None:
        """The open assessment."""

    @property
    def words(self) -> Words:
        """The words of the person's language."""

    @property
    def screen_stack(self) -> Sequence[Screen[object]]:
        """The screens that lie over one another."""

    async def show(self, screen: Screen[str | None], done: Callable[[str | None], Awaitable[None]]) -> None:
        """Show a dialog; `done` is called with its result."""

    def save_elsewhere(self, typed: str) -> Reference:
        """Keep the open assessment in another place from now on."""


class Unsaved(Dialog[str | None]):
    """Asks what to do with answers that the disk refuses; ends with None to stay.

    Args:
        count: how many answers are not saved; 0 when it is something else.
        fault: why they are not.
    """

    PAGE = "unsaved"
    BINDINGS = commands.bindings("unsaved")
    FOCUS = "Listing"

    def __init__(self, count: int, fault: Fault | None) -> None:
        super().__init__()
        self._count = count
        self._fault = fault

    def compose(self) -> ComposeResult:
        """What is not saved and why, and what can be done about it."""
        with Vertical(classes="dialog"):
            yield Prose(classes="dialog--title")
            yield Prose(id="reason")
            yield Listing()
            yield KeyBar()

    def on_mount(self) -> None:
        """Ask; what is chosen first loses nothing."""
        words, count = self.words, self._count
        self.query_one(Prose).say(unsaved_sentence(count, words))
        self.query_one("#reason", Prose).say(sentence(self._fault, words) if self._fault else "")
        without = (
            words.plural("Leave without {count} answer", "Leave without {count} answers", count)
            if count
            else words("Leave without the last changes")
        )
        choices = {AGAIN: words("Try again"), ELSEWHERE: words("Save elsewhere"), WITHOUT: without}
        listing = self.query_one(Listing)
        listing.add_options([Option(Entry(literal(text), 2), id=name) for name, text in choices.items()])
        listing.highlighted = 0
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def do_choose(self) -> None:
        """End with what is highlighted."""
        self.dismiss(self.query_one(Listing).chosen)


class Leaving:
    """Leaves when everything is saved; else as the person answers.

    Args:
        program: what is left.
    """

    def __init__(self, program: Left) -> None:
        self._program = program

    async def begin(self, leave: Leave) -> None:
        """Leave at once where nothing is lost by it, else ask.

        Args:
            leave: goes home, or ends the program.
        """
        session = self._program.session
        if session is None or await asyncio.to_thread(session.flush):
            await leave()
        else:
            await self._ask(leave, session.unsaved, session.refusal)

    async def _ask(self, leave: Leave, count: int, fault: Fault | None) -> None:
        if any(isinstance(screen, Unsaved) for screen in self._program.screen_stack):
            return

        async def chosen(choice: str | None) -> None:
            if choice == AGAIN:
                await self.begin(leave)
            elif choice == ELSEWHERE:
                await self._ask_where(leave)
            elif choice == WITHOUT:
                await leave()

        await self._program.show(Unsaved(count, fault), chosen)

    async def _ask_where(self, leave: Leave) -> None:
        program = self._program
        session = program.session
        if session is None:
            return

        async def save(text: str | None) -> None:
            try:
                if text is not None:
                    program.save_elsewhere(text)
            except ReadinessError as error:
                await self._ask(leave, session.unsaved, error.fault)
            else:
                await self.begin(leave)

        proposed = str(Path.home() / session.reference.name)
        await program.show(AskText(program.words("Keep this assessment in"), proposed), save)


def unsaved_sentence(count: int, words: Words) -> str:
    """That answers are not saved.

    Args:
        count: how many; 0 when it is something else.
        words: the person's language.
    """
    if not count:
        return words("The last changes are not saved.")
    return words.plural("{count} answer is not saved.", "{count} answers are not saved.", count)


def rescued(session: Sitting) -> Reference | None:
    """Keep an assessment that its disk refuses in the home folder; None when that refuses as well.

    Args:
        session: the open assessment.
    """
    home, stem = Path.home(), session.reference.name.removesuffix(".toml")
    for name in (stem, *(f"{stem}-{number}" for number in range(2, RESCUE_NAMES))):
        with suppress(ReadinessError):
            return session.save_elsewhere(str(home / name))
    return None
