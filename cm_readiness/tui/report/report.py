"""A document of the open assessment as it will be printed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from ...app.documents import MAIN
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from .document_reader import DocumentReader, documents_of, file_of


class Report(Page):
    """Shows the report first; every other document can be chosen."""

    PAGE = "report"
    BINDINGS = commands.bindings("report")
    CSS_PATH = "report.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._reader = DocumentReader(self, lambda: file_of(self), lambda: documents_of(self), MAIN)
        self.parts = (self._reader, AssessmentCommands(self), ProgramCommands(self))

    def body(self) -> Iterable[Widget]:
        """The sheet of the document."""
        return self._reader.body()

    def on_mount(self) -> None:
        """Render in the language of the program."""
        super().on_mount()
        self._reader.begin()

    def heading(self) -> tuple[str, str]:
        """Whose document, which one, and in which language."""
        return self._reader.heading()

    def show_body(self) -> None:
        """Nothing but the document stands here, and it has its own language."""

    async def do_back(self) -> None:
        """Go back to the results."""
        await self.program.go("results")
