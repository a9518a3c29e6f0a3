"""What is to be written where: this document or all of them, format, language, with names or without."""

from __future__ import annotations

import os.path
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from threading import Event

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from ...app.documents import MAIN, DocumentSet
from ...app.export import document_in
from ...app.export_job import Done, Order, family, write
from ...app.formats import check_installed, format_of_ending
from ...core.errors import ReadinessError
from ...language.fault_messages import sentence
from ...views.anonymous import replacements
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.dialogs import Confirm
from ..shell.text import Part
from ..widgets.choices import Choices
from ..widgets.export_fields import ExportFields, Filled
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from ..widgets.path_field import PathField
from ..widgets.score_bar import bar

BAR = 20
"""Cells of the bar that shows how far the writing has come."""


class ExportForm(Dialog[Done | None]):
    """Ends with what was written; None when nothing was, or not all of it.

    Args:
        documents: what documents are made of, with names.
        file: of the assessment.
        template: the document that is read.
        title: what it is called.
        language: in which it is read.
        filled: the choices as they were left the last time.
    """

    PAGE = "export"
    BINDINGS = commands.bindings("export")
    AUTO_FOCUS = ""
    SCROLLER = "#sheet"
    FIELD_KEYS = frozenset(("tab", "shift+tab", "pageup", "pagedown"))

    @dataclass
    class Progressed(Message):
        """Some files are written."""

        done: int
        count: int
        following: str

    @dataclass
    class Ended(Message):
        """Nothing more is written."""

        written: Done

    def __init__(
        self, documents: DocumentSet, file: Path, template: str, title: str, language: str, filled: Filled
    ) -> None:
        super().__init__()
        self._documents, self._file = documents, Path(os.path.abspath(file))  # noqa: PTH100 - leaves links alone
        self._template, self._title = template, title
        self.filled = replace(filled, language=language, languages=filled.languages or documents.languages)
        """The choices as they were left."""
        self._known = self.filled
        """The choices that the path goes with."""
        self._folder = self._file.parent
        """Where a path is offered."""
        self._stop: Event | None = None
        """Tells the thread that writes to leave off; None while nothing is written."""
        self._left: Widget | None = None
        """The field that the person was in."""

    def compose(self) -> ComposeResult:
        """The path, which stays in view, and the choices."""
        with Vertical(classes="dialog dialog--help"):
            yield Prose(id="form-title", classes="dialog--title")
            yield PathField(id="path")
            yield Prose(id="said")
            yield ExportFields()
            yield KeyBar()

    def on_mount(self) -> None:
        """Choose what was chosen the last time."""
        self.query_one("#form-title", Prose).say(self.words("Write to"))
        self.show_keys()
        self._fields.say(self._title, self._template, self.words)
        self._fields.fill(self.filled)
        self._propose()
        self._known = self._fields.filled
        self._say_what_is_known()

    def ready(self) -> None:
        """Enter writes at once; Tab leads to the choices."""
        self.set_focus(self._field)
        self.call_after_refresh(self._field.show_end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen; Enter in the path writes."""
        if self.program.last_key == "enter" and isinstance(self.focused, Input):
            return True
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """Nothing is written for a form that is gone."""
        if self._stop is not None:
            self._stop.set()

    # The form as it stands

    @property
    def _fields(self) -> ExportFields:
        return self.query_one(ExportFields)

    @property
    def _field(self) -> PathField:
        return self.query_one(PathField)

    @property
    def _document(self) -> str:
        """The document that is read; a format that has it not says what it shows instead."""
        return str(document_in(self._fields.filled.form, self._template))

    def _order(self) -> Order:
        """What is to be written.

        Raises:
            ReadinessError: `not_an_assignment` for a line of the replacements.
        """
        self._agree()
        filled, instead = self._fields.filled, None
        if filled.anonymous:
            instead = replacements(filter(str.strip, filled.instead.splitlines()), self.words("The line"))
        return Order(
            replace(self._documents, instead=instead, with_notes=filled.with_notes),
            None if filled.whole else self._document,
            filled.all_forms,
            filled.all_languages,
            self._field.path,
            filled.separator,
        )

    def _propose(self) -> None:
        """Offer a path, in the folder that was written last; without names, it has none either."""
        filled, field = self._fields.filled, self._field
        if field.is_edited and field.value.strip():
            self._folder = field.path.parent
        stem = "anonymous" if filled.anonymous else self._file.stem
        if filled.whole:
            name = f"{stem}-reports"
        else:
            document = self._document
            named = filled.form.shows == "document" or document != MAIN
            what = document.replace("_", "-") if named else filled.form.shows
            name = f"{stem}-{what}-{filled.language}{filled.form.suffix}"
        field.offer(self._folder / name)

    @on(Choices.Changed)
    @on(Input.Changed)
    def _changed(self, event: Choices.Changed | Input.Changed) -> None:
        event.stop()
        known = self._known
        self._agree()
        chosen = isinstance(event, Choices.Changed)
        if chosen or self._known != known:
            self._fields.show_what_matters()
            self._say_what_is_known()
        if chosen and event.control.id == "names" and self._known.anonymous:
            self.call_after_refresh(self._fields.show_replacements)

    def _agree(self) -> None:
        """Let the path go with the choices; of one that was edited, only what has to.

        A name that was typed stays, unless it names the file in an edition without names. An ending that
        was typed chooses its format. Keys may be faster than the messages about them, so this is asked for
        before anything is written, too.
        """
        chosen, known, field = self._fields.filled, self._known, self._field
        typed = format_of_ending(f".{field.ending}")
        names = chosen.anonymous and self._file.stem in field.path.name
        other = chosen.whole != known.whole or (chosen.anonymous != known.anonymous and names)
        if other or (chosen != known and not field.is_edited):
            self._propose()
        elif typed and chosen.form != known.form:
            field.ending = chosen.form.suffix.removeprefix(".")
        elif typed and not chosen.whole:
            self._fields.choose_format(typed)
        self._known = self._fields.filled

    def _say_what_is_known(self) -> None:
        """Say how many files it will be, or what has to be installed first."""
        filled, count = self._fields.filled, 0
        try:
            check_installed(filled.all_forms)
            if filled.whole:
                count = len(family(self._documents, self._folder, filled.forms, filled.languages))
        except ReadinessError as error:
            self._warn(sentence(error.fault, self.words))
        else:
            self._say(self.words.plural("{count} file", "{count} files", count) if count else "")

    def _warn(self, text: str) -> None:
        self._say((text, "$text-warning"))

    def _say(self, *parts: Part) -> None:
        self.query_one("#said", Prose).say(*parts)

    # Writing

    def _begin(self, order: Order, *, replace: bool) -> None:
        self._left, self._stop = self.focused, Event()
        self.set_focus(None)
        self._rest(True)
        self._write(order, self._stop, replace=replace)

    def _rest(self, resting: bool) -> None:
        """Nothing is chosen while something is written."""
        self._field.disabled = self._fields.disabled = resting

    @work(thread=True, exclusive=True, group="export")
    def _write(self, order: Order, stop: Event, *, replace: bool) -> None:
        def progress(done: int, following: str) -> None:
            self.post_message(self.Progressed(done, len(order.files), following))

        self.post_message(self.Ended(write(order, replace=replace, progress=progress, stopped=stop.is_set)))

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        if self._stop is not None and not self._stop.is_set():
            share = Fraction(100 * event.done, event.count)
            count = self.words("{number} of {count}", number=event.done + 1, count=event.count)
            self._say(bar(share, share, None, BAR), f" {count} · {event.following}")

    @on(Ended)
    def _ended(self, event: Ended) -> None:
        self._stop = None
        written, words = event.written, self.words
        if written.complete:
            self._leave(written)
            return
        self._rest(False)
        self.set_focus(self._left)
        said = [sentence(fault, words) for fault in written.faults[:1]]
        if written.files or not said:
            said.append(
                words.plural(
                    "{count} of {total} files is written.",
                    "{count} of {total} files are written.",
                    len(written.files),
                    total=len(written.order.files),
                )
            )
        self._warn(" ".join(said))

    # Commands

    async def do_write(self) -> None:
        """Write, after a question where something is there already."""
        if self._stop is not None:
            return
        words = self.words
        if not self._field.value.strip():
            self._warn(words("Give a path to write to."))
            return
        try:
            order = self._order()
            order.check(self._file)
            taken = order.taken()
        except ReadinessError as error:
            self._warn(sentence(error.fault, words))
            return
        if not taken:
            self._begin(order, replace=False)
            return
        question = words("{path} exists already. Replace it?", path=order.path)
        if order.whole:
            question = words.plural(
                "{count} of {total} files exists already in {path}. Replace it?",
                "{count} of {total} files exist already in {path}. Replace them?",
                taken,
                total=len(order.files),
                path=order.path,
            )

        def answered(yes: bool | None) -> None:
            if yes:
                self._begin(order, replace=True)

        await self.program.show(Confirm(question), answered)

    def do_close(self) -> None:
        """Leave; while something is written, leave off after the document that is being made."""
        if self._stop is None:
            self._leave(None)
        else:
            self._stop.set()
            self._say(self.words("Stopping; the document that is being made is not written."))

    def do_field(self, step: int) -> None:
        """Go to the next or the previous field."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def _leave(self, written: Done | None) -> None:
        self.filled = self._fields.filled
        self.dismiss(written)
