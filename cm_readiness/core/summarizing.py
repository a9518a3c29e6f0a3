"""From an evaluation to what lists say of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from .actions import UNDER_WAY, gone
from .agenda import agenda, next_days
from .assessment import CompanyValue
from .evaluation import Evaluation
from .numbers import Rational, whole
from .summary import Amount, Names, Profile
from .text import Text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLION = 1_000_000


def amount_of(evaluation: Evaluation) -> Amount:
    """What an assessment amounts to, whatever the day."""
    judgement, overall, ahead = evaluation.judgement, evaluation.overall, agenda(evaluation)
    limits = evaluation.questionnaire.limits

    def shown(value: Rational | None) -> int | None:
        return None if value is None else whole(value, limits)

    return Amount(
        in_scope=evaluation.progress.in_scope,
        answered=evaluation.progress.answered,
        state=judgement.state,
        verdict=judgement.verdict.id if judgement.verdict else None,
        names=_names(evaluation),
        overall_millionths=None if overall.score is None else whole(overall.score * MILLION),
        score=shown(overall.score),
        low=shown(overall.low),
        high=shown(overall.high),
        continue_at=ahead.continue_at,
        due=tuple(
            action.due
            for action in evaluation.assessment.actions
            if action.status in UNDER_WAY and not gone(evaluation, action)
        ),
        next_days=next_days(evaluation) if ahead.continue_at is None else None,
        answered_at=_answered_at(evaluation),
        profile=_profile(evaluation),
    )


def _names(evaluation: Evaluation) -> tuple[Names | None, ...]:
    """What is said of the verdict: one text, or two where it lies between them."""
    judgement, undecided = evaluation.judgement, evaluation.questionnaire.undecided
    if judgement.state == "open":
        return (_by_language(undecided.name) if undecided else None,)
    ends = (judgement.low, judgement.high) if judgement.low.id != judgement.high.id else (judgement.high,)
    return tuple(_by_language(verdict.name) for verdict in ends)


def _by_language(text: Text) -> Names:
    return dict(text.root)


def _answered_at(evaluation: Evaluation) -> dict[int, tuple[int, ...]]:
    """As `Amount.answered_at`; whole seconds tell the day in every time zone."""
    found: dict[int, list[int]] = {}
    for standing in evaluation.standings.values():
        if standing.in_scope and standing.given is not None and standing.answer.answered is not None:
            seconds = (standing.answer.answered - _EPOCH) // timedelta(seconds=1)
            found.setdefault(standing.criterion.shelf_life_days, []).append(seconds)
    return {days: tuple(sorted(moments)) for days, moments in sorted(found.items())}


def _profile(evaluation: Evaluation) -> Profile:
    company, fields = evaluation.assessment.company, evaluation.questionnaire.profile
    return {
        field.id: _plain(company[field.id])
        for field in fields
        if field.kind != "text" and field.id in company
    }


def _plain(value: CompanyValue) -> bool | int | str | tuple[str, ...]:
    """A value of the profile as data has it; a fraction as it is written."""
    return value if isinstance(value, bool | int | str | tuple) else str(value)
