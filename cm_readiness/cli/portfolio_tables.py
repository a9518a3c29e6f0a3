"""What `portfolio` shows, as tables with a head: for spreadsheets, and the names that they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..core.portfolio import NO, YES, change_of
from ..language.local_days import local_day
from ..language.verdict_said import verdict_said

if TYPE_CHECKING:
    from ..app.plain_table import PlainTable, Value
    from ..app.portfolio import Benchmark, LateAction, Portfolio
    from ..core.groups import Group, Quartiles
    from ..core.portfolio import CommonGap, Line
    from ..core.questionnaire import Criterion
    from ..language.words import Words

MILLION = 1_000_000


class Names:
    """What things are called in a person's language: by the questionnaires that are answered.

    Args:
        portfolio: the assessments.
        words: the language.
    """

    def __init__(self, portfolio: Portfolio, words: Words) -> None:
        self._portfolio, self._words = portfolio, words
        self._verdicts: dict[tuple[str | None, ...], str] = {}
        """What is said of them: of thousands of assessments there are few."""
        self._criteria: dict[str, Mapping[str, tuple[str, Criterion]]] = {}

    def company(self, line: Line) -> str:
        """The company, or what its file is called."""
        return line.said.company or line.reference.label

    def verdict(self, line: Line) -> str:
        """The verdict, between which two it lies, or that it is too early for one."""
        names = tuple(
            None if one is None else one.get(self._words.language, next(iter(one.values())))
            for one in line.amount.names
        )
        if names not in self._verdicts:
            self._verdicts[names] = verdict_said(names or [None], self._words)
        return self._verdicts[names]

    def criterion(self, gap: CommonGap) -> tuple[str, str]:
        """The number and the name of a criterion; its id where the questionnaire has it no longer."""
        if gap.questionnaire not in self._criteria:
            line = next(one for one in self._portfolio.lines if one.said.questionnaire == gap.questionnaire)
            numbered = self._portfolio.questionnaire_of(line).numbered()
            self._criteria[gap.questionnaire] = {one.id: (number, one) for number, one in numbered}
        number, found = self._criteria[gap.questionnaire].get(gap.criterion, ("", None))
        return number, gap.criterion if found is None else found.name.get(self._words.language)

    def dimension(self, identifier: str) -> str:
        """The name of a dimension of those that are compared."""
        lines = self._portfolio.compared.lines
        asked = self._portfolio.questionnaire_of(lines[-1]).dimensions if lines else ()
        found = next((one for one in asked if one.id == identifier), None)
        return identifier if found is None else found.name.get(self._words.language)

    def group(self, group: Group, by: str | None) -> str:
        """What a group is called; by the questionnaire where it is one of its choices."""
        words = self._words
        if by is None:
            return words("All of them")
        if group.is_other:
            return words("The others, together")
        if group.value is None:
            return words("Not said")
        if group.value in (YES, NO):
            return words("yes") if group.value == YES else words("no")
        for line in self._portfolio.compared.lines[-1:]:
            fields = (one for one in self._portfolio.questionnaire_of(line).profile if one.id == by)
            options = (option for field in fields for option in field.options)
            name = next((option.name for option in options if option.id == group.value), None)
            if name is not None:
                return name.get(words.language)
        return group.value


def points(millionths: int | None) -> float | None:
    """A score, or a change of one, in points."""
    return None if millionths is None else millionths / MILLION


def table_of_lines(lines: Sequence[Line], names: Names, words: Words) -> PlainTable:
    """The assessments, a row each."""
    heads = (
        words("Company"), words("Title"), words("Score"), words("Verdict"), words("Open actions"),
        words("Late actions"), words("Next round"), words("Assessment"),
    )  # fmt: skip
    rows = [
        (
            names.company(line), line.said.title, points(line.firm_millionths), names.verdict(line),
            line.open_actions, line.late_actions, line.next_round, line.reference.key,
        )
        for line in lines
    ]  # fmt: skip
    return _table(words("Portfolio"), heads, rows)


def table_of_trends(chains: Sequence[Sequence[Line]], names: Names, words: Words) -> PlainTable:
    """The rounds of all companies, a row each."""
    heads = (
        words("Company"), words("Round"), words("Changed"), words("Score"), words("Change"), words("Verdict"),
        words("Assessment"),
    )  # fmt: skip
    rows = [
        (
            names.company(line), number, local_day(line.said.changed), points(line.firm_millionths),
            points(change_of(chain[:number])), names.verdict(line), line.reference.key,
        )
        for chain in chains
        for number, line in enumerate(chain, 1)
    ]  # fmt: skip
    return _table(words("Trends"), heads, rows)


def table_of_groups(found: Benchmark, by: str | None, names: Names, words: Words) -> PlainTable:
    """The quartiles of all groups, a row for each and for each dimension."""
    heads = (
        words("Group"), words("Companies"), words("Score of"), words("Lower quartile"), words("Median"),
        words("Upper quartile"),
    )  # fmt: skip
    rows: list[Sequence[Value]] = []
    for group in found.groups:
        measures: dict[str, Quartiles | None] = {words("All dimensions"): group.overall}
        measures |= {names.dimension(name): quartiles for name, quartiles in group.dimensions.items()}
        for measure, quartiles in measures.items():
            figures = quartiles or (None, None, None)
            rows.append((names.group(group, by), group.companies, measure, *map(points, figures)))
    return _table(words("Benchmark"), heads, rows)


def table_of_late(late: Sequence[LateAction], names: Names, words: Words) -> PlainTable:
    """The actions that are overdue, a row each."""
    heads = (
        words("Company"), words("Action"), words("Owner"), words("Due"), words("Days late"),
        words("Assessment"),
    )  # fmt: skip
    rows = [
        (names.company(one.line), one.action.what, one.action.owner, one.action.due, one.days,
         one.line.reference.key)
        for one in late
    ]  # fmt: skip
    return _table(words("Late actions"), heads, rows)


def table_of_gaps(gaps: Sequence[CommonGap], names: Names, words: Words) -> PlainTable:
    """The criteria below target, a row each."""
    heads = (
        words("Number"), words("Criterion"), words("Companies"), words("Of"), words("Id"),
        words("Questionnaire"),
    )  # fmt: skip
    rows = [(*names.criterion(gap), gap.companies, gap.of, gap.criterion, gap.questionnaire) for gap in gaps]
    return _table(words("Most common gaps"), heads, rows)


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> PlainTable:
    from ..app.plain_table import PlainTable

    return PlainTable(title, heads, rows)
