"""What a criterion is answered with: a level, don't know, not applicable; the mark, and taking it back."""

from __future__ import annotations

from collections.abc import Callable

from ..core.assessment import (
    Assessment,
    Given,
    NotApplicable,
    with_answer,
    with_remarks,
    without_answer,
)
from ..core.errors import ReadinessError
from ..core.evaluation import evaluate
from ..core.scope import given, scope
from ..language.local_days import local_day
from .console import Console
from .criterion import answer_words
from .record import Record
from .results import SpokenPage
from .saving import say_saved


class Answers:
    """Records answers and says what is recorded; nothing is said to be saved that is not.

    Args:
        console: where it is said.
        record: the assessment.
        show_scores: whether a dimension's score is said when its last criterion is answered.
    """

    def __init__(self, console: Console, record: Record, *, show_scores: bool) -> None:
        self._console = console
        self._record = record
        self._show_scores = show_scores

    def give(self, criterion: str, answer: Given) -> bool:
        """Record or confirm an answer.

        Args:
            criterion: its full id.
            answer: the one that is given.

        Returns:
            Whether it is recorded.
        """
        words = self._console.words
        before, at = self._given(criterion), self._record.clock()
        if not self._change(
            criterion, lambda: with_answer(self._assessment, criterion, answer, at, local_day)
        ):
            return False
        said = answer_words(answer, words)
        if answer == before and self._record.unsaved is None:
            self._console.say(words("Confirmed: {answer}.", answer=said))
        else:
            say_saved(self._console, self._record, said)
        if self._show_scores and before is None:
            self._say_score(criterion)
        return True

    def not_applicable(self, criterion: str, reason: str) -> bool:
        """Answer that a criterion does not apply, where that is allowed; as `give`.

        Args:
            criterion: its full id.
            reason: empty to ask for it.
        """
        console, words = self._console, self._console.words
        about, before = self._record.questionnaire.criteria[criterion], self._given(criterion)
        if not about.allow_na:
            console.complain(
                words("This criterion applies to every company: answer 0 to 4, or ? for don’t know.")
            )
            return False
        if not reason:
            if about.na_when:
                console.say(about.na_when.get(words.language))
            if isinstance(before, NotApplicable):
                console.say(words("Enter alone confirms the reason that is recorded."))
            reason = console.ask(words("Why does this not apply?"))
        if not reason and isinstance(before, NotApplicable):
            reason = before.reason
        if not reason:
            console.complain(words("Not applicable needs a reason; nothing has changed."))
            return False
        return self.give(criterion, NotApplicable(reason))

    def flag(self, criterion: str) -> None:
        """Mark a criterion to be discussed, or take the mark off."""
        words, flagged = self._console.words, not self._record.answer(criterion).flagged
        if not self._change(criterion, lambda: with_remarks(self._assessment, criterion, flagged=flagged)):
            return
        if flagged:
            say_saved(self._console, self._record, words("marked to be discussed"))
        else:
            say_saved(self._console, self._record, words("no longer marked to be discussed"))

    def clear(self, criterion: str) -> None:
        """Take an answer back; what is beside it stays."""
        words = self._console.words
        if self._record.answer(criterion).given is None:
            self._console.complain(words("There is no answer to clear."))
        elif self._change(criterion, lambda: without_answer(self._assessment, criterion)):
            self._console.say(words("Cleared; what is beside the answer stays."))

    @property
    def _assessment(self) -> Assessment:
        return self._record.assessment

    def _given(self, criterion: str) -> Given | None:
        return given(self._record.questionnaire.criteria[criterion], self._assessment)

    def _change(self, criterion: str, made: Callable[[], Assessment]) -> bool:
        try:
            self._record.change(made(), criterion)
        except ReadinessError as error:
            self._console.refuse(error)
            return False
        return True

    def _say_score(self, criterion: str) -> None:
        """Say what a dimension amounts to, when its last open criterion has been answered."""
        questionnaire = self._record.questionnaire
        dimension = questionnaire.dimension_of(criterion)
        asked = (c for c in scope(questionnaire, self._assessment) if c in dimension.criteria)
        if any(given(other, self._assessment) is None for other in asked):
            return
        evaluation = evaluate(questionnaire, self._assessment, local_day(self._record.clock()), local_day)
        page = SpokenPage(evaluation, self._console.words)
        self._console.say(*(page.dimension(r) for r in evaluation.dimensions if r.dimension is dimension))
