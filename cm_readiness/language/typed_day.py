"""Days as people type them: `15 jan`, `31/12`, `in two weeks`, `vendredi`, `fin mars`, `2027-01-15`.

The day goes before the month where both are numbers. What names no year is the next such day from today on.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Literal
from unicodedata import combining, normalize

from ..core.calendar import written_day
from ..core.errors import ReadinessError
from .record import DayWords, Language, Unit
from .records import RECORDS

SHORTEST = 3
"""Letters of a month or a weekday that are enough, where no other one begins with them."""
LEAP = 8
"""Years within which a day of a month comes again, the 29th of February included."""
CENTURY = 2000
"""What a year of two digits belongs to."""

_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2}))?[.]?", re.ASCII)
_PARTS = re.compile(r"\d+|[^\W\d_]+(?:’[^\W\d_]+)*|º")
_UNITS: Mapping[Unit, int] = {"day": 1, "week": 7}


def typed_day(typed: str, today: date, language: str) -> date:
    """The day that somebody means.

    Args:
        typed: in any language of the program, in large or small letters, with or without accents.
        today: the day on which it is typed.
        language: of that person, which goes first where two would read it otherwise.

    Raises:
        ReadinessError: `not_a_day` for what names none, or more than one.
    """
    try:
        return written_day(typed)
    except ReadinessError:
        pass
    try:
        found = _in_numbers(typed.strip(), today) or _in_words(typed, today, language)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise ReadinessError("not_a_day", given=typed.strip())
    return found


def _in_numbers(typed: str, today: date) -> date | None:
    """`31/12`, or `31/12/26`."""
    found = _NUMBERS.fullmatch(typed)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2]), found[3]
    return date(CENTURY + int(year), month, day) if year else _next(today, month, day)


def _in_words(typed: str, today: date, language: str) -> date | None:
    parts = _PARTS.findall(_plain(typed))
    # A sign that is none of the parts, such as a minus, may mean anything.
    if not parts or re.sub(r"[\s,.º]", "", _plain(typed)) != "".join(parts).replace("º", ""):
        return None
    own = [record for record in RECORDS.values() if record.code == language]
    for record in (*own, *RECORDS.values()):
        found = _Reader(record, today).read(parts)
        if found is not None:
            return found
    return None


class _Reader:
    """Reads the parts of a day in one language."""

    def __init__(self, record: Language, today: date) -> None:
        self.record, self.today = record, today
        self.words: DayWords = record.day_words
        self.months, self.weekdays = _calendar(record.locale)

    def read(self, parts: Sequence[str]) -> date | None:
        """The day; None where these parts are none in this language."""
        parts = [self._bare(part) for part in parts]
        kept = [part for part in parts if not self._is(part, self.words.between)] or parts
        match kept:
            case [word] if self._is(word, self.words.today):
                return self.today
            case [word] if self._is(word, self.words.tomorrow):
                return self.today + timedelta(days=1)
            case [end, *rest] if self._is(end, self.words.end):
                return self._end(rest)
            case [word] if (weekday := _beginning(word, self.weekdays)) is not None:
                return self._weekday(weekday)
        return self._length(parts, kept) or self._of_month(kept)

    def _weekday(self, weekday: int) -> date:
        """The next one after today."""
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)

    def _length(self, parts: Sequence[str], kept: Sequence[str]) -> date | None:
        """In so many days, weeks, months or years; what stands between may be a number, as *a* in Spanish."""
        for given in (parts, kept):
            rest = given[1:] if given and self._is(given[0], self.words.after) else given
            rest = [
                part for place, part in enumerate(rest) if place or not self._is(part, self.words.between)
            ]
            if len(rest) == 2 and (count := self._number(rest[0])) is not None:
                unit = next((u for word, u in self.words.units.items() if _plain(word) == rest[1]), None)
                if unit is not None:
                    return self._later(count, unit)
        return None

    def _later(self, count: int, unit: Unit) -> date:
        if unit in _UNITS:
            return self.today + timedelta(days=count * _UNITS[unit])
        months = self.today.month - 1 + count * (12 if unit == "year" else 1)
        year, month = self.today.year + months // 12, months % 12 + 1
        return date(year, month, min(self.today.day, monthrange(year, month)[1]))

    def _end(self, rest: Sequence[str]) -> date | None:
        """The last day of a month or a year; of this one where none is named."""
        match rest:
            case [word] if (unit := self.words.units.get(_spelled(word, self.words.units))) is not None:
                month = {"month": self.today.month, "year": 12}.get(unit)
                return None if month is None else _last(self.today.year, month)
            case [name, *year] if (month := _beginning(name, self.months)) is not None:
                if year:
                    return _last(_year(year), month + 1)
                past = month + 1 < self.today.month
                return _last(self.today.year + past, month + 1)
        return None

    def _of_month(self, kept: Sequence[str]) -> date | None:
        """A day of a month, in either order, with its year or without; a weekday before it says nothing."""
        rest = [part for part in kept if not self._is(part, self.words.ordinal)]
        if len(rest) > 2 and _beginning(rest[0], self.weekdays) is not None:
            rest = rest[1:]
        for place, part in enumerate(rest[:2]):
            month = _beginning(part, self.months)
            numbers = [*rest[:place], *rest[place + 1 :]]
            if month is not None and numbers and all(number.isdecimal() for number in numbers[:2]):
                day, year = int(numbers[0]), numbers[1:]
                return date(_year(year), month + 1, day) if year else _next(self.today, month + 1, day)
        return None

    def _number(self, part: str) -> int | None:
        if part.isdecimal():
            return int(part)
        return next((number for word, number in self.words.numbers.items() if _plain(word) == part), None)

    def _bare(self, part: str) -> str:
        """A word without what is joined to its beginning and says nothing, as in *fin d’année*."""
        joined = (_plain(word) for word in self.words.between if word.endswith("’"))
        if self._is(part, (*self.words.after, *self.words.today)):
            return part
        return next((part.removeprefix(word) for word in joined if part.startswith(word)), part)

    @staticmethod
    def _is(part: str, words: Sequence[str]) -> bool:
        return part in map(_plain, words)


def _next(today: date, month: int, day: int) -> date:
    """The next such day from today on.

    Raises:
        ValueError: there is none.
    """
    for year in range(today.year, today.year + LEAP + 1):
        if day <= monthrange(year, month)[1] and (found := date(year, month, day)) >= today:
            return found
    raise ValueError("no such day")


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _year(parts: Sequence[str]) -> int:
    """One year, of four digits.

    Raises:
        ValueError: these parts are none.
    """
    if len(parts) != 1 or not re.fullmatch(r"\d{4}", parts[0], re.ASCII):
        raise ValueError("no year")
    return int(parts[0])


def _beginning(typed: str, names: Sequence[frozenset[str]]) -> int | None:
    """The place of the one whose name is typed, or begins so; None for none and for several."""
    whole = [place for place, forms in enumerate(names) if typed in forms]
    begun = [p for p, forms in enumerate(names) if any(form.startswith(typed) for form in forms)]
    found = whole or (begun if len(typed) >= SHORTEST else [])
    return found[0] if len(found) == 1 else None


@cache
def _calendar(locale: str) -> tuple[Sequence[frozenset[str]], Sequence[frozenset[str]]]:
    """What the months and the weekdays are called, in full and in short."""
    from babel.dates import get_day_names, get_month_names

    def forms(tables: Sequence[Mapping[int, str]], count: int) -> list[frozenset[str]]:
        return [
            frozenset(_plain(table[place]).rstrip(".") for table in tables if place in table)
            for place in range(count)
        ]

    widths: tuple[Literal["wide"], Literal["abbreviated"]] = ("wide", "abbreviated")
    months = [{n - 1: name for n, name in get_month_names(w, locale=locale).items()} for w in widths]
    return forms(months, 12), forms([get_day_names(w, locale=locale) for w in widths], 7)


def _spelled(word: str, words: Mapping[str, object]) -> str:
    """The word as the language spells it."""
    return next((each for each in words if _plain(each) == word), "")


def _plain(text: str) -> str:
    """In small letters without accents, with one kind of apostrophe."""
    decomposed = normalize("NFD", text.casefold().replace("'", "’"))
    return "".join(sign for sign in decomposed if not combining(sign)).strip()
