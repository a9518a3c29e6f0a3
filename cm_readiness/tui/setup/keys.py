"""Every command with its keys; one is chosen by pressing it, and goes back to the usual one."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ..shell import commands
from ..shell.command import Command, key_label, spoken
from ..shell.dialogs import Confirm
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import assembled
from ..widgets.line import Prose
from ..widgets.own_keys import Listing
from .key_dialog import PressKey
from .key_rows import FIXED, changeable, changed, in_the_way, in_the_way_said, keys_said, lines_of

KEYS = 16
"""Cells of the column of keys."""


class KeysPage(Page):
    """What is chosen here holds at once, and stands in the settings file as what is written there by hand."""

    PAGE = "keys"
    BINDINGS = commands.bindings("keys")
    AUTO_FOCUS = ""
    FOCUS = "Listing"
    CSS_PATH = "keys.tcss"
    FIELD_KEYS = frozenset(("delete",))

    listing = query_one(Listing)

    def __init__(self) -> None:
        super().__init__()
        self.parts = (ProgramCommands(self),)

    def body(self) -> Iterable[Widget]:
        """What to do here, and the commands."""
        yield Prose(id="intro")
        yield Listing(id="commands")

    def heading(self) -> tuple[str, str]:
        """What this screen is for."""
        return self.words("Keys"), ""

    def show_body(self) -> None:
        """List every command with its keys; the one that was chosen stays so."""
        words, listing, chosen = self.words, self.listing, self.listing.chosen
        self.query_one("#intro", Prose).say(words("Choose a command, then press the key that it is to have."))
        table, own = self.program.table, self.program.settings.keys
        listing.clear_options()
        for identifier, command in lines_of(changeable(table)):
            if command is None:
                head = assembled((words(identifier), "bold $text-primary"))
                listing.add_option(Option(head, disabled=True))
                continue
            mark = words("your own") if changed(identifier, own, table) else ""
            listing.add_option(Option(self._row(command, mark), id=identifier))
        places = [listing.get_option_at_index(place).id for place in range(listing.option_count)]
        listing.highlighted = places.index(chosen) if chosen is not None and chosen in places else 1
        listing.scroll_to_highlight()

    def _row(self, command: Command, mark: str) -> Content:
        keys = Content(keys_said(command, self.words)).truncate(KEYS, ellipsis=True, pad=True)
        own = f"  {mark}" if mark else ""
        # The name is the one that the settings file knows.
        name = (f" · {command.id}", "$text-muted")
        line = assembled(
            "  ", keys.stylize("bold"), " ", command.title(self.words), name, (own, "$text-accent")
        )
        return line.truncate(max(1, self.app.size.width - 4), ellipsis=True)

    def settle(self) -> None:
        """The window has another size: the rows may say more or less."""
        self.show_body()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("change_key")

    def _title(self, identifier: str) -> str:
        titles = {c.id: c.title(self.words) for _, found in changeable(self.program.table) for c in found}
        return titles[identifier]

    # Commands

    async def do_change_key(self) -> None:
        """Ask for the key of the command that is chosen."""
        words, identifier = self.words, self.listing.chosen
        if identifier is None:
            return
        present = next(
            keys_said(c, words)
            for _, found in changeable(self.program.table)
            for c in found
            if c.id == identifier
        )

        def take(key: str | None) -> None:
            if key is not None:
                self.program.set_keys({**self.program.settings.keys, identifier: key})
                said = words(
                    "{command}: {key}", command=self._title(identifier), key=spoken(key_label(key), words)
                )
                self.tell(said)

        dialog = PressKey(self._title(identifier), present, lambda key: self._refusal(identifier, key))
        await self.program.show(dialog, take)

    def _refusal(self, identifier: str, key: str) -> str:
        """Why a command cannot have a key; empty where it can."""
        words, own = self.words, self.program.settings.keys
        if key in FIXED:
            return words(
                "Lists and fields need {key} for themselves: choose another key.",
                key=spoken(key_label(key), words),
            )
        found = in_the_way(identifier, key, own, words.language)
        return in_the_way_said(found, key, words) if found else ""

    def do_reset_key(self) -> None:
        """Give the command that is chosen its usual keys again."""
        words, identifier, own = self.words, self.listing.chosen, dict(self.program.settings.keys)
        if identifier is None:
            return
        if own.pop(identifier, None) is None:
            self.tell(words("“{command}” has its usual keys.", command=self._title(identifier)))
            return
        self.program.set_keys(own)
        self.tell(words("“{command}” has its usual keys again.", command=self._title(identifier)))

    async def do_reset_keys(self) -> None:
        """Give every command its usual keys again, after a question."""
        words = self.words
        if not self.program.settings.keys:
            self.tell(words("Every command has its usual keys."))
            return

        def reset(yes: bool | None) -> None:
            if yes:
                self.program.set_keys({})
                self.tell(words("Every command has its usual keys again."))

        await self.program.show(Confirm(words("Give every command its usual keys again?")), reset)

    async def do_back(self) -> None:
        """Go back to the settings."""
        await self.program.go("settings")
