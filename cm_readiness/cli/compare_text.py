"""A comparison as text for people, in lines of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..core.text import on_one_line
from ..language.text_layout import columns, cut, left, right, sections, width, wrapped
from ..language.words import Words
from ..views.comparison import comparison_view
from ..views.context import Context
from .comparison_sides import Opened

if TYPE_CHECKING:
    from ..views.comparison_shape import ChangeView, ComparisonView, DifferenceView, DoneView, SideView
    from ..views.plan_shape import EntryView
    from ..views.report_shape import CriterionRef

WIDE = 2
"""Levels between two people from which a difference is to be talked about first."""
NAME_AT_MOST = 34


def compare_text(old: Opened, new: Opened, words: Words, *, people: bool) -> str:
    """Two assessments in one language.

    Args:
        old: the one before, or one of two people.
        new: the one after, or the other one.
        words: the language of the program's words; the questionnaire's texts come in the same.
        people: two who answered apart, not before and after.
    """
    context = Context(new.evaluation, words)
    page = _Page(context, comparison_view(context, old.against, new.against), people=people)
    if people:
        names = [_person(side) for side in (old, new)]
        return sections([page.people(names), page.scores(), *page.apart(), page.unsure(), page.one_sided()])
    changes = (page.changes("improved"), page.changes("slipped"), page.unsure(), page.one_sided())
    return sections([page.sides(), page.summary(), page.scores(), *changes, page.done(), page.under_way()])


def _person(side: Opened) -> str:
    """Who answered, as far as that is written down."""
    return side.evaluation.assessment.respondent.strip() or side.against.name


class _Page:
    """The parts of the text, in their order."""

    def __init__(self, context: Context, view: ComparisonView, *, people: bool) -> None:
        self.context = context
        self.view = view
        self.words = words = context.words
        self.heads = (words("Before"), words("After"), words("Change"))
        self.between = "→"
        if people:
            self.between = "/"
            self.heads = (words("First"), words("Second"), words("Difference"))

    def sides(self) -> Iterator[str]:
        """What is compared."""
        company = self.context.assessment.company_name.strip()
        if company:
            yield from wrapped(on_one_line(company))
        for label, side in (
            (self.words("Before:"), self.view["old"]),
            (self.words("After:"), self.view["new"]),
        ):
            yield from wrapped(f"{label} {self._side(side)}", hang=2)

    def people(self, names: Sequence[str]) -> Iterator[str]:
        """Who is compared."""
        sides = (self.view["old"], self.view["new"])
        for head, name, side in zip(self.heads[:2], names, sides, strict=True):
            said = self.words("{place}: {name}", place=head, name=on_one_line(name))
            yield from wrapped(f"{said} · {side['date']}", hang=2)

    def _side(self, side: SideView) -> str:
        return " · ".join(filter(None, (on_one_line(side["name"]), side["date"], side["verdict"])))

    def summary(self) -> Iterator[str]:
        """What came of it."""
        yield from wrapped(" ".join(self.view["summary"]))

    def scores(self) -> Iterator[str]:
        """The overall and the dimensions in columns."""
        rows = [self._row(self.view["overall"], "")]
        for place, dimension in enumerate(self.view["dimensions"], 1):
            rows.append(self._row(dimension, f"{place} "))
        room = min(NAME_AT_MOST, max(width(row[0]) for row in rows))
        widths = [
            max(map(width, cells)) for cells in zip(self.heads, *(row[1:] for row in rows), strict=True)
        ]
        for name, *cells in [("", *self.heads), *rows]:
            aligned = [right(cell, space) for cell, space in zip(cells, widths, strict=True)]
            yield "  ".join([left(cut(name, room), room), *aligned]).rstrip()

    def _row(self, difference: DifferenceView, place: str) -> tuple[str, str, str, str]:
        return (
            f"{place}{difference['name']}",
            difference["old"],
            difference["new"],
            difference["change"] or "–",
        )

    def changes(self, kind: str) -> Iterator[str]:
        """Criteria that rose, or that slipped; their gates with them."""
        found = self.view["improved"] if kind == "improved" else self.view["slipped"]
        if found:
            yield self.words("What improved") if kind == "improved" else self.words("What slipped")
            yield from columns([self._change(change) for change in found])

    def _change(self, change: ChangeView) -> tuple[str, str, str, str]:
        gates = {"opened": self.words("gate opened"), "closed": self.words("gate closed"), "": ""}
        levels = f"{change['old']} → {change['new']}"
        return _named(change), levels, change["change"], gates[change["gate"]]

    def apart(self) -> Iterator[Iterator[str]]:
        """Two people: two levels or more apart first, each with what the two levels say; then one level."""
        wide = [change for change in self.view["widest"] if change["apart"] >= WIDE]
        near = [change for change in self.view["widest"] if 0 < change["apart"] < WIDE]
        same = [change for change in self.view["widest"] if not change["apart"]]
        yield self._wide(wide)
        yield self._near(near)
        yield iter([self._same(len(same))] if same else [])

    def _wide(self, changes: Sequence[ChangeView]) -> Iterator[str]:
        if not changes:
            yield self.words("Nowhere do the two answers lie two levels or more apart.")
            return
        yield self.words("Two levels or more apart: to talk about first")
        for change in changes:
            said = self.words.plural(
                "{criterion}: {count} level apart",
                "{criterion}: {count} levels apart",
                change["apart"],
                criterion=_named(change),
            )
            yield from wrapped(said, indent=2, hang=4)
            for level, text in ((change["old"], change["old_text"]), (change["new"], change["new_text"])):
                yield from wrapped(f"{level}  {on_one_line(text)}", indent=4, hang=7)

    def _near(self, changes: Sequence[ChangeView]) -> Iterator[str]:
        if changes:
            yield self.words("One level apart")
            yield from columns([(_named(c), f"{c['old']} / {c['new']}") for c in changes])

    def _same(self, count: int) -> str:
        return self.words.plural(
            "{count} criterion with the same level", "{count} criteria with the same level", count
        )

    def unsure(self) -> Iterator[str]:
        """Criteria without a level on one side."""
        if self.view["open"]:
            yield self.words("Without a level on one side")
            yield from columns(
                [(_named(c), f"{c['old']} {self.between} {c['new']}") for c in self.view["open"]]
            )

    def one_sided(self) -> Iterator[str]:
        """Criteria that are asked on one side only."""
        for key, head in (("only_old", self.heads[0]), ("only_new", self.heads[1])):
            found = self.view["only_old"] if key == "only_old" else self.view["only_new"]
            if found:
                names = ", ".join(map(_named, found))
                said = self.words("Asked on one side only, {side}: {names}", side=head, names=names)
                yield from wrapped(said, hang=2)

    def done(self) -> Iterator[str]:
        """Actions that are done, and whether they show."""
        if self.view["done"]:
            yield self.words("Actions done")
        for action in self.view["done"]:
            yield from self._done(action)

    def _done(self, action: DoneView) -> Iterator[str]:
        yield from wrapped(self._what(action), indent=2, hang=4)
        yield from wrapped(action["effect_text"], indent=4, hang=4)

    def under_way(self) -> Iterator[str]:
        """Actions that are still to be done."""
        if self.view["under_way"]:
            yield self.words("Actions under way")
        for action in self.view["under_way"]:
            yield from wrapped(self._what(action), indent=2, hang=4)
            said = ", ".join(filter(None, (on_one_line(action["owner"]), action["progress"])))
            yield from wrapped(said, indent=4, hang=4)

    def _what(self, action: EntryView) -> str:
        said = " · ".join(map(on_one_line, action["do"]))
        return (
            self.words("{criterion}: {what}", criterion=_named(action), what=said) if action["name"] else said
        )


def _named(criterion: CriterionRef) -> str:
    return " ".join(filter(None, (criterion["number"], on_one_line(criterion["name"]))))
