"""Numbers as people read them: whole scores, or to one decimal beside others, points, and days."""

from __future__ import annotations

from ..core.numbers import Rational, decimal, rounded
from ..core.questionnaire import Questionnaire
from .effort_words import counted_days, effort_words, plural_of
from .words import Words


class Figures:
    """Writes the numbers of one questionnaire in one language.

    Args:
        questionnaire: its limits are never reached by rounding.
        words: the language of the report.
        decimals: of scores; one where they stand side by side, so that what is subtracted adds up.
    """

    def __init__(self, questionnaire: Questionnaire, words: Words, decimals: int = 0) -> None:
        self._limits = questionnaire.limits
        self._decimals = decimals
        self.words = words

    def score(self, value: Rational | None) -> str:
        """A score to as many decimals as they all have, or that there is none.

        Args:
            value: 0 to 100; None for a missing score.
        """
        if value is None:
            return self.words("not rated")
        shown = decimal(value, self._decimals, self._limits)
        return self.words.number(float(shown), self._decimals, fixed=True)

    def change(self, value: Rational) -> str:
        """A change of a score with its sign, to as many decimals; the number alone where it is nought."""
        shown = rounded(value, self._decimals)
        sign = "−" if shown < 0 else "+" if shown else ""
        return sign + self.words.number(abs(shown), self._decimals, fixed=True)

    def value(self, score: Rational | None) -> float | None:
        """A score as a number to one decimal, for drawing; None for a missing score."""
        return None if score is None else rounded(score, 1)

    def range(self, low: Rational | None, high: Rational | None) -> str:
        """A range in words; empty when its two ends are shown as the same number."""
        if low is None or high is None:
            return ""
        ends = (self.score(low), self.score(high))
        return "" if ends[0] == ends[1] else self.words("{low} to {high}", low=ends[0], high=ends[1])

    def points(self, value: Rational) -> str:
        """Points on the overall score, to one decimal."""
        shown = rounded(value, 1)
        return self.words.plural(
            "{count} point", "{count} points", plural_of(shown), count=self.words.number(shown)
        )

    def days(self, value: Rational) -> str:
        """Effort as people say it: half a day, 3 days."""
        return effort_words(value, self.words)

    def counted_days(self, value: Rational) -> str:
        """Effort in days of work as a number, for what is added up."""
        return counted_days(value, self.words)

    def number(self, value: Rational) -> str:
        """A weight or a product of weights, as it is written."""
        return self.words.number(rounded(value, 2), 2)
