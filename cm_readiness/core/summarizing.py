"""From an evaluation to what lists say of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from .actions import UNDER_WAY, gone
from .adaptation import AskingVariant
from .agenda import agenda, next_days
from .assessment import CompanyValue
from .evaluation import Evaluation
from .model import Model
from .numbers import Rational, whole
from .questionnaire import Option, Questionnaire, Variant
from .summary import Amount, Names, Profile
from .text import Text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLION = 1_000_000
NAME = "name"
"""The field of the profile that says who a company is; nobody is grouped by it."""


def without_texts(questionnaire: Questionnaire) -> Questionnaire:
    """A questionnaire by which a company amounts to the same, without the texts that no list shows.

    Texts are put into the words of each company, which takes longer than everything that is counted.
    """
    fields = {name: getattr(questionnaire, name) for name in Questionnaire.model_fields}
    bare = {name: _bare(fields[name]) for name in ("dimensions", "contradictions", "profile", "levels")}
    none = dict.fromkeys(("how_to_read", "notices", "claims", "sources", "variants", "addressing"), ())
    # Nothing is left in a criterion to be put into other words.
    ids = tuple(questionnaire.criteria)
    words = tuple(one.model_copy(update={"except_": ids}) for one in questionnaire.words)
    own = {"words": words, "introduction": None, "question": None}
    return Questionnaire.model_construct(**fields | bare | none | own)


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
        dimensions={
            dimension.dimension.id: None if dimension.score is None else whole(dimension.score * MILLION)
            for dimension in evaluation.dimensions
        },
        gaps=tuple(gap.criterion.id for gap in evaluation.gaps),
        family=family_of(evaluation),
    )


def family_of(evaluation: Evaluation) -> str:
    """What an assessment shares with those that its figures may be compared with: questions, depth, rule."""
    asked = evaluation.assessment
    return " ".join((evaluation.questionnaire.fingerprint, asked.depth, asked.evidence_rule))


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
        field.id: _plain(company[field.id]) for field in fields if field.id != NAME and field.id in company
    }


def _plain(value: CompanyValue) -> bool | int | str | tuple[str, ...]:
    """A value of the profile as data has it; a fraction as it is written."""
    return value if isinstance(value, bool | int | str | tuple) else str(value)


def _bare(value: object) -> object:
    """A part of a questionnaire without texts, and without what is about texts alone."""
    match value:
        case Text():
            return None
        case Model():
            return value.model_copy(
                update={name: _bare(getattr(value, name)) for name in type(value).model_fields}
            )
        case tuple():
            return tuple(_bare(item) for item in value if not isinstance(item, Text) and not _is_text(item))
        case _:
            return value


def _is_text(item: object) -> bool:
    """Whether something only says something, or says it in other words: it counts nothing."""
    match item:
        case Variant():
            return item.target is None and item.steps is None
        case Option():
            return not item.if_blank
        case AskingVariant():
            return True
        case _:
            return False
