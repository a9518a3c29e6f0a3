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

from ...app.export_job import Written
from ...app.paths import beside
from ...core.errors import Fault, ReadinessError
from ...documents.catalogue import DOCUMENTS
from ...documents.document_set import MAIN, Edition, own_templates
from ...language.words import LANGUAGES, words_for
from ..shell import commands
from ..shell.labels import titled
from ..shell.page import Page
from ..shell.text import short_path
from ..widgets.export_fields import Filled
from ..widgets.markdown import MarkdownText
from .export import ExportForm


class Report(Page):
    """Renders in a thread; what is exported is made by the same door."""

    PAGE = "report"
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
        return beside(self.session.reference)

    @property
    def edition(self) -> Edition:
        """What the document is made of."""
        evaluation = self.session.evaluation()
        folder = own_templates(self.file, self.program.folder)
        return Edition(evaluation.questionnaire, evaluation.assessment, evaluation.as_of, folder=folder)

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
        return titled(self.edition.assessment), f"{self._title} · {language}"

    def show_body(self) -> None:
        """Nothing but the document stands here, and it has its own language."""

    @property
    def _title(self) -> str:
        document = DOCUMENTS.get(self._template)
        return self.words(document.title) if document else self._template

    @work(thread=True, exclusive=True, group="report")
    def _render_report(self) -> None:
        """Render off the UI's thread of control: a template may be long."""
        worker = get_current_worker()
        edition, template, language = self.edition, self._template, self._language
        try:
            text = edition.document(template, words_for(language), ("md",)).make("md").data.decode()
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
        from ...documents.render import TemplateInfo, templates
        from ..shell.dialogs import Choice, Picker

        words = self.words

        def choice(info: TemplateInfo) -> Choice:
            document = DOCUMENTS.get(info.name)
            if not info.shipped:
                return Choice(info.name, info.name, short_path(info.path))
            title = words(info.title)
            starter = document is not None and document.starter
            return Choice(info.name, words("{title} (to be filled in)", title=title) if starter else title)

        found = [info for info in templates(self.edition.folder) if not compares(info.name)]
        picker = Picker(words("Document"), [choice(info) for info in found], self._template)
        await self.program.show(picker, self._choose)

    def _choose(self, name: str | None) -> None:
        if name is not None:
            self._template = name
            self.show_state()
            self.do_scroll_ends(-1)
            self._render_report()

    async def do_export(self) -> None:
        """Ask what is to be written where, and write it."""
        form = ExportForm(self.edition, self.file, self._template, self._title, self._language, self._filled)

        async def done(written: Written | None) -> None:
            from .exported import WrittenSheet

            self._filled = form.filled
            if written is not None:
                self.tell(self.words("Written to {path}.", path=written.order.path))
                await self.program.show(WrittenSheet(written))

        await self.program.show(form, done)

    async def do_back(self) -> None:
        """Go back to the results."""
        await self.program.go("results")


def compares(name: str) -> bool:
    """Whether a document needs something to compare with."""
    return name in DOCUMENTS and DOCUMENTS[name].compares
