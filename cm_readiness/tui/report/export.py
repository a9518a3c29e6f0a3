"""What is to be written where: what a client gets, this document or all, format, language, names or not."""

from __future__ import annotations

import os.path
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from threading import Event

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from ...app.delivery import PACK, Delivery, What, form_in_its_place, name_for_people, path_for_people
from ...app.documents import DocumentSet
from ...app.export_job import Done, write
from ...app.export_order import Naming, Order, family
from ...app.formats import check_installed, format_of_ending
from ...core.errors import ReadinessError
from ...language.fault_messages import sentence
from ...language.words import LANGUAGES, words_for
from ...views.anonymous import replacements
from ..shell import commands
from ..shell.command_screen import Dialog
from ..shell.dialogs import Confirm
from ..shell.text import Part, shown
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
        alone: there is no other document to choose.
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
        self,
        documents: DocumentSet,
        file: Path,
        template: str,
        title: str,
        language: str,
        filled: Filled,
        *,
        alone: bool = False,
    ) -> None:
        super().__init__()
        self._alone = alone
        self._documents, self._file = documents, Path(os.path.abspath(file))  # noqa: PTH100 - leaves links alone
        self._title, self._read_in = title, language
        self._delivery = Delivery(documents.assessment, self._file, template)
        what = filled.what
        if what is None or (what == "pack" and template not in PACK):
            what = "pack" if template in PACK else "one"
        self.filled = replace(
            filled,
            what=what,
            language=self._usual_language(what),
            languages=filled.languages or documents.languages,
        )
        """The choices as they were left."""
        self._known = self.filled
        """The choices that the path goes with."""
        self._folder: Path | None = None
        """Where the person wants it; None for the folder of the company among their documents."""
        self._stop: Event | None = None
        """Tells the thread that writes to leave off; None while nothing is written."""
        self._left: Widget | None = None
        """The field that the person was in."""

    def compose(self) -> ComposeResult:
        """The path, which stays in view, and the choices."""
        with Vertical(classes="dialog dialog--help"):
            yield Prose(id="form-title", classes="dialog--title")
            yield PathField(id="path")
            yield Prose(id="whole-path")
            yield Prose(id="said")
            yield ExportFields(alone=self._alone)
            yield KeyBar()

    def on_mount(self) -> None:
        """Choose what was chosen the last time."""
        self.query_one("#form-title", Prose).say(self.words("Write to"))
        self.show_keys()
        self._fields.say(self._title, self._delivery.template, self.words)
        form, lacking = form_in_its_place(self.filled.form)
        self._fields.fill(replace(self.filled, form=form))
        self._propose()
        self._known = self._fields.filled
        self._say_what_is_known()
        if lacking is not None and not self._known.whole:
            until_then = self.words("Until then, web pages are written.")
            self._warn(f"{sentence(lacking, self.words)}\n{until_then}")

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

    def _usual_language(self, what: What | None) -> str:
        """What a client gets is in the language of the assessment; a document in the one it is read in."""
        spoken = self._documents.assessment.language
        return spoken if what == "pack" and spoken in LANGUAGES else self._read_in

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
            self._delivery.document(filled.form) if filled.what == "one" else None,
            filled.all_forms,
            filled.all_languages,
            self._field.path,
            filled.separator,
            PACK if filled.what == "pack" else (),
            self._naming,
            self._home(filled),
        )

    @property
    def _naming(self) -> Naming:
        return name_for_people if self._fields.filled.what == "pack" else path_for_people

    def _home(self, filled: Filled) -> Path:
        """The folder that a path is offered in."""
        words = words_for(filled.language)
        return self._folder or self._delivery.folder(words, anonymous=filled.anonymous)

    def _propose(self) -> None:
        """Offer a path, in the folder that the person chose last; without names, it has none either."""
        filled, field = self._fields.filled, self._field
        if field.is_edited and field.value.strip():
            self._folder = field.path if self._known.what == "pack" else field.path.parent
        if filled.anonymous and self._folder is not None and self._delivery.is_named_in(self._folder):
            self._folder = None
        words = self.words if filled.whole else words_for(filled.language)
        field.offer(self._delivery.path(filled.what or "one", filled.form, words, self._home(filled)))

    @on(Choices.Changed)
    @on(Input.Changed)
    def _changed(self, event: Choices.Changed | Input.Changed) -> None:
        event.stop()
        self._show_path()
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

        A name that was typed stays, unless it says whose it is in an edition without names. An ending that
        was typed chooses its format, and one document where several were chosen. Keys may be faster than
        the messages about them, so this is asked for before anything is written, too.
        """
        known, field = self._known, self._field
        if self._fields.filled.what != known.what and known.language == self._usual_language(known.what):
            self._fields.choose_language(self._usual_language(self._fields.filled.what))
        chosen = self._fields.filled
        of_file = chosen.what == "one" or (chosen.what == "pack" and field.is_edited and chosen == known)
        typed = format_of_ending(f".{field.ending}") if of_file else None
        names = chosen.anonymous and self._delivery.is_named_in(field.path)
        other = chosen.what != known.what or (chosen.anonymous != known.anonymous and names)
        if other or (chosen != known and not field.is_edited):
            self._propose()
        elif typed and chosen.form != known.form:
            field.ending = chosen.form.suffix.removeprefix(".")
        elif typed:
            self._fields.choose_one(typed)
        self._known = self._fields.filled

    def _say_what_is_known(self) -> None:
        """Say how many files it will be, or what has to be installed first."""
        filled, count = self._fields.filled, 0
        try:
            check_installed(filled.all_forms)
            if filled.what != "one":
                only = PACK if filled.what == "pack" else ()
                count = len(
                    family(self._documents, Path(), filled.all_forms, filled.all_languages, only=only)
                )
        except ReadinessError as error:
            self._warn(sentence(error.fault, self.words))
        else:
            self._say(self.words.plural("{count} file", "{count} files", count) if count else "")

    def _show_path(self) -> None:
        """Say the whole path below the field where it has no room in it."""
        field, path = self._field, str(self._field.path)
        room = field.content_size.width - 1
        self.query_one("#whole-path", Prose).say(*((shown(path),) if cell_len(path) > room > 0 else ()))

    def on_resize(self) -> None:
        """The field has another width."""
        self.call_after_refresh(self._show_path)

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
