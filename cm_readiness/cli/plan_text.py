"""The plan as text for people, in lines of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.evaluation import Evaluation
from ..core.numbers import Rational
from ..core.questionnaire import Verdict
from ..core.text import on_one_line
from ..language.text_layout import called, columns, labelled, sections, wrapped
from ..language.words import Words
from ..views.context import Context
from ..views.optimum import budget_view, cheapest_view
from ..views.plan import plan_view

if TYPE_CHECKING:
    from ..views.plan_shape import EntryView, PeriodView, PlanView, WayView
    from ..views.report_shape import CriterionRef

STRUCK = "\u0336"
"""Put after a character, it is struck through, without colour or control codes."""


def plan_text(
    evaluation: Evaluation,
    words: Words,
    *,
    verdict: Verdict,
    budget_days: Rational | None = None,
    strike: bool = False,
) -> str:
    """The plan in one language.

    Args:
        evaluation: what is planned for.
        words: the language of the program's words; the questionnaire's texts come in the same.
        verdict: the one to find the cheapest way to.
        budget_days: days of work to find the best use of.
        strike: whether what was dropped is struck through, which a screen shows and nothing else reads well.
    """
    context = Context(evaluation, words)
    view = plan_view(context)
    ways = [cheapest_view(context, verdict)]
    if budget_days is not None:
        ways.append(budget_view(context, budget_days))
    page = _Page(context, view, strike=strike)
    return sections(
        [page.title(), page.first(), *page.periods(), page.others(), page.blocked(), page.dropped()]
        + [page.way(way) for way in ways]
    )


class _Page:
    """The parts of the text, in their order."""

    def __init__(self, context: Context, view: PlanView, *, strike: bool) -> None:
        self.context = context
        self.view = view
        self.strike = strike
        self.words = context.words

    def title(self) -> Iterator[str]:
        """Which assessment, of which day, and what a period can hold."""
        evaluation = self.context.evaluation
        yield from wrapped(called(self.context.assessment, self.words))
        yield from wrapped(self.words("Plan of {date}", date=self.words.date(evaluation.as_of)))
        yield from wrapped(self.view["limits"])
        if evaluation.stale:
            yield from wrapped(
                self.words.plural(
                    "{count} answer is older than its shelf life",
                    "{count} answers are older than their shelf life",
                    len(evaluation.stale),
                )
            )
        if not evaluation.progress.known:
            yield from wrapped(
                self.words("No criterion has a level yet: the roadmap begins with the first answers.")
            )

    def first(self) -> Iterator[str]:
        """What comes before any work: to find out, then to prove."""
        words, view = self.words, self.view
        if view["find_out"] or view["prove"]:
            yield words("Before anything")
        for unknown in view["find_out"]:
            head = words(
                "Find out {criterion}: up to {points}", criterion=_named(unknown), points=unknown["points"]
            )
            yield from wrapped(head, indent=2, hang=4)
            yield from wrapped(on_one_line(unknown["ask"]), indent=4, hang=4)
        for claim in view["prove"]:
            head = words("Prove {criterion}: {points}", criterion=_named(claim), points=claim["points"])
            yield from wrapped(head, indent=2, hang=4)
            yield from labelled(words("To show:"), on_one_line(claim["evidence"]))

    def periods(self) -> Iterator[Iterator[str]]:
        """Each period; the last one only where something is left for it."""
        for period in self.view["periods"]:
            if period["until_day"] or period["entries"]:
                yield self._period(period)

    def _period(self, period: PeriodView) -> Iterator[str]:
        if not period["entries"]:
            yield self.words("{period}: nothing", period=period["title"])
            return
        yield self.words("{period}: {effort} of work", period=period["title"], effort=period["effort"])
        for entry in period["entries"]:
            yield from self._entry(entry)

    def others(self) -> Iterator[str]:
        """The company's actions that the roadmap does not have."""
        if self.view["others"]:
            yield self.words("Actions beside the roadmap")
        for entry in self.view["others"]:
            yield from self._entry(entry)

    def blocked(self) -> Iterator[str]:
        """What waits for something that nobody has planned."""
        if self.view["blocked"]:
            yield self.words("Blocked")
        for blocked in self.view["blocked"]:
            said = self.words(
                "{criterion}: level {level} needs {needs}",
                criterion=_named(blocked),
                level=blocked["to_level"],
                needs=self.words.listed(blocked["needs"]),
            )
            yield from wrapped(said, indent=2, hang=4)

    def dropped(self) -> Iterator[str]:
        """Actions that were given up, struck through."""
        if self.view["dropped"]:
            yield self.words("Dropped")
        for entry in self.view["dropped"]:
            said = " · ".join(filter(None, (_heading(entry), *entry["do"])))
            lines = wrapped(on_one_line(said), indent=2, hang=4)
            yield from map(_struck, lines) if self.strike else lines
            yield from labelled(self.words("Note:"), on_one_line(entry["note"]))

    def way(self, way: WayView) -> Iterator[str]:
        """The cheapest way to a verdict, or the best use of a budget."""
        yield from wrapped(way["title"])
        if way["raises"]:
            yield from columns([(_named(item), item["levels"], item["effort"]) for item in way["raises"]])
        for sentence in way["sentences"]:
            yield from wrapped(sentence, indent=2, hang=2)

    def _entry(self, entry: EntryView) -> Iterator[str]:
        words = self.words
        gate = words("opens a gate") if entry["opens_gate"] else ""
        head = [_heading(entry), entry["effort"], entry["points"], gate]
        if not entry["name"]:
            head = [on_one_line(text) for text in entry["do"]]
        yield from wrapped(" · ".join(filter(None, head)), indent=2, hang=4)
        if entry["status"] != "done":
            yield from self._work(entry)
        if entry["action"]:
            yield from labelled(words("Committed:"), on_one_line(entry["progress"]))
            yield from labelled(words("Note:"), on_one_line(entry["note"]))

    def _work(self, entry: EntryView) -> Iterator[str]:
        """What is to be done by whom, and how one sees that it is."""
        words = self.words
        for place, text in enumerate(entry["do"] if entry["name"] else []):
            yield from labelled(words("Then:") if place else words("To do:"), on_one_line(text))
        yield from labelled(words("Owner:"), on_one_line(entry["owner"]))
        if entry["deliverable"] != entry["done_when"]:
            yield from labelled(words("Deliverable:"), entry["deliverable"])
        yield from labelled(words("Done when:"), entry["done_when"])


def _named(criterion: CriterionRef) -> str:
    return " ".join(filter(None, (criterion["number"], on_one_line(criterion["name"]))))


def _heading(entry: EntryView) -> str:
    """The criterion with the levels that it is raised between."""
    if not entry["name"]:
        return ""
    if not entry["to_level"]:
        return _named(entry)
    if entry["from_level"] >= entry["to_level"]:
        return f"{_named(entry)} → {entry['to_level']}"
    return f"{_named(entry)} {entry['from_level']} → {entry['to_level']}"


def _struck(text: str) -> str:
    return "".join(sign + STRUCK if not sign.isspace() else sign for sign in text)
