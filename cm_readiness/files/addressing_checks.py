"""The phrases that read otherwise where somebody is spoken to, against what the brief tells of criteria."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from ..core.authored import Condition
from ..core.company import holds
from ..core.errors import Fault
from ..core.rewording import Phrase, longest_first, occurrences, reworded
from .key_paths import KeyPath
from .questionnaire_draft import Draft
from .toml_file import Table, tables
from .words_checks import BETWEEN_TEXTS, excepted_by, languages_of, phrases_in, texts_in

TOLD = ("name", "owner", "deliverable")
"""What of a criterion is told to the person who runs the accounts."""
MOST_COMPANIES = 2_000
"""Companies that are tried; a questionnaire that depends on more is not judged."""

Conditions = tuple[Condition, ...]


class _Entry(NamedTuple):
    """An entry of `[[words]]` or `[[addressing]]` that has its shape."""

    place: int
    table: Table
    conditions: Conditions


def check_addressing(draft: Draft) -> Iterator[Fault]:
    """A fault for each phrase of `[[addressing]]` that nobody is told; it is tolerated.

    It is looked for as some company for which it holds reads it: in the words of that company. Nothing is
    said while a file could not be read: the phrase may stand there.
    """
    words, addressing = (_entries(draft.frame.data.get(key)) for key in ("words", "addressing"))
    if draft.unread or not addressing:
        return
    companies = _companies([*words, *addressing])
    if companies is None:
        return
    languages = languages_of(draft)
    for language in languages:
        told = _told(draft, language, alone=len(languages) == 1)
        read = _Read(told, words, language)
        for entry in addressing:
            wanted = {rank: phrase for rank, phrase, _ in phrases_in(entry.table.get(language))}
            for company in companies:
                if wanted and holds(entry.conditions, company, unfilled=False):
                    text = read.by(company)
                    wanted = {r: p for r, p in wanted.items() if next(occurrences(p, text), None) is None}
            for rank, phrase in wanted.items():
                path: KeyPath = ("addressing", entry.place, language, rank)
                yield draft.frame.fault("phrase_told_nobody", path, tolerated=True, word=phrase)


class _Read:
    """What companies read, each in its words; those with the same words read the same.

    Args:
        told: the texts of each criterion, by its full id.
        words: all entries of `[[words]]`.
        language: of the texts.
    """

    def __init__(self, told: Mapping[str, str], words: Sequence[_Entry], language: str) -> None:
        self._told, self._words = told, words
        self._phrases = [[(w, r) for _, w, r in phrases_in(entry.table.get(language))] for entry in words]
        self._read: dict[tuple[int, ...], str] = {}

    def by(self, company: Mapping[str, str | bool]) -> str:
        """What one company reads."""
        bound = tuple(
            number
            for number, entry in enumerate(self._words)
            if self._phrases[number] and holds(entry.conditions, company, unfilled=False)
        )
        if bound not in self._read:
            texts = (reworded(text, self._for(name, bound)) for name, text in self._told.items())
            self._read[bound] = BETWEEN_TEXTS.join(texts)
        return self._read[bound]

    def _for(self, criterion: str, bound: Collection[int]) -> tuple[Phrase, ...]:
        own = [number for number in bound if criterion not in excepted_by(self._words[number].table)]
        return longest_first(phrase for number in own for phrase in self._phrases[number])


def _told(draft: Draft, language: str, *, alone: bool) -> Mapping[str, str]:
    """What is told of each criterion, by its full id, that of its variants too."""
    return {
        f"{name}.{criterion.get('id')}": BETWEEN_TEXTS.join(
            text
            for wording in (criterion, *(variant for _, variant in tables(criterion.get("variants"))))
            for key in TOLD
            for text in texts_in(wording.get(key), language, alone=alone)
        )
        for name, _, _, criterion in draft.criteria()
    }


def _entries(value: object) -> list[_Entry]:
    """Entries whose condition has its shape; what is wrong with the others is told elsewhere."""
    found = []
    for place, table in tables(value):
        given = table.get("applies_if", {})
        read = [_condition(one) for one in (given if isinstance(given, list) else [given])]
        conditions = tuple(one for one in read if one is not None)
        if len(conditions) == len(read):
            found.append(_Entry(place, table, conditions))
    return found


def _condition(given: object) -> Condition | None:
    if not isinstance(given, dict):
        return None
    for listed in given.values():
        if not isinstance(listed, list) or not all(isinstance(value, str | bool) for value in listed):
            return None
    return {name: tuple(listed) for name, listed in given.items()}


def _companies(entries: Sequence[_Entry]) -> list[Mapping[str, str | bool]] | None:
    """Every company that any condition can tell from another; None where there are too many."""
    values: dict[str, dict[str | bool | None, None]] = {}
    for one in (condition for entry in entries for condition in entry.conditions):
        for name, listed in one.items():
            values.setdefault(name, {None: None}).update(dict.fromkeys(listed))
    if prod(map(len, values.values())) > MOST_COMPANIES:
        return None
    return [
        {name: value for name, value in zip(values, chosen, strict=True) if value is not None}
        for chosen in product(*values.values())
    ]
