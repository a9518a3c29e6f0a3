"""The values that templates other than the gap report are given besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.company import filled
from ..core.scope import minutes
from .actions import action_view
from .asked import asked_view
from .brief import brief_view
from .context import Context
from .costs import amount_in
from .differences import differences_view
from .reference import Reference, formats_view, trades_view
from .roadmap import roadmap_view
from .schedule import Schedule
from .starters import settled_view, starters_view

if TYPE_CHECKING:
    from .documents_shape import DocumentsView, OptionView
    from .plan_shape import PlanView

_BEFORE = ("none", "hiring")
_SUPPLIERS = ("freelance", "agency")
CM_HOURS = "cm_hours"


def documents_view(context: Context, plan: PlanView, reference: Reference) -> DocumentsView:
    """Everything besides, in one language.

    Args:
        context: the evaluation in one language.
        plan: of the same evaluation.
        reference: what documents know beside the answers.
    """
    company = context.assessment.company
    setup = str(company.get("cm_setup", ""))
    schedule = Schedule(context)
    settled = settled_view(context, schedule)
    return {
        "setup": setup,
        "before": setup in _BEFORE,
        "supplier": setup in _SUPPLIERS,
        "alone": setup == "none" and filled(context.questionnaire, company).get("size") == "solo",
        "channels": _channels(context),
        "advertises": company.get("paid_advertising") is not False,
        "in_90_days": context.words.date(context.day_after(90)),
        "roadmap": roadmap_view(plan),
        "actions": [action_view(context, action) for action in context.assessment.actions],
        "asked": asked_view(context),
        "minutes": minutes(context.evaluation.progress.in_scope),
        "brief": brief_view(context, schedule),
        "hours": _hours(context),
        "starters": starters_view(context, schedule, settled),
        "settled": settled,
        "formats": formats_view(context, reference),
        "trades": trades_view(context, reference),
        "differences": differences_view(context),
    }


def _hours(context: Context) -> str:
    hours = amount_in(context.assessment.company, CM_HOURS)
    return "" if hours is None else context.figures.number(hours)


def _channels(context: Context) -> list[OptionView]:
    chosen = context.assessment.company.get("channels") or ()
    options = {
        o.id: o for field in context.questionnaire.profile if field.id == "channels" for o in field.options
    }
    if not isinstance(chosen, tuple):
        return []
    return [
        {"id": i, "name": context.text(options[i].name) if i in options else i}
        for i in chosen
        if i != "other"
    ]
