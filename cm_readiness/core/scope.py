"""Which criteria count for a company, and how far the answers have come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .assessment import Assessment, CompanyValue, Given, NotApplicable, Unknown
from .authored import AppliesIf
from .questionnaire import Criterion, Questionnaire

SECONDS_PER_CRITERION = 45
"""What one criterion takes on the average, to say beforehand how long a questionnaire is."""


@dataclass(frozen=True)
class Progress:
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


def holds(condition: AppliesIf, company: Mapping[str, CompanyValue], *, unfilled: bool) -> bool:
    """Whether every field that a condition names has one of the listed values.

    Args:
        condition: an `applies_if`.
        company: the profile's answers.
        unfilled: what a field counts as that is not filled in (missing, empty, an empty list): true
            for a criterion, which it does not exclude; false for a variant, a notice or a contradiction.
    """
    for field, listed in condition.items():
        value = company.get(field)
        if value is None or value == "" or value == ():
            if not unfilled:
                return False
        elif isinstance(value, tuple):
            if not set(value) & set(listed):
                return False
        elif not any(value == item and type(value) is type(item) for item in listed):
            return False
    return True


def in_scope(criterion: Criterion, assessment: Assessment) -> bool:
    """Whether a criterion is asked: the depth includes it and it applies to the company."""
    return (assessment.depth == "full" or criterion.express) and holds(
        criterion.applies_if, assessment.company, unfilled=True
    )


def scope(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Criterion, ...]:
    """The criteria that are asked, in questionnaire order."""
    return tuple(c for c in questionnaire.criteria.values() if in_scope(c, assessment))


def given(criterion: Criterion, assessment: Assessment) -> Given | None:
    """The answer to a criterion; *not applicable* where that is not allowed counts as none."""
    answer = assessment.answer_to(criterion.id).given
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
    found = list(answers)
    unknown = sum(isinstance(answer, Unknown) for answer in found)
    not_applicable = sum(isinstance(answer, NotApplicable) for answer in found)
    unanswered = found.count(None)
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
