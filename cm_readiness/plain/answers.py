"""What a criterion is answered with: a level, don't know, not applicable; the mark, and taking it back."""

from __future__ import annotations

from collections.abc import Callable

from ..app.sitting import Sitting
from ..core.assessment import Assessment, Given, NotApplicable
from ..core.errors import ReadinessError
from ..core.scope import given, scope
from .console import Console
from .criterion import answer_words
from .results import SpokenPage
from .saving import say_saved


class Answers:
    """Records answers and says what is recorded; nothing is said to be saved that is not.

    Args:
        console: where it is said.
        sitting: the assessment.
        show_scores: whether a dimension's score is said when its last criterion is answered.
    """

    def __init__(self, console: Console, sitting: Sitting, *, show_scores: bool) -> None:
        self._console = console
        self._sitting = sitting
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
        before = self._given(criterion)
        if not self._went_well(lambda: self._sitting.give(criterion, answer)):
            return False
        said = answer_words(answer, words)
        if answer == before and self._sitting.is_saved:
            self._console.say(words("Confirmed: {answer}.", answer=said))
        else:
            say_saved(self._console, self._sitting, said)
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
        about, before = self._sitting.questionnaire.criteria[criterion], self._given(criterion)
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
        words, flagged = self._console.words, not self._sitting.assessment.answer_to(criterion).flagged
        if not self._went_well(lambda: self._sitting.remark(criterion, flagged=flagged)):
            return
        if flagged:
            say_saved(self._console, self._sitting, words("marked to be discussed"))
        else:
            say_saved(self._console, self._sitting, words("no longer marked to be discussed"))

    def hurry(self, criterion: str) -> None:
        """Mark a criterion to be settled this week, or take the mark off."""
        words, urgent = self._console.words, not self._sitting.assessment.answer_to(criterion).urgent
        if not self._went_well(lambda: self._sitting.remark(criterion, urgent=urgent)):
            return
        if urgent:
            say_saved(self._console, self._sitting, words("marked to be settled this week"))
        else:
            say_saved(self._console, self._sitting, words("no longer marked to be settled this week"))

    def clear(self, criterion: str) -> None:
        """Take an answer back; what is beside it stays."""
        words = self._console.words
        if self._sitting.assessment.answer_to(criterion).given is None:
            self._console.complain(words("There is no answer to clear."))
        elif self._went_well(lambda: self._sitting.clear(criterion)):
            self._console.say(words("Cleared; what is beside the answer stays."))

    @property
    def _assessment(self) -> Assessment:
        return self._sitting.assessment

    def _given(self, criterion: str) -> Given | None:
        return given(self._sitting.questionnaire.criteria[criterion], self._assessment)

    def _went_well(self, change: Callable[[], None]) -> bool:
        try:
            change()
        except ReadinessError as error:
            self._console.refuse(error)
            return False
        return True

    def _say_score(self, criterion: str) -> None:
        """Say what a dimension amounts to, when its last open criterion has been answered."""
        questionnaire = self._sitting.questionnaire
        dimension = questionnaire.dimension_of(criterion)
        asked = (c for c in scope(questionnaire, self._assessment) if c in dimension.criteria)
        if any(given(other, self._assessment) is None for other in asked):
            return
        evaluation = self._sitting.evaluation()
        page = SpokenPage(evaluation, self._console.words)
        self._console.say(
            *(page.dimension(r) for r in evaluation.dimensions if r.dimension.id == dimension.id)
        )
