"""Which criteria count for a company, and how far the answers have come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .assessment import Answer, Assessment, Given, NotApplicable, Unknown
from .company import filled, holds
from .questionnaire import Criterion, Notice, Questionnaire

SECONDS_PER_CRITERION = 45
"""What one criterion takes on the average, to say beforehand how long a questionnaire is."""


class Progress(NamedTuple):
    """How many criteria are in scope, and how each of them is answered."""

    in_scope: int
    known: int
    unknown: int
    not_applicable: int
    unanswered: int

    @property
    def answered(self) -> int:
        """Criteria with any answer."""
        return self.in_scope - self.unanswered


def in_scope(questionnaire: Questionnaire, criterion: Criterion, assessment: Assessment) -> bool:
    """Whether a criterion is asked: the depth includes it and it applies to the company."""
    return criterion in scope(questionnaire, assessment, [criterion])


def scope(
    questionnaire: Questionnaire, assessment: Assessment, among: Iterable[Criterion] | None = None
) -> tuple[Criterion, ...]:
    """The criteria that are asked, in questionnaire order.

    Args:
        among: those to choose from; all of them unless given.
    """
    company = filled(questionnaire, assessment.company)
    return tuple(
        c
        for c in (questionnaire.criteria.values() if among is None else among)
        if (assessment.depth == "full" or c.express) and holds(c.applies_if, company, unfilled=True)
    )


def applies(questionnaire: Questionnaire, criterion: Criterion, assessment: Assessment) -> bool:
    """Whether a criterion concerns the company, at whatever depth it is assessed."""
    return holds(criterion.applies_if, filled(questionnaire, assessment.company), unfilled=True)


def notices(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Notice, ...]:
    """The notices that apply to the company, wherever they are printed."""
    company = filled(questionnaire, assessment.company)
    return tuple(n for n in questionnaire.notices if holds(n.applies_if, company, unfilled=False))


def given(criterion: Criterion, assessment: Assessment) -> Given | None:
    """The answer to a criterion; *not applicable* where that is not allowed counts as none."""
    return given_in(criterion, assessment.answer_to(criterion.id))


def given_in(criterion: Criterion, recorded: Answer) -> Given | None:
    """As `given`, of what is recorded for a criterion."""
    answer = recorded.given
    if isinstance(answer, NotApplicable) and not criterion.allow_na:
        return None
    return answer


def progress(questionnaire: Questionnaire, assessment: Assessment) -> Progress:
    """How far the answers have come, among the criteria in scope."""
    return tally(given(criterion, assessment) for criterion in scope(questionnaire, assessment))


def tally(answers: Iterable[Given | None]) -> Progress:
    """Count the answers to the criteria in scope by their kind.

    Args:
        answers: one for each criterion in scope; None where there is none.
    """
    found = list(map(type, answers))
    unknown, not_applicable, unanswered = map(found.count, (Unknown, NotApplicable, type(None)))
    known = len(found) - unknown - not_applicable - unanswered
    return Progress(len(found), known, unknown, not_applicable, unanswered)


def minutes(criteria: int) -> int:
    """How long a number of criteria takes to answer, in whole minutes, rounded up."""
    return -(-criteria * SECONDS_PER_CRITERION // 60)


def next_open(questionnaire: Questionnaire, assessment: Assessment, after: str | None) -> str | None:
    """The next criterion in scope without an answer, after a criterion and then from the start.

    Args:
        after: a full criterion id in the questionnaire; None looks from the start.

    Returns:
        A full criterion id, or None when everything in scope is answered.
    """
    open_ids = [c.id for c in scope(questionnaire, assessment) if given(c, assessment) is None]
    if after is not None:
        place = questionnaire.order.get(after, -1)
        later = [identifier for identifier in open_ids if questionnaire.order[identifier] > place]
        return next(iter(later or open_ids), None)
    return next(iter(open_ids), None)


def neighbour(questionnaire: Questionnaire, assessment: Assessment, of: str, step: int) -> str | None:
    """The criterion in scope that stands before or after another one.

    Args:
        of: a full criterion id; it need not be in scope itself.
        step: 1 for the next, -1 for the previous.

    Returns:
        A full criterion id, or None at either end.
    """
    place = questionnaire.order.get(of, -1)
    asked = [c.id for c in scope(questionnaire, assessment)]
    if step > 0:
        return next((i for i in asked if questionnaire.order[i] > place), None)
    return next((i for i in reversed(asked) if questionnaire.order[i] < place), None)
