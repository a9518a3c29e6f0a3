"""What is to be written where: this document or all of them, format, language, with names or without."""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from threading import Event

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from ...core.errors import ReadinessError
from ...i18n import LANGUAGES, N_
from ...report.anonymous import replacements
from ...report.edition import Edition, check_installed
from ...report.export import FORMATS, PAGES
from ...sentences import sentence
from .. import commands
from ..exporting import Order, Written, write
from ..text import Part, one_line
from ..widgets.choices import Choices
from ..widgets.fields import TextEditor, TextField
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose
from ..widgets.score_bar import bar
from .base import Dialog

FORMAT_NAMES: Mapping[str, str] = {
    "md": N_("Markdown"),
    "html": N_("Web page (HTML)"),
    "pdf": N_("PDF"),
    "docx": N_("Word (DOCX)"),
    "json": N_("JSON: all answers and scores, for programs"),
    "csv": N_("CSV: all answers, for a spreadsheet"),
}
BAR = 20
"""Cells of the bar that shows how far the writing has come."""


@dataclass(frozen=True)
class Filled:
    """The form as it was left, for the next time."""

    whole: bool = False
    form: str = "md"
    forms: tuple[str, ...] = FORMATS
    languages: tuple[str, ...] = ()
    """Of all documents; none for those of the questionnaire."""
    anonymous: bool = False
    instead: str = ""


