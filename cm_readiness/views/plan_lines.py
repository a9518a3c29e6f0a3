"""The plan line by line: what the command line prints and the screen styles, said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..core.actions import Item, Plan, plan_with_actions
from ..core.questionnaire import Verdict
from ..core.text import on_one_line
from ..language.undecided_words import undecided_name
from .context import Context, named
from .findings import stale_text
from .optimum import cheapest_view
from .plan import plan_view

if TYPE_CHECKING:
    from .plan_shape import EntryView, PlanView, WayView


FIRST = 3
"""How many questions to find out first are named."""


class Labelled(NamedTuple):
    """A text on one line behind what it is."""

    label: str
    """With its colon; empty where the text needs none."""
    text: str


class Fact(NamedTuple):
    """What is to be known or waited for about one criterion."""

    criterion: str
    """Its full id."""
    head: str
    more: tuple[Labelled, ...] = ()


class Task(NamedTuple):
    """One thing to do."""

    title: str
    """The criterion with the levels that it is raised between, else what is to be done."""
    details: tuple[str, ...]
    """Effort, points and whether it opens a gate."""
    todo: tuple[Labelled, ...]
    """What is to be done, a step at a time; nothing once it is."""
    terms: tuple[Labelled, ...]
    """Who does it and how one sees that it is done; nothing for what is done or dropped."""
    commitment: tuple[Labelled, ...]
    """How far it is, where the company has committed to it."""
    note: tuple[Labelled, ...]
    dropped: bool


class Section(NamedTuple):
    """A heading, and what stands below it."""

    title: str
    facts: tuple[Fact, ...] = ()
    tasks: tuple[tuple[Item, Task], ...] = ()


class PlanLines(NamedTuple):
    """The parts of a plan; one with nothing in it is left out."""

    limits: str
    """What a period can hold."""
    stale: str
    """How many answers are out of date; empty where none is."""
    not_begun: str
    """That nothing is known yet; empty otherwise."""
    before: tuple[Section, ...]
    """To find out and to prove, before any work."""
    periods: tuple[Section, ...]
    others: tuple[Section, ...]
    """The company's actions that the roadmap does not have."""
    blocked: tuple[Section, ...]
    dropped: tuple[Section, ...]


def plan_lines(context: Context) -> PlanLines:
    """Everything that a plan says.

    Args:
        context: the evaluation in one language.
    """
    words, evaluation = context.words, context.evaluation
    plan = plan_with_actions(evaluation)
    view = plan_view(context, plan)
    nothing = words("No criterion has a level yet: the roadmap begins with the first answers.")
    return PlanLines(
        limits=view["limits"],
        stale=stale_text(evaluation, words),
        not_begun="" if evaluation.progress.known else nothing,
        before=_filled(Section(words("Before anything"), facts=tuple(_before(context, view)))),
        periods=tuple(_periods(context, plan, view)),
        others=_filled(_tasks(context, words("Actions beside the roadmap"), plan.others, view["others"])),
        blocked=_filled(Section(words("Blocked"), facts=tuple(_blocked(context, view)))),
        dropped=_filled(_tasks(context, words("Dropped"), plan.dropped, view["dropped"])),
    )


def way_to(context: Context, verdict: Verdict | None) -> WayView:
    """The cheapest way to a verdict; where none is asked for, to the best, or that it is too early for any.

    Args:
        context: the evaluation in one language.
        verdict: one of the questionnaire's; None where nobody has asked for one.
    """
    if verdict is None and context.evaluation.judgement.state == "open":
        return _too_early(context)
    return cheapest_view(context, verdict or context.questionnaire.verdicts[-1])


def _too_early(context: Context) -> WayView:
    """That no verdict can be aimed at yet, how wide the range is, and what to find out first."""
    words, evaluation, figures = context.words, context.evaluation, context.figures
    low, high = figures.score(evaluation.overall.low), figures.score(evaluation.overall.high)
    first = tuple(one.criterion.id for one in evaluation.find_out[:FIRST])
    return {
        "title": undecided_name(context.questionnaire, words),
        "raises": [],
        "sentences": [
            words("The score can still be anywhere from {low} to {high}.", low=low, high=high),
            *(
                [words("To find out first: {criteria}.", criteria=context.quoted_criteria(first))]
                if first
                else []
            ),
        ],
    }


