"""An assessment in which nobody can be recognised by name, for a report that leaves the company."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..core.assessment import Action, Answer, Assessment
from ..core.errors import Place, ReadinessError
from ..core.questionnaire import Questionnaire
from ..i18n import LANGUAGES, Words

if TYPE_CHECKING:
    from .compare_view import Against

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE_ENDS = '.!?:;«“"(\n'
_FREE_FIELDS = ("sector",)


def anonymised(
    assessment: Assessment,
    words: Words,
    replacements: Mapping[str, str],
    beside: Assessment | None = None,
) -> Assessment:
    """The assessment without names: company, respondent, facilitator, owners, and what the person lists.

    Args:
        words: the language of what stands in their place.
        replacements: a word or words, and what stands in their place.
        beside: another one in the same document, whose names are replaced as well.
    """
    swap = _Swap(_names([assessment, *([beside] if beside else [])], words, replacements))
    company = {
        field: swap(value) if isinstance(value, str) else _swapped(value, swap)
        for field, value in assessment.company.items()
    }
    return assessment.model_copy(
        update={
            "id": "",
            "title": swap(assessment.title),
            "respondent": "",
            "facilitator": "",
            "company": {**company, "name": ""},
            "answers": {swap(i): _answer(answer, swap) for i, answer in assessment.answers.items()},
            "actions": _actions(assessment.actions, swap),
            "milestones": tuple(m.model_copy(update={"name": swap(m.name)}) for m in assessment.milestones),
        }
    )


def anonymised_side(
    against: Against, assessment: Assessment, words: Words, replacements: Mapping[str, str]
) -> Against:
    """What an assessment is compared with, without the names of both.

    Args:
        assessment: the one that is compared, with its names.
        words: the language of what stands in their place.
        replacements: as for `anonymised`.
    """
    told = anonymised(against.assessment, words, replacements, assessment)
    swap = _Swap(_names([assessment, against.assessment], words, replacements))
    return replace(against, name=swap(against.name), assessment=told)


def replacements(pairs: Iterable[str], called: str, where: Place | None = None) -> dict[str, str]:
    """What stands in the place of which name.

    Args:
        pairs: each as `name=instead`; nothing after the sign leaves the name out.
        called: what the person knows such a pair as.
        where: the command that they were given to.

    Raises:
        ReadinessError: `not_an_assignment`.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, sign, instead = pair.partition("=")
        if not sign or not name.strip():
            raise ReadinessError("not_an_assignment", where, option=called, given=pair)
        found[name.strip()] = instead.strip()
    return found


def names_left(assessments: Sequence[Assessment], questionnaire: Questionnaire, language: str) -> list[str]:
    """Capitalised words in free texts, which may be names, each once in alphabetical order.

    A word that begins a sentence counts when it is nowhere written small, neither there nor in the
    questionnaire.

    Args:
        assessments: those that the document is about, anonymised.
        questionnaire: what is in its texts is no name.
        language: of the texts.
    """
    texts = [unicodedata.normalize("NFC", text) for told in assessments for text in _free_texts(told)]
    known = _vocabulary(questionnaire, language) | _days_and_months()
    small = {word for text in texts for word in _WORD.findall(text) if word[:1].islower()}
    found: set[str] = set()
    for text in texts:
        for match in _WORD.finditer(text):
            word = match[0].rstrip("’'-")
            if not word[:1].isupper() or word in known or len(word) == 1:
                continue
            begins = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in _SENTENCE_ENDS
            if not begins or not {word.lower(), word.lower().removesuffix("s")} & (small | known):
                found.add(word)
    return sorted(found, key=str.casefold)


def _names(
    assessments: Sequence[Assessment], words: Words, replacements: Mapping[str, str]
) -> dict[str, str]:
    """What is replaced, and by what; what the person lists goes first."""
    names = dict(replacements)

    def add(name: str, instead: str) -> None:
        for part in (name.strip(), re.split(r"[,;(]", name)[0].strip()):
            if part and part not in names:
                names[part] = instead

    for assessment in assessments:
        add(assessment.company_name, words("the company"))
        add(assessment.respondent, words("the respondent"))
        add(assessment.facilitator, words("the facilitator"))
    number = 0
    for action in (action for assessment in assessments for action in assessment.actions):
        owner = action.owner.strip()
        if owner and owner not in names:
            number += 1
            add(owner, words("person {number}", number=number))
    return names


class _Swap:
    """Puts other words in the place of names, as whole words, capitals or not, the longest first."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = {_key(name): instead for name, instead in names.items() if name.strip()}
        ordered = sorted(self.names, key=len, reverse=True)
        parts = (r"\s+".join(map(re.escape, name.split())) for name in ordered)
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if ordered else None

    def __call__(self, text: str) -> str:
        if self.pattern is None:
            return text
        return self.pattern.sub(self._instead, unicodedata.normalize("NFC", text))

    def _instead(self, found: re.Match[str]) -> str:
        instead = self.names[_key(found[0])]
        before = found.string[: found.start()].rstrip()
        begins = not before or before[-1] in ".!?\n"
        return instead[:1].upper() + instead[1:] if begins else instead


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _actions(actions: Iterable[Action], swap: _Swap) -> tuple[Action, ...]:
    return tuple(
        action.model_copy(
            update={"what": swap(action.what), "owner": swap(action.owner), "note": swap(action.note)}
        )
        for action in actions
    )


def _swapped(value: object, swap: _Swap) -> object:
    return tuple(swap(item) for item in value) if isinstance(value, tuple) else value


def _answer(answer: Answer, swap: _Swap) -> Answer:
    reason = answer.not_applicable
    return answer.model_copy(
        update={
            "note": swap(answer.note),
            "private": "",
            "evidence": tuple(map(swap, answer.evidence)),
            "not_applicable": None if reason is None else swap(reason),
        }
    )


def _free_texts(assessment: Assessment) -> Iterator[str]:
    yield assessment.title
    for field, value in assessment.company.items():
        if isinstance(value, str) and field in _FREE_FIELDS:
            yield value
    for answer in assessment.answers.values():
        yield from (answer.note, answer.not_applicable or "", *answer.evidence)
    for action in assessment.actions:
        yield from (action.what, action.owner, action.note)


def _vocabulary(questionnaire: Questionnaire, language: str) -> set[str]:
    """The words of the questionnaire, as they are written there."""
    texts: Iterable[str] = _texts_of(questionnaire.model_dump(), language)
    return {word for text in texts for word in _WORD.findall(text)}


def _days_and_months() -> set[str]:
    """In all languages: notes need not be in that of the document."""
    from babel.dates import get_day_names, get_month_names

    return {
        name
        for named in (get_day_names, get_month_names)
        for code in LANGUAGES
        for name in named(locale=code).values()
    }


def _texts_of(value: object, language: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_of(inner, language)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts_of(inner, language)
