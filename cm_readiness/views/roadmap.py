"""The plan under the names that templates of version 1.0.0 use: an alias, made of the plan's view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .base_shape import CriterionRef
    from .plan_shape import EntryView, PlanView
    from .roadmap_shape import RoadmapStepView, RoadmapView


def roadmap_view(plan: PlanView) -> RoadmapView:
    """The same plan; nothing in it that the plan does not say.

    Args:
        plan: the view that everything else goes by.
    """
    return {
        "periods": [
            {
                "title": period["name"],
                "until": period["until"],
                "effort": period["effort"],
                "steps": _steps(period["entries"]),
            }
            for period in plan["periods"]
            if period["entries"]
        ],
        "prove": [_ref(claim) for claim in plan["prove"]],
        "blocked": [
            {**_ref(blocked), "to_level": blocked["to_level"], "needs": blocked["needs_text"]}
            for blocked in plan["blocked"]
        ],
    }


def _steps(entries: Sequence[EntryView]) -> list[RoadmapStepView]:
    return [
        {
            **_ref(entry),
            "from_level": entry["from_level"],
            "to_level": entry["to_level"],
            "todo": entry["do"],
            "proof": entry["done_when"],
            "owner": entry["owner"],
            "role": entry["role"],
            "deliverable": entry["deliverable"],
            "effort": entry["effort"],
            "points": entry["points"],
            "opens_gate": entry["opens_gate"],
            "due": entry["by"],
            "agreed": bool(entry["status"]),
            "status": entry["status_text"],
        }
        for entry in entries
    ]


def _ref(criterion: CriterionRef) -> CriterionRef:
    return {
        "id": criterion["id"],
        "number": criterion["number"],
        "name": criterion["name"],
        "dimension": criterion["dimension"],
    }
