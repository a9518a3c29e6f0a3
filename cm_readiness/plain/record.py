"""The assessment that is being answered: every change is on the disk before it is called saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from ..core.assessment import Answer, Assessment
from ..core.errors import ReadinessError
from ..core.questionnaire import Questionnaire
from ..core.resolving import resolved
from ..files.writing import CONTENT_REFUSALS


class Keeping(Protocol):
    """Where the assessment is kept."""

    def save(self, assessment: Assessment) -> None:
        """Put it on the disk, flushed, or raise a ReadinessError."""

    def move(self, path: Path, assessment: Assessment) -> None:
        """Save it in another file and go on there, or raise a ReadinessError and change nothing."""

    def shown(self) -> str:
        """The file as one types it in a command; empty while it is not there."""


@dataclass(frozen=True)
class _Step:
    """One change that can be undone."""

    before: Assessment
    criterion: str
    key: str


class Record:
    """Holds one assessment; a change that the disk refuses is kept here, and saved with the next one.

    Args:
        questionnaire: what is answered.
        assessment: as it stands.
        keeping: where it is kept.
        refused: called with why the disk refuses a change, and whether it took the one before.
        clock: gives the present moment in UTC.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        assessment: Assessment,
        *,
        keeping: Keeping,
        refused: Callable[[ReadinessError, bool], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._authored = questionnaire
        self.assessment = assessment
        self.clock = clock
        self.unsaved: ReadinessError | None = None
        """Why what is here is not on the disk; None while it is."""
        self._keeping = keeping
        self._refused = refused
        self._steps: list[_Step] = []

    @property
    def questionnaire(self) -> Questionnaire:
        """What is answered, as it is put to this company."""
        return resolved(self._authored, self.assessment.company)

    @property
    def file(self) -> str:
        """The file as one types it in a command; empty while nothing has been saved."""
        return self._keeping.shown()

    def answer(self, criterion_id: str) -> Answer:
        """What is recorded for a criterion."""
        return self.assessment.answer_to(criterion_id)

    def change(self, new: Assessment, criterion_id: str = "", key: str = "") -> None:
        """Take a new value over, and save it.

        Args:
            new: the whole assessment.
            criterion_id: the criterion that it concerns; what concerns none cannot be undone.
            key: changes in a row with the same key, such as the lines of one note, are undone together.

        Raises:
            ReadinessError: one of `CONTENT_REFUSALS`, for what no file could hold; nothing has changed then.
        """
        before, last = self.assessment, self._steps[-1] if self._steps else None
        if new == before:
            return
        self._take(new)
        if criterion_id and not (key and last and last.key == key):
            self._steps.append(_Step(before, criterion_id, key))

    def undo(self) -> str | None:
        """Take the last change of an answer, or of what stands beside it, back.

        Returns:
            The criterion that it concerned; None when there is nothing to undo.

        Raises:
            ReadinessError: as `change`.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        answers = dict(self.assessment.answers)
        answers.pop(step.criterion, None)
        old = step.before.answer_to(step.criterion)
        if not old.is_empty:
            answers[step.criterion] = old
        self._take(self.assessment.model_copy(update={"answers": answers}))
        self._steps.pop()
        return step.criterion

    def save_again(self) -> None:
        """Ask the disk once more to save what is here."""
        self._take(self.assessment)

    def move(self, path: Path) -> None:
        """Save what is here in another file, and go on there.

        Raises:
            ReadinessError: what is in the way; everything is as it was then.
        """
        self._keeping.move(path, self.assessment)
        self.unsaved = None

    def _take(self, new: Assessment) -> None:
        try:
            self._save(new)
        except KeyboardInterrupt:
            # What was typed is kept, whenever ctrl+c comes.
            self._save(new)
            raise

    def _save(self, new: Assessment) -> None:
        try:
            self._keeping.save(new)
        except ReadinessError as error:
            if error.fault.code in CONTENT_REFUSALS:
                raise
            first = self.unsaved is None
            self.assessment, self.unsaved = new, error
            self._refused(error, first)
        else:
            self.assessment, self.unsaved = new, None
