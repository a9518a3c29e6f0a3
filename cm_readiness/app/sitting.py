"""The open assessment: the one value that a face shows, and the one place that changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol

from ..core.actions import dated
from ..core.agenda import left_at
from ..core.assessment import (
    Answer,
    Assessment,
    Given,
    with_answer,
    with_remarks,
    without_answer,
)
from ..core.changes import change_since
from ..core.company import Company
from ..core.errors import Fault, ReadinessError
from ..core.evaluation import Evaluation
from ..core.history import History
from ..core.questionnaire import Criterion, Questionnaire
from ..core.resolving import resolved
from ..core.scope import Progress, given, in_scope, neighbour, next_open, scope, tally
from ..core.store import Reference
from ..language.local_days import local_day
from .arrivals import Arrivals, Version
from .evaluating import evaluated, stood
from .keeping import Keeping
from .workspace import Workspace

if TYPE_CHECKING:
    from ..core.criterion_result import Standings
    from ..core.merging import Merged

FLUSH_SECONDS = 10.0
"""How long leaving waits for the disk."""


class Saving(Protocol):
    """Puts the newest value on the disk, at once or soon."""

    @property
    def refusal(self) -> Fault | None:
        """Why the newest value that was tried is not there."""

    @property
    def up_to_date(self) -> bool:
        """Whether it is there."""

    @property
    def is_apart(self) -> bool:
        """Whether it writes in a thread of its own."""

    def submit(self, value: Version, /) -> None:
        """Give the newest value."""

    def flush(self, timeout: float) -> bool:
        """Wait until it is written or refused; whether it is written."""

    def close(self, timeout: float) -> bool:
        """As `flush`, for the last time."""


@dataclass(frozen=True)
class Change:
    """A change of the open assessment, for whoever shows it."""

    before: Assessment
    after: Assessment
    about: str
    """The full id of the criterion that it concerns; empty for the assessment's own data."""
    way: Literal["done", "undone", "redone"] = "done"


