"""What people type for yes, no and a digit, in the language and on the keyboard that they have."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from .records import RECORDS

_ANYWHERE: Mapping[str, bool] = {"true": True, "1": True, "false": False, "0": False}
"""Yes and no of programs, which mean the same in every language."""


def read_yes_no(typed: str, language: str) -> bool | None:
    """A yes or no, in any language of the program; None for anything else.

    Args:
        typed: by a person, in large or small letters.
        language: of that person; its own words go first.
    """
    return _answers(language).get(normalize("NFC", typed.strip()).casefold())


def yes_keys() -> tuple[str, ...]:
    """The single letters that mean yes in some language."""
    return tuple(dict.fromkeys(word for record in RECORDS.values() for word in record.yes if len(word) == 1))


@cache
def digit_keys(language: str = "") -> Mapping[str, int]:
    """The digit that a key stands for which gives it only with shift.

    A key that is one digit here and another there stands for none, except in a language that has it.

    Args:
        language: whose keyboard goes first; nothing for none.
    """
    meant: dict[str, set[int]] = {}
    for record in RECORDS.values():
        for digit, key in enumerate(record.digit_row):
            meant.setdefault(key, set()).add(digit)
    shared = {key: digit for key, (digit, *others) in meant.items() if not others}
    return shared | {key: digit for digit, key in enumerate(_row(language))}


def with_digits(typed: str, language: str) -> str:
    """What was typed, with digits in the place of such keys."""
    return "".join(str(digit_keys(language).get(sign, sign)) for sign in normalize("NFC", typed))


def _row(language: str) -> str:
    record = RECORDS.get(language)
    return "" if record is None else record.digit_row


@cache
def _answers(language: str) -> Mapping[str, bool]:
    own = [record for record in RECORDS.values() if record.code == language]
    found = dict(_ANYWHERE)
    for record in (*own, *RECORDS.values()):
        for words, value in ((record.yes, True), (record.no, False)):
            for word in words:
                found.setdefault(word, value)
    return found
