"""What a person types for a yes or no, or for a number, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from .numbers import Rational, exact

YES_NO: Mapping[str, bool] = {
    "yes": True, "y": True, "true": True, "oui": True, "o": True, "vrai": True, "1": True,
    "no": False, "n": False, "false": False, "non": False, "faux": False, "0": False,
}  # fmt: skip
"""How people write yes and no, in every language of the program."""


def typed_number(text: str) -> Rational:
    """A number as people type it, with a point or a comma.

    Raises:
        ValueError: it is none.
    """
    try:
        return exact(Decimal(text.replace(",", ".")))
    except InvalidOperation:
        raise ValueError("not a number") from None
