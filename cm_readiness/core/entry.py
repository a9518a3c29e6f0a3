"""What a person types for a number, as a value."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from .numbers import Rational, exact


def typed_number(text: str) -> Rational:
    """A number as people type it, with a point or a comma.

    Raises:
        ValueError: it is none.
    """
    try:
        return exact(Decimal(text.replace(",", ".")))
    except InvalidOperation:
        raise ValueError("not a number") from None
