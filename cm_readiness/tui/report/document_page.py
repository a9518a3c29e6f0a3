"""A page on which a document is read as it will be printed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.widget import Widget

from ...app.documents import DocumentSet
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from .document_reader import DocumentReader


class DocumentPage(Page):
    """Shows one document first; others can be chosen where there are any."""

    CSS_PATH = "report.tcss"
    SCROLLER = "#sheet"
    AUTO_FOCUS = ""
    FIRST: ClassVar[str]
    """The name of the document that is shown first."""
    BEFORE: ClassVar[str]
    """The page that one goes back to."""

    def __init__(self) -> None:
        super().__init__()
        self._reader = DocumentReader(self, self._file, self._documents, self.FIRST)
        self.parts = (self._reader, *self.more_parts(), ProgramCommands(self))

    def more_parts(self) -> tuple[object, ...]:
        """What else has commands here, between those of the document and those of the program."""
        return ()

    def _file(self) -> Path:
        """What documents are written beside."""
        raise NotImplementedError

    def _documents(self) -> DocumentSet:
        """What can be shown."""
        raise NotImplementedError

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
        """Go back to where the document was asked for."""
        await self.program.go(self.BEFORE)
