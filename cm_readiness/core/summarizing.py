"""From an assessment to what lists say of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from .actions import UNDER_WAY, gone
from .adaptation import AskingVariant, SayingVariant, Words
from .agenda import continue_at, next_days
from .asked import Asked, asked
from .assessment import Assessment, CompanyValue
from .calendar import utc_day
from .company import conditions
from .evaluation import Evaluation, evaluate_put
from .identity import Same
from .model import Model
from .numbers import Rational, whole
from .questionnaire import Option, OptionVariant, Questionnaire, Variant
from .resolving import Conditional, resolved
from .rewording import occurrences
from .summary import Amount, Names
from .text import Text
from .verdict import Judgement

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLION = 1_000_000
NAME = "name"
"""The field of the profile that says who a company is; nobody is grouped by it."""

_UNCOUNTED = ("requires", "acts", "measures")
"""Parts of a criterion, and of what varies it, that count for nothing a list shows."""
_NOTHING: dict[str, object] = {
    **dict.fromkeys(("variants", "how_to_read", "notices", "levels", "words", "addressing", "pace"), ()),
    **dict.fromkeys(("contradictions", "claims", "sources"), ()),
    **dict.fromkeys(("introduction", "question")),
}
"""What a questionnaire counts the same without: a pace makes all efforts longer alike."""


class Summarizing:
    """What companies amount to by one questionnaire: as evaluated, without all that no list shows.

    Texts would be put into the words of each company, which takes longer than everything that is counted.

    Args:
        questionnaire: as it is authored, or resolved for one company.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._profile = [field.id for field in questionnaire.profile if field.id != NAME]
        self._counting = counting_only(questionnaire)
        self._naming = naming_only(questionnaire)
        self._alike: dict[tuple[object, ...], Asked] = {}

    def amount(self, assessment: Assessment) -> Amount:
        """What an assessment amounts to, whatever the day."""
        evaluation = evaluate_put(self._put(assessment), assessment, assessment.created.date(), utc_day)
        judgement, overall, ahead = evaluation.judgement, evaluation.overall, continue_at(evaluation)
        limits = evaluation.questionnaire.limits

        def shown(value: Rational | None) -> int | None:
            return None if value is None else whole(value, limits)

        return Amount(
            in_scope=evaluation.progress.in_scope,
            answered=evaluation.progress.answered,
            state=judgement.state,
            verdict=judgement.verdict.id if judgement.verdict else None,
            names=self._names(judgement, assessment),
            overall_millionths=_millionths(overall.score),
            score=shown(overall.score),
            low=shown(overall.low),
            high=shown(overall.high),
            continue_at=ahead,
            due=tuple(
                action.due
                for action in assessment.actions
                if action.status in UNDER_WAY and not gone(evaluation, action)
            ),
            next_days=next_days(evaluation) if ahead is None else None,
            answered_at=_answered_at(evaluation),
            profile={
                one: _plain(value)
                for one in self._profile
                if (value := assessment.company.get(one)) is not None
            },
            dimensions={one.dimension.id: _millionths(one.score) for one in evaluation.dimensions},
            gaps=tuple(gap.criterion.id for gap in evaluation.gaps),
            family=family_of(evaluation),
        )

    def _put(self, assessment: Assessment) -> Asked:
        """What is put to a company; those to which the same is put share what follows from it."""
        put = asked(self._counting, assessment.company, assessment.depth)
        shape = tuple([(one.in_scope, one.reached, Same(one.criterion.steps)) for one in put.questions])
        return self._alike.setdefault(shape, put)

    def _names(self, judgement: Judgement, assessment: Assessment) -> tuple[Names | None, ...]:
        """What is said of the verdict: one text, or two where it lies between them."""
        naming = resolved(self._naming, assessment.company)
        if judgement.state == "open":
            return (_by_language(naming.undecided.name) if naming.undecided else None,)
        names = {verdict.id: verdict.name for verdict in naming.verdicts}
        ends = dict.fromkeys((judgement.low.id, judgement.high.id))
        return tuple(_by_language(names[verdict]) for verdict in ends)


def amount_of(evaluation: Evaluation) -> Amount:
    """What an assessment amounts to that is evaluated, whatever the day."""
    return Summarizing(evaluation.questionnaire).amount(evaluation.assessment)


def counting_only(questionnaire: Questionnaire) -> Questionnaire:
    """A questionnaire by which companies amount to the same, without what only says something."""
    parts = {
        name: _bare(getattr(questionnaire, name))
        for name in ("dimensions", "verdicts", "undecided", "profile")
    }
    counting = questionnaire.model_copy(update=_NOTHING | parts)
    criteria = counting.criteria.values()
    conditional: list[Conditional] = [*criteria, *(variant for one in criteria for variant in one.variants)]
    return _asking_only(counting, conditional)


def naming_only(questionnaire: Questionnaire) -> Questionnaire:
    """A questionnaire by which verdicts are called the same, without all other parts."""
    sayings = [one for one in (*questionnaire.verdicts, questionnaire.undecided) if one is not None]
    variants = [variant for saying in sayings for variant in saying.variants]
    names = [one.name for one in (*sayings, *variants) if one.name is not None]
    words = [_meeting(words, names) for words in questionnaire.words]
    parts = {
        "dimensions": (),
        "words": tuple(one for one in words if one.phrases),
        "profile": _bare(questionnaire.profile),
    }
    naming = questionnaire.model_copy(update=_NOTHING | parts)
    conditional: list[Conditional] = [*variants, *naming.words]
    return _asking_only(naming, conditional)


def _meeting(words: Words, texts: Iterable[Text]) -> Words:
    """Words with those phrases alone that stand in some text."""
    phrases = {
        language: tuple([one for one in listed if any(_stands_in(one[0], text, language) for text in texts)])
        for language, listed in words.phrases.items()
    }
    return words.of_parts(
        {"applies_if": words.applies_if, "except_": (), "around": words.around},
        {language: listed for language, listed in phrases.items() if listed},
    )


def _asking_only(questionnaire: Questionnaire, conditional: Iterable[Conditional]) -> Questionnaire:
    """A questionnaire that asks only that of a company on which something depends."""
    named = {name for one in conditional for each in conditions(one.applies_if) for name in each}
    return questionnaire.model_copy(
        update={"profile": tuple([f for f in questionnaire.profile if f.id in named])}
    )


def family_of(evaluation: Evaluation) -> str:
    """What an assessment shares with those that its figures may be compared with: questions, depth, rule."""
    asked = evaluation.assessment
    return " ".join((evaluation.questionnaire.fingerprint, asked.depth, asked.evidence_rule))


def _stands_in(phrase: str, text: Text, language: str) -> bool:
    return next(occurrences(phrase, text.root.get(language, "")), None) is not None


def _millionths(score: Rational | None) -> int | None:
    return None if score is None else whole(score * MILLION)


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


def _plain(value: CompanyValue) -> bool | int | str | tuple[str, ...]:
    """A value of the profile as data has it; a fraction as it is written."""
    return value if isinstance(value, bool | int | str | tuple) else str(value)


def _bare(value: object) -> object:
    """A part of a questionnaire without texts, and without what is about texts alone."""
    match value:
        case Text():
            return None
        case Model():
            parts = {name: _bare(getattr(value, name)) for name in type(value).model_fields}
            return value.of_parts(parts | {name: () for name in _UNCOUNTED if parts.get(name)}, {})
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
        case AskingVariant() | SayingVariant() | OptionVariant():
            return True
        case _:
            return False