class Sitting:
    """Holds one open assessment; every change goes through the method's own functions, and is saved.

    Made by the functions of `opening`.

    Args:
        workspace: the assessments.
        assessment: as it stands.
        keeping: where it is kept; the sitting lets go of it.
        saving: makes what saves with the function that writes one value.
    """

    def __init__(
        self,
        workspace: Workspace,
        assessment: Assessment,
        keeping: Keeping,
        saving: Callable[[Callable[[Version], None]], Saving],
    ) -> None:
        self._authored = questionnaire = keeping.asked.questionnaire
        self._asked_of: tuple[Company, Questionnaire] | None = None
        self._in_scope: tuple[Company, str, tuple[Criterion, ...]] | None = None
        self.clock = workspace.clock
        self._workspace = workspace
        self._history = History(assessment)
        self.current = self._left_at()
        self.change = change_since(assessment, questionnaire)
        """What is different in the questionnaire since the last save; None where nothing is."""
        self.numbers = {criterion.id: number for number, criterion in questionnaire.numbered()}
        """The number of each criterion as people see it, by full id."""
        self._evaluation: Evaluation | None = None
        self._standings: tuple[Assessment, date, Standings] | None = None
        self._keeping = keeping
        self._on_disk = assessment
        """What was written last."""
        self.room_is_open = False
        """Whether a live room is open on it."""
        self.heard: Callable[[Change], None] = lambda _: None
        """Told of every change."""
        self._arrivals = Arrivals(
            self._write,
            lambda fault: self._keeping.tell((fault,)),
            self.numbers,
        )
        self._saver = saving(self._arrivals.save)

    # What is there

    @property
    def questionnaire(self) -> Questionnaire:
        """What is answered, as it is put to this company."""
        company = self.assessment.company
        if self._asked_of is None or self._asked_of[0] is not company:
            # Asked for again and again with each answer, and the same until the profile is another.
            self._asked_of = company, resolved(self._authored, company)
        return self._asked_of[1]

    @property
    def questionnaire_place(self) -> str:
        """Where the questionnaire lies, with the tables beside its criteria."""
        return self._workspace.place_of(self._keeping.asked, self.kept_as)

    @property
    def assessment(self) -> Assessment:
        """What all screens show."""
        return self._history.present

    @property
    def kept_as(self) -> Reference | None:
        """Which assessment of the store it is; None while a new one is kept nowhere."""
        return self._keeping.reference

    @property
    def reference(self) -> Reference:
        """As `kept_as`, for one that is kept already."""
        reference = self.kept_as
        assert reference is not None, "it was opened from there"  # noqa: S101
        return reference

    @property
    def held_by_other(self) -> Fault | None:
        """Who had it open when it was opened here: it is only looked at, and nothing changes it."""
        return self._keeping.held_by_other

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria in scope, in questionnaire order."""
        company, depth, known = self.assessment.company, self.assessment.depth, self._in_scope
        if known is None or known[0] is not company or known[1] != depth:
            self._in_scope = known = company, depth, scope(self.questionnaire, self.assessment)
        return known[2]

    @property
    def progress(self) -> Progress:
        """How far the answers have come."""
        return tally(given(criterion, self.assessment) for criterion in self.criteria)

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

    @property
    def is_kept_here(self) -> bool:
        """Whether the newest value is kept on this machine until the team's store can be reached again."""
        return self._keeping.is_kept_here

    @property
    def refusal(self) -> Fault | None:
        """Why the newest value that was tried is not on the disk."""
        return self._saver.refusal

    @property
    def unsaved(self) -> int:
        """How many answers, with what is noted beside them, are not on the disk as they are here."""
        here, there = self.assessment.answers, self._on_disk.answers
        return sum(here.get(name) != there.get(name) for name in here.keys() | there.keys())

    def is_open(self, criterion: Criterion) -> bool:
        """Whether a criterion is not answered."""
        return given(criterion, self.assessment) is None

    def evaluation(self) -> Evaluation:
        """Everything that is shown about the present answers."""
        today = local_day(self.clock())
        known = self._evaluation
        if known is None or known.assessment is not self.assessment or known.as_of != today:
            self._evaluation = known = evaluated(self._authored, self.assessment, today)
        return known

    def standings(self) -> Standings:
        """Where every criterion stands now: what is seen with each answer, without the scores."""
        today, known = local_day(self.clock()), self._standings
        if known is None or known[0] is not self.assessment or known[1] != today:
            found = stood(self._authored, self.assessment, today)
            self._standings = known = self.assessment, today, found
        return known[2]

    def next_open_after(self, criterion_id: str) -> str | None:
        """The next unanswered criterion that stands after another one; none looks from the start again."""
        found = next_open(self.questionnaire, self.assessment, criterion_id)
        order = self.questionnaire.order
        return found if found is not None and order[found] > order[criterion_id] else None

    # What changes it

    def record(self, new: Assessment, criterion_id: str = "", key: str = "") -> None:
        """Take a changed assessment over.

        Args:
            new: all of it.
            criterion_id: the criterion that it concerns; empty for the assessment's own data.
            key: changes in a row with the same one are undone together.

        Raises:
            ReadinessError: it is saved at once and the disk refuses it; nothing has changed then.
        """
        new = dated(self.assessment, new, self.clock())
        history = self._history.do(new, criterion_id, key)
        self._turn_to(history, criterion_id)

    def take_in(self, merged: Assessment) -> None:
        """Take over what this assessment and another version of it were put together to.

        Args:
            merged: all of it; what it says of when things were changed stays.

        Raises:
            ReadinessError: as `record`.
        """
        self._turn_to(self._history.do(merged))
        self._stay_in_scope()

    def give(self, criterion_id: str, answer: Given, key: str = "") -> None:
        """Record or confirm an answer."""
        new = with_answer(self.assessment, criterion_id, answer, self.clock(), local_day)
        self.record(new, criterion_id, key)

    def clear(self, criterion_id: str) -> None:
        """Take an answer back; what was noted beside it stays."""
        self.record(without_answer(self.assessment, criterion_id), criterion_id, "")

    def remark(
        self,
        criterion_id: str,
        *,
        note: str | None = None,
        private: str | None = None,
        evidence: tuple[str, ...] | None = None,
        flagged: bool | None = None,
        urgent: bool | None = None,
        key: str = "",
    ) -> None:
        """Change what stands beside an answer; what is not given stays as it is."""
        self.record(
            with_remarks(
                self.assessment,
                criterion_id,
                note=note,
                private=private,
                evidence=evidence,
                flagged=flagged,
                urgent=urgent,
            ),
            criterion_id,
            key,
        )

    def revise(self, assessment: Assessment, key: str = "") -> None:
        """Take over what is changed beside the answers; a criterion that is no longer asked is left.

        Args:
            assessment: the present one with other title, profile, depth, rule, targets or actions.
            key: as for `record`.
        """
        self.record(assessment, "", key)
        self._stay_in_scope()

    def freeze(self, name: str) -> None:
        """Freeze the present results under a name.

        Raises:
            ReadinessError: as `with_milestone`.
        """
        from ..core.comparison import with_milestone

        self.revise(with_milestone(self.evaluation(), name, self.clock()))

    def forget_steps(self) -> None:
        """What was changed so far cannot be undone: it belongs to the beginning."""
        self._history = History(self.assessment)

    def undo(self) -> str | None:
        """Take the last change back.

        Returns:
            The criterion to show, where it was; None when there is nothing to undo.
        """
        return self._travel(self._history.undo(), self._history.next_undone, "undone")

    def redo(self) -> str | None:
        """Make the change again that was undone last; as `undo`."""
        return self._travel(self._history.redo(), self._history.next_redone, "redone")

    def take_back(self, key: str) -> None:
        """Take the last change back for good if it has this key: an entry that was not finished."""
        self._turn_to(self._history.take_back(key), self._history.next_undone or "", "undone")

    def resume(self) -> str:
        """Show the criterion where it was left, among those that are asked now."""
        self.current = self._left_at()
        return self.current

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

    def save_to(self, reference: Reference) -> None:
        """Keep the assessment in another place from now on, and its questionnaire beside it.

        Args:
            reference: where nothing is yet.

        Raises:
            ReadinessError: it is not saved there; everything is as it was then.
        """
        moved = self._keeping.moved(reference, self.assessment)
        # What is being written to the former place comes to its end before somebody else may write it.
        self._saver.flush(FLUSH_SECONDS)
        self._keeping.close()
        self._keeping = moved
        self._submit()

    def save_elsewhere(self, typed: str) -> Reference:
        """As `save_to`, in the place that a person types."""
        reference = self._workspace.typed(typed, to_create=True)
        self.save_to(reference)
        return reference

    def take_over(self) -> bool:
        """Change it from now on, if nobody else has it open any more; what they said is read anew.

        Returns:
            Whether it can be changed now.

        Raises:
            ReadinessError: it cannot be read; it is only looked at then, as before.
        """
        assessment = self._keeping.take_over()
        if assessment is None:
            return False
        self._history, self._on_disk = History(assessment), assessment
        self._stay_in_scope()
        return True

    def look_again(self) -> None:
        """Take in what somebody else has saved meanwhile, if they have; from any thread."""
        if self.held_by_other is None and self._keeping.is_changed():
            self._submit()

    def catch_up(self) -> bool:
        """Show what came in with another version; nothing of it is a step that can be undone.

        Returns:
            Whether anything did.
        """
        history = self._arrivals.taken_into(self._history)
        if history is None:
            return False
        self._history = history
        self._stay_in_scope()
        self._submit()
        return True

    def save_again(self) -> None:
        """Ask the disk once more to save what is here."""
        self._submit()

    def close(self) -> bool:
        """Wait until everything is saved, end the saver, and let others write the file.

        Returns:
            Whether everything is on the disk.
        """
        done = self._saver.close(FLUSH_SECONDS)
        self._keeping.close()
        return done

    def flush(self) -> bool:
        """Wait until everything is saved or refused; as `close`."""
        return self._saver.flush(FLUSH_SECONDS)

    def _left_at(self) -> str:
        """Where to go on; the first criterion where nothing is open."""
        found = left_at(self.questionnaire, self.assessment)
        asked = scope(self.questionnaire, self.assessment)
        return found or (asked[0].id if asked else next(iter(self.questionnaire.criteria)))

    def _write(self, value: Assessment) -> Merged | None:
        merged = self._keeping.write(value)
        self._on_disk = value if merged is None else merged.assessment
        return merged

    def _travel(self, history: History, about: str | None, way: Literal["undone", "redone"]) -> str | None:
        if about is None or history is self._history:
            return None
        self._turn_to(history, about, way)
        if about and in_scope(self.questionnaire, self.questionnaire.criteria[about], self.assessment):
            self.current = about
        self._stay_in_scope()
        return self.current

    def _turn_to(
        self, history: History, about: str = "", way: Literal["done", "undone", "redone"] = "done"
    ) -> None:
        """Show another value from now on, save it, and tell of it."""
        if history is self._history or self.held_by_other is not None:
            return
        before, self._history = self._history, history
        try:
            self._submit()
        except ReadinessError:
            self._history = before
            raise
        # What is typed in pieces is one change from where it began.
        start = history.past[-1].assessment if way == "done" and history.past else before.present
        self.heard(Change(start, self.assessment, about, way))
        if not self._saver.is_apart:
            self.catch_up()

    def _submit(self) -> None:
        self._saver.submit(self._arrivals.version(self.assessment))

    def _stay_in_scope(self) -> None:
        if not in_scope(self.questionnaire, self.criterion, self.assessment):
            found = (neighbour(self.questionnaire, self.assessment, self.current, step) for step in (1, -1))
            self.current = next((identifier for identifier in found if identifier), self.current)
