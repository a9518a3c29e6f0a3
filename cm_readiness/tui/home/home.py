"""The first screen: the assessments of the folder, newest first, or how to begin."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import on, work
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ...core.errors import Fault, ReadinessError
from ...core.store import Reference
from ..shell import commands
from ..shell.choice import Choice
from ..shell.command import Command
from ..shell.dialogs import AskText, Picker
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..widgets.line import Entry, Prose
from ..widgets.own_keys import Listing
from .rows import EXAMPLE, NEW, Row, first_choices, row_content

WITH_ONE = ("follow_up", "compare", "delete")
"""Commands for which there has to be an assessment."""
CONFLICT = "conflict_markers"
"""The code of the fault that git has left both sides of a conflict in a file."""


class Home(Page):
    """Lists the assessments; the rows are there at once, what they say is read in a thread."""

    PAGE = "home"
    BINDINGS = commands.bindings("home")
    FOCUS = "Listing"
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "Listing"

    listing = query_one(Listing)

    @dataclass
    class Listed(Message):
        """The files of the folder are known."""

        references: tuple[Reference, ...]

    @dataclass
    class Read(Message):
        """One file has been read."""

        row: Row

    def __init__(self) -> None:
        super().__init__()
        self.parts = (ProgramCommands(self),)
        self._rows: dict[Reference, Row] | None = None

    def body(self) -> Iterable[Widget]:
        """A greeting for a first run, and the list."""
        yield Prose(id="greeting")
        yield Listing(id="assessments")

    def on_mount(self) -> None:
        """Start reading."""
        super().on_mount()
        self.call_after_refresh(self._list_files)

    def settle(self) -> None:
        """The window has another size: entries may say more or less."""
        self.show_body()

    def show_body(self) -> None:
        """List what is known so far."""
        rows = self._rows
        if rows is None:
            self.query_one("#greeting", Prose).say()
            return
        self.query_one("#greeting", Prose).say(*(() if rows else (self._greeting(),)))
        self.show_keys()
        options, kept, chosen = self.listing, self.listing.highlighted, self.listing.chosen
        options.clear_options()
        entries = {row.reference.key: row_content(row, self.words) for row in rows.values()}
        for identifier, content in (entries or first_choices(self.words)).items():
            if options.option_count and not self.has_class("-short"):
                options.add_option(Option(" ", disabled=True))
            options.add_option(Option(Entry(content, 2), id=identifier))
        places = [options.get_option_at_index(place).id for place in range(options.option_count)]
        last = options.option_count - 1
        options.highlighted = places.index(chosen) if chosen and chosen in places else min(kept or 0, last)

    def acting(self) -> Sequence[Command]:
        """As on every screen; without assessments, nothing can be done with one."""
        found = super().acting()
        return [command for command in found if self._rows != {} or command.id not in WITH_ONE]

    def _greeting(self) -> str:
        return self.words(
            "Five questions tell whether a company is ready to hand its social media to a community manager."
        )

    @work(thread=True, exclusive=True, group="home")
    def _list_files(self) -> None:
        """Find the files of the folder; those that were changed last come first."""
        try:
            references = self.program.workspace.store.references()
        except ReadinessError as error:
            self.post_message(self.Listed(()))
            self.app.call_from_thread(self.tell_fault, error.fault)
        else:
            self.post_message(self.Listed(references))

    @work(thread=True, exclusive=True, group="home")
    def _read(self, references: tuple[Reference, ...]) -> None:
        """Read each file; the models that this needs are loaded while the names stand there already."""
        worker, workspace = get_current_worker(), self.program.workspace
        for reference in references:
            if worker.is_cancelled:
                return
            try:
                row = Row(reference, workspace.evaluation(reference))
            except ReadinessError as error:
                row = Row(reference, fault=error.fault)
            self.post_message(self.Read(row))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        self._rows = {reference: Row(reference) for reference in event.references}
        self.show_body()
        self.call_after_refresh(self._read, event.references)

    @on(Read)
    def _one_read(self, event: Read) -> None:
        row = event.row
        if self._rows is not None and row.reference in self._rows:
            self._rows[row.reference] = row
            content = Entry(row_content(row, self.words), 2)
            self.listing.replace_option_prompt(row.reference.key, content)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("open")

    # Commands

    async def do_open(self) -> None:
        """Go on with the assessment that is chosen, or do what a first run offers."""
        chosen = self.listing.chosen
        if chosen == NEW:
            await self.do_new()
        elif chosen == EXAMPLE:
            await self.do_example()
        elif chosen is not None:
            await self._open(self._named(chosen))

    async def do_new(self) -> None:
        """Start a new assessment; where there is a choice of questionnaires, choose one first."""
        found = self.program.workspace.choices()
        if len(found) == 1:
            await self._new(found[0].id)
        else:
            choices = [Choice(one.id, one.title.get(self.words.language)) for one in found]
            await self.program.show(Picker(self.words("Questionnaire"), choices), self._new)

    async def do_example(self) -> None:
        """Look at an example company, as a copy in the folder."""
        found = self.program.workspace.examples(self.words.language)
        choices = [Choice(one.reference.key, one.assessment.company_name) for one in found]
        await self.program.show(Picker(self.words("Example company"), choices), self._open_example)

    async def do_open_file(self) -> None:
        """Open an assessment from any folder."""
        await self.program.show(
            AskText(self.words("Path of the assessment"), f"{self.program.folder}/", path=True),
            self._open_text,
        )

    async def do_follow_up(self) -> None:
        """Start the next round of the assessment that is chosen."""
        from .follow_up import create_follow_up

        chosen = self.listing.chosen
        if not self._rows or chosen is None:
            return
        try:
            created = create_follow_up(
                self._named(chosen), self.program.workspace, self.program.settings.facilitator
            )
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            await self._open(created)

    async def do_compare(self) -> None:
        """Put two assessments, or two moments of one, side by side."""
        from .follow_up import choose_pair, evaluations

        known = {row.reference: row.evaluation for row in (self._rows or {}).values() if row.evaluation}
        try:
            files = await asyncio.to_thread(evaluations, self.program.workspace, known)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            return
        chosen = self.listing.chosen
        await choose_pair(self, files, self._named(chosen) if self._rows and chosen else None)

    async def do_recent(self) -> None:
        """Open one of the files that were open last."""
        recent = self.program.settings.recent
        if not recent:
            self.tell(self.words("No file was open yet."))
            return
        choices = [Choice(str(path), path.stem, str(path.parent)) for path in recent]
        await self.program.show(Picker(self.words("Recent files"), choices), self._open_text)

    async def do_settings(self) -> None:
        """Language, theme, and what else holds for all assessments."""
        await self.program.go("settings")

    async def do_delete(self) -> None:
        """Move the assessment that is chosen to the trash, after asking."""
        from .trash import ask_to_delete

        chosen = self.listing.chosen
        if self._rows and chosen is not None:
            row = self._rows[self._named(chosen)]
            name = row.evaluation.assessment.company_name if row.evaluation else ""
            await ask_to_delete(self, row.reference, name, self._list_files)

    async def do_restore(self) -> None:
        """Bring back an assessment from the trash."""
        from .trash import choose_to_restore

        await choose_to_restore(self, self._list_files)

    def _named(self, key: str) -> Reference:
        return self.program.workspace.store.named(key)

    async def _open(self, reference: Reference) -> None:
        try:
            await self.program.open_session(reference)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            await self.offer(reference, error.fault)

    async def offer(self, reference: Reference, fault: Fault) -> None:
        """Where git has left both sides of a conflict in a file, offer to put them together."""
        if fault.code == CONFLICT:
            from .two_sides import offer_to_put_together

            await offer_to_put_together(self, reference, fault, self._open)

    async def _open_text(self, text: str | None) -> None:
        if text is not None:
            await self._open(self.program.workspace.typed(text))

    async def _open_example(self, text: str | None) -> None:
        if text is None:
            return
        try:
            copy = self.program.workspace.copy_example(self._named(text), self.words.language)
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            await self._open(copy)

    async def _new(self, identifier: str | None) -> None:
        if identifier is None:
            return
        try:
            await self.program.new_session(identifier)
        except ReadinessError as error:
            self.tell_fault(error.fault)
