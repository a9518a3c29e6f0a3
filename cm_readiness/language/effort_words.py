"""Days of work as people say them; where they are added up, as numbers."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from ..core.numbers import Rational, rounded
from .words import Words

HOURS = Fraction(1, 4)
"""Up to so much of a day, hours are what people think in."""
HALF = Fraction(6, 10)
"""Up to so much of a day, it is half a one."""


def effort_words(effort: Rational, words: Words) -> str:
    """Days of work as people say them, to the half day: 1 to 2 hours, half a day, a day and a half, 3 days.

    Args:
        effort: days of work, 0 or more.
        words: the language.
    """
    if 0 < effort <= HOURS:
        return words("1 to 2 hours")
    if 0 < effort <= HALF:
        return words("half a day")
    if 0 < effort <= 1:
        return counted_days(1, words)
    to_the_half = Fraction(floor(2 * effort + Fraction(1, 2)), 2)
    if to_the_half == Fraction(3, 2):
        return words("a day and a half")
    return counted_days(to_the_half, words)


def counted_days(effort: Rational, words: Words) -> str:
    """Days of work as a number, for what is added up.

    Args:
        effort: days of work, 0 or more.
        words: the language.
    """
    shown = rounded(effort, 2)
    return words.plural("{count} day", "{count} days", plural_of(shown), count=words.number(shown, 2))


def plural_of(value: float) -> int:
    """A whole number with the plural form of a value: one with decimals below 2 goes with nought."""
    if value == floor(value):
        return int(value)
    return floor(value) if value >= 2 else 0
