"""The plan as a list of rows: headings, things to do, what comes before them, and the cheapest ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from ...core.actions import Item
from ...views.context import Context, named
from ...views.plan import entry_view
from ...views.plan_lines import Fact, Labelled, PlanLines, Section, Task, task
from ...views.plan_shape import WayView
from ..shell.labels import stale_words
from ..shell.text import assembled, dotted

VERDICT, BUDGET = "verdict", "budget"
"""The two questions about the cheapest way."""


@dataclass(frozen=True)
class Row:
    """One row of the list."""

    content: Content
    item: Item | None = None
    """What is to be done, on the rows that say so."""
    criterion: str = ""
    """What Enter explains, on the rows about one criterion and nothing to do."""
    way: str = ""
    """Which question about the cheapest way it answers."""
    heading: bool = False


GAP = Row(Content(" "), heading=True)
"""An empty line between two rows."""


def plan_rows(
    context: Context, lines: PlanLines, ways: Sequence[tuple[str, WayView | None]], *, brief: bool
) -> list[Row]:
    """All rows of the plan, in order.

    Args:
        context: the evaluation in one language.
        lines: what its plan says.
        ways: the questions about the cheapest way, each with its answer once it is known.
        brief: whether each thing to do takes two lines at most; its form says the rest.
    """
    before = (*lines.before, *lines.periods, *lines.others, *lines.blocked)
    rows = [row for section in before for row in _section(context, section, brief=brief)]
    rows += [_way(context, way, found) for way, found in ways]
    rows += [row for section in lines.dropped for row in _section(context, section, brief=brief)]
    return rows if brief else list(_set_apart(rows))


def item_content(context: Context, item: Item) -> Content:
    """One thing to do, with who does it and how one sees that it is done.

    Args:
        context: the evaluation in one language.
        item: of its plan.
    """
    return _task(context, item, task(context, entry_view(context, item)), brief=False)


def _set_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with an empty line before each heading and each way but the first."""
    for place, row in enumerate(rows):
        if place and (row.way or (row.heading and row is not GAP)):
            yield GAP
        yield row


def _section(context: Context, section: Section, *, brief: bool) -> Iterator[Row]:
    """A heading, and what stands below it."""
    yield Row(assembled((section.title, "bold $text-primary")), heading=True)
    for fact in section.facts:
        yield _fact(fact, brief=brief)
    for place, (item, what) in enumerate(section.tasks):
        if place and not brief:
            yield GAP
        yield Row(_task(context, item, what, brief=brief), item=item)


def _fact(fact: Fact, *, brief: bool) -> Row:
    more = [] if brief else [assembled((_said(one), "$text-muted")) for one in fact.more]
    return Row(Content("\n").join([assembled((fact.head, "bold")), *more]), criterion=fact.criterion)


def _task(context: Context, item: Item, what: Task, *, brief: bool) -> Content:
    struck = "strike" if what.dropped else ""
    standing = context.evaluation.standings.get(item.criterion or "")
    stale = stale_words(standing, context.words) if standing else ""
    details = dotted(*what.details, stale)
    title = (what.title, f"bold {struck}".strip())
    lines = [assembled(title, (f"  {details}" if details else "", "$text-muted"))]
    if not brief:
        lines += [_labelled(step, struck) for step in what.todo]
        lines += [_labelled(term) for term in what.terms]
    lines += [assembled((_said(one), "$text-accent")) for one in what.commitment]
    if not brief:
        lines += [_labelled(one) for one in what.note]
    return Content("\n").join(line for line in lines if line.plain)


def _way(context: Context, way: str, found: WayView | None) -> Row:
    """The cheapest way to a verdict, or the best use of a budget."""
    if found is None:
        return Row(assembled((context.words("Looking for the cheapest way…"), "$text-muted")), way=way)
    lines = [assembled((found["title"], "bold $text-accent"))]
    for item in found["raises"]:
        details = (f"  {dotted(item['levels'], item['effort'])}", "$text-muted")
        lines.append(assembled(f"  {named(item)}", details))
    lines += [assembled((f"  {sentence}", "$text-muted")) for sentence in found["sentences"]]
    return Row(Content("\n").join(lines), way=way)


def _labelled(line: Labelled, style: str = "") -> Content:
    return assembled("  ", (f"{line.label} ", "$text-muted"), (line.text, style))


def _said(line: Labelled) -> str:
    return "  " + " ".join(filter(None, (line.label, line.text)))
