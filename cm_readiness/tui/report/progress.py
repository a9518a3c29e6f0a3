"""The report on the progress from one side of a comparison to the other."""

from __future__ import annotations

from pathlib import Path

from ...app.paths import beside
from ...documents.catalogue import DOCUMENTS
from ...documents.document_set import Edition, own_templates
from ..compare.comparison_sides import Pair
from ..shell import commands
from .report import Report

TEMPLATE = next(name for name, document in DOCUMENTS.items() if document.compares)


class Progress(Report):
    """A report like any other, on the later side, with the earlier one to compare with."""

    PAGE = "progress"
    BINDINGS = commands.bindings("progress")

    def __init__(self) -> None:
        super().__init__(TEMPLATE)

    @property
    def _pair(self) -> Pair:
        pair = self.program.compared
        assert pair is not None  # noqa: S101 - the screen is shown only after a comparison
        return pair

    @property
    def file(self) -> Path:
        """The file of the later side."""
        return beside(self._pair[1].reference)

    @property
    def edition(self) -> Edition:
        """What the report is made of."""
        old, new = self._pair
        return Edition(
            new.evaluation.questionnaire,
            new.evaluation.assessment,
            new.evaluation.as_of,
            folder=own_templates(self.file, self.program.folder),
            against=old.against,
        )

    async def do_back(self) -> None:
        """Go back to the comparison."""
        await self.program.go("compare")
