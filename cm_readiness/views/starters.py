"""Where documents begin that closing a gap produces: what the company has of each, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..core.criterion_result import Standing
from ..core.scope import applies
from .context import Context
from .schedule import Schedule

if TYPE_CHECKING:
    from .starters_shape import StarterView


def settled_view(context: Context, schedule: Schedule) -> dict[str, StarterView]:
    """By criterion, for every one in scope.

    Args:
        context: the evaluation in one language.
        schedule: of the same evaluation.
    """
    standings = context.evaluation.standings.values()
    return {s.criterion.id: _starter(context, schedule, s) for s in standings if s.in_scope}


def starters_view(
    context: Context, schedule: Schedule, settled: Mapping[str, StarterView]
) -> dict[str, StarterView]:
    """By document, for all of the questionnaire; one whose criterion is not asked stands as not known.

    Args:
        context: the evaluation in one language.
        schedule: of the same evaluation.
        settled: the criteria in scope.
    """
    found: dict[str, StarterView] = {}
    for standing in context.evaluation.standings.values():
        name = standing.criterion.deliverable_id
        if name:
            found[name] = settled.get(standing.criterion.id) or _starter(context, schedule, standing)
    return found


def _starter(context: Context, schedule: Schedule, standing: Standing) -> StarterView:
    criterion, level = standing.criterion, standing.claimed
    steps = context.wording(criterion).steps
    return {
        **context.ref(criterion),
        "asked": standing.in_scope,
        "needed": standing.in_scope or applies(context.questionnaire, criterion, context.assessment),
        "known": level is not None,
        "level": level or 0,
        "target": standing.target,
        "text": "" if level is None else context.level_text(criterion, level),
        "target_text": context.target_text(criterion, standing.target),
        "next_step": context.text(steps[level or 0].do) if (level or 0) < standing.target else "",
        "owner": schedule.owner(criterion),
        "note": standing.answer.note.strip(),
        "evidence": [line.strip() for line in standing.answer.proofs],
        "due": schedule.when(criterion.id),
    }
