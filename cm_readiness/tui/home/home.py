"""The first screen: the assessments of the folder, newest first, or how to begin."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ...core.errors import ReadinessError
from ..shell import commands
from ..shell.command import Command
from ..shell.lists import ListRoom
from ..widgets.line import Entry, Prose
from ..widgets.own_keys import Listing
from .rows import EXAMPLE, NEW, Row, company_of, first_choices, row_content

WITH_ONE = ("follow_up", "compare", "delete")
"""Commands for which there has to be an assessment."""


class Home(ListRoom):
    """Lists the assessments; the rows are there at once, what they say is read in a thread."""

    ROOM = "home"
    BINDINGS = commands.bindings("home")
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "Listing"

    @dataclass
    class Listed(Message):
        """The files of the folder are known."""

        paths: tuple[Path, ...]

    @dataclass
    class Read(Message):
        """One file has been read."""

        row: Row

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Path, Row] | None = None

    def body(self) -> Iterable[Widget]:
        """A greeting for a first run, and the list."""
        yield Prose(id="greeting")
        yield Listing(id="assessments")

    def on_mount(self) -> None:
        """Start reading."""
        super().on_mount()
        self.call_after_refresh(self._list_files)

    def show_body(self) -> None:
        """List what is known so far."""
        rows = self._rows
        if rows is None:
            self.query_one("#greeting", Prose).say()
            return
        self.query_one("#greeting", Prose).say(*(() if rows else (self._greeting(),)))
        self.show_keys()
        options, kept, chosen = self.listing, self.listing.highlighted, self._chosen_id
        options.clear_options()
        entries = {str(row.path): row_content(row, self.words) for row in rows.values()}
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
        from ...files.listing import assessment_files

        try:
            paths = assessment_files(self.host.folder)
        except ReadinessError as error:
            self.post_message(self.Listed(()))
            self.host.call_from_thread(self.tell_fault, error.fault)
        else:
            self.post_message(self.Listed(paths))

    @work(thread=True, exclusive=True, group="home")
    def _read(self, paths: tuple[Path, ...]) -> None:
        """Read each file; the models that this needs are loaded while the names stand there already."""
        from ...app.sitting_file import read_session
        from ...core.evaluation import evaluate
        from ...language.local_days import local_day, today

        worker, folder = get_current_worker(), self.host.folder
        for path in paths:
            if worker.is_cancelled:
                return
            try:
                questionnaire, assessment = read_session(path, folder)
                row = Row(path, evaluate(questionnaire, assessment, today(), local_day))
            except ReadinessError as error:
                row = Row(path, fault=error.fault)
            self.post_message(self.Read(row))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        self._rows = {path: Row(path) for path in event.paths}
        self.show_body()
        self.call_after_refresh(self._read, event.paths)

    @on(Read)
    def _one_read(self, event: Read) -> None:
        row = event.row
        if self._rows is not None and row.path in self._rows:
            self._rows[row.path] = row
            content = Entry(row_content(row, self.words), 2)
            self.listing.replace_option_prompt(str(row.path), content)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.later("open")

    # Commands

    async def do_open(self) -> None:
        """Go on with the assessment that is chosen, or do what a first run offers."""
        chosen = self._chosen_id
        if chosen == NEW:
            await self.do_new()
        elif chosen == EXAMPLE:
            await self.do_example()
        elif chosen is not None:
            await self._open(Path(chosen))

    async def do_new(self) -> None:
        """Start a new assessment; where there is a choice of questionnaires, choose one first."""
        from ...files.questionnaires import find_questionnaires
        from ..shell.dialogs import Choice, Picker

        found = [one for one in find_questionnaires(None, self.host.folder) if one.used]
        if len(found) == 1:
            await self._new(found[0].id)
        else:
            choices = [Choice(one.id, one.title.get(self.words.language)) for one in found]
            await self.host.show(Picker(self.words("Questionnaire"), choices), self._new)

    async def do_example(self) -> None:
        """Look at an example company, as a copy in the folder."""
        from ...files.shipped import examples
        from ..shell.dialogs import Choice, Picker

        read = [(path, *company_of(path)) for path in examples()]
        choices = [
            Choice(str(path), name) for path, name, language in read if language == self.words.language
        ]
        choices = choices or [Choice(str(path), name) for path, name, _ in read]
        await self.host.show(Picker(self.words("Example company"), choices), self._open_example)

    async def do_open_file(self) -> None:
        """Open an assessment from any folder."""
        from ..shell.dialogs import AskText

        await self.host.show(
            AskText(self.words("Path of the assessment"), f"{self.host.folder}/"), self._open_text
        )

    async def do_follow_up(self) -> None:
        """Start the next round of the assessment that is chosen."""
        from .follow_up import create_follow_up

        chosen = self._chosen_id
        if not self._rows or chosen is None:
            return
        try:
            path = create_follow_up(Path(chosen), self.host.folder, self.host.settings.facilitator)
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            await self._open(path)

    async def do_compare(self) -> None:
        """Put two assessments, or two moments of one, side by side."""
        from .follow_up import choose_pair, evaluations

        known = {row.path: row.evaluation for row in (self._rows or {}).values() if row.evaluation}
        try:
            files = await asyncio.to_thread(evaluations, self.host.folder, known)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            return
        chosen = self._chosen_id
        await choose_pair(self, files, Path(chosen) if self._rows and chosen else None)

    async def do_recent(self) -> None:
        """Open one of the files that were open last."""
        from ..shell.dialogs import Choice, Picker

        recent = self.host.settings.recent
        if not recent:
            self.tell(self.words("No file was open yet."))
            return
        choices = [Choice(str(path), path.stem, str(path.parent)) for path in recent]
        await self.host.show(Picker(self.words("Recent files"), choices), self._open_text)

    async def do_settings(self) -> None:
        """Language, theme, and what else holds for all assessments."""
        await self.host.go("settings")

    async def do_delete(self) -> None:
        """Move the assessment that is chosen to the trash, after asking."""
        from .trash import ask_to_delete

        chosen = self._chosen_id
        if self._rows and chosen is not None:
            row = self._rows[Path(chosen)]
            name = row.evaluation.assessment.company_name if row.evaluation else ""
            await ask_to_delete(self, row.path, name, self._list_files)

    async def do_restore(self) -> None:
        """Bring back an assessment from the trash."""
        from .trash import choose_to_restore

        await choose_to_restore(self, self._list_files)

    @property
    def _chosen_id(self) -> str | None:
        place = self.listing.highlighted
        return None if place is None else self.listing.get_option_at_index(place).id

    async def _open(self, path: Path) -> None:
        try:
            await self.host.open_session(path)
        except ReadinessError as error:
            self.tell_fault(error.fault)

    async def _open_text(self, text: str | None) -> None:
        if text is not None:
            await self._open(Path(text).expanduser())

    async def _open_example(self, text: str | None) -> None:
        from ..shell.save_elsewhere import copy_example

        if text is None:
            return
        try:
            path = copy_example(Path(text), self.host.folder, self.words.language)
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            await self._open(path)

    async def _new(self, identifier: str | None) -> None:
        if identifier is None:
            return
        try:
            await self.host.new_session(identifier)
        except ReadinessError as error:
            self.tell_fault(error.fault)
