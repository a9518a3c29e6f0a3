"""A document of the open assessment as it will be printed."""

from __future__ import annotations

from pathlib import Path

from ...app.documents import MAIN, DocumentSet, own_templates
from ...app.paths import beside
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from .document_page import DocumentPage


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
        return beside(self.session.reference)

    def _documents(self) -> DocumentSet:
        """All documents of the open assessment."""
        evaluation = self.session.evaluation()
        folder = own_templates(self._file(), self.program.folder)
        return DocumentSet(evaluation.questionnaire, evaluation.assessment, evaluation.as_of, folder=folder)
