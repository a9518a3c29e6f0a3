"""The plan as a list of rows: headings, things to do, what comes before them, and the cheapest ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from ...core.actions import Item, Plan, plan_with_actions
from ...core.text import on_one_line
from ...views.context import Context
from ...views.plan import plan_view
from ...views.plan_shape import EntryView, PlanView, WayView
from ...views.report_shape import CriterionRef
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


def plan_rows(context: Context, ways: Sequence[tuple[str, WayView | None]], *, brief: bool) -> list[Row]:
    """All rows of the plan, in order.

    Args:
        context: the evaluation in one language.
        ways: the questions about the cheapest way, each with its answer once it is known.
        brief: whether each thing to do takes two lines at most; its form says the rest.
    """
    plan = plan_with_actions(context.evaluation)
    rows = _Rows(context, plan, plan_view(context, plan), brief=brief).all(ways)
    return list(rows if brief else _set_apart(rows))


def _set_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with an empty line before each heading and each way but the first."""
    for place, row in enumerate(rows):
        if place and (row.way or (row.heading and row is not GAP)):
            yield GAP
        yield row


class _Rows:
    """The parts of the list, in their order."""

    def __init__(self, context: Context, plan: Plan, view: PlanView, *, brief: bool) -> None:
        self.context = context
        self.words = context.words
        self.plan = plan
        self.view = view
        self.brief = brief

    def all(self, ways: Sequence[tuple[str, WayView | None]]) -> Iterator[Row]:
        """Every row."""
        yield from self.first()
        for period, shown in zip(self.plan.periods, self.view["periods"], strict=True):
            if shown["until_day"] or shown["entries"]:
                yield from self.section(shown["title"], period.items, shown["entries"], shown["effort"])
        if self.plan.others:
            title = self.words("Actions beside the roadmap")
            yield from self.section(title, self.plan.others, self.view["others"])
        yield from self.blocked()
        for way, found in ways:
            yield self.way(way, found)
        if self.plan.dropped:
            yield from self.section(self.words("Dropped"), self.plan.dropped, self.view["dropped"])

    def first(self) -> Iterator[Row]:
        """What comes before any work: to find out, then to prove."""
        words = self.words
        if self.view["find_out"] or self.view["prove"]:
            yield _heading(words("Before anything"))
        for unknown in self.view["find_out"]:
            head = words(
                "Find out {criterion}: up to {points}", criterion=named(unknown), points=unknown["points"]
            )
            yield self._fact(head, unknown["ask"], unknown["id"])
        for claim in self.view["prove"]:
            head = words("Prove {criterion}: {points}", criterion=named(claim), points=claim["points"])
            yield self._fact(head, claim["evidence"], claim["id"])

    def section(
        self, title: str, items: Iterable[Item], views: Sequence[EntryView], effort: str = ""
    ) -> Iterator[Row]:
        """A heading, and what stands below it."""
        words = self.words
        if not views:
            title = words("{period}: nothing", period=title)
        elif effort:
            title = words("{period}: {effort} of work", period=title, effort=effort)
        yield _heading(title)
        for place, (item, view) in enumerate(zip(items, views, strict=True)):
            if place and not self.brief:
                yield GAP
            yield Row(entry_content(self.context, view, brief=self.brief), item=item)

    def blocked(self) -> Iterator[Row]:
        """What waits for something that nobody has planned."""
        if self.view["blocked"]:
            yield _heading(self.words("Blocked"))
        for blocked in self.view["blocked"]:
            said = self.words(
                "{criterion}: level {level} needs {needs}",
                criterion=named(blocked),
                level=blocked["to_level"],
                needs=self.words.listed(blocked["needs"]),
            )
            yield self._fact(said, "", blocked["id"])

    def way(self, way: str, found: WayView | None) -> Row:
        """The cheapest way to a verdict, or the best use of a budget."""
        if found is None:
            return Row(assembled((self.words("Looking for the cheapest way…"), "$text-muted")), way=way)
        lines = [assembled((found["title"], "bold $text-accent"))]
        for item in found["raises"]:
            details = (f"  {dotted(item['levels'], item['effort'])}", "$text-muted")
            lines.append(assembled(f"  {named(item)}", details))
        lines += [assembled((f"  {sentence}", "$text-muted")) for sentence in found["sentences"]]
        return Row(Content("\n").join(lines), way=way)

    def _fact(self, head: str, text: str, criterion: str) -> Row:
        lines = [assembled((head, "bold"))]
        if text and not self.brief:
            lines.append(assembled((f"  {on_one_line(text)}", "$text-muted")))
        return Row(Content("\n").join(lines), criterion=criterion)


def entry_content(context: Context, view: EntryView, *, brief: bool = False) -> Content:
    """One thing to do, with who does it and how one sees that it is done.

    Args:
        context: the evaluation in one language.
        view: what is to be done.
        brief: whether it takes two lines at most.
    """
    words, struck = context.words, "strike" if view["status"] == "dropped" else ""
    gate = words("opens a gate") if view["opens_gate"] else ""
    do = [on_one_line(text) for text in view["do"]]
    head, *rest = [entry_title(view), *do] if view["name"] else do or [""]
    standing = context.evaluation.standings.get(view["id"])
    stale = stale_words(standing, words) if standing else ""
    details = dotted(view["effort"], view["points"], gate, stale)
    lines = [assembled((head, f"bold {struck}".strip()), (f"  {details}" if details else "", "$text-muted"))]
    if not brief:
        if view["status"] != "done":
            for place, text in enumerate(rest):
                lines.append(_labelled(words("Then:") if place else words("To do:"), text, struck))
        if view["status"] not in ("done", "dropped"):
            lines.append(_labelled(words("Owner:"), view["owner"]))
            if view["deliverable"] != view["done_when"]:
                lines.append(_labelled(words("Deliverable:"), view["deliverable"]))
            lines.append(_labelled(words("Done when:"), view["done_when"]))
    if view["action"]:
        lines.append(
            assembled("  ", (f"{words('Committed:')} {on_one_line(view['progress'])}", "$text-accent"))
        )
        if not brief:
            lines.append(_labelled(words("Note:"), view["note"]))
    return Content("\n").join(line for line in lines if line.plain)


def entry_title(view: EntryView) -> str:
    """The criterion of an entry with the levels that it is raised between; empty without one."""
    if not view["name"]:
        return ""
    if not view["to_level"]:
        return named(view)
    if view["from_level"] >= view["to_level"]:
        return f"{named(view)} → {view['to_level']}"
    return f"{named(view)} {view['from_level']} → {view['to_level']}"


def named(criterion: CriterionRef) -> str:
    """A criterion with its number."""
    return " ".join(filter(None, (criterion["number"], on_one_line(criterion["name"]))))


def _labelled(label: str, text: str, style: str = "") -> Content:
    if not text.strip():
        return Content("")
    return assembled("  ", (f"{label} ", "$text-muted"), (on_one_line(text), style))


def _heading(title: str) -> Row:
    return Row(assembled((title, "bold $text-primary")), heading=True)
