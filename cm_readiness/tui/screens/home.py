"""The first screen: the assessments of the folder, newest first, or how to begin."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ...core.errors import Fault, ReadinessError
from ...i18n import Words
from ...sentences import sentence
from .. import commands
from ..text import assembled, one_line
from ..widgets.line import Prose
from ..widgets.own_keys import Listing
from .base import Room

if TYPE_CHECKING:
    from ...core.evaluation import Evaluation

NEW, EXAMPLE = "new", "example"
"""The two choices of a first run."""


@dataclass(frozen=True)
class Row:
    """What is known of one file."""

    path: Path
    evaluation: Evaluation | None = None
    fault: Fault | None = None


class Home(Room):
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

    def ready(self) -> None:
        """The list takes the arrows."""
        self.set_focus(self._list)

    def show_body(self) -> None:
        """List what is known so far."""
        rows = self._rows
        if rows is None:
            self.query_one("#greeting", Prose).say()
            return
        self.query_one("#greeting", Prose).say(*(() if rows else (self._greeting(),)))
        options, kept = self._list, self._list.highlighted
        options.clear_options()
        if rows:
            options.add_options(
                [Option(row_content(row, self.words), id=str(row.path)) for row in rows.values()]
            )
        else:
            options.add_options(self._first_choices())
        options.highlighted = min(kept or 0, options.option_count - 1)

    @property
    def _list(self) -> OptionList:
        return self.query_one("#assessments", OptionList)

    def _greeting(self) -> str:
        return self.words(
            "Five questions tell whether a company is ready to hand its social media to a community manager."
        )

    def _first_choices(self) -> list[Option]:
        words = self.words
        about = words("About 25 minutes; you can stop at any moment")
        copy = words("A copy that you may change as you like")
        return [
            Option(_two_lines(words("Start an assessment"), about), id=NEW),
            Option(_two_lines(words("Look at an example company"), copy), id=EXAMPLE),
        ]

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
        from ...core.evaluation import evaluate
        from ..session import read_session, utc_now

        worker, folder = get_current_worker(), self.host.folder
        for path in paths:
            if worker.is_cancelled:
                return
            try:
                questionnaire, assessment = read_session(path, folder)
                row = Row(path, evaluate(questionnaire, assessment, utc_now().date()))
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
            self._list.replace_option_prompt(str(row.path), row_content(row, self.words))

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
        from .dialogs import Choice, Picker

        found = [one for one in find_questionnaires(None, self.host.folder) if one.used]
        if len(found) == 1:
            await self._new(found[0].id)
        else:
            choices = [Choice(one.id, one.title.get(self.words.language)) for one in found]
            await self.host.show(Picker(self.words("Questionnaire"), choices), self._new)

    async def do_example(self) -> None:
        """Look at an example company, as a copy in the folder."""
        from ...files.shipped import examples
        from .dialogs import Choice, Picker

        read = [(path, *_company_of(path)) for path in examples()]
        choices = [
            Choice(str(path), name) for path, name, language in read if language == self.words.language
        ]
        choices = choices or [Choice(str(path), name) for path, name, _ in read]
        await self.host.show(Picker(self.words("Example company"), choices), self._open_example)

    async def do_open_file(self) -> None:
        """Open an assessment from any folder."""
        from .dialogs import AskText

        await self.host.show(
            AskText(self.words("Path of the assessment"), f"{self.host.folder}/"), self._open_text
        )

    async def do_follow_up(self) -> None:
        """Start the next round of the assessment that is chosen."""
        from .rounds import create_follow_up

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
        from .rounds import choose_pair, evaluations

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
        from .dialogs import Choice, Picker

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
        from .dialogs import Confirm

        chosen = self._chosen_id
        if not self._rows or chosen is None:
            return
        row = self._rows[Path(chosen)]
        name = row.evaluation.assessment.company_name if row.evaluation else ""
        question = self.words("Move {name} to the trash?", name=name or row.path.name)
        await self.host.show(Confirm(question), lambda yes: self._delete(row.path) if yes else None)

    async def do_restore(self) -> None:
        """Bring back an assessment from the trash."""
        from ...files.trash import trash_files
        from .dialogs import Choice, Picker

        try:
            found = trash_files(self.host.folder)
        except ReadinessError as error:
            self.tell_fault(error.fault)
            return
        if not found:
            self.tell(self.words("The trash is empty."))
            return
        choices = [Choice(path.name, _company_of(path)[0], path.name) for path in found]
        await self.host.show(Picker(self.words("Restore"), choices), self._restore)

    def _restore(self, name: str | None) -> None:
        from ...files.trash import from_trash

        if name is None:
            return
        try:
            path = from_trash(name, self.host.folder)
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            self.tell(self.words("Brought back as {path}.", path=path))
            self._list_files()

    @property
    def _chosen_id(self) -> str | None:
        place = self._list.highlighted
        return None if place is None else self._list.get_option_at_index(place).id

    async def _open(self, path: Path) -> None:
        try:
            await self.host.open_session(path)
        except ReadinessError as error:
            self.tell_fault(error.fault)

    async def _open_text(self, text: str | None) -> None:
        if text is not None:
            await self._open(Path(text).expanduser())

    async def _open_example(self, text: str | None) -> None:
        from .paths import copy_example

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

    def _delete(self, path: Path) -> None:
        from ...files.assessments import to_trash

        try:
            kept = to_trash(path, self.host.folder)
        except ReadinessError as error:
            self.tell_fault(error.fault)
        else:
            self.tell(self.words("Moved to {path}.", path=kept))
            self._list_files()


def row_content(row: Row, words: Words) -> Content:
    """Two lines about one file: whose, and how far.

    Args:
        row: what is known of it.
        words: the person's language.
    """
    if row.fault is not None:
        return _two_lines(row.path.name, "⚠ " + sentence(row.fault, words))
    evaluation = row.evaluation
    if evaluation is None:
        return _two_lines(row.path.stem, " ")
    from .wording import verdict_words

    assessment, progress = evaluation.assessment, evaluation.progress
    details = [
        words.moment(assessment.updated.astimezone()),
        words("{answered} of {all}", answered=progress.answered, all=progress.in_scope),
    ]
    if progress.answered:
        details.append(verdict_words(evaluation, words))
    head, *rest = assessment.names or (row.path.stem,)
    first = assembled((one_line(head), "bold"), *((f"  {one_line(name)}", "$text-muted") for name in rest))
    return Content("\n").join([first, assembled((one_line(" · ".join(details)), "$text-muted"))])


def _two_lines(first: str, second: str) -> Content:
    return assembled((one_line(first), "bold"), "\n", (one_line(second), "$text-muted"))


def _company_of(path: Path) -> tuple[str, str]:
    """The company of an example and the language that it is written in."""
    from ...files.assessments import read_assessment

    try:
        assessment = read_assessment(path)
    except ReadinessError:
        return path.stem, ""
    return assessment.company_name or path.stem, assessment.language
