"""A document of the open assessment as it will be printed."""

from __future__ import annotations

from pathlib import Path

from ...app.documents import MAIN, DocumentSet
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from .document_page import DocumentPage
from .document_reader import documents_of, file_of


class Report(DocumentPage):
    """Shows the report first; every other document can be chosen."""

    PAGE = "report"
    BINDINGS = commands.bindings("report")
    FIRST = MAIN
    BEFORE = "results"

    def more_parts(self) -> tuple[object, ...]:
        """Those of the open assessment."""
        return (AssessmentCommands(self),)

    def _file(self) -> Path:
        """What documents are written beside."""
        return file_of(self)

    def _documents(self) -> DocumentSet:
        """All documents of the open assessment."""
        return documents_of(self)
