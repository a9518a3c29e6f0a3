"""A document as it will be printed, and the way to its export."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from ...app.documents import MAIN, DocumentSet, own_templates, title_of
from ...app.export_job import Done
from ...core.errors import Fault, ReadinessError
from ...language.words import LANGUAGES, words_for
from ..shell import commands
from ..shell.labels import titled
from ..shell.page import Room
from ..shell.text import short_path
from ..widgets.export_fields import Filled
from ..widgets.markdown import MarkdownText
from .export import ExportForm


class Report(Room):
    """Renders in a thread; what is exported is made by the same door."""

    ROOM = "report"
    BINDINGS = commands.bindings("report")
    CSS_PATH = "report.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    @dataclass
    class Rendered(Message):
        """The document is there."""

        text: str
        of: tuple[str, str]
        """Which document in which language."""

    @dataclass
    class Failed(Message):
        """The template has a fault."""

        fault: Fault
        of: tuple[str, str]

    def __init__(self, template: str = MAIN) -> None:
        super().__init__()
        self._language = ""
        self._template = template
        self._filled = Filled()

    @property
    def file(self) -> Path:
        """The file of the assessment that the document is about."""
        return self.session.path

    @property
    def documents(self) -> DocumentSet:
        """What the document is made of."""
        evaluation = self.session.evaluation()
        folder = own_templates(self.file, self.host.folder)
        return DocumentSet(evaluation.questionnaire, evaluation.assessment, evaluation.as_of, folder=folder)

    def body(self) -> Iterable[Widget]:
        """One sheet, whose text can be selected."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield MarkdownText(id="markdown")

    def on_mount(self) -> None:
        """Render in the language of the program."""
        self._language = self.words.language
        super().on_mount()
        self._render_report()

    def heading(self) -> tuple[str, str]:
        """Whose document, which one, and in which language."""
        language = LANGUAGES.get(self._language, "")
        return titled(self.documents.assessment), f"{self._title} · {language}"

    def show_body(self) -> None:
        """Nothing but the document stands here, and it has its own language."""

    @property
    def _title(self) -> str:
        return self.words(title_of(self._template))

    @work(thread=True, exclusive=True, group="report")
    def _render_report(self) -> None:
        """Render off the UI's thread of control: a template may be long."""
        worker = get_current_worker()
        documents, template, language = self.documents, self._template, self._language
        try:
            text = documents.draft(template, words_for(language)).text
        except ReadinessError as error:
            self.post_message(self.Failed(error.fault, (template, language)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Rendered(text, (template, language)))

    @on(Rendered)
    def _rendered(self, event: Rendered) -> None:
        if event.of == (self._template, self._language):
            self.query_one(MarkdownText).show(event.text)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        if event.of == (self._template, self._language):
            self.query_one(MarkdownText).show("")
            self.tell_fault(event.fault)

    # Commands

    def do_report_language(self) -> None:
        """Show the document in the next language."""
        languages = list(LANGUAGES)
        self._language = languages[(languages.index(self._language) + 1) % len(languages)]
        self.show_state()
        self._render_report()

    async def do_report_template(self) -> None:
        """Choose another document; those that compare are the comparison's."""
        from ...app.documents import DocumentChoice, to_choose_from
        from ..shell.dialogs import Choice, Picker

        words = self.words

        def choice(document: DocumentChoice) -> Choice:
            if document.own is not None:
                return Choice(document.name, document.name, short_path(document.own))
            title = words(document.title)
            shown = words("{title} (to be filled in)", title=title) if document.starter else title
            return Choice(document.name, shown)

        choices = [choice(document) for document in to_choose_from(self.documents)]
        picker = Picker(words("Document"), choices, self._template)
        await self.host.show(picker, self._choose)

    def _choose(self, name: str | None) -> None:
        if name is not None:
            self._template = name
            self.show_state()
            self.do_scroll_ends(-1)
            self._render_report()

    async def do_export(self) -> None:
        """Ask what is to be written where, and write it."""
        form = ExportForm(
            self.documents, self.file, self._template, self._title, self._language, self._filled
        )

        async def done(written: Done | None) -> None:
            from .exported import WrittenSheet

            self._filled = form.filled
            if written is not None:
                self.tell(self.words("Written to {path}.", path=written.order.path))
                await self.host.show(WrittenSheet(written))

        await self.host.show(form, done)

    async def do_back(self) -> None:
        """Go back to the results."""
        await self.host.go("results")
