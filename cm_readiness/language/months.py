"""What months are called in all languages of the program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .records import RECORDS


@cache
def month_names() -> Mapping[str, int]:
    """Names in small letters, written out and shortened, and the number of each month.

    A name that two languages give to different months is left out.
    """
    from babel.dates import get_month_names

    found: dict[str, set[int]] = {}
    for record in RECORDS.values():
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=record.locale).items():
                found.setdefault(name.casefold().rstrip("."), set()).add(number)
    return {name: numbers.pop() for name, numbers in found.items() if len(numbers) == 1}
