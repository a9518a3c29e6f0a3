"""A comparison and its milestones as plain data: `compare --json` and `milestone list --json`."""

from __future__ import annotations

from ..core.assessment import Milestone, MilestoneScore, VerdictState
from ..core.comparison import Comparison, Difference, SideScore
from ..core.numbers import rounded
from .evaluation import Data


def compare_data(comparison: Comparison, *, people: bool = False) -> dict[str, Data]:
    """Two sides as `compare --json` prints them: scores to one decimal, a change from the exact ones.

    Args:
        comparison: of two sides.
        people: two who answered apart, so that the widest differences come first.
    """
    criteria = comparison.criteria
    if people:
        criteria = (*comparison.widest, *(c for c in criteria if c.change is None))
    return {
        "same_questionnaire": comparison.same_questionnaire,
        "overall": _difference(comparison.overall),
        "dimensions": [{"id": i, **_difference(d)} for i, d in comparison.dimensions.items()],
        "verdict": {
            "old": comparison.old_verdict,
            "new": comparison.new_verdict,
            "old_state": comparison.old_state,
            "new_state": comparison.new_state,
        },
        "criteria": [{"id": c.criterion, "old": c.old, "new": c.new, "change": c.change} for c in criteria],
        "only_old": list(comparison.only_old),
        "only_new": list(comparison.only_new),
    }


def milestone_data(milestone: Milestone, state: VerdictState) -> dict[str, Data]:
    """A milestone as it was frozen.

    Args:
        milestone: one of an assessment.
        state: of its verdict, which older files do not hold.
    """
    return {
        "name": milestone.name,
        "at": milestone.at.isoformat().replace("+00:00", "Z"),
        "fingerprint": milestone.fingerprint,
        "overall": _score(milestone.overall),
        "verdict": milestone.verdict,
        "state": state,
        "dimensions": {identifier: _score(score) for identifier, score in milestone.dimensions.items()},
        "levels": dict(milestone.levels),
    }


def _difference(difference: Difference) -> dict[str, Data]:
    change = difference.change
    return {
        "old": _score(difference.old),
        "new": _score(difference.new),
        "change": None if change is None else rounded(change, 1),
    }


def _score(score: SideScore | MilestoneScore) -> dict[str, Data]:
    values = {"score": score.score, "low": score.low, "high": score.high}
    return {name: None if value is None else rounded(value, 1) for name, value in values.items()}
