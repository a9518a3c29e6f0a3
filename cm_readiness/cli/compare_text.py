"""A comparison as text for people, in lines of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..core.text import on_one_line
from ..language.text_layout import columns, cut, left, right, sections, width, wrapped
from ..language.words import Words
from ..views.comparison import comparison_view
from ..views.comparison_lines import ActionLine, ApartLine, ChangeLine, ComparisonLines, Part, person
from ..views.context import Context
from .comparison_sides import Opened

if TYPE_CHECKING:
    from ..views.comparison_shape import ComparisonView, DifferenceView

NAME_AT_MOST = 34


def compare_text(old: Opened, new: Opened, words: Words, *, people: bool) -> str:
    """Two assessments in one language.

    Args:
        old: the one before, or one of two people.
        new: the one after, or the other one.
        words: the language of the program's words; the questionnaire's texts come in the same.
        people: two who answered apart, not before and after.
    """
    view = comparison_view(Context(new.evaluation, words), old.against, new.against)
    lines = ComparisonLines(view, words, people=people)
    scores, unsure, one_sided = _scores(view, lines), _levels(lines.open()), _one_sided(lines)
    if people:
        names = [person(side.against) for side in (old, new)]
        same = filter(None, [lines.same()])
        apart = (_wide(lines.wide()), _levels(lines.near()), same)
        return sections([_people(view, lines, names, words), scores, *apart, unsure, one_sided])
    company = new.evaluation.assessment.company_name.strip()
    summary = wrapped(" ".join(view["summary"]))
    changes, actions = map(_changes, lines.changes()), map(_actions, lines.actions())
    return sections([_sides(view, company, words), summary, scores, *changes, unsure, one_sided, *actions])


def _sides(view: ComparisonView, company: str, words: Words) -> Iterator[str]:
    """What is compared."""
    if company:
        yield from wrapped(on_one_line(company))
    for label, side in ((words("Before:"), view["old"]), (words("After:"), view["new"])):
        said = " · ".join(filter(None, (on_one_line(side["name"]), side["date"], side["verdict"])))
        yield from wrapped(f"{label} {said}", hang=2)


def _people(
    view: ComparisonView, lines: ComparisonLines, names: Sequence[str], words: Words
) -> Iterator[str]:
    """Who is compared."""
    for head, name, side in zip(lines.heads, names, (view["old"], view["new"]), strict=True):
        said = words("{place}: {name}", place=head, name=on_one_line(name))
        yield from wrapped(f"{said} · {side['date']}", hang=2)


def _scores(view: ComparisonView, lines: ComparisonLines) -> Iterator[str]:
    """The overall and the dimensions in columns."""
    heads = (*lines.heads, lines.difference)
    rows = [_row(view["overall"], "")]
    rows += [_row(dimension, f"{place} ") for place, dimension in enumerate(view["dimensions"], 1)]
    room = min(NAME_AT_MOST, max(width(row[0]) for row in rows))
    widths = [max(map(width, cells)) for cells in zip(heads, *(row[1:] for row in rows), strict=True)]
    for name, *cells in [("", *heads), *rows]:
        aligned = [right(cell, space) for cell, space in zip(cells, widths, strict=True)]
        yield "  ".join([left(cut(name, room), room), *aligned]).rstrip()


def _row(difference: DifferenceView, place: str) -> tuple[str, str, str, str]:
    name = f"{place}{difference['name']}"
    return name, difference["old"], difference["new"], difference["change"] or "–"


def _changes(part: Part[ChangeLine]) -> Iterator[str]:
    """Criteria that rose, or that slipped; their gates with them."""
    if part.lines:
        yield part.title
        yield from columns([(one.name, one.levels, one.change, one.gate) for one in part.lines])


def _levels(part: Part[ChangeLine]) -> Iterator[str]:
    """Criteria with what was answered, and nothing besides."""
    if part.lines:
        yield part.title
        yield from columns([(one.name, one.levels) for one in part.lines])


def _wide(part: Part[ApartLine]) -> Iterator[str]:
    yield part.title
    for one in part.lines:
        yield from wrapped(one.head, indent=2, hang=4)
        for level, text in one.levels:
            yield from wrapped(f"{level}  {text}", indent=4, hang=7)


def _one_sided(lines: ComparisonLines) -> Iterator[str]:
    for sentence in lines.one_sided():
        yield from wrapped(sentence, hang=2)


def _actions(part: Part[ActionLine]) -> Iterator[str]:
    if part.lines:
        yield part.title
    for one in part.lines:
        yield from wrapped(one.what, indent=2, hang=4)
        yield from wrapped(one.outcome, indent=4, hang=4)