def task(context: Context, entry: EntryView) -> Task:
    """One thing to do.

    Args:
        context: the evaluation in one language.
        entry: of a plan of the same evaluation.
    """
    words, status = context.words, entry["status"]
    do = [on_one_line(text) for text in entry["do"]]
    todo = do if entry["name"] and status != "done" else []
    gate = words("opens a gate") if entry["opens_gate"] else ""
    return Task(
        title=_title(entry) if entry["name"] else " · ".join(do),
        details=tuple(filter(None, (entry["effort"], entry["points"], gate))),
        todo=tuple(
            Labelled(words("Then:") if place else words("To do:"), text) for place, text in enumerate(todo)
        ),
        terms=() if status in ("done", "dropped") else _terms(context, entry),
        commitment=_labelled(words("Committed:"), entry["progress"]),
        note=_labelled(words("Note:"), entry["note"]),
        dropped=status == "dropped",
    )


def _filled(section: Section) -> tuple[Section, ...]:
    return (section,) if section.facts or section.tasks else ()


def _before(context: Context, view: PlanView) -> Iterator[Fact]:
    words = context.words
    for unknown in view["find_out"]:
        points = unknown["points"]
        head = words("Find out {criterion}: up to {points}", criterion=named(unknown), points=points)
        yield Fact(unknown["id"], head, _labelled("", unknown["ask"]))
    for claim in view["prove"]:
        head = words("Prove {criterion}: {points}", criterion=named(claim), points=claim["points"])
        yield Fact(claim["id"], head, _labelled(words("To show:"), claim["evidence"]))


def _periods(context: Context, plan: Plan, view: PlanView) -> Iterator[Section]:
    """Each period; the last one only where something is left for it."""
    words = context.words
    for period, shown in zip(plan.periods, view["periods"], strict=True):
        title, effort = shown["title"], shown["effort"]
        if shown["entries"]:
            heading = words("{period}: {effort} of work", period=title, effort=effort)
            yield _tasks(context, heading, period.items, shown["entries"])
        elif period.until_day is not None:
            yield Section(words("{period}: nothing", period=title))


def _blocked(context: Context, view: PlanView) -> Iterator[Fact]:
    """What waits for something that nobody has planned."""
    words = context.words
    for blocked in view["blocked"]:
        needs = words.listed(blocked["needs"])
        head = words(
            "{criterion}: level {level} needs {needs}",
            criterion=named(blocked),
            level=blocked["to_level"],
            needs=needs,
        )
        yield Fact(blocked["id"], head)


def _tasks(context: Context, title: str, items: Sequence[Item], entries: Sequence[EntryView]) -> Section:
    pairs = zip(items, entries, strict=True)
    return Section(title, tasks=tuple((item, task(context, entry)) for item, entry in pairs))


def _title(entry: EntryView) -> str:
    """The criterion with the levels that it is raised between."""
    if not entry["to_level"]:
        return named(entry)
    if entry["from_level"] >= entry["to_level"]:
        return f"{named(entry)} → {entry['to_level']}"
    return f"{named(entry)} {entry['from_level']} → {entry['to_level']}"


def _terms(context: Context, entry: EntryView) -> tuple[Labelled, ...]:
    words = context.words
    apart = entry["deliverable"] != entry["done_when"]
    return (
        *_labelled(words("Owner:"), entry["owner"]),
        *(_labelled(words("Deliverable:"), entry["deliverable"]) if apart else ()),
        *_labelled(words("Done when:"), entry["done_when"]),
    )


def _labelled(label: str, text: str) -> tuple[Labelled, ...]:
    """Nothing where there is no text."""
    return (Labelled(label, on_one_line(text)),) if text.strip() else ()
