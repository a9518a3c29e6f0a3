"""A questionnaire as it is put to one company: its variants, its words, its pace.

Whoever reads a text, a target or an effort reads it from here; nobody chooses a variant a second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from .adaptation import Addressing, Undecided, Words
from .assessment import CompanyValue
from .authored import AppliesIf
from .company import Company, conditions, filled, holds
from .identity import Same
from .model import Model
from .questionnaire import Criterion, Dimension, Option, ProfileField, Questionnaire, Verdict
from .rewording import Phrase, longest_first, reworded
from .text import Text

MOST_KEPT = 256
"""Companies for which a questionnaire is kept resolved."""

CRITERION_KEYS = (
    "question", "probe", "evidence", "owner", "told", "deliverable", "target", "levels", "steps", "acts",
)  # fmt: skip
ASKING_KEYS = ("question", "why")
SAYING_KEYS = ("name", "meaning", "advice")
PACE_KEYS = ("effort_factor", "capacity_days", "focus")


class Conditional(Protocol):
    """What holds for some companies only."""

    @property
    def applies_if(self) -> AppliesIf:
        """The condition; every field that it names has to be filled in."""


def resolved(questionnaire: Questionnaire, company: Company) -> Questionnaire:
    """The questionnaire for one company: without variants, phrases and paces that are still to be chosen.

    One that is resolved stays as it is: it is for the same company ever after.

    Args:
        company: the profile's answers.
    """
    fields = _deciding(Same(questionnaire))
    if fields is None:
        return questionnaire
    company = filled(questionnaire, company)
    # 1 and true are equal, and are not the same answer.
    profile = tuple((name, type(company[name]), company[name]) for name in fields if name in company)
    return _resolved(Same(questionnaire), profile)


@lru_cache(MOST_KEPT)
def _deciding(same: Same[Questionnaire]) -> tuple[str, ...] | None:
    """The profile fields on which something depends; None where nothing is left to be resolved."""
    chosen = list(conditional(same.value))
    if not chosen:
        return None
    return tuple(sorted({name for item in chosen for one in conditions(item.applies_if) for name in one}))


def conditional(questionnaire: Questionnaire) -> Iterator[Conditional]:
    """All that is chosen for a company when a questionnaire is resolved."""
    yield from questionnaire.variants
    for dimension in questionnaire.dimensions:
        yield from dimension.variants
    for criterion in questionnaire.criteria.values():
        yield from criterion.variants
    for field in questionnaire.profile:
        for option in field.options:
            yield from option.variants
    for verdict in questionnaire.verdicts:
        yield from verdict.variants
    yield from questionnaire.undecided.variants if questionnaire.undecided else ()
    yield from questionnaire.words
    yield from questionnaire.addressing
    yield from questionnaire.pace


@lru_cache(MOST_KEPT)
def _resolved(
    same: Same[Questionnaire], profile: tuple[tuple[str, type, CompanyValue], ...]
) -> Questionnaire:
    company = {name: value for name, _, value in profile}
    chosen = _chosen(same.value, company)
    entries = [words for words in same.value.words if _holds(words, company)]
    return _reworded(chosen, entries) if entries else chosen


def _holds(item: Conditional, company: Company) -> bool:
    return holds(item.applies_if, company, unfilled=False)


def _first(items: Iterable[Conditional], keys: Iterable[str], company: Company) -> dict[str, object]:
    """Of each key, what the first item that holds and has it says."""
    found: dict[str, object] = {}
    for item in items:
        if _holds(item, company):
            given = {key: getattr(item, key) for key in keys}
            found = {key: value for key, value in given.items() if value is not None} | found
    return found


def _chosen(questionnaire: Questionnaire, company: Company) -> Questionnaire:
    """The questionnaire with the variants and the pace of a company."""

    def criterion(own: Criterion) -> Criterion:
        said = _first(own.variants, CRITERION_KEYS, company)
        return own.model_copy(update={**said, "variants": ()}) if own.variants else own

    def saying(own: Saying) -> Saying:
        return own.model_copy(update={**_first(own.variants, SAYING_KEYS, company), "variants": ()})

    def dimension(own: Dimension) -> Dimension:
        said = _first(own.variants, ASKING_KEYS, company)
        return own.model_copy(
            update={**said, "variants": (), "criteria": tuple(map(criterion, own.criteria))}
        )

    def option(own: Option) -> Option:
        return own.model_copy(update={**_first(own.variants, ("name",), company), "variants": ()})

    def field(own: ProfileField) -> ProfileField:
        return own.model_copy(update={"options": tuple(map(option, own.options))})

    undecided = questionnaire.undecided
    return _renewed(
        questionnaire,
        dimensions=tuple(map(dimension, questionnaire.dimensions)),
        profile=tuple(map(field, questionnaire.profile)),
        variants=(),
        verdicts=tuple(map(saying, questionnaire.verdicts)),
        undecided=saying(undecided) if undecided is not None else None,
        words=(),
        addressing=(),
        addressed=_phrases([a for a in questionnaire.addressing if _holds(a, company)]),
        pace=(),
        **_first(questionnaire.variants, ("question",), company),
        **_first(questionnaire.pace, PACE_KEYS, company),
    )


Saying = TypeVar("Saying", Verdict, Undecided)


def _renewed(questionnaire: Questionnaire, **fields: object) -> Questionnaire:
    return questionnaire.model_copy(update=fields)


# Words


def _reworded(questionnaire: Questionnaire, entries: Sequence[Words]) -> Questionnaire:
    """The questionnaire with all its texts in a company's words.

    Args:
        entries: those that hold.
    """
    everywhere = _phrases(entries)

    def criterion(own: Criterion) -> Criterion:
        bound = [words for words in entries if own.id not in words.except_]
        return own if not bound else _model(own, everywhere if bound == entries else _phrases(bound))

    dimensions = tuple(
        _model(d, everywhere, criteria=tuple(map(criterion, d.criteria))) for d in questionnaire.dimensions
    )
    # What is read where somebody is spoken to is a text like the others; what is looked for there is none.
    addressed = {
        language: tuple((written, reworded(read, everywhere.get(language, ()))) for written, read in phrases)
        for language, phrases in questionnaire.addressed.items()
    }
    return _model(
        questionnaire,
        everywhere,
        dimensions=dimensions,
        words=questionnaire.words,
        addressing=questionnaire.addressing,
        phrases=everywhere,
        addressed=addressed,
    )


Phrases = Mapping[str, tuple[Phrase, ...]]


def _phrases(entries: Sequence[Addressing]) -> Phrases:
    """What is replaced in each language, entries in their order."""
    languages = dict.fromkeys(language for words in entries for language in words.phrases)
    return {
        language: longest_first(phrase for words in entries for phrase in words.phrases.get(language, ()))
        for language in languages
    }


class _Read(Mapping[str, str]):
    """The texts of a text by language, each put into a company's words when it is read first."""

    def __init__(self, written: Mapping[str, str], phrases: Phrases) -> None:
        self._written, self._phrases = written, phrases
        self._read: dict[str, str] = {}

    def __getitem__(self, language: str) -> str:
        if language not in self._read:
            self._read[language] = reworded(self._written[language], self._phrases.get(language, ()))
        return self._read[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


Part = TypeVar("Part", bound=Model)


def _model(own: Part, phrases: Phrases, /, **others: object) -> Part:
    """A value with the texts in it in a company's words, those in its parts too.

    Args:
        others: fields that are given instead.
    """
    return own.later(lambda name: _in_words(getattr(own, name), phrases), others, own.model_extra)


def _in_words(value: object, phrases: Phrases) -> object:
    match value:
        case Text():
            return Text.model_construct(_Read(value.root, phrases))
        case Model():
            return _model(value, phrases)
        case tuple():
            return tuple(_in_words(item, phrases) for item in value)
        case _:
            return value
