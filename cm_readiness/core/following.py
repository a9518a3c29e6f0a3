"""The next round: what a follow-up takes over, and confirming what was answered before."""

from __future__ import annotations

from datetime import datetime

from .actions import under_way
from .assessment import MAX_HISTORY, Answer, Assessment, PastAnswer, with_answer
from .calendar import DayOf, utc_day
from .questionnaire import Questionnaire


def follow_up(old: Assessment, fresh: Assessment, questionnaire: Questionnaire) -> Assessment:
    """A new round of an assessment: nothing is answered, and what was answered is at hand.

    It takes over profile, targets, depth, evidence rule and the actions that are under way, under their own
    ids, and every earlier answer as history.

    Args:
        fresh: a new assessment of the same questionnaire.
        questionnaire: answers to criteria that it does not have stay behind.
    """
    return fresh.model_copy(
        update={
            "follows": old.id,
            "company": old.company,
            "targets": old.targets,
            "depth": old.depth,
            "evidence_rule": old.evidence_rule,
            "actions": under_way(old.actions),
            "answers": {
                identifier: Answer(history=past)
                for identifier in questionnaire.criteria
                if (past := _history(old.answer_to(identifier)))
            },
        }
    )


def last_time(assessment: Assessment, criterion_id: str) -> PastAnswer | None:
    """The answer before the present one, from an earlier round or before a re-check."""
    return next(iter(assessment.answer_to(criterion_id).history), None)


def confirm(assessment: Assessment, criterion_id: str, at: datetime, day_of: DayOf = utc_day) -> Assessment:
    """Answer the same again: the date is renewed and the earlier answer becomes history.

    Args:
        criterion_id: a full id; without any answer, the last one of an earlier round is given again.
        at: when it is confirmed, with a time zone.
        day_of: the day of a moment where the person is.
    """
    answer = assessment.answer_to(criterion_id)
    given = answer.given
    if given is None and (past := last_time(assessment, criterion_id)) is not None:
        given = past.given
    return assessment if given is None else with_answer(assessment, criterion_id, given, at, day_of)


def _history(answer: Answer) -> tuple[PastAnswer, ...]:
    if answer.given is None:
        return answer.history
    present = PastAnswer(
        level=answer.level,
        unknown=answer.unknown,
        not_applicable=answer.not_applicable,
        answered=answer.answered,
    )
    return (present, *answer.history)[:MAX_HISTORY]
