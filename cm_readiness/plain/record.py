"""The assessment that is being answered: every change is on the disk before it counts as made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..core.assessment import Answer, Assessment
from ..core.errors import ReadinessError
from ..core.questionnaire import Questionnaire


@dataclass(frozen=True)
class _Step:
    """One change that can be undone."""

    before: Assessment
    criterion: str
    key: str


class Record:
    """Holds one assessment; a change that the disk refuses is not made.

    Args:
        questionnaire: what is answered.
        assessment: as it stands.
        save: puts a value on the disk, flushed, or raises a ReadinessError.
        clock: gives the present moment in UTC.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        assessment: Assessment,
        *,
        save: Callable[[Assessment], None],
        clock: Callable[[], datetime],
    ) -> None:
        self.questionnaire = questionnaire
        self.assessment = assessment
        self.clock = clock
        self.refused = False
        """Whether the disk refused the last change."""
        self._save = save
        self._steps: list[_Step] = []

    def answer(self, criterion_id: str) -> Answer:
        """What is recorded for a criterion."""
        return self.assessment.answer_to(criterion_id)

    def change(self, new: Assessment, criterion_id: str = "", key: str = "") -> None:
        """Take a new value over, once it is saved.

        Args:
            new: the whole assessment.
            criterion_id: the criterion that it concerns; what concerns none cannot be undone.
            key: changes in a row with the same key, such as the lines of one note, are undone together.

        Raises:
            ReadinessError: it could not be saved; nothing has changed then.
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

    def _take(self, new: Assessment) -> None:
        try:
            self._save(new)
        except KeyboardInterrupt:
            # What was typed is kept, whenever ctrl+c comes.
            self._save(new)
            self.assessment = new
            raise
        except ReadinessError:
            self.refused = True
            raise
        self.assessment, self.refused = new, False
