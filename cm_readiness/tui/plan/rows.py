"""What the plan lists: a line for each thing to do, below headings, and what there is to know between."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from ...core.actions import Item, is_late
from ...views.context import Context, named
from ...views.plan import entry_view
from ...views.plan_lines import Fact, Labelled, PlanLines, Section, task
from ...views.plan_shape import WayView
from ...views.plan_table import table_row
from ..shell.text import assembled, dotted
from .table import Columns, columns, row_line

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


def key_of(item: Item) -> str:
    """What tells a thing to do from all others, as long as it is in the plan."""
    if item.entry is not None:
        return f"{item.entry.criterion.id} {item.entry.to_level}"
    return item.action.id if item.action is not None else ""


def items_of(lines: PlanLines) -> list[Item]:
    """Everything that there is to do or that was dropped, in the order of the plan."""
    sections = (*lines.periods, *lines.others, *lines.dropped)
    return [item for section in sections for item, _ in section.tasks]


def plan_columns(context: Context, lines: PlanLines, width: int) -> Columns:
    """The columns of a plan at a width."""
    return columns([table_row(context, item) for item in items_of(lines)], context.words, width)


def plan_rows(
    context: Context,
    lines: PlanLines,
    ways: Sequence[tuple[str, WayView | None]],
    shown: Columns,
    marked: Collection[str],
    *,
    brief: bool,
) -> list[Row]:
    """All rows of the plan, in order: what is late comes first.

    Args:
        context: the evaluation in one language.
        lines: what its plan says.
        ways: the questions about the cheapest way, each with its answer once it is known.
        shown: the columns.
        marked: what is marked, by its key.
        brief: whether there is no room for empty lines, nor for what to ask and to see.
    """
    late = _late(context, lines)
    before = (*late.values(), *lines.before, *lines.periods, *lines.others, *lines.blocked)
    done = {key_of(item) for section in late.values() for item, _ in section.tasks}
    rows = []
    for section in before:
        kept = section if section in late.values() else _without(section, done)
        rows += list(_section(context, kept, shown, marked, brief=brief))
    rows += [_way(context, way, found) for way, found in ways]
    for section in lines.dropped:
        rows += list(_section(context, section, shown, marked, brief=brief))
    return rows if brief else list(_set_apart(rows))


def _set_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with an empty line before each heading and each way but the first."""
    for place, row in enumerate(rows):
        if place and (row.way or row.heading):
            yield GAP
        yield row


def item_content(context: Context, item: Item) -> Content:
    """One thing to do with all that there is to know about it: how, with what proof, how far it is.

    Args:
        context: the evaluation in one language.
        item: of its plan.
    """
    what = task(context, entry_view(context, item))
    details = dotted(*what.details)
    lines = [assembled((what.title, "bold"), (f"  {details}" if details else "", "$text-muted"))]
    lines += [_labelled(step) for step in (*what.todo, *what.terms)]
    lines += [assembled((_said(one), "$text-accent")) for one in what.commitment]
    lines += [_labelled(one) for one in what.note]
    return Content("\n").join(line for line in lines if line.plain)


def _late(context: Context, lines: PlanLines) -> dict[str, Section]:
    """A section of what is late; none where nothing is."""
    tasks = tuple(
        (item, what)
        for section in (*lines.periods, *lines.others)
        for item, what in section.tasks
        if item.action is not None and is_late(item.action, context.evaluation.as_of)
    )
    return {"late": Section(context.words("Late"), tasks=tasks)} if tasks else {}


def _without(section: Section, keys: Collection[str]) -> Section:
    return section._replace(tasks=tuple(pair for pair in section.tasks if key_of(pair[0]) not in keys))


def _section(
    context: Context, section: Section, shown: Columns, marked: Collection[str], *, brief: bool
) -> Iterator[Row]:
    """A heading, and what stands below it."""
    yield Row(assembled((section.title, "bold $text-primary")), heading=True)
    for fact in section.facts:
        yield _fact(fact, brief=brief)
    for item, _ in section.tasks:
        row = table_row(context, item)
        yield Row(row_line(shown, row, marked=key_of(item) in marked), item=item)


def _fact(fact: Fact, *, brief: bool) -> Row:
    more = [] if brief else [assembled((_said(one), "$text-muted")) for one in fact.more]
    return Row(Content("\n").join([assembled((fact.head, "bold")), *more]), criterion=fact.criterion)


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


def _labelled(line: Labelled) -> Content:
    return assembled("  ", (f"{line.label} ", "$text-muted"), line.text)


def _said(line: Labelled) -> str:
    return "  " + " ".join(filter(None, (line.label, line.text)))
