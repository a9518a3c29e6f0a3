"""The risk map: what happens if nothing is done, and how soon, from the critical criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.criterion_result import Standing
from ..language.words import N_
from .context import Context

if TYPE_CHECKING:
    from .risk_map_shape import RiskMapView, RiskView

ANY_DAY = 1
"""The urgency where harm can happen any day, and of what somebody marked to settle this week."""
SOON = {ANY_DAY: N_("Any day"), 2: N_("Within months"), 3: N_("Later")}
"""By urgency."""
STATES = (N_("Nothing holds it back"), N_("Nobody knows"), N_("Held back in part"))
"""A closed gate, one that nobody knows, and an open one below its target."""
CLOSED, UNKNOWN, SHORT = range(len(STATES))


def risk_map_view(context: Context) -> RiskMapView:
    """The critical criteria that have not reached their target, the soonest first.

    Args:
        context: the evaluation in one language.
    """
    critical = [s for s in context.evaluation.standings.values() if s.applicable and s.criterion.critical]
    urgencies = sorted({_urgency(s) for s in critical})
    open_ones = [s for s in critical if s.level is None or s.level < s.target]
    gaps = [gap.criterion.id for gap in context.evaluation.gaps]
    order = {identifier: place for place, identifier in enumerate(gaps)}
    open_ones.sort(key=lambda s: (_urgency(s), _state(context, s), order.get(s.criterion.id, len(order))))
    return {
        "risks": [_risk(context, standing, urgencies) for standing in open_ones],
        "text": _text(context, critical, open_ones),
        "columns": [context.words(SOON[urgency]) for urgency in urgencies],
        "rows": [context.words(state) for state in STATES],
    }


def _risk(context: Context, standing: Standing, urgencies: list[int]) -> RiskView:
    criterion, state = standing.criterion, _state(context, standing)
    return {
        **context.ref(criterion),
        "risk": context.text(criterion.risk),
        "soon": urgencies.index(_urgency(standing)),
        "soon_text": context.words(SOON[_urgency(standing)]),
        "state": state,
        "state_text": context.words(STATES[state]),
        "level": "?" if standing.level is None else str(standing.level),
    }


def _urgency(standing: Standing) -> int:
    return ANY_DAY if standing.answer.urgent else standing.criterion.urgency


def _state(context: Context, standing: Standing) -> int:
    if standing.level is None:
        return UNKNOWN
    return CLOSED if standing.criterion.id in context.evaluation.closed_gates else SHORT


def _text(context: Context, critical: list[Standing], open_ones: list[Standing]) -> str:
    words = context.words
    if not critical:
        return words("None of the critical criteria is asked of this company: there is nothing to map.")
    if not open_ones:
        return words("No risk is open: every critical criterion has reached its target.")
    now = sum(_urgency(standing) == ANY_DAY for standing in open_ones)
    if not now:
        return context.plural(
            "{count} critical criterion is not settled; it can do no harm from one day to the next.",
            "{count} critical criteria are not settled; none can do harm from one day to the next.",
            len(open_ones),
        )
    return context.plural(
        "{count} critical criterion that is not settled can do harm any day.",
        "{count} critical criteria that are not settled can do harm any day.",
        now,
    )
