"""What a file may ask of its reader: nothing that takes more time or memory than its size explains."""

from __future__ import annotations

import re
from decimal import Decimal

MAX_DEPTH = 32
"""Tables and lists within each other, and parts of a dotted key; nothing of ours has ten."""
MAX_ENTRIES = 100_000
"""Keys and items of lists in one file; the largest of ours has a few thousand."""
MAX_DIGITS = 1000
"""Digits of a number."""

_MAX_BITS = 3322
_MARKS_OF_AN_ENTRY = 3
"""Equals signs, commas and brackets outside texts that one entry takes at most."""
_MARKS = frozenset("=,[")
_DOT = "."
_LONG_NUMBER = re.compile(rf"(?<![0-9A-Fa-f_])[0-9A-Fa-f_]{{{MAX_DIGITS + 1}}}")
_TOKEN = re.compile(
    r'"""(?:[^\\"]++|\\.|"(?!""))*+"{3,5}'
    r"|'''(?:[^']++|'(?!''))*+'{3,5}"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+"
    r"""|[^\s"'#\[\]{},.=]++"""
    r"|\S",
    re.DOTALL,
)


class LimitError(ValueError):
    """A file asks too much."""

    def __init__(self, code: str, most: int) -> None:
        self.code = code
        """Of a sentence."""
        self.most = most
        super().__init__(code)


def check_text(text: str, most: int = MAX_ENTRIES) -> None:
    """Refuse keys of endless parts, endless numbers and millions of keys before the parser meets them.

    The parser would take time that grows with the square of a key's parts, and a hundred times the memory
    of the digits.

    Args:
        text: of the file.
        most: entries that it may have.

    Raises:
        LimitError: `too_deep`, `too_many_keys`, `number_too_large`.
    """
    many = sum(map(text.count, _MARKS)) > most * _MARKS_OF_AN_ENTRY
    if many or _LONG_NUMBER.search(text) or any(s.count(".") >= MAX_DEPTH for s in text.split("\n")):
        _check_tokens(text, most)


def _check_tokens(text: str, most: int) -> None:
    """Look at keys and values only: a note may hold any number of dots and digits."""
    parts, marks, after_dot = 0, 0, False
    for found in _TOKEN.finditer(text):
        token = found[0]
        marks += token in _MARKS
        if marks > most * _MARKS_OF_AN_ENTRY:
            raise LimitError("too_many_keys", most)
        if token == _DOT:
            after_dot = True
            continue
        parts = parts + 1 if after_dot else 1
        after_dot = False
        if parts > MAX_DEPTH:
            raise LimitError("too_deep", MAX_DEPTH)
        if len(token) > MAX_DIGITS and token[0] not in "\"'#" and token[:1] in "+-0123456789":
            raise LimitError("number_too_large", MAX_DIGITS)


def check_values(data: object, most: int = MAX_ENTRIES) -> None:
    """Refuse what whoever walks through the values would not come out of.

    Args:
        data: what the file says.
        most: entries that it may have.

    Raises:
        LimitError: `too_deep`, `too_many_keys`, `number_too_large`.
    """
    level, entries = [data], 0
    for _ in range(MAX_DEPTH + 1):
        within: list[object] = []
        for value in level:
            if isinstance(value, dict | list):
                within += value.values() if isinstance(value, dict) else value
            elif isinstance(value, int):
                _check_whole(value)
            elif isinstance(value, Decimal):
                _check_decimal(value)
        entries += len(within)
        if entries > most:
            raise LimitError("too_many_keys", most)
        if not within:
            return
        level = within
    raise LimitError("too_deep", MAX_DEPTH)


def _check_whole(value: int) -> None:
    if value.bit_length() > _MAX_BITS:
        raise LimitError("number_too_large", MAX_DIGITS)


def _check_decimal(value: Decimal) -> None:
    if len(value.as_tuple().digits) > MAX_DIGITS:
        raise LimitError("number_too_large", MAX_DIGITS)
