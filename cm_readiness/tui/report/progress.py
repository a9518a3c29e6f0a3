"""The report on the progress from one side of a comparison to the other."""

from __future__ import annotations

from pathlib import Path

from ...app.documents import PROGRESS, DocumentSet, own_templates
from ..compare.comparison_sides import Pair
from ..shell import commands
from .report import Report


class Progress(Report):
    """A report like any other, on the later side, with the earlier one to compare with."""

    ROOM = "progress"
    BINDINGS = commands.bindings("progress")

    def __init__(self) -> None:
        super().__init__(PROGRESS)

    @property
    def _pair(self) -> Pair:
        pair = self.host.compared
        assert pair is not None  # noqa: S101 - the screen is shown only after a comparison
        return pair

    @property
    def file(self) -> Path:
        """The file of the later side."""
        return self._pair[1].path

    @property
    def documents(self) -> DocumentSet:
        """What the report is made of."""
        old, new = self._pair
        return DocumentSet(
            new.evaluation.questionnaire,
            new.evaluation.assessment,
            new.evaluation.as_of,
            folder=own_templates(self.file, self.host.folder),
            against=old.against,
        )

    async def do_back(self) -> None:
        """Go back to the comparison."""
        await self.host.go("compare")
