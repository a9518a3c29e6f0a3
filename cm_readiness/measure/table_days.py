"""Days as the tables of tools write them; whether the day or the month stands first is never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..core.measured import Order

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)", re.ASCII)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:er|st|nd|rd|th|º|\.)?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_LETTERS = 3
"""Of a month's name that are enough, where no other month begins with them."""
CENTURY = 2000
"""What a year of two digits belongs to."""


@dataclass(frozen=True)
class Days:
    """The days of one column."""

    days: tuple[date | None, ...]
    """One for each row; None where there is none."""
    ambiguous: tuple[str, ...] = ()
    """What may be read in two ways; then no day is known."""


def days_of(cells: Sequence[str], months: Mapping[str, int], order: Order | None = None) -> Days:
    """The days of a column, all written in one order.

    The day is the one that is written, in the tool's own time zone.

    Args:
        cells: what stands in the rows, with a time or without.
        months: names of months in small letters, in all languages, and their numbers.
        order: of day, month and year where they are numbers; None to find it out.
    """
    plain = [_NUMBERS.match(cell.strip()) for cell in cells]
    numbers = [found for found in plain if found]
    orders = {one for one in (("dmy", "mdy") if order is None else ()) if all(_fits(n, one) for n in numbers)}
    if order is None and len(orders) == 2 and any(_differs(found) for found in numbers):
        return Days((None,) * len(cells), tuple(dict.fromkeys(n[0] for n in numbers if _differs(n))))
    chosen: Order = order or ("mdy" if orders == {"mdy"} else "dmy")
    return Days(tuple(_day(cell.strip(), months, chosen) for cell in cells))


def _day(cell: str, months: Mapping[str, int], order: Order) -> date | None:
    try:
        if found := _ISO.match(cell):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMBERS.match(cell):
            return _in_order(found, order)
        if found := _DAY_FIRST.search(cell):
            return _named(found[1], found[2], found[3], months)
        if found := _MONTH_FIRST.search(cell):
            return _named(found[2], found[1], found[3], months)
    except ValueError:
        return None
    return None


def _in_order(found: re.Match[str], order: Order) -> date:
    first, second, third = (int(part) for part in found.groups())
    match order:
        case "ymd":
            return date(CENTURY + first, second, third)
        case "mdy":
            day, month = second, first
        case _:
            day, month = first, second
    return date(third if third > 99 else CENTURY + third, month, day)


def _fits(found: re.Match[str], order: str) -> bool:
    month = found[2] if order == "dmy" else found[1]
    return 1 <= int(month) <= 12


def _differs(found: re.Match[str]) -> bool:
    """Whether it is another day when day and month change places."""
    return found[1].zfill(2) != found[2].zfill(2)


def _named(day: str, name: str, year: str, months: Mapping[str, int]) -> date | None:
    name = name.casefold()
    month = months.get(name)
    if month is None and len(name) >= _LETTERS:
        begun = {number for known, number in months.items() if known.startswith(name)}
        month = begun.pop() if len(begun) == 1 else None
    return date(int(year), month, int(day)) if month else None
