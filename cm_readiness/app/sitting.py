"""The open assessment: the one value that all its screens show, and the one place that changes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ..core.assessment import (
    Answer,
    Assessment,
    Given,
    with_answer,
    with_remarks,
    without_answer,
)
from ..core.changes import change_since
from ..core.errors import Fault
from ..core.evaluation import Evaluation, evaluate
from ..core.history import History
from ..core.questionnaire import Criterion, Questionnaire
from ..core.resolving import resolved
from ..core.scope import Progress, given, in_scope, neighbour, next_open, progress, scope
from ..files.assessments import touched
from ..files.lock import Holder
from ..files.writing import OpenAssessment, open_for_writing
from ..language.local_days import local_day
from .saver import Saver
from .sitting_file import OpenFile

FLUSH_SECONDS = 10.0
"""How long leaving waits for the disk."""


def utc_now() -> datetime:
    """The present moment as files record it: in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


class Session:
    """Holds one open assessment; every change goes through the method's own functions, and is saved.

    Args:
        opened: the file of the assessment; the session releases it.
        questionnaire: what it answers.
        saved: told, in another thread, when the newest value is on the disk.
        refused: told, in another thread, why it is not.
        told: told, in another thread, what was kept beside the file, or who has taken it over.
        clock: gives the present moment.
    """

    def __init__(
        self,
        opened: OpenAssessment,
        questionnaire: Questionnaire,
        *,
        saved: Callable[[], None],
        refused: Callable[[Fault], None],
        told: Callable[[Sequence[Fault]], None],
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._authored = questionnaire
        self._history = History(opened.assessment)
        self.current = self._start()
        self.change = change_since(opened.assessment, questionnaire)
        """What is different in the questionnaire since the last save; None where nothing is."""
        self.numbers = {criterion.id: number for number, criterion in questionnaire.numbered()}
        """The number of each criterion as people see it, by full id."""
        self._told = told
        self._clock = clock
        self._evaluation: Evaluation | None = None
        self._file = OpenFile(opened, told)
        self._saver = Saver[Assessment](self._write, saved, refused)

    # What is there

    @property
    def questionnaire(self) -> Questionnaire:
        """What is answered, as it is put to this company."""
        return resolved(self._authored, self.assessment.company)

    @property
    def assessment(self) -> Assessment:
        """What all screens show."""
        return self._history.present

    @property
    def path(self) -> Path:
        """The file of the assessment."""
        return self._file.opened.path

    @property
    def held_by_other(self) -> Holder | None:
        """Who had the file open when it was opened here: it is only looked at, and nothing changes it."""
        return self._file.held_by_other

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria in scope, in questionnaire order."""
        return scope(self.questionnaire, self.assessment)

    @property
    def progress(self) -> Progress:
        """How far the answers have come."""
        return progress(self.questionnaire, self.assessment)

    @property
    def criterion(self) -> Criterion:
        """The criterion that is shown now."""
        return self.questionnaire.criteria[self.current]

    @property
    def answer(self) -> Answer:
        """What is recorded for the criterion that is shown now."""
        return self.assessment.answer_to(self.current)

    @property
    def given(self) -> Given | None:
        """The answer to the criterion that is shown now, as it counts."""
        return given(self.criterion, self.assessment)

    @property
    def is_complete(self) -> bool:
        """Whether every criterion in scope is answered."""
        return next_open(self.questionnaire, self.assessment, None) is None

    @property
    def is_saved(self) -> bool:
        """Whether the newest value is on the disk."""
        return self._saver.up_to_date

    def is_open(self, criterion: Criterion) -> bool:
        """Whether a criterion is not answered."""
        return given(criterion, self.assessment) is None

    def evaluation(self) -> Evaluation:
        """Everything that is shown about the present answers."""
        today = local_day(self._clock())
        known = self._evaluation
        if known is None or known.assessment is not self.assessment or known.as_of != today:
            self._evaluation = known = evaluate(self._authored, self.assessment, today, local_day)
        return known

    def next_open_after(self, criterion_id: str) -> str | None:
        """The next unanswered criterion that stands after another one; none looks from the start again."""
        found = next_open(self.questionnaire, self.assessment, criterion_id)
        order = self.questionnaire.order
        return found if found is not None and order[found] > order[criterion_id] else None

    # What changes it

    def give(self, criterion_id: str, answer: Given, key: str = "") -> None:
        """Record or confirm an answer."""
        new = with_answer(self.assessment, criterion_id, answer, self._clock(), local_day)
        self._change(new, criterion_id, key)

    def clear(self, criterion_id: str) -> None:
        """Take an answer back; what was noted beside it stays."""
        self._change(without_answer(self.assessment, criterion_id), criterion_id, "")

    def remark(
        self,
        criterion_id: str,
        *,
        note: str | None = None,
        private: str | None = None,
        evidence: tuple[str, ...] | None = None,
        flagged: bool | None = None,
        key: str = "",
    ) -> None:
        """Change what stands beside an answer; what is not given stays as it is."""
        self._change(
            with_remarks(
                self.assessment, criterion_id, note=note, private=private, evidence=evidence, flagged=flagged
            ),
            criterion_id,
            key,
        )

    def revise(self, assessment: Assessment, key: str) -> None:
        """Take over what is changed beside the answers; a criterion that is no longer asked is left.

        Args:
            assessment: the present one with other title, profile, depth, rule, targets or actions.
            key: changes in a row with the same one are undone together.
        """
        self._change(assessment, "", key)
        self._stay_in_scope()

    def undo(self) -> str | None:
        """Take the last change back.

        Returns:
            The criterion to show, where it was; None when there is nothing to undo.
        """
        return self._travel(self._history.undo(), self._history.next_undone)

    def redo(self) -> str | None:
        """Make the change again that was undone last; as `undo`."""
        return self._travel(self._history.redo(), self._history.next_redone)

    def take_back(self, key: str) -> None:
        """Take the last change back for good if it has this key: an entry that was not finished."""
        self._turn_to(self._history.take_back(key))

    def move(self, step: int) -> bool:
        """Show the next or the previous criterion.

        Args:
            step: 1 or -1.

        Returns:
            Whether there is one.
        """
        found = neighbour(self.questionnaire, self.assessment, self.current, step)
        self.current = found or self.current
        return found is not None

    def move_dimension(self, step: int) -> bool:
        """Show the first criterion of the next or the previous dimension that asks anything; as `move`."""
        asked = self.criteria
        dimensions = list(dict.fromkeys(self.questionnaire.dimension_of(c.id).id for c in asked))
        here = self.questionnaire.dimension_of(self.current).id
        place = dimensions.index(here) + step if here in dimensions else 0
        if not 0 <= place < len(dimensions):
            return False
        self.current = next(
            c.id for c in asked if self.questionnaire.dimension_of(c.id).id == dimensions[place]
        )
        return True

    # The disk

    def save_to(self, path: Path) -> None:
        """Keep the assessment in another file from now on.

        Args:
            path: where no file is yet.

        Raises:
            ReadinessError: as `OpenAssessment.write`; everything is as it was then.
        """
        opened = open_for_writing(path, new=True, clock=self._clock)
        try:
            opened.write(touched(self.assessment, self.questionnaire, self._clock()))
        except BaseException:
            opened.release()
            raise
        # What is being written to the former file comes to its end before somebody else may write it.
        self._saver.flush(FLUSH_SECONDS)
        self._file.close()
        self._file = OpenFile(opened, self._told)
        self._saver.submit(self.assessment)

    def close(self) -> bool:
        """Wait until everything is saved, end the saver, and let others write the file.

        Returns:
            Whether everything is on the disk.
        """
        done = self._saver.close(FLUSH_SECONDS)
        self._file.close()
        return done

    def flush(self) -> bool:
        """Wait until everything is saved or refused; as `close`."""
        return self._saver.flush(FLUSH_SECONDS)

    def _start(self) -> str:
        """Where it was left: the first open criterion after the last answered one."""
        answers = self.assessment.answers
        times = [
            (answer.answered, self.questionnaire.order[identifier])
            for identifier, answer in answers.items()
            if answer.answered is not None and identifier in self.questionnaire.order
        ]
        identifiers = tuple(self.questionnaire.criteria)
        last = identifiers[max(times)[1]] if times else None
        found = next_open(self.questionnaire, self.assessment, last)
        asked = scope(self.questionnaire, self.assessment)
        return found or (asked[0].id if asked else identifiers[0])

    def _change(self, new: Assessment, criterion_id: str, key: str) -> None:
        self._turn_to(self._history.do(new, criterion_id, key))

    def _travel(self, history: History, about: str | None) -> str | None:
        if about is None or history is self._history:
            return None
        self._turn_to(history)
        if about and in_scope(self.questionnaire, self.questionnaire.criteria[about], self.assessment):
            self.current = about
        self._stay_in_scope()
        return self.current

    def _turn_to(self, history: History) -> None:
        """Show another value from now on, and save it."""
        if history is self._history or self.held_by_other is not None:
            return
        self._history = history
        self._saver.submit(self.assessment)

    def _stay_in_scope(self) -> None:
        if not in_scope(self.questionnaire, self.criterion, self.assessment):
            found = (neighbour(self.questionnaire, self.assessment, self.current, step) for step in (1, -1))
            self.current = next((identifier for identifier in found if identifier), self.current)

    def _write(self, assessment: Assessment) -> None:
        kept = self._file.opened.write(touched(assessment, self.questionnaire, self._clock()))
        if kept:
            self._told(kept)
