"""What `portfolio` shows, as text for people, in lines of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..core.portfolio import change_of
from ..core.text import on_one_line
from ..language.local_days import local_day
from ..language.text_layout import cut, left, right, sections, width, wrapped
from .portfolio_tables import MILLION, Names

if TYPE_CHECKING:
    from datetime import date

    from ..app.portfolio import Benchmark, LateAction
    from ..core.groups import Group
    from ..core.portfolio import CommonGap, Line
    from ..language.words import Words

_NONE = "–"
"""What stands where there is no number."""
_WIDTH = 80
_VERDICT, _SHORTEST = 26, 14
_BESIDE_ROUNDS = 24
_COMPANY = 18
"""Columns that a verdict takes at most and at least, at most beside rounds, and that a company keeps."""
_ROUNDS = 5
"""Rounds of a company that are shown, the latest ones."""


def lines_text(lines: Sequence[Line], names: Names, words: Words, today: date) -> str:
    """The assessments, a line each."""
    heads = [
        words("Company"), words("Score"), words("Verdict"), words.context("column", "To do"),
        words.context("column", "Late"), words.context("column", "Next"),
    ]  # fmt: skip
    room = _WIDTH - _COMPANY - sum(width(head) + 2 for head in (heads[1], *heads[3:])) - 2
    room = min(_VERDICT, max(_SHORTEST, room))
    rows = [
        [
            on_one_line(names.company(line)), _score(line.score, words),
            _short(names.verdict(line), room), _count(line.open_actions, words),
            _count(line.late_actions, words),
            _NONE if line.next_round is None else words.short_date(line.next_round, today),
        ]
        for line in lines
    ]  # fmt: skip
    return sections([_below([heads, *rows], "<><>><"), [_counted(len(rows), words)]])


def trends_text(chains: Sequence[Sequence[Line]], names: Names, words: Words, today: date) -> str:
    """The scores of each company, the first round first."""
    heads = [words("Company"), words("Since"), words("Rounds"), words("Change"), words("Verdict")]
    rows = []
    for chain in chains:
        scores = [_score(line.score, words) for line in chain[-_ROUNDS:]]
        if len(chain) > _ROUNDS:
            scores = ["…", *scores]
        rows.append(
            [
                on_one_line(names.company(chain[-1])),
                words.short_date(local_day(chain[0].said.changed), today),
                " → ".join(scores), _change(change_of(chain), words),
                _short(names.verdict(chain[-1]), _BESIDE_ROUNDS),
            ]
        )  # fmt: skip
    companies = words.plural("{count} company", "{count} companies", len(rows))
    return sections([_below([heads, *rows], "<<<><"), [companies]])


def groups_text(found: Benchmark, by: str | None, names: Names, words: Words) -> str:
    """The quartiles of the score in each group, and the medians of the dimensions."""
    if all(group.companies is None for group in found.groups):
        too_few = words(
            "Nothing can be said here without telling of fewer than {least} companies: there are too few, or "
            "other figures would give theirs away.",
            least=found.least,
        )
        return sections([wrapped(too_few), _about(found, words)])
    return sections(
        [_scores(found, by, names, words), _medians(found, by, names, words), _about(found, words)]
    )


def _scores(found: Benchmark, by: str | None, names: Names, words: Words) -> Iterator[str]:
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
        yield _exactly(value, words)


def _medians(found: Benchmark, by: str | None, names: Names, words: Words) -> Iterator[str]:
    dimensions = list(dict.fromkeys(name for group in found.groups for name in group.dimensions))
    if not dimensions:
        return
    yield words("Medians of the dimensions:")
    for number, name in enumerate(dimensions, 1):
        yield from wrapped(f"{number} {on_one_line(names.dimension(name))}", indent=2, hang=4)
    heads = [words("Group"), *(str(number) for number, _ in enumerate(dimensions, 1))]
    rows = [
        [
            on_one_line(names.group(group, by)),
            *(
                _exactly(q.median if (q := group.dimensions.get(name)) else None, words)
                for name in dimensions
            ),
        ]
        for group in found.groups
    ]
    yield from _below([heads, *rows], "<" + ">" * len(dimensions))


def _about(found: Benchmark, words: Words) -> Iterator[str]:
    """What is compared, and what is not."""
    text = words.plural(
        "Compared is the latest round of {count} company that was asked the same by the same rules.",
        "Compared is the latest round of {count} companies that were asked the same by the same rules.",
        found.compared,
    )
    yield from wrapped(text)
    if found.others:
        text = words.plural(
            "{count} company is left out: it has no score yet, or was asked otherwise.",
            "{count} companies are left out: they have no score yet, or were asked otherwise.",
            found.others,
        )
        yield from wrapped(text)


def late_text(late: Sequence[LateAction], names: Names, words: Words) -> str:
    """The actions that are overdue, with whose they are."""
    return sections(
        [
            [words.plural("{count} action is late", "{count} actions are late", len(late))],
            *(_late(one, names, words) for one in late),
        ]
    )


def _late(one: LateAction, names: Names, words: Words) -> Iterator[str]:
    waits = words.plural("{count} day late", "{count} days late", one.days)
    due = words.date(one.action.due) if one.action.due is not None else ""
    yield from wrapped(f"{on_one_line(one.action.what)}", hang=2)
    said = (names.company(one.line), one.action.owner, due, waits)
    yield from wrapped(" · ".join(on_one_line(part) for part in said if part), indent=2, hang=2)


def gaps_text(gaps: Sequence[CommonGap], names: Names, words: Words) -> str:
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
    return words.number(number, 0) if number else _NONE


def _score(score: int | None, words: Words) -> str:
    """A score as a whole number."""
    return _NONE if score is None else words.number(score, 0, fixed=True)


def _exactly(millionths: int | None, words: Words) -> str:
    """A score to one decimal, as they stand side by side."""
    return _NONE if millionths is None else words.number(_rounded(millionths, MILLION // 10) / 10, fixed=True)


def _change(millionths: int | None, words: Words) -> str:
    if millionths is None:
        return _NONE
    tenths = _rounded(abs(millionths), MILLION // 10)
    sign = ("+" if millionths > 0 else "−") if tenths else ""
    return sign + words.number(tenths / 10, fixed=True)


def _rounded(value: int, unit: int) -> int:
    """A number of units, rounded half up; scores are 0 or more."""
    return (2 * value + unit) // (2 * unit)
