"""The report as it will be printed, and its export to a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from ...core.errors import Fault, ReadinessError
from ...files.atomic import write_bytes
from ...i18n import LANGUAGES, words_for
from .. import commands
from ..widgets.markdown import MarkdownText
from .base import Room
from .wording import titled

DEFAULT_TEMPLATE = "gap_report"


class Report(Room):
    """Renders in a thread; what is exported is the text that is shown."""

    ROOM = "report"
    BINDINGS = commands.bindings("report")
    CSS_PATH = "report.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    @dataclass
    class Rendered(Message):
        """The report is there."""

        text: str
        language: str

    @dataclass
    class Failed(Message):
        """The template has a fault."""

        fault: Fault

    def __init__(self) -> None:
        super().__init__()
        self._language = ""
        self._template = DEFAULT_TEMPLATE
        self._text = ""

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
        """Whose report, and in which language."""
        return titled(self.session.assessment), LANGUAGES[self._language] if self._language else ""

    def show_body(self) -> None:
        """Nothing but the report stands here, and it has its own language."""

    @work(thread=True, exclusive=True, group="report")
    def _render_report(self) -> None:
        """Render off the UI's thread of control: a template may be long."""
        from ...report.render import render

        worker = get_current_worker()
        evaluation, language = self.session.evaluation(), self._language
        try:
            text = render(
                self._template, evaluation, words_for(language),
                folder=self.host.folder / "report_templates",
            )  # fmt: skip
        except ReadinessError as error:
            self.post_message(self.Failed(error.fault))
            return
        if not worker.is_cancelled:
            self.post_message(self.Rendered(text, language))

    @on(Rendered)
    def _rendered(self, event: Rendered) -> None:
        if event.language == self._language:
            self._text = event.text
            self.query_one(MarkdownText).show(event.text)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._text = ""
        self.tell_fault(event.fault)

    # Commands

    def do_report_language(self) -> None:
        """Show the report in the next language."""
        languages = list(LANGUAGES)
        self._language = languages[(languages.index(self._language) + 1) % len(languages)]
        self.show_state()
        self._render_report()

    async def do_report_template(self) -> None:
        """Choose another report."""
        from ...report.render import templates
        from .dialogs import Choice, Picker

        found = templates(self.host.folder / "report_templates")
        choices = [Choice(info.name, self.words(info.title)) for info in found]
        await self.host.show(Picker(self.words("Template"), choices, self._template), self._choose)

    def _choose(self, name: str | None) -> None:
        if name is not None:
            self._template = name
            self._render_report()

    async def do_export(self) -> None:
        """Ask for a path and write the report there."""
        from .dialogs import AskText

        if not self._text:
            self.tell(self.words("The report is not ready yet."))
            return
        proposed = self.session.path.with_suffix("")
        proposed = proposed.with_name(
            f"{proposed.name}-{self._template.replace('_', '-')}-{self._language}.md"
        )
        await self.host.show(
            AskText(
                self.words("Write the report to"), str(proposed), self.words("Markdown, as it is shown here.")
            ),
            self._export,
        )

    async def _export(self, text: str | None) -> None:
        if text is not None:
            await self._write(Path(text).expanduser(), replace=False)

    async def _write(self, path: Path, *, replace: bool) -> None:
        from .dialogs import Confirm

        try:
            write_bytes(path, self._text.encode("utf-8"), replace=replace)
        except ReadinessError as error:
            if error.fault.code != "output_exists":
                self.tell_fault(error.fault)
                return
            question = self.words("{path} exists already. Replace it?", path=path)

            async def answered(yes: bool | None) -> None:
                if yes:
                    await self._write(path, replace=True)

            await self.host.show(Confirm(question), answered)
        else:
            self.tell(self.words("Written to {path}.", path=path))

    async def do_back(self) -> None:
        """Go back to the results."""
        await self.host.go("results")
