"""What each part of the portfolio is to its page, and how it is worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from textual.content import Content

from ...core.portfolio import NO, YES, Line
from ...core.store import Reference
from ...language.verdict_said import verdict_said
from ...language.words import Words
from ..shell.text import one_line

if TYPE_CHECKING:
    from ...app.portfolio import Portfolio
    from ...core.groups import Group
    from ...core.portfolio import CommonGap
    from ...core.questionnaire import Criterion, ProfileField

MILLION = 1_000_000
NONE = "–"
"""What stands where there is no number."""
SIGNS = {"settled": "●", "provisional": "◐", "open": "○"}
"""The state of a verdict."""


@dataclass(frozen=True)
class How:
    """How a part is worded."""

    words: Words
    names: Names
    width: int
    """Cells of a line of the list."""
    today: date


class Part(Protocol):
    """One part of the portfolio, made and not yet worded."""

    @property
    def keys(self) -> Sequence[str]:
        """The entries, in their order."""

    def about(self, how: How) -> str:
        """What is to be known of all of it."""

    def head(self, how: How) -> Content:
        """What stands above the list; empty where its entries need nothing."""

    def entry(self, key: str, how: How) -> Content:
        """What an entry says."""

    def reference(self, key: str) -> Reference | None:
        """The assessment that an entry leads to."""


class Names:
    """What things are called in a person's language, by the questionnaires that are answered.

    Args:
        portfolio: the assessments.
        words: the language.
    """

    def __init__(self, portfolio: Portfolio, words: Words) -> None:
        self._portfolio, self._words = portfolio, words
        self._criteria: dict[str, Mapping[str, tuple[str, Criterion]]] = {}

    def company(self, line: Line) -> str:
        """The company, or what its file is called."""
        return one_line(line.said.company or line.reference.label)

    def verdict(self, line: Line) -> str:
        """The verdict, between which two it lies, or that it is too early for one."""
        language = self._words.language
        names = [
            None if one is None else one.get(language, next(iter(one.values()))) for one in line.amount.names
        ]
        return one_line(verdict_said(names or [None], self._words))

    def criterion(self, gap: CommonGap) -> str:
        """The number and the name of a criterion; its id where the questionnaire has it no longer."""
        if gap.questionnaire not in self._criteria:
            line = next(one for one in self._portfolio.lines if one.said.questionnaire == gap.questionnaire)
            numbered = self._portfolio.questionnaire_of(line).numbered()
            self._criteria[gap.questionnaire] = {one.id: (number, one) for number, one in numbered}
        number, found = self._criteria[gap.questionnaire].get(gap.criterion, ("", None))
        name = gap.criterion if found is None else found.name.get(self._words.language)
        return one_line(f"{number} {name}".strip())

    def dimension(self, identifier: str) -> str:
        """The number and the name of a dimension of those that are compared."""
        lines = self._portfolio.compared.lines
        asked = self._portfolio.questionnaire_of(lines[-1]).dimensions if lines else ()
        for number, one in enumerate(asked, 1):
            if one.id == identifier:
                return one_line(f"{number} {one.name.get(self._words.language)}")
        return one_line(identifier)

    def field(self, name: str) -> str:
        """What a field of the profile asks."""
        field = self._field(name)
        return one_line(name if field is None else field.question.get(self._words.language))

    def group(self, group: Group, by: str | None) -> str:
        """What a group is called; by the questionnaire where it is one of its choices."""
        words = self._words
        if by is None:
            return words("All companies together")
        if group.is_other:
            return words("The others, together")
        if group.value is None:
            return words("Not said")
        if group.value in (YES, NO):
            return words("yes") if group.value == YES else words("no")
        field = self._field(by)
        options = {option.id: option.name for option in field.options} if field is not None else {}
        name = options.get(group.value)
        return one_line(group.value if name is None else name.get(words.language))

    def _field(self, name: str) -> ProfileField | None:
        for line in self._portfolio.compared.lines[-1:]:
            asked = self._portfolio.questionnaire_of(line).profile
            return next((one for one in asked if one.id == name), None)
        return None


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
    """A number of units, rounded half up; scores are 0 or more."""
    return (2 * value + unit) // (2 * unit)
