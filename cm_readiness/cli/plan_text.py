"""The plan as text for people, in lines of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..core.evaluation import Evaluation
from ..core.numbers import Rational
from ..core.questionnaire import Verdict
from ..language.text_layout import called, columns, labelled, sections, wrapped
from ..language.words import Words
from ..views.context import Context, named
from ..views.optimum import budget_view
from ..views.plan_lines import Fact, Labelled, PlanLines, Section, Task, plan_lines, way_to

if TYPE_CHECKING:
    from ..views.plan_shape import WayView

STRUCK = "\u0336"
"""Put after a character, it is struck through, without colour or control codes."""


def plan_text(
    evaluation: Evaluation,
    words: Words,
    *,
    verdict: Verdict | None,
    budget_days: Rational | None = None,
    strike: bool = False,
    spoken: bool = False,
) -> str:
    """The plan in one language.

    Args:
        evaluation: what is planned for.
        words: the language of the program's words; the questionnaire's texts come in the same.
        verdict: the one to find the cheapest way to; None where nobody has asked for one.
        budget_days: days of work to find the best use of.
        strike: whether what was dropped is struck through, which a screen shows and nothing else reads well.
        spoken: whether it is going to be heard, so that nothing stands in columns.
    """
    context = Context(evaluation, words)
    lines = plan_lines(context)
    ways = [way_to(context, verdict)]
    if budget_days is not None:
        ways.append(budget_view(context, budget_days))
    listed = (*lines.before, *lines.periods, *lines.others, *lines.blocked)
    return sections(
        [
            _title(context, lines),
            *map(_section, listed),
            *(_dropped(section, strike=strike) for section in lines.dropped),
            *(_way(way, spoken=spoken) for way in ways),
        ]
    )


def _title(context: Context, lines: PlanLines) -> Iterator[str]:
    """Which assessment, of which day, and what a period can hold."""
    words, day = context.words, context.words.date(context.evaluation.as_of)
    yield from wrapped(called(context.assessment, words))
    yield from wrapped(words("Plan of {date}", date=day))
    for remark in (lines.limits, lines.stale, lines.not_begun):
        yield from wrapped(remark)


def _section(section: Section) -> Iterator[str]:
    yield section.title
    for fact in section.facts:
        yield from _fact(fact)
    for _, task in section.tasks:
        yield from _task(task)


def _fact(fact: Fact) -> Iterator[str]:
    yield from wrapped(fact.head, indent=2, hang=4)
    for one in fact.more:
        yield from labelled(one.label, one.text) if one.label else wrapped(one.text, indent=4, hang=4)


def _task(task: Task) -> Iterator[str]:
    yield from wrapped(" · ".join(filter(None, (task.title, *task.details))), indent=2, hang=4)
    yield from _labelled((*task.todo, *task.terms, *task.commitment, *task.note))


def _dropped(section: Section, *, strike: bool) -> Iterator[str]:
    """Actions that were given up, struck through."""
    yield section.title
    for _, task in section.tasks:
        said = " · ".join(filter(None, (task.title, *(step.text for step in task.todo))))
        lines = wrapped(said, indent=2, hang=4)
        yield from map(_struck, lines) if strike else lines
        yield from _labelled(task.note)


def _way(way: WayView, *, spoken: bool) -> Iterator[str]:
    """The cheapest way to a verdict, or the best use of a budget."""
    yield from wrapped(way["title"])
    rows = [(named(item), item["levels"], item["effort"]) for item in way["raises"]]
    if spoken:
        for row in rows:
            yield from wrapped(", ".join(row), indent=2, hang=4)
    elif rows:
        yield from columns(rows)
    for sentence in way["sentences"]:
        yield from wrapped(sentence, indent=2, hang=2)


def _labelled(lines: Iterable[Labelled]) -> Iterator[str]:
    for line in lines:
        yield from labelled(line.label, line.text)


def _struck(text: str) -> str:
    return "".join(sign + STRUCK if not sign.isspace() else sign for sign in text)
