"""What `portfolio` shows, as tables with a head, for spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..core.portfolio import change_of
from ..language.local_days import local_day
from ..views.portfolio_said import MILLION

if TYPE_CHECKING:
    from ..app.plain_table import PlainTable, Value
    from ..app.portfolio import Benchmark, LateAction
    from ..core.groups import Quartiles
    from ..core.portfolio import CommonGap, Line
    from ..language.words import Words
    from ..views.portfolio_said import PortfolioNames


def points(millionths: int | None) -> float | None:
    """A score, or a change of one, in points."""
    return None if millionths is None else millionths / MILLION


def table_of_lines(lines: Sequence[Line], names: PortfolioNames, words: Words) -> PlainTable:
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


def table_of_trends(chains: Sequence[Sequence[Line]], names: PortfolioNames, words: Words) -> PlainTable:
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


def table_of_groups(found: Benchmark, by: str | None, names: PortfolioNames, words: Words) -> PlainTable:
    """The quartiles of all groups, a row for each and for each dimension."""
    heads = (
        words("Group"), words("Companies"), words("Score of"), words("Lower quartile"), words("Median"),
        words("Upper quartile"),
    )  # fmt: skip
    rows: list[Sequence[Value]] = []
    for group in found.groups:
        measures: dict[str, Quartiles | None] = {words("All dimensions"): group.overall}
        measures |= {names.dimension(name)[1]: quartiles for name, quartiles in group.dimensions.items()}
        for measure, quartiles in measures.items():
            figures = quartiles or (None, None, None)
            rows.append((names.group(group, by), group.companies, measure, *map(points, figures)))
    return _table(words("Benchmark"), heads, rows)


def table_of_late(late: Sequence[LateAction], names: PortfolioNames, words: Words) -> PlainTable:
    """The actions that are overdue, a row each."""
    heads = (
        words("Company"), words("Action"), words("Owner"), words("Due"), words("Days late"),
        words("Assessment"),
    )  # fmt: skip
    rows = [
        (names.company(one.line), one.action.what, one.action.owner, one.due, one.days,
         one.line.reference.key)
        for one in late
    ]  # fmt: skip
    return _table(words("Late actions"), heads, rows)


def table_of_gaps(gaps: Sequence[CommonGap], names: PortfolioNames, words: Words) -> PlainTable:
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
