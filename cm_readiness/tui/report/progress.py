"""The report on the progress from one side of a comparison to the other."""

from __future__ import annotations

from pathlib import Path

from ...app.documents import PROGRESS, DocumentSet, own_templates
from ...app.paths import beside
from ..compare.comparison_sides import Pair
from ..shell import commands
from .document_page import DocumentPage


class Progress(DocumentPage):
    """A report like any other, on the later side, with the earlier one to compare with."""

    PAGE = "progress"
    BINDINGS = commands.bindings("progress")
    FIRST = PROGRESS
    BEFORE = "compare"

    @property
    def _pair(self) -> Pair:
        pair = self.program.navigation.compared
        assert pair is not None  # noqa: S101 - the screen is shown only after a comparison
        return pair

    def _file(self) -> Path:
        """The file of the later side."""
        return beside(self._pair[1].reference)

    def _documents(self) -> DocumentSet:
        """The report on progress alone."""
        old, new = self._pair
        return DocumentSet(
            new.evaluation.questionnaire,
            new.evaluation.assessment,
            new.evaluation.as_of,
            folder=own_templates(self._file(), self.program.folder),
            against=old.against,
        )
