"""Exact numbers, and the one way in which they are rounded when they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Annotated

from .plain_taking import NotPlainError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

Rational = int | Fraction
"""A number of the method; whole numbers stay `int`, which is exact as well and faster."""
MAX_EXPONENT = 100
"""Powers of ten that a number of a file may have: 1e999999999 would take all memory to write out."""


def exact(value: object) -> Rational:
    """Take a number of a file as it is written.

    Args:
        value: an int, Decimal or Fraction; floats and booleans are no exact numbers.

    Raises:
        ValueError: the value is not a finite exact number.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise ValueError("not an exact number")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("not a finite number")
    if isinstance(value, Decimal) and abs(value.adjusted()) > MAX_EXPONENT:
        raise ValueError("a number out of all proportion")
    number = Fraction(value)
    return number.numerator if number.denominator == 1 else number


class _Exactly:
    """Takes a number of a file in as `exact` does."""

    @staticmethod
    def taken_plainly(value: object) -> Rational:
        """As `exact`.

        Raises:
            NotPlainError: the value is not a finite exact number.
        """
        try:
            return exact(value)
        except ValueError:
            raise NotPlainError from None

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        # JSON has no exact numbers: there, one stands as a text such as `5/4`.
        written = core_schema.plain_serializer_function_ser_schema(str, when_used="json")
        return core_schema.no_info_plain_validator_function(exact, serialization=written)


Exact = Annotated[Rational, _Exactly()]
"""A field of a model that holds an exact number."""


def is_below(value: Rational, limit: Rational) -> bool:
    """Whether a number is less than another one: as `<`, and many times as fast between fractions."""
    above, below = value.as_integer_ratio()
    limit_above, limit_below = limit.as_integer_ratio()
    return above * limit_below < limit_above * below


def in_whole(values: Sequence[Rational]) -> list[int]:
    """Whole numbers in the same proportion: they are compared many times as fast as fractions.

    Args:
        values: exact numbers.
    """
    unit = lcm(*(value.denominator for value in values))
    return [value.numerator * (unit // value.denominator) for value in values]


def rounded(value: Rational, digits: int) -> float:
    """Round half away from zero, as data shows it: scores and points to one decimal, shares to three.

    Args:
        value: the exact number.
        digits: decimals to keep, 0 or more.
    """
    unit: int = 10**digits
    parts = (2 * abs(value.numerator) * unit + value.denominator) // (2 * value.denominator)
    return (parts if value >= 0 else -parts) / unit


def whole(value: Rational, limits: Iterable[Rational] = ()) -> int:
    """Round to a whole number for people, never up to a limit that the exact value has not reached.

    Args:
        value: the exact number, 0 or more.
        limits: starts of bands and limits of verdicts; 49.6 before a band that starts at 50 is 49.
    """
    above, below = value.as_integer_ratio()
    down, up = above // below, (2 * above + below) // (2 * below)
    return down if up > down and any(is_below(value, limit) and limit <= up for limit in limits) else up


def decimal(value: Rational, digits: int, limits: Iterable[Rational] = ()) -> Fraction:
    """As `whole`, to some decimals: 49.96 before a band that starts at 50 is 49.9.

    Args:
        value: the exact number, 0 or more.
        digits: decimals to keep, 0 or more.
        limits: starts of bands and limits of verdicts.
    """
    unit: int = 10**digits
    return Fraction(whole(value * unit, [limit * unit for limit in limits]), unit)


def days(value: Rational) -> int | float:
    """Effort in days, 0 or more, as data shows it: exactly, a whole number where it is one."""
    return value.numerator if value.denominator == 1 else float(value)
