"""The next round: what a follow-up takes over, and confirming what was answered before."""

from __future__ import annotations

from .actions import under_way
from .assessment import MAX_HISTORY, Answer, Assessment, PastAnswer
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
