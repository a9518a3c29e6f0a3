"""The brief for the person who runs the accounts: what is settled, what is being settled, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.criterion_result import Standing
from .context import Context
from .schedule import Schedule

if TYPE_CHECKING:
    from .brief_shape import BriefView, ComingView, DecidedView, PointView

DECIDED_FROM = 2
"""The lowest level at which something is settled enough to tell a person who begins."""


def brief_view(context: Context, schedule: Schedule) -> list[BriefView]:
    """What a person who begins has to know, by dimension; those with nothing to say are left out.

    What the company keeps to itself is in none of it.

    Args:
        context: the evaluation in one language.
        schedule: of the same evaluation.
    """
    groups: list[BriefView] = []
    for number, dimension in enumerate(context.questionnaire.dimensions, 1):
        own = [context.evaluation.standings[c.id] for c in dimension.criteria]
        shared = [s for s in own if s.applicable and not _is_kept_back(context, s)]
        settled = [s for s in shared if _is_settled(s)]
        begun = [s for s in shared if not _is_settled(s) and _is_begun(schedule, s)]
        nothing = [s for s in shared if not _is_settled(s) and not _is_begun(schedule, s)]
        if shared:
            groups.append(
                {
                    "number": number,
                    "name": context.text(dimension.name),
                    "why": context.text(dimension.question),
                    "settled": [_point(context, schedule, s) for s in settled],
                    "under_way": [_point(context, schedule, s) for s in begun],
                    "nothing_yet": [_point(context, schedule, s) for s in nothing],
                    "decided": [
                        _decided(context, schedule, s) for s in shared if (s.level or 0) >= DECIDED_FROM
                    ],
                    "coming": [_coming(context, schedule, s) for s in shared if not _is_settled(s)],
                }
            )
    return groups


def _is_kept_back(context: Context, standing: Standing) -> bool:
    wording = context.wording(standing.criterion)
    return wording.confidential and wording.told is None


def _is_settled(standing: Standing) -> bool:
    return standing.level is not None and standing.level >= standing.target


def _is_begun(schedule: Schedule, standing: Standing) -> bool:
    """Whether it stands in part or has a day; what nobody knows does so once the company commits to it."""
    identifier = standing.criterion.id
    if standing.level is None:
        return schedule.is_agreed(identifier)
    return standing.level >= DECIDED_FROM or schedule.is_dated(identifier)


def _point(context: Context, schedule: Schedule, standing: Standing) -> PointView:
    criterion, answer = standing.criterion, standing.answer
    wording, settled = context.wording(criterion), _is_settled(standing)
    return {
        **context.ref(criterion),
        "name": context.to_reader(criterion.name),
        "told": context.text(wording.told),
        "see": [] if wording.confidential else [line.strip() for line in answer.proofs],
        "ask_where": not answer.proofs and not wording.confidential,
        "in_charge": schedule.in_charge(criterion),
        "coming": "" if settled or wording.confidential else context.to_reader(wording.deliverable),
        "by": "" if settled else schedule.when(criterion.id),
        "agreed": schedule.is_agreed(criterion.id),
        "unknown": standing.level is None,
        "unproved": not settled and standing.needs_proof and (standing.claimed or 0) >= standing.target,
        "note": answer.note.strip() if answer.brief and not wording.confidential else "",
    }


def _decided(context: Context, schedule: Schedule, standing: Standing) -> DecidedView:
    criterion, answer = standing.criterion, standing.answer
    return {
        **context.ref(criterion),
        "text": context.level_text(criterion, standing.claimed or 0),
        "see": [] if criterion.confidential else [line.strip() for line in answer.proofs],
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
