"""The gaps that come first, each with what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..core.gaps import Gap
from ..core.numbers import Rational
from .context import Context
from .costs import Costs
from .law import law_of
from .own_words import said, said_in_short

if TYPE_CHECKING:
    from .report_shape import PriorityView, TotalView


def priorities_view(context: Context) -> list[PriorityView]:
    """The gaps that come first, in their order.

    Args:
        context: the evaluation in one language.
    """
    gaps = {gap.criterion.id: gap for gap in context.evaluation.gaps}
    return [_priority(context, gaps[i], rank) for i, rank in context.ranks.items()]


def _priority(context: Context, gap: Gap, rank: int) -> PriorityView:
    criterion, wording = gap.criterion, context.wording(gap.criterion)
    answer, words = context.assessment.answer_to(criterion.id), context.words
    level = gap.level if gap.level is not None else 0
    claimed = gap.claimed if gap.claimed is not None else level
    step, figures, costs = gap.next_step, context.figures, Costs(context)
    return {
        **context.ref(criterion),
        "rank": rank,
        "kind": gap.kind,
        "closed_gate": gap.gate_closed,
        "level": level,
        "claimed": claimed,
        "level_text": context.level_text(criterion, claimed),
        "said": said(answer, words),
        "said_in_short": said_in_short(answer, words),
        "evidence": [line.strip() for line in answer.proofs],
        "target": gap.target,
        "target_text": context.target_text(criterion, gap.target),
        "step": context.text(wording.steps[level].do if step else wording.evidence),
        "step_effort": figures.days(step.effort_days) if step else "",
        "step_points": figures.points(step.points) if step else "",
        "effort": figures.days(gap.effort_days) if gap.effort_days else context.words("proof only"),
        "days": figures.number(gap.effort_days) if gap.effort_days else "–",
        "cost": costs.text([_cost(costs, gap)]),
        "points": figures.points(gap.points),
        "total": _total(context, gap),
        "law": law_of(context, criterion.id),
        "owner": context.text(criterion.owner),
        "deliverable": context.text(criterion.deliverable),
        "why": context.text(criterion.why),
        "risk": context.text(criterion.risk) if gap.gate_closed else "",
    }


def _cost(costs: Costs, gap: Gap) -> Rational:
    return costs.steps(gap.criterion, gap.claimed or 0, gap.target)


def priorities_total(context: Context) -> TotalView:
    """Effort and cost of all priorities, as the last line of their table.

    Args:
        context: the evaluation in one language.
    """
    gaps = {gap.criterion.id: gap for gap in context.evaluation.gaps}
    first, costs = [gaps[i] for i in context.ranks], Costs(context)
    effort: Rational = sum(gap.effort_days for gap in first)
    return {
        "effort": context.figures.days(effort),
        "days": context.figures.number(effort),
        "cost": costs.text(_cost(costs, gap) for gap in first),
    }


def _total(context: Context, gap: Gap) -> str:
    points = context.figures.points(gap.points)
    if not gap.effort_days:
        return context.words("proof only, {points}", points=points)
    effort = context.figures.days(gap.effort_days)
    return context.words("{effort} up to the target, {points}", effort=effort, points=points)


def priorities_text(context: Context) -> list[str]:
    """What the priorities amount to, how many gaps remain beside them, and what only lacks its proof.

    Args:
        context: the evaluation in one language.
    """
    gaps = {gap.criterion.id: gap for gap in context.evaluation.gaps}
    first = [gaps[i] for i in context.ranks]
    others = sum(gap.kind == "raise" for gap in gaps.values() if gap.criterion.id not in context.ranks)
    sentences = _worth_of(context, first) if first else []
    if others:
        sentences.append(
            context.plural(
                "There is one other gap; it stands under its dimension above, with its next step.",
                "There are {count} other gaps; they stand under their dimensions above, with the next steps.",
                others,
            )
        )
    return sentences + unproved_text(context)


def unproved_text(context: Context) -> list[str]:
    """In one line, how many claims only lack their proof; nothing where none does.

    Args:
        context: the evaluation in one language.
    """
    gaps = context.evaluation.gaps
    bare = sum(gap.kind == "prove" and gap.criterion.id not in context.ranks for gap in gaps)
    if not bare:
        return []
    return [
        context.plural(
            "{count} claim only lacks its evidence, and counts as level 2 until it is noted: it is listed "
            "further on.",
            "{count} claims only lack their evidence, and count as level 2 until it is noted: they are "
            "listed further on.",
            bare,
        )
    ]


def _worth_of(context: Context, first: Sequence[Gap]) -> list[str]:
    effort: Rational = sum(gap.effort_days for gap in first)
    points: Rational = sum(gap.points for gap in first)
    return [_worth(context, len(first), effort, context.figures.points(points))]


def _worth(context: Context, count: int, effort: Rational, points: str) -> str:
    """What closing so many gaps takes, and what it brings."""
    if not effort:
        return context.plural(
            "This priority asks for proof, not for work, and is worth {points} on the overall score.",
            "Together these {count} priorities ask for proof, not for work, and are worth {points} on the "
            "overall score.",
            count,
            points=points,
        )
    return context.plural(
        "This priority takes about {effort} of work and is worth {points} on the overall score.",
        "Together these {count} priorities take about {effort} of work and are worth {points} on the "
        "overall score.",
        count,
        effort=context.figures.days(effort),
        points=points,
    )
