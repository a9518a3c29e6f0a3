"""How babel writes numbers, dates and lists in any language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent


class BabelWriting:
    """What writes them; as `Writes` in `writing.py` has it.

    Args:
        locale: as babel names it.
    """

    def __init__(self, locale: str) -> None:
        self._locale = locale

    def number(self, value: float, digits: int, *, grouped: bool, fixed: bool) -> str:
        """A number."""
        return _number(value, digits, self._locale, grouped, fixed)

    def percent(self, share: float) -> str:
        """A share between 0 and 1 as a whole percentage."""
        return format_percent(share, locale=self._locale)

    def full_date(self, day: date) -> str:
        """A date in full."""
        return _full_date(day, self._locale)

    def short_date(self, day: date, *, year: bool) -> str:
        """A date in short, with or without its year."""
        return _short_date(day, self._locale, year)

    def listed(self, items: Sequence[str]) -> str:
        """Items as a sentence lists them."""
        return format_list(items, locale=self._locale)


@lru_cache(maxsize=1024)
def _number(value: float, digits: int, locale: str, grouped: bool, fixed: bool) -> str:
    """A report writes the same few hundred times."""
    pattern = "#,##0." + ("0" if fixed else "#") * digits if digits else "#,##0"
    return format_decimal(value, format=pattern, locale=locale, group_separator=grouped)


@lru_cache(maxsize=1024)
def _full_date(day: date, locale: str) -> str:
    """Most answers of an assessment are of the same few days."""
    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=1024)
def _short_date(day: date, locale: str, year: bool) -> str:
    return format_skeleton("yMMMd" if year else "MMMd", day, locale=locale)
