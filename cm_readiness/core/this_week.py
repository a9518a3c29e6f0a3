"""What one person can do this week about what cannot wait: acts of an hour at most, which change no level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .criterion_result import Standing, applicable
from .evaluation import Evaluation
from .gaps import in_order
from .questionnaire import Act, Criterion

MOST_ACTS = 5
"""More would be a list, not a week."""


class ActNow(NamedTuple):
    """One act, and the criterion that it is about."""

    criterion: Criterion
    act: Act


@dataclass(frozen=True)
class ThisWeek:
    """The acts in the order in which to do them."""

    acts: tuple[ActNow, ...]

    @property
    def minutes(self) -> int:
        """The minutes of all of them."""
        return sum(item.act.minutes for item in self.acts)


def this_week(evaluation: Evaluation) -> ThisWeek:
    """The acts for what is marked urgent, for closed gates, and for critical criteria that nobody knows.

    Each act holds while the claimed level is below its own; what nobody knows counts as 0.
    """
    questionnaire, standings = evaluation.questionnaire, evaluation.standings
    closed = evaluation.closed_gates

    def cannot_wait(standing: Standing) -> bool:
        unknown_gate = standing.criterion.critical and standing.level is None
        return standing.answer.urgent or unknown_gate or standing.criterion.id in closed

    concerned = [s for s in standings.values() if s.applicable and cannot_wait(s)]
    counted = applicable(questionnaire, standings)
    acts = (
        ActNow(standing.criterion, act)
        for standing in in_order(concerned, counted, closed)
        for act in standing.criterion.acts
        if (standing.claimed or 0) < act.below
    )
    return ThisWeek(tuple(acts)[:MOST_ACTS])
