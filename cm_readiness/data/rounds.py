"""What several people said, as data for programs."""

from __future__ import annotations

from ..core.agreement import LEAST_FOR_A_BAND
from ..core.assessment import Assessment
from ..core.gathering import positions
from ..core.questionnaire import Questionnaire
from .evaluation import Data


def rounds_data(questionnaire: Questionnaire, assessment: Assessment) -> list[Data]:
    """The newest round of each criterion, the widest differences first; agreement from six votes on."""
    found: list[Data] = []
    for position in positions(questionnaire, assessment):
        votes, agreement = position.votes, position.votes.agreement
        stated = agreement is not None and votes.number >= LEAST_FOR_A_BAND
        entry: dict[str, Data] = {
            "criterion": position.criterion.id,
            "counts": list(votes.counts),
            "unknown": position.round.unknown,
            "agreement": round(agreement, 3) if agreement is not None and stated else None,
            "shape": votes.shape,
            "median": votes.suggested,
            "agreed": position.round.agreed,
        }
        if position.round.people:
            entry["people"] = dict(position.round.people)
        found.append(entry)
    return found
