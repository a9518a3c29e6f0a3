"""The gaps that come first, each with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.gaps import Gap
from ..core.numbers import Rational
from .context import Context

if TYPE_CHECKING:
    from .report_shape import PriorityView


def priorities_view(context: Context) -> list[PriorityView]:
    """The first gaps to raise or to prove, in their order.

    Args:
        context: the evaluation in one language.
    """
    gaps = {gap.criterion.id: gap for gap in context.evaluation.gaps}
    return [_priority(context, gaps[i], rank) for i, rank in context.ranks.items()]


def _priority(context: Context, gap: Gap, rank: int) -> PriorityView:
    criterion, wording = gap.criterion, context.wording(gap.criterion)
    level = gap.level if gap.level is not None else 0
    claimed = gap.claimed if gap.claimed is not None else level
    step, figures = gap.next_step, context.figures
    return {
        **context.ref(criterion),
        "rank": rank,
        "kind": gap.kind,
        "closed_gate": gap.gate_closed,
        "level": level,
        "claimed": claimed,
        "level_text": context.level_text(criterion, claimed),
        "target": gap.target,
        "target_text": context.target_text(criterion, gap.target),
        "step": context.text(wording.steps[level].do if step else wording.evidence),
        "step_effort": figures.days(step.effort_days) if step else "",
        "step_points": figures.points(step.points) if step else "",
        "effort": figures.days(gap.effort_days) if gap.effort_days else context.words("proof only"),
        "days": figures.number(gap.effort_days) if gap.effort_days else "–",
        "points": figures.points(gap.points),
        "total": _total(context, gap),
        "owner": context.text(criterion.owner),
        "deliverable": context.text(criterion.deliverable),
        "why": context.text(criterion.why),
        "risk": context.text(criterion.risk) if gap.gate_closed else "",
    }


def _total(context: Context, gap: Gap) -> str:
    points = context.figures.points(gap.points)
    if not gap.effort_days:
        return context.words("proof only, {points}", points=points)
    effort = context.figures.days(gap.effort_days)
    return context.words("{effort} up to the target, {points}", effort=effort, points=points)


def priorities_text(context: Context) -> list[str]:
    """What the priorities amount to, and how many gaps remain beside them.

    Args:
        context: the evaluation in one language.
    """
    gaps = [gap for gap in context.evaluation.gaps if gap.kind != "find_out"]
    first, figures = gaps[: len(context.ranks)], context.figures
    if not first:
        return []
    effort: Rational = sum(gap.effort_days for gap in first)
    points: Rational = sum(gap.points for gap in first)
    sentences = [_worth(context, len(first), effort, figures.points(points))]
    others = len(gaps) - len(first)
    if others:
        sentences.append(
            context.plural(
                "There is one other gap; it stands under its dimension above, with its next step.",
                "There are {count} other gaps; they stand under their dimensions above, with the next steps.",
                others,
            )
        )
    return sentences


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
