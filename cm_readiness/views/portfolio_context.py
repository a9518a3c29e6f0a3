"""Many companies in one language: their words, numbers and names, for the views of the document on them."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from ..core.portfolio import NO, YES
from ..core.portfolio_findings import PortfolioFindings
from ..core.questionnaire import Questionnaire
from ..language.local_days import local_day
from ..language.number_format import Figures
from ..language.verdict_said import verdict_said
from ..language.words import N_, Words
from .portfolio_said import MILLION, NONE, rounded

if TYPE_CHECKING:
    from ..core.groups import Quartiles
    from ..core.portfolio import Line
    from ..core.text import Text
    from .portfolio_shape import SpreadView

_TITLES = {
    "sector": N_("Line of business"), "size": N_("Size"), "country": N_("Country"),
    "company": N_("Company"), "title": N_("Title"), "questionnaire": N_("Questionnaire"),
    "state": N_("State"), "verdict": N_("Verdict"), "late": N_("Late"), "year": N_("Year"),
}  # fmt: skip
"""What fields are called; the questionnaire asks a whole question."""
_YES_NO = {YES: N_("Yes"), NO: N_("No")}


class PortfolioContext:
    """What is said, and how.

    Args:
        findings: all there is to say.
        words: the language to say it in.
    """

    def __init__(self, findings: PortfolioFindings, words: Words) -> None:
        self.findings, self.words = findings, words

    def text(self, text: Text | None) -> str:
        """A text of a questionnaire; empty where there is none."""
        return "" if text is None else text.get(self.words.language)

    def questionnaire(self, line: Line) -> Questionnaire:
        """What an assessment answers."""
        return self.findings.questionnaires[line.said.questionnaire]

    @cached_property
    def compared(self) -> Questionnaire | None:
        """The questionnaire of those that are compared; None where none are."""
        lines = self.findings.compared.lines
        return self.questionnaire(lines[0]) if lines else None

    def title(self, field: str) -> str:
        """What a field of the profile is called."""
        return self.words(_TITLES[field]) if field in _TITLES else field

    def value(self, field: str, value: str) -> str:
        """What a value of a field is called."""
        if field == "late" and value in _YES_NO:
            return self.words(_YES_NO[value])
        for questionnaire in self.findings.questionnaires.values():
            for asked in questionnaire.profile:
                if asked.id == field and asked.kind == "yes_no" and value in _YES_NO:
                    return self.words(_YES_NO[value])
                for option in asked.options if asked.id == field else ():
                    if option.id == value:
                        return self.text(option.name)
        return value

    def name(self, line: Line) -> str:
        """The company; where nobody has said whose it is, what the assessment is called."""
        return line.said.company.strip() or line.said.title.strip() or line.reference.label

    def verdict(self, line: Line) -> str:
        """The verdict of an assessment by the name that all companies share; while it is open, that."""
        if line.amount.state != "open":
            named = (one.name for one in self.questionnaire(line).verdicts if one.id == line.amount.verdict)
            if (name := next(named, None)) is not None:
                return self.text(name)
        return self.own_verdict(line)

    def own_verdict(self, line: Line) -> str:
        """The verdict of an assessment as its own pages say it."""
        language = self.words.language
        names = [
            None if one is None else one.get(language, next(iter(one.values()))) for one in line.amount.names
        ]
        return verdict_said(names, self.words)

    def score(self, millionths: int | None, questionnaire: Questionnaire) -> str:
        """A score as people read it, or that there is none."""
        if millionths is None:
            return self.words("not rated")
        return Figures(questionnaire, self.words).score(Fraction(millionths, MILLION))

    def change(self, millionths: int) -> str:
        """A change of a score with its sign."""
        whole = rounded(abs(millionths), MILLION)
        sign = "" if not whole else "−" if millionths < 0 else "+"
        return sign + self.words.number(whole, 0, fixed=True)

    def day(self, line: Line) -> str:
        """When an assessment was changed last."""
        return self.words.date(local_day(line.said.changed))

    def spread(self, name: str, companies: int | None, spread: Quartiles | None) -> SpreadView:
        """The quartiles of some scores; dashes where they are not said.

        Args:
            name: of a dimension or a group.
            companies: how many they are; None where that is not said.
            spread: their quartiles; None where they are not said.
        """
        asked = self.compared
        q1, median, q3 = (
            NONE if one is None or asked is None else self.score(one, asked)
            for one in spread or (None, None, None)
        )
        return {
            "name": name,
            "companies": NONE if companies is None else self.words.number(companies, 0),
            "q1": q1,
            "median": median,
            "q3": q3,
            "value": None if spread is None else round(spread.median / MILLION, 1),
        }
