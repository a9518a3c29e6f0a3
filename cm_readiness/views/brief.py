"""The brief for the community manager: what is settled, what is still to come, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.criterion_result import Standing
from .context import Context
from .schedule import Schedule

if TYPE_CHECKING:
    from .brief_shape import BriefView, ComingView, DecidedView

DECIDED_FROM = 2
"""The lowest level at which something is settled enough to tell a person who begins."""


def brief_view(context: Context, schedule: Schedule) -> list[BriefView]:
    """What a person who begins has to know, by dimension; those with nothing to say are left out.

    Args:
        context: the evaluation in one language.
        schedule: of the same evaluation.
    """
    groups: list[BriefView] = []
    for number, dimension in enumerate(context.questionnaire.dimensions, 1):
        own = [context.evaluation.standings[c.id] for c in dimension.criteria]
        counted = [s for s in own if s.applicable]
        settled = [s for s in counted if s.level is not None and s.level >= DECIDED_FROM]
        coming = [s for s in counted if s.level is None or s.level < s.target]
        if counted:
            groups.append(
                {
                    "number": number,
                    "name": context.text(dimension.name),
                    "why": context.text(dimension.question),
                    "decided": [_decided(context, schedule, s) for s in settled],
                    "coming": [_coming(context, schedule, s) for s in coming],
                }
            )
    return groups


def _decided(context: Context, schedule: Schedule, standing: Standing) -> DecidedView:
    criterion, answer = standing.criterion, standing.answer
    return {
        **context.ref(criterion),
        "text": context.level_text(criterion, standing.claimed or 0),
        "see": [line.strip() for line in answer.proofs],
        "ask": schedule.owner(criterion),
        "note": answer.note.strip() if answer.brief else "",
    }


def _coming(context: Context, schedule: Schedule, standing: Standing) -> ComingView:
    criterion = standing.criterion
    return {
        **context.ref(criterion),
        "what": context.text(criterion.deliverable) or context.text(criterion.name),
        "ask": schedule.owner(criterion),
        "when": schedule.when(criterion.id),
        "unknown": standing.level is None,
    }
