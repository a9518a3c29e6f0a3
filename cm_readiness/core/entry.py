"""What a person types for a number, as a value."""

from __future__ import annotations

import re
from decimal import Decimal

from .errors import Place, ReadinessError
from .numbers import Rational, exact

_GROUPS = r"\d{1,3}(?:[\s'’]\d{3})+"
_PLAIN = re.compile(rf"(?:{_GROUPS}|\d+)(?:[.,]\d*)?|[.,]\d+")
"""With blanks or apostrophes between groups of three digits, or nothing, and a sign before the decimals."""
_MARKED = re.compile(r"\d{1,3}(?:(?:([.,])\d{3})(?:\1\d{3})+(?:(?!\1)[.,]\d+)?|([.,])\d{3}(?!\2)[.,]\d+)")
"""With points or commas between groups: there are several groups, or the other sign behind them."""
_TWO_WAYS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
"""A group of thousands, or three decimals."""
_MINUS = ("-", "−", "–")


def typed_number(text: str, where: Place | None = None) -> Rational:
    """A number as people type it, 0 or more, however their language parts thousands and decimals.

    Args:
        text: what was typed.
        where: the place that a fault names.

    Raises:
        ReadinessError: `number_in_two_ways` where it may mean two, `number_below_zero`, `no_typed_number`.
    """
    given = text.strip()
    if given.startswith(_MINUS) and _value(given[1:].lstrip()):
        raise ReadinessError("number_below_zero", where, given=given)
    if found := _TWO_WAYS.fullmatch(given):
        whole, _, decimals = given.partition(found[1])
        # With as many decimals as no group has.
        fraction = decimals.rstrip("0") if decimals.endswith("0") else f"{decimals}0"
        raise ReadinessError(
            "number_in_two_ways", where, given=given, whole=whole + decimals,
            fraction=f"{whole}{found[1]}{fraction or '0'}",
        )  # fmt: skip
    number = _value(given)
    if number is None:
        raise ReadinessError("no_typed_number", where, given=given)
    return number


def _value(text: str) -> Rational | None:
    """The number, where it is one; how a number that may be two is read does not matter here."""
    bare = re.sub(r"[\s'’]", "", text)
    if _MARKED.fullmatch(text):
        decimal = max(bare.rfind("."), bare.rfind(","))
        several = bare.count(bare[decimal]) > 1
        whole, rest = (bare, "") if several else (bare[:decimal], bare[decimal + 1 :])
        bare = f"{re.sub('[.,]', '', whole)}.{rest}"
    elif not _PLAIN.fullmatch(text):
        return None
    try:
        return exact(Decimal(bare.replace(",", ".")))
    except ValueError:
        return None
