"""The report on the progress from one side of a comparison to the other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.widget import Widget

from ...app.documents import PROGRESS, DocumentSet, own_templates
from ..compare.comparison_sides import Pair
from ..shell import commands
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from .document_reader import DocumentReader


class Progress(Page):
    """A report like any other, on the later side, with the earlier one to compare with."""

    PAGE = "progress"
    BINDINGS = commands.bindings("progress")
    CSS_PATH = "report.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._reader = DocumentReader(self, self._file, self._documents, PROGRESS)
        self.parts = (self._reader, ProgramCommands(self))

    @property
    def _pair(self) -> Pair:
        pair = self.program.navigation.compared
        assert pair is not None  # noqa: S101 - the screen is shown only after a comparison
        return pair

    def _file(self) -> Path:
        """The file of the later side."""
        return self.program.workspace.beside(self._pair[1].reference)

    def _documents(self) -> DocumentSet:
        old, new = self._pair
        return DocumentSet(
            new.evaluation.questionnaire,
            new.evaluation.assessment,
            new.evaluation.as_of,
            folder=own_templates(self._file(), self.program.folder),
            against=old.against,
        )

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
        """Go back to the comparison."""
        await self.program.go("compare")