class ExportForm(Dialog[Written | None]):
    """Ends with what was written; None when nothing was, or not all of it.

    Args:
        edition: what documents are made of, with names.
        file: of the assessment.
        template: the document that is read.
        title: what it is called.
        language: in which it is read.
        filled: how the form was left the last time.
    """

    ROOM = "export"
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

        written: Written

    def __init__(
        self, edition: Edition, file: Path, template: str, title: str, language: str, filled: Filled
    ) -> None:
        super().__init__()
        self._edition, self._file = edition, file
        self._template, self._title, self._language = template, title, language
        self.filled = filled
        """The form as it was left this time."""
        self._proposed = file
        """The path that was offered."""
        self._offered = ""
        """How the field shows it: hidden characters look different there."""
        self._stop: Event | None = None
        """Tells the thread that writes to leave off; None while nothing is written."""
        self._left: Widget | None = None
        """The field that the person was in."""

    def compose(self) -> ComposeResult:
        """The path, which stays in view, and the choices."""
        with Vertical(classes="dialog dialog--help"):
            yield Prose(id="form-title", classes="dialog--title")
            yield TextField(id="path", select_on_focus=False)
            yield Prose(id="said")
            with VerticalScroll(id="sheet", can_focus=False):
                yield Prose(id="label-form", classes="label")
                yield Choices(FORMATS, required=True, id="form")
                yield Choices(FORMATS, several=True, required=True, id="forms")
                yield Prose(id="label-document", classes="label")
                yield Choices(("one", "all"), required=True, id="document")
                yield Prose(id="label-language", classes="label")
                yield Choices(tuple(LANGUAGES), required=True, id="language")
                yield Choices(tuple(LANGUAGES), several=True, required=True, id="languages")
                yield Prose(id="label-names", classes="label")
                yield Choices(("anonymous",), several=True, id="names")
                yield Prose(id="label-instead")
                yield TextEditor(id="instead", soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
            yield KeyBar()

    def on_mount(self) -> None:
        """Fill in how it was left."""
        filled = self.filled
        self._choices("form").chosen = (filled.form,)
        self._choices("forms").chosen = filled.forms
        self._choices("document").chosen = ("all" if filled.whole else "one",)
        self._choices("language").chosen = (self._language,)
        self._choices("languages").chosen = filled.languages or self._edition.languages
        self._choices("names").chosen = ("anonymous",) if filled.anonymous else ()
        self.query_one("#instead", TextEditor).load_text(filled.instead)
        self._say_words()
        self._propose()
        self._arrange()

    def _say_words(self) -> None:
        words = self.words
        labels = (
            ("label-form", words("Format")),
            ("label-document", words("What")),
            ("label-language", words("Language")),
            ("label-names", words("Names")),
        )
        for identifier, label in labels:
            self.query_one(f"#{identifier}", Prose).say((label, "bold"))
        names = [words(name) for name in FORMAT_NAMES.values()]
        for identifier in ("form", "forms"):
            self._choices(identifier).say(names)
        for identifier in ("language", "languages"):
            self._choices(identifier).say(list(LANGUAGES.values()))
        one = words("This document: {title}", title=self._title)
        self._choices("document").say([one, words("All documents, in a folder")])
        without = words("Leave out the names of company, respondent, facilitator and owners")
        self._choices("names").say([without])
        self.query_one("#label-instead", Prose).say(
            words("Other names and what to write instead, one a line, such as: Tom=the community manager")
        )
        self.query_one(KeyBar).say(self.host.table.of(self.ROOM), words)

    def ready(self) -> None:
        """Enter writes at once; Tab leads to the choices."""
        self.set_focus(self._field)
        self.call_after_refresh(self._field.show_end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen; Enter in the path writes."""
        if self.host.last_key == "enter" and isinstance(self.focused, Input):
            return True
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """Nothing is written for a form that is gone."""
        if self._stop is not None:
            self._stop.set()

    # The form as it stands

    def _choices(self, identifier: str) -> Choices:
        return self.query_one(f"#{identifier}", Choices)

    @property
    def _field(self) -> TextField:
        return self.query_one("#path", TextField)

    def _now(self) -> Filled:
        return Filled(
            whole=self._choices("document").chosen == ("all",),
            form=self._choices("form").chosen[0],
            forms=self._choices("forms").chosen,
            languages=self._choices("languages").chosen,
            anonymous=bool(self._choices("names").chosen),
            instead=self.query_one("#instead", TextEditor).text,
        )

    def _order(self) -> Order:
        """What is to be written.

        Raises:
            ReadinessError: `not_an_assignment` for a line of the replacements.
        """
        now, instead = self._now(), None
        if now.anonymous:
            instead = replacements(filter(str.strip, now.instead.splitlines()), self.words("The line"))
        edition, path = replace(self._edition, instead=instead), self._proposed
        if self._is_edited:
            path = Path(os.path.abspath(os.path.expanduser(self._field.value.strip())))  # noqa: PTH100, PTH111
        if now.whole:
            return Order(edition, "", now.forms, now.languages, path)
        return Order(edition, self._template, (now.form,), self._choices("language").chosen, path)

    @property
    def _is_edited(self) -> bool:
        return self._field.value != self._offered

    def _propose(self) -> None:
        """Offer a path beside the assessment; an edition without names has none in its file's either."""
        now = self._now()
        stem = "anonymous" if now.anonymous else self._file.stem
        if now.whole:
            name = f"{stem}-reports"
        else:
            what = self._template.replace("_", "-") if now.form in PAGES else "answers"
            name = f"{stem}-{what}-{self._choices('language').chosen[0]}.{now.form}"
        self._proposed = self._file.with_name(name)
        self._field.value = one_line(str(self._proposed))
        self._offered = self._field.value
        self._field.show_end()

    @on(Choices.Changed)
    def _chosen(self, event: Choices.Changed) -> None:
        """The path goes with the choices; of one that was edited only the ending does."""
        event.stop()
        if event.choices.id == "document" or not self._is_edited:
            self._propose()
        elif event.choices.id == "form":
            path, dot, ending = self._field.value.rpartition(".")
            if dot and ending.lower() in FORMATS:
                self._field.value = f"{path}.{self._now().form}"
        self._arrange()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """An ending that says another format chooses it."""
        event.stop()
        form = self._field.value.rpartition(".")[2].lower()
        now = self._now()
        if form in FORMATS and form != now.form and not now.whole:
            self._choices("form").chosen = (form,)
            self._arrange()

    def _arrange(self) -> None:
        """Show the fields that matter now, and what is to be known before anything is written."""
        now, words = self._now(), self.words
        for one, all_ in (("form", "forms"), ("language", "languages")):
            self._choices(one).display, self._choices(all_).display = not now.whole, now.whole
        for identifier in ("#label-instead", "#instead"):
            self.query_one(identifier).display = now.anonymous
        try:
            check_installed(now.forms if now.whole else (now.form,))
            count = len(self._edition.family(now.forms, now.languages)) if now.whole else 0
        except ReadinessError as error:
            self._say((sentence(error.fault, words), "$text-warning"))
        else:
            self._say(words.plural("{count} file", "{count} files", count) if count else "")

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
        for identifier in ("#path", "#sheet"):
            self.query_one(identifier).disabled = resting

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
        said = [sentence(written.fault, words)] if written.fault else []
        if written.files or not said:
            count = len(written.files)
            said.append(words.plural("{count} file is written.", "{count} files are written.", count))
        self._say((" ".join(said), "$text-warning"))

    # Commands

    async def do_write(self) -> None:
        """Write, after a question where something is there already."""
        from .dialogs import Confirm

        if self._stop is not None:
            return
        words = self.words
        if not self._field.value.strip():
            self._say((words("Give a path to write to."), "$text-warning"))
            return
        try:
            order = self._order()
            order.check(self._file)
            taken = order.taken()
        except ReadinessError as error:
            self._say((sentence(error.fault, words), "$text-warning"))
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

        await self.host.show(Confirm(question), answered)

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

    def _leave(self, written: Written | None) -> None:
        self.filled = self._now()
        self.dismiss(written)
