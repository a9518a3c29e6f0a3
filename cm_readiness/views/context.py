"""What every part of a report's view needs: the evaluation, and its names and texts in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, overload

from ..core.calendar import working_day
from ..core.criterion_result import PROVED_FROM
from ..core.evaluation import Evaluation
from ..core.gaps import Gap
from ..core.questionnaire import Criterion, Notice
from ..core.scope import notices
from ..core.text import Text, on_one_line
from ..language.company_words import words_of
from ..language.number_format import Figures
from ..language.quotation import quoted
from ..language.words import N_, Words

if TYPE_CHECKING:
    from .base_shape import CriterionRef

MOST_PRIORITIES = 10
"""Gaps that a report puts first; more would be a list, not priorities."""

_COUNTS = (
    "", N_("one"), N_("two"), N_("three"), N_("four"), N_("five"),
    N_("six"), N_("seven"), N_("eight"), N_("nine"), N_("ten"),
)  # fmt: skip


def named(criterion: CriterionRef) -> str:
    """A criterion with its number, on one line."""
    return " ".join(filter(None, (criterion["number"], on_one_line(criterion["name"]))))


class Context:
    """One evaluation in one language.

    Args:
        evaluation: what the report shows.
        words: the language of the report; the questionnaire's texts come in it too, and all in the words
            of the company.
        decimals: of scores, where they stand beside others.
    """

    def __init__(self, evaluation: Evaluation, words: Words, decimals: int = 0) -> None:
        self.evaluation = evaluation
        self.questionnaire = evaluation.questionnaire
        self.assessment = evaluation.assessment
        self.words = words_of(evaluation.questionnaire, words)
        self.figures = Figures(evaluation.questionnaire, self.words, decimals)
        self.numbers = {c.id: number for number, c in evaluation.questionnaire.numbered()}

    def text(self, text: Text | None) -> str:
        """A text of the questionnaire; empty where there is none."""
        return "" if text is None else text.get(self.words.language)

    def foreign(self, language: str) -> str:
        """The language that a text is marked with: empty for the document's own, or an unknown one."""
        return "" if language == self.words.language else language

    def to_reader(self, text: Text | None) -> str:
        """A text as it is told to the person who runs the accounts; empty where there is none."""
        return self.questionnaire.to_reader(self.text(text), self.words.language)

    def wording(self, criterion: Criterion) -> Criterion:
        """A criterion as it is put to this company."""
        return self.questionnaire.criteria[criterion.id]

    def level_text(self, criterion: Criterion, level: int) -> str:
        """What a level of a criterion says.

        Args:
            level: 0 to 4.
        """
        return self.text(self.wording(criterion).levels[level])

    def target_text(self, criterion: Criterion, level: int) -> str:
        """What there is once a level is reached, for somebody who is to get there.

        The levels below those that ask for evidence also say what they still lack, which nobody aims at:
        there the proof of the step stands for the level.

        Args:
            level: 0 to 4.
        """
        own = self.wording(criterion)
        from ..core.planning import proof_of

        return self.text(own.levels[level] if level >= PROVED_FROM else proof_of(own, level))

    def name(self, criterion_id: str) -> str:
        """The name of a criterion of the questionnaire."""
        return self.text(self.questionnaire.criteria[criterion_id].name)

    def ref(self, criterion: Criterion) -> CriterionRef:
        """A criterion as it is named everywhere in a report."""
        dimension = self.questionnaire.dimension_of(criterion.id)
        return {
            "id": criterion.id,
            "number": self.numbers[criterion.id],
            "name": self.text(criterion.name),
            "dimension": self.text(dimension.name),
        }

    def quoted(self, names: Iterable[str]) -> str:
        """Names in quotation marks, as a sentence lists them."""
        return self.words.listed([quoted(name, self.words) for name in names])

    def quoted_criteria(self, ids: Iterable[str]) -> str:
        """The names of criteria in quotation marks, as a sentence lists them."""
        return self.quoted(map(self.name, ids))

    def plural(self, one: str, many: str, count: int, **values: str | int | None) -> str:
        """A sentence with a count, which is spelled out as far as people do so.

        Args:
            one: the message for one, marked for translation where it is declared.
            many: the message for several.
            count: 1 or more.
        """
        spelled = self.words(_COUNTS[count]) if count < len(_COUNTS) else self.words.number(count)
        text = self.words.plural(one, many, count, **{"count": spelled, **values})
        return text[:1].upper() + text[1:]

    def day(self, at: datetime | None) -> str:
        """The day of an answer where the reader is; empty when it is not recorded."""
        return "" if at is None else self.words.date(self.evaluation.day_of(at))

    @overload
    def day_after(self, days: int) -> date: ...
    @overload
    def day_after(self, days: int | None) -> date | None: ...
    def day_after(self, days: int | None) -> date | None:
        """The working day on which so many days end, as far as the calendar goes; None without an end."""
        return None if days is None else working_day(self.evaluation.as_of, days)

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """The notices that apply to the company, wherever they are printed."""
        return notices(self.questionnaire, self.assessment)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The rank of each criterion among the priorities, from 1: real work, the most pressing first.

        A claim that only lacks its proof is none, unless somebody marked it or it keeps a gate closed.
        """
        found = self.evaluation.gaps
        work = [gap for gap in found if gap.kind == "raise" or (gap.kind == "prove" and _presses(gap))]
        return {gap.criterion.id: rank for rank, gap in enumerate(work[:MOST_PRIORITIES], 1)}


def _presses(gap: Gap) -> bool:
    return gap.urgent or gap.gate_closed
