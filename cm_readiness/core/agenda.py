"""What lies ahead of an assessment: where to go on, what is still to be done, the day of the next round."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .assessment import Assessment
from .calendar import working_day
from .evaluation import Evaluation
from .questionnaire import Questionnaire
from .scope import next_open

NEXT_DAYS = 90
"""Days until the next assessment where the questionnaire does not say."""


class Agenda(NamedTuple):
    """What lies ahead of one assessment."""

    continue_at: str | None
    """The number of the criterion to go on with; None where nothing is open."""
    open_actions: int
    """Actions with something left to do, the late ones among them."""
    late_actions: int
    """Those whose day is over."""
    next_round: date | None
    """When it is to be done again; None as long as something is open."""


def agenda(evaluation: Evaluation) -> Agenda:
    """What lies ahead, seen from the day of the evaluation."""
    from .actions import UNDER_WAY, gone

    assessment = evaluation.assessment
    here = continue_at(evaluation)
    actions = [a for a in assessment.actions if a.status in UNDER_WAY and not gone(evaluation, a)]
    last_day = evaluation.day_of(assessment.last_changed)
    return Agenda(
        continue_at=here,
        open_actions=len(actions),
        late_actions=sum(a.due is not None and a.due < evaluation.as_of for a in actions),
        next_round=working_day(last_day, next_days(evaluation)) if here is None else None,
    )


def next_days(evaluation: Evaluation) -> int:
    """Days until the next assessment, whichever document or screen names them."""
    judgement = evaluation.judgement
    saying = evaluation.questionnaire.undecided if judgement.state == "open" else judgement.verdict
    return (saying and saying.next_days) or NEXT_DAYS


def left_at(questionnaire: Questionnaire, assessment: Assessment) -> str | None:
    """The first open criterion after the one that was answered last; None where nothing is open."""
    last = _answered_last(questionnaire, assessment)
    return next_open(questionnaire, assessment, None if last is None else tuple(questionnaire.criteria)[last])


def continue_at(evaluation: Evaluation) -> str | None:
    """The number of the criterion to go on with, that of `left_at`; None where nothing is open."""
    questionnaire, still_open = evaluation.questionnaire, [s.criterion.id for s in evaluation.unanswered]
    if not still_open:
        return None
    last = _answered_last(questionnaire, evaluation.assessment)
    later = still_open if last is None else [one for one in still_open if questionnaire.order[one] > last]
    here = (later or still_open)[0]
    return next(number for number, criterion in questionnaire.numbered() if criterion.id == here)


def _answered_last(questionnaire: Questionnaire, assessment: Assessment) -> int | None:
    """The place of the criterion that was answered last; None where nothing is answered."""
    times = [
        (answer.answered, questionnaire.order[identifier])
        for identifier, answer in assessment.answers.items()
        if answer.answered is not None and identifier in questionnaire.order
    ]
    return max(times)[1] if times else None
