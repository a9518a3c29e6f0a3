"""Reading a document on a page: which one, in which language, and the way to its export."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from textual.containers import VerticalScroll
from textual.widget import Widget

from ...app.delivery import What
from ...app.documents import DocumentChoice, DocumentSet, own_templates, title_of, to_choose_from
from ...app.export_job import Done
from ...core.errors import ReadinessError
from ...language.words import LANGUAGES, words_for
from ..shell.choice import Choice
from ..shell.dialogs import Picker
from ..shell.labels import titled
from ..shell.page import Page
from ..shell.text import short_path
from ..widgets.export_fields import Filled
from ..widgets.markdown import Document, MarkdownText, beginning
from .export import ExportForm
from .exported import WrittenSheet


class DocumentReader:
    """The part of a page that shows a document; what is exported is made by the same door.

    Args:
        page: whose part it is.
        file: the file of the assessment that the document is about.
        documents: what the document is made of.
        template: the document that is shown first.
        what: is exported unless the person says something else; None for what goes with the document.
    """

    def __init__(
        self,
        page: Page,
        file: Callable[[], Path],
        documents: Callable[[], DocumentSet],
        template: str,
        what: What | None = None,
    ) -> None:
        self._page = page
        self._file = file
        self._documents = documents
        self._template = template
        self._language = ""
        self._filled = Filled(what=what)

    def body(self) -> Iterable[Widget]:
        """One sheet, whose text can be selected."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield MarkdownText(id="markdown")

    def heading(self) -> tuple[str, str]:
        """Whose document, which one, and in which language."""
        language = LANGUAGES.get(self._language, "")
        return titled(self._documents().assessment), f"{self._title} · {language}"

    def begin(self) -> None:
        """Show the document in the language of the program."""
        self.speak(self._page.words.language)
        self._page.await_content()
        self._show()

    def speak(self, language: str) -> None:
        """Have the document in a language from now on."""
        self._language = language

    @property
    def _title(self) -> str:
        return self._page.words(title_of(self._template))

    def _show(self) -> None:
        self._page.show_state()
        self._page.query_one(MarkdownText).show(Document(self._page.words("Preparing…")))
        self._page.run_worker(self._render(), exclusive=True, group="report")

    async def _render(self) -> None:
        """Fill the document in and lay it out off the UI's thread: its first page is there before the rest.

        Whoever leaves or asks for another one ends it.
        """
        sheet = self._page.query_one(MarkdownText)
        try:
            text = await asyncio.to_thread(_markdown, self._documents(), self._template, self._language)
        except ReadinessError as error:
            sheet.show(Document(""))
            self._page.tell_fault(error.fault)
            self._page.arrived()
            return
        sheet.show(Document(beginning(text, self._page.app.size.height)))
        whole = Document(text)
        await asyncio.to_thread(whole.at, sheet.content_size.width)
        sheet.show(whole)
        self._page.arrived()

    # Commands

    def do_report_language(self) -> None:
        """Show the document in the next language."""
        languages = list(LANGUAGES)
        self._language = languages[(languages.index(self._language) + 1) % len(languages)]
        self._show()

    async def do_report_template(self) -> None:
        """Choose another document; those that compare are the comparison's."""
        words = self._page.words

        def choice(document: DocumentChoice) -> Choice:
            if document.own is not None:
                return Choice(document.name, document.name, short_path(document.own))
            title = words(document.title)
            shown = words("{title} (to be filled in)", title=title) if document.starter else title
            return Choice(document.name, shown)

        choices = [choice(document) for document in to_choose_from(self._documents())]
        picker = Picker(words("Document"), choices, self._template)
        await self._page.program.show(picker, self._choose)

    def _choose(self, name: str | None) -> None:
        if name is not None:
            self._template = name
            self._page.do_scroll_ends(-1)
            self._show()

    async def do_export(self) -> None:
        """Ask what is to be written where, and write it."""
        form = ExportForm(
            self._documents(), self._file(), self._template, self._title, self._language, self._filled
        )

        def done(_: Done | None) -> None:
            self._filled = form.filled

        await offer(self._page, form, done)


async def offer(page: Page, form: ExportForm, done: Callable[[Done | None], None]) -> None:
    """Show a form, and then where it wrote what.

    Args:
        page: the screen that asks.
        form: what can be written.
        done: told what was written; None when nothing was.
    """

    async def ended(written: Done | None) -> None:
        done(written)
        if written is not None:
            page.tell(page.words("Written to {path}.", path=written.order.path))
            await page.program.show(WrittenSheet(written))

    await page.program.show(form, ended)


def file_of(page: Page) -> Path:
    """What documents of the open assessment are written beside."""
    return page.program.workspace.beside(page.session.reference)


def documents_of(page: Page) -> DocumentSet:
    """What documents of the open assessment are made of."""
    evaluation = page.session.evaluation()
    folder = own_templates(file_of(page), page.program.folder)
    # The first screen waits for this module.
    from ...app.portfolio_report import peers_beside

    workspace, settings = page.program.workspace, page.program.settings
    return DocumentSet(
        evaluation.questionnaire,
        evaluation.assessment,
        evaluation.as_of,
        folder=folder,
        look_for_peers=partial(peers_beside, workspace, evaluation, settings) if settings.peers else None,
    )


def _markdown(documents: DocumentSet, template: str, language: str) -> str:
    return documents.draft(template, words_for(language)).text
