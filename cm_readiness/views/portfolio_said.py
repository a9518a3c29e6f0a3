"""What is said of many companies on the screen and by commands alike: names, figures and their limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from ..core.portfolio import NO, YES
from ..language.verdict_said import verdict_said

if TYPE_CHECKING:
    from ..core.groups import Group
    from ..core.portfolio import CommonGap, Compared, Line
    from ..core.questionnaire import Criterion, ProfileField, Questionnaire
    from ..language.words import Words

MILLION = 1_000_000
"""Parts of a point, in which scores are kept."""
NONE = "–"
"""What stands where there is no number."""


class Answered(Protocol):
    """Many assessments, and what they answer."""

    @property
    def lines(self) -> Sequence[Line]:
        """All of them."""

    @property
    def compared(self) -> Compared:
        """Those whose figures are compared."""

    def questionnaire_of(self, line: Line) -> Questionnaire:
        """What one of them answers."""


class PortfolioNames:
    """What things are called in a person's language, by the questionnaires that are answered.

    Args:
        portfolio: the assessments.
        words: the language.
        everybody: what a group of all companies is called.
        shown: what makes a text from outside fit for where it is shown.
    """

    def __init__(
        self, portfolio: Answered, words: Words, everybody: str, shown: Callable[[str], str] = str
    ) -> None:
        self._portfolio, self._words, self._everybody, self._shown = portfolio, words, everybody, shown
        self._verdicts: dict[tuple[str | None, ...], str] = {}
        """What is said of them: of thousands of assessments there are few."""
        self._criteria: dict[str, Mapping[str, tuple[str, Criterion]]] = {}

    def company(self, line: Line) -> str:
        """The company, or what its file is called."""
        return self._shown(line.said.company or line.reference.label)

    def verdict(self, line: Line) -> str:
        """The verdict, between which two it lies, or that it is too early for one."""
        names = tuple(
            None if one is None else one.get(self._words.language, next(iter(one.values())))
            for one in line.amount.names
        )
        if names not in self._verdicts:
            self._verdicts[names] = self._shown(verdict_said(names or [None], self._words))
        return self._verdicts[names]

    def criterion(self, gap: CommonGap) -> tuple[str, str]:
        """The number and the name of a criterion; its id where the questionnaire has it no longer."""
        if gap.questionnaire not in self._criteria:
            line = next(one for one in self._portfolio.lines if one.said.questionnaire == gap.questionnaire)
            numbered = self._portfolio.questionnaire_of(line).numbered()
            self._criteria[gap.questionnaire] = {one.id: (number, one) for number, one in numbered}
        number, found = self._criteria[gap.questionnaire].get(gap.criterion, ("", None))
        name = gap.criterion if found is None else found.name.get(self._words.language)
        return number, self._shown(name)

    def dimension(self, identifier: str) -> tuple[str, str]:
        """The number and the name of a dimension of those that are compared; else no number, and its id."""
        asked = self._compared
        for number, one in enumerate(() if asked is None else asked.dimensions, 1):
            if one.id == identifier:
                return str(number), self._shown(one.name.get(self._words.language))
        return "", self._shown(identifier)

    def field(self, name: str) -> str:
        """What a field of the profile asks."""
        field = self._field(name)
        return self._shown(name if field is None else field.question.get(self._words.language))

    def group(self, group: Group, by: str | None) -> str:
        """What a group is called; by the questionnaire where it is one of its choices.

        Args:
            group: the group.
            by: the field by which there are groups; None where all companies are one.
        """
        words = self._words
        if by is None:
            return self._everybody
        if group.is_other:
            return words("The others, together")
        if group.value is None:
            return words("Not said")
        if group.value in (YES, NO):
            return words("yes") if group.value == YES else words("no")
        field = self._field(by)
        name = next((one.name for one in field.options if one.id == group.value), None) if field else None
        return self._shown(group.value if name is None else name.get(words.language))

    @property
    def _compared(self) -> Questionnaire | None:
        lines = self._portfolio.compared.lines
        return self._portfolio.questionnaire_of(lines[-1]) if lines else None

    def _field(self, name: str) -> ProfileField | None:
        asked = self._compared
        return None if asked is None else next((one for one in asked.profile if one.id == name), None)


def score_said(score: int | None, words: Words) -> str:
    """A score as a whole number; a dash while there is none."""
    return NONE if score is None else words.number(score, 0, fixed=True)


def exactly(millionths: int | None, words: Words) -> str:
    """A score to one decimal, as they stand side by side."""
    return NONE if millionths is None else words.number(rounded(millionths, MILLION // 10) / 10, fixed=True)


def change_said(millionths: int | None, words: Words) -> tuple[str, str]:
    """A change as an arrow, and in points with its sign; neither without two scores that may be compared."""
    if millionths is None:
        return " ", NONE
    tenths = rounded(abs(millionths), MILLION // 10)
    amount = words.number(tenths / 10, fixed=True)
    if not tenths:
        return "→", amount
    return ("↗", f"+{amount}") if millionths > 0 else ("↘", f"−{amount}")


def rounded(value: int, unit: int) -> int:
    """A number of units, rounded half up.

    Args:
        value: 0 or more.
        unit: how much one of them is.
    """
    return (2 * value + unit) // (2 * unit)


def too_few_said(least: int, words: Words) -> str:
    """That nothing may be said of what is asked.

    Args:
        least: of how many companies figures are given.
        words: the language.
    """
    return words(
        "Nothing can be said here without telling of fewer than {least} companies: there are too few, or "
        "other figures would give theirs away.",
        least=least,
    )


def compared_said(companies: int, words: Words) -> str:
    """How many companies are compared, and by what."""
    return words.plural(
        "Compared is the latest round of {count} company that was asked the same by the same rules.",
        "Compared is the latest round of {count} companies that were asked the same by the same rules.",
        companies,
    )


def left_out_said(companies: int, words: Words) -> str:
    """How many companies are not compared, and why; empty where none is left out."""
    if not companies:
        return ""
    return words.plural(
        "{count} company is left out: it has no score yet, or was asked otherwise.",
        "{count} companies are left out: they have no score yet, or were asked otherwise.",
        companies,
    )
