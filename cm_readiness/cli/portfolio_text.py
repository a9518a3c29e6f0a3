"""What `portfolio` shows, as text for people, in lines of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..core.portfolio import change_of
from ..core.text import on_one_line
from ..language.local_days import local_day
from ..language.text_layout import cut, left, right, sections, width, wrapped
from ..views.portfolio_said import (
    NONE,
    change_said,
    compared_said,
    exactly,
    left_out_said,
    score_said,
    too_few_said,
)

if TYPE_CHECKING:
    from datetime import date

    from ..app.portfolio import Benchmark, LateAction
    from ..core.groups import Group
    from ..core.portfolio import CommonGap, Line
    from ..language.words import Words
    from ..views.portfolio_said import PortfolioNames

_WIDTH = 80
_VERDICT, _SHORTEST = 26, 14
_BESIDE_ROUNDS = 24
_COMPANY = 18
"""Columns that a verdict takes at most and at least, at most beside rounds, and that a company keeps."""
_ROUNDS = 5
"""Rounds of a company that are shown, the latest ones."""


def lines_text(lines: Sequence[Line], names: PortfolioNames, words: Words, today: date) -> str:
    """The assessments, a line each."""
    heads = [
        words("Company"), words("Score"), words("Verdict"), words.context("column", "To do"),
        words.context("column", "Late"), words.context("column", "Next"),
    ]  # fmt: skip
    room = _WIDTH - _COMPANY - sum(width(head) + 2 for head in (heads[1], *heads[3:])) - 2
    room = min(_VERDICT, max(_SHORTEST, room))
    rows = [
        [
            on_one_line(names.company(line)), score_said(line.score, words),
            _short(names.verdict(line), room), _count(line.open_actions, words),
            _count(line.late_actions, words),
            NONE if line.next_round is None else words.short_date(line.next_round, today),
        ]
        for line in lines
    ]  # fmt: skip
    return sections([_below([heads, *rows], "<><>><"), [_counted(len(rows), words)]])


def trends_text(chains: Sequence[Sequence[Line]], names: PortfolioNames, words: Words, today: date) -> str:
    """The scores of each company, the first round first."""
    heads = [words("Company"), words("Since"), words("Rounds"), words("Change"), words("Verdict")]
    rows = []
    for chain in chains:
        scores = [score_said(line.score, words) for line in chain[-_ROUNDS:]]
        if len(chain) > _ROUNDS:
            scores = ["…", *scores]
        rows.append(
            [
                on_one_line(names.company(chain[-1])),
                words.short_date(local_day(chain[0].said.changed), today),
                " → ".join(scores), change_said(change_of(chain), words)[1],
                _short(names.verdict(chain[-1]), _BESIDE_ROUNDS),
            ]
        )  # fmt: skip
    companies = words.plural("{count} company", "{count} companies", len(rows))
    return sections([_below([heads, *rows], "<<<><"), [companies]])


def groups_text(found: Benchmark, by: str | None, names: PortfolioNames, words: Words) -> str:
    """The quartiles of the score in each group, and the medians of the dimensions."""
    if all(group.companies is None for group in found.groups):
        return sections([wrapped(too_few_said(found.least, words)), _about(found, words)])
    return sections(
        [_scores(found, by, names, words), _medians(found, by, names, words), _about(found, words)]
    )


def _scores(found: Benchmark, by: str | None, names: PortfolioNames, words: Words) -> Iterator[str]:
    heads = [
        words("Group"),
        words("Companies"),
        words("Lower quartile"),
        words("Median"),
        words("Upper quartile"),
    ]
    rows = [
        [on_one_line(names.group(group, by)), _count(group.companies or 0, words), *_figures(group, words)]
        for group in found.groups
    ]
    return _below([heads, *rows], "<>>>>")


def _figures(group: Group, words: Words) -> Iterator[str]:
    for value in group.overall or (None, None, None):
        yield exactly(value, words)


def _medians(found: Benchmark, by: str | None, names: PortfolioNames, words: Words) -> Iterator[str]:
    dimensions = list(dict.fromkeys(name for group in found.groups for name in group.dimensions))
    if not dimensions:
        return
    yield words("Medians of the dimensions:")
    for number, name in enumerate(dimensions, 1):
        yield from wrapped(f"{number} {on_one_line(names.dimension(name)[1])}", indent=2, hang=4)
    heads = [words("Group"), *(str(number) for number, _ in enumerate(dimensions, 1))]
    rows = [
        [
            on_one_line(names.group(group, by)),
            *(exactly(q.median if (q := group.dimensions.get(name)) else None, words) for name in dimensions),
        ]
        for group in found.groups
    ]
    yield from _below([heads, *rows], "<" + ">" * len(dimensions))


def _about(found: Benchmark, words: Words) -> Iterator[str]:
    """What is compared, and what is not."""
    yield from wrapped(compared_said(found.compared, words))
    if said := left_out_said(found.others, words):
        yield from wrapped(said)


def late_text(late: Sequence[LateAction], names: PortfolioNames, words: Words) -> str:
    """The actions that are overdue, with whose they are."""
    return sections(
        [
            [words.plural("{count} action is late", "{count} actions are late", len(late))],
            *(_late(one, names, words) for one in late),
        ]
    )


def _late(one: LateAction, names: PortfolioNames, words: Words) -> Iterator[str]:
    waits = words.plural("{count} day late", "{count} days late", one.days)
    yield from wrapped(on_one_line(one.action.what), hang=2)
    said = (names.company(one.line), one.action.owner, words.date(one.due), waits)
    yield from wrapped(" · ".join(on_one_line(part) for part in said if part), indent=2, hang=2)


def gaps_text(gaps: Sequence[CommonGap], names: PortfolioNames, words: Words) -> str:
    """The criteria below target, those of most companies first."""
    heads = [words("Criterion"), words("Companies")]
    rows = []
    for gap in gaps:
        number, name = names.criterion(gap)
        of = words("{count} of {all}", count=words.number(gap.companies), all=words.number(gap.of))
        rows.append([on_one_line(f"{number} {name}".strip()), of])
    return sections([_below([heads, *rows], "<>")])


def _below(rows: Sequence[Sequence[str]], sides: str) -> Iterator[str]:
    """Rows below each other; where they are too wide, the first column gives way.

    Args:
        rows: the head first.
        sides: for each column, whether it stands at the left or at the right.
    """
    widths = [max(width(row[place]) for row in rows) for place in range(len(sides))]
    widths[0] = min(widths[0], max(8, _WIDTH - 2 * len(sides) + 2 - sum(widths[1:])))
    for row in rows:
        cells = (
            right(cell, room) if side == ">" else left(cut(cell, room), room)
            for cell, room, side in zip(row, widths, sides, strict=True)
        )
        yield "  ".join(cells).rstrip()


@lru_cache
def _short(verdict: str, room: int) -> str:
    """A verdict as it fits; thousands of assessments have the same few."""
    return cut(on_one_line(verdict), room)


def _counted(number: int, words: Words) -> str:
    return words.plural("{count} assessment", "{count} assessments", number)


def _count(number: int, words: Words) -> str:
    return words.number(number, 0) if number else NONE
