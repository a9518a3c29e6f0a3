"""An assessment in which nobody can be recognised by name, for a report that leaves the company."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..core.assessment import Action, Answer, Assessment, Round
from ..core.errors import Place, ReadinessError
from ..core.questionnaire import Questionnaire
from ..core.text import cleaned
from ..core.workshop import Workshop
from ..language.records import RECORDS
from ..language.web_addresses import without_addresses
from ..language.words import Words

if TYPE_CHECKING:
    from ..core.comparison import Against

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[’'-])*")
_SENTENCE_ENDS = '.!?:;«“"(\n'
_LEFT_OUT = "…"
"""What stands for a text of which nothing is left: an answer keeps its evidence, its note and its reason."""
_ALIKE = {"'": "['’ʼ]", "’": "['’ʼ]", "-": "[-‐‑–]", "‑": "[-‐‑–]"}
"""Signs that people type one for the other."""


class Anonymiser:
    """Leaves out the names of assessments that stand in one document.

    Args:
        questionnaire: the one that they answer; what is chosen from it is no name.
        assessments: whose company, respondent, facilitator and owners are not to be named.
        words: the language of what stands in their place.
        replacements: more words, and what stands in their place.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        assessments: Sequence[Assessment],
        words: Words,
        replacements: Mapping[str, str],
    ) -> None:
        self._questionnaire = questionnaire
        self._swap = _Swap(_names(assessments, words, replacements))

    def assessment(self, about: Assessment) -> Assessment:
        """An assessment without names; levels and choices stay as they are."""
        swap = self._swap
        company = {field: self._value(field, value) for field, value in about.company.items()}
        known = self._questionnaire.criteria
        return about.model_copy(
            update={
                "id": "",
                "title": swap(about.title),
                "respondent": "",
                "facilitator": "",
                "company": {**company, "name": ""},
                "workshop": None if about.workshop is None else self._workshop(about.workshop),
                "answers": {i if i in known else swap(i): self._answer(a) for i, a in about.answers.items()},
                "actions": tuple(map(self._action, about.actions)),
                "milestones": tuple(m.model_copy(update={"name": swap(m.name)}) for m in about.milestones),
            }
        )

    def side(self, against: Against) -> Against:
        """What an assessment is compared with, without names."""
        told = self.assessment(against.assessment)
        return replace(against, name=self._swap(against.name), assessment=told)

    def _value(self, field: str, value: object) -> object:
        chosen = _choices(self._questionnaire, field)
        if isinstance(value, tuple):
            return tuple(one if one in chosen else self._swap(str(one)) for one in value)
        return self._swap(value) if isinstance(value, str) and value not in chosen else value

    def _answer(self, answer: Answer) -> Answer:
        reason = answer.not_applicable
        return answer.model_copy(
            update={
                "note": self._text(answer.note),
                "private": "",
                "evidence": tuple(map(self._text, answer.evidence)),
                "not_applicable": None if reason is None else self._text(reason),
                "rounds": tuple(map(self._round, answer.rounds)),
            }
        )

    def _round(self, one: Round) -> Round:
        dissent = None if one.dissent is None else self._text(one.dissent)
        return one.model_copy(update={"people": {}, "dissent": dissent})

    def _workshop(self, workshop: Workshop) -> Workshop:
        return workshop.model_copy(
            update={
                "participants": tuple(map(self._text, workshop.participants)),
                "parked": tuple(
                    item.model_copy(update={"text": self._text(item.text), "owner": self._text(item.owner)})
                    for item in workshop.parked
                ),
                "decisions": tuple(
                    item.model_copy(update={"text": self._text(item.text)}) for item in workshop.decisions
                ),
            }
        )

    def _action(self, action: Action) -> Action:
        told = {name: self._text(getattr(action, name)) for name in ("what", "owner", "note")}
        return action.model_copy(update=told)

    def _text(self, text: str) -> str:
        told = self._swap(text)
        return told if told.strip() or not text.strip() else _LEFT_OUT


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
        name, sign, instead = cleaned(pair).partition("=")
        if not sign or not name.strip():
            raise ReadinessError("not_an_assignment", where, option=called, given=pair)
        found[name.strip()] = instead.strip()
    return found


