"""What the program knows of one language, besides its words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from .writing import Writing

Unit = Literal["day", "week", "month", "year"]


class DayWords(NamedTuple):
    """How people write a day without a calendar, in small letters; months and weekdays are babel's."""

    today: tuple[str, ...] = ()
    tomorrow: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    """What stands before a length of time: *in* two weeks."""
    units: Mapping[str, Unit] = MappingProxyType({})
    """Each word for a length of time, in the singular and in the plural."""
    numbers: Mapping[str, int] = MappingProxyType({})
    """Numbers that are written out."""
    end: tuple[str, ...] = ()
    """What stands before a month, or *month* or *year*, for its last day."""
    between: tuple[str, ...] = ()
    """What may stand between the parts of a day and says nothing: *of*, *the*, *next*."""
    ordinal: tuple[str, ...] = ()
    """What may stand right after the number of a day."""


class Language(NamedTuple):
    """A language that the program speaks; each has a file in `records`, and a catalog in `locale`."""

    code: str
    """As in `--language`, in the settings, in questionnaires, and of the folder of its catalog."""
    name: str
    """What it calls itself."""
    locale: str
    """How it writes dates, numbers, money and lists, as babel names it."""
    document_code: str
    """Language and region, by which Word checks the spelling."""
    plural_forms: str
    """Which form of a message goes with a number, as gettext writes it in the head of a catalog."""
    yes: tuple[str, ...]
    """What people type for yes, in small letters; a single letter is a key of the terminal UI too."""
    no: tuple[str, ...]
    """What people type for no, in small letters."""
    writing: Writing | None = None
    """The same dates, numbers and lists as babel, which is not loaded for them then."""
    csv_separator: str = ","
    """What spreadsheets expect between two cells; a semicolon where numbers have a comma."""
    digit_row: str = ""
    """What the keys of 0 to 9 type, in this order, where people's keyboards give digits only with shift."""
    repeats_hyphen: bool = False
    """Whether a hyphen at which a line breaks stands again at the beginning of the next line."""
    thousands: str = ""
    """What parts thousands from five digits on; without it, what babel has, from four on."""
    thousands_heard: str = ""
    """What stands between thousands where a number is to be heard, so that a synthesiser reads it as one."""
    day_words: DayWords = DayWords()
    """How people write a day when they type it."""
    other_and: tuple[str, str, str] | None = None
    """The word for *and*, another one, and a pattern of the words before which that one stands."""
    first_of_month: str = "1"
    """How the first day of a month is written in a date."""
