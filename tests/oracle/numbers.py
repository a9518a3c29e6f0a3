"""How data shows exact numbers."""

from __future__ import annotations

from fractions import Fraction
from math import floor


def shown(value: Fraction | None, places: int = 1) -> float | None:
    """A number of at least 0 rounded half away from zero, or nothing."""
    if value is None:
        return None
    return float(Fraction(floor(value * 10**places + Fraction(1, 2)), 10**places))


def days(value: Fraction) -> int | float:
    """A number as it is: whole where it is whole."""
    return int(value) if value.denominator == 1 else float(value)