def names_left(assessments: Sequence[Assessment], questionnaire: Questionnaire) -> list[str]:
    """Capitalised words in free texts, which may be names, each once in alphabetical order.

    A word that begins a sentence counts when it is nowhere written small, neither there nor in the
    questionnaire.

    Args:
        assessments: those that the document is about, anonymised.
        questionnaire: what is in its texts is no name.
    """
    free = (text for told in assessments for text in _free_texts(told, questionnaire))
    texts = [unicodedata.normalize("NFC", text) for text in free]
    known = _vocabulary(questionnaire) | _days_and_months()
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
    for person in map(str.strip, _people(assessments)):
        if person and person not in names:
            number += 1
            add(person, words("person {number}", number=number))
    return names


def _people(assessments: Sequence[Assessment]) -> Iterator[str]:
    """Owners, those in the workshop, and those who said what in a round: their names stand before notes."""
    for assessment in assessments:
        if assessment.workshop is not None:
            yield from assessment.workshop.participants
            yield from (item.owner for item in assessment.workshop.parked)
        yield from (action.owner for action in assessment.actions)
        for answer in assessment.answers.values():
            for one in answer.rounds:
                yield from one.people


class _Swap:
    """Puts other words in the place of names, as whole words, capitals or not, the longest first."""

    def __init__(self, names: Mapping[str, str]) -> None:
        ordered = sorted((name for name in names if name.strip()), key=len, reverse=True)
        self._instead = [names[name] for name in ordered]
        parts = "|".join(f"({_pattern(name)})" for name in ordered)
        # A low line parts words in the names of files.
        self._pattern = re.compile(rf"(?<![^\W_])(?:{parts})(?![^\W_])", re.IGNORECASE) if parts else None

    def __call__(self, text: str) -> str:
        if self._pattern is None:
            return text
        # Part of an address would lead to a stranger's, and the rest of it might still tell the name.
        text = without_addresses(unicodedata.normalize("NFC", text), self._pattern)
        return self._pattern.sub(self._swapped, text)

    def _swapped(self, found: re.Match[str]) -> str:
        instead = self._instead[(found.lastindex or 1) - 1]
        before = found.string[: found.start()].rstrip()
        begins = not before or before[-1] in ".!?\n"
        return instead[:1].upper() + instead[1:] if begins else instead


def _pattern(name: str) -> str:
    """A name as it may be typed: with other spaces, hyphens and apostrophes, and small letters."""
    written = " ".join(unicodedata.normalize("NFC", name).split())
    return "|".join(dict.fromkeys(map(_letters, (written, written.casefold()))))


def _letters(text: str) -> str:
    signs = (r"\s+" if sign == " " else _ALIKE.get(sign, re.escape(sign)) for sign in text)
    return "\u00ad*".join(signs)


def _choices(questionnaire: Questionnaire, field: str) -> frozenset[str]:
    """What can be chosen in a field of the profile; nothing where people type."""
    return frozenset(o.id for asked in questionnaire.profile if asked.id == field for o in asked.options)


def _free_texts(assessment: Assessment, questionnaire: Questionnaire) -> Iterator[str]:
    yield assessment.title
    for field, value in assessment.company.items():
        if isinstance(value, str) and value not in _choices(questionnaire, field):
            yield value
    for answer in assessment.answers.values():
        yield from (answer.note, answer.not_applicable or "", *answer.evidence)
        yield from (one.dissent for one in answer.rounds if one.dissent)
    if assessment.workshop is not None:
        yield from (item.text for item in assessment.workshop.said)
    for action in assessment.actions:
        yield from (action.what, action.owner, action.note)


def _vocabulary(questionnaire: Questionnaire) -> set[str]:
    """The words of the questionnaire, as they are written there."""
    texts: Iterable[str] = _texts_of(questionnaire.model_dump())
    return {word for text in texts for word in _WORD.findall(text)}


def _days_and_months() -> set[str]:
    """In all languages: notes need not be in that of the document."""
    from babel.dates import get_day_names, get_month_names

    return {
        name
        for named in (get_day_names, get_month_names)
        for record in RECORDS.values()
        for name in named(locale=record.locale).values()
    }


def _texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts_of(inner)
