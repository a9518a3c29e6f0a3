"""Web addresses in what people type: which of them can be followed, and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from ..core.text import cleaned, visible

MOST = 2000
"""Characters of an address; a longer one is no place that somebody means to go to."""
_BEGUN = re.compile(r"(?<![^\s(\[<«“‘\"'])https?://\S+")
_HOST = r"(?:(?!-)[A-Za-z0-9-]{1,63}(?<!-)\.)*(?!-)[A-Za-z0-9-]{1,63}(?<!-)\.?"
_SAFE = re.compile(
    rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#](?:[\w.~!&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{{2}})*)?"
)
"""Without somebody's name before the host, and without any sign that Markdown or a page would read."""
_ENTITY = re.compile(r"&#?\w+;")
_AFTER = ".,;:!?…'\"’”»>]}"
"""What ends the sentence or the quotation around an address, and not the address."""


class Piece(NamedTuple):
    """A part of a line."""

    text: str
    followed: bool
    """Whether it is an address that can be followed."""


def pieces(line: str) -> Iterator[Piece]:
    """A line as texts and addresses, all of it in its order.

    Args:
        line: as somebody typed it.
    """
    place = 0
    for found in _BEGUN.finditer(line):
        address = _ended(found[0])
        if _is_safe(address):
            if place < found.start():
                yield Piece(line[place : found.start()], followed=False)
            yield Piece(address, followed=True)
            place = found.start() + len(address)
    if place < len(line):
        yield Piece(line[place:], followed=False)


def without_addresses(text: str, changed: re.Pattern[str]) -> str:
    """A text in which an address stays its beginning alone where it holds what must not be told.

    Args:
        text: any text.
        changed: what must not be told.
    """
    return _BEGUN.sub(lambda found: "https://…" if changed.search(found[0]) else found[0], text)


def _ended(word: str) -> str:
    """A word without what stands behind the address in it."""
    while word and (word[-1] in _AFTER or (word[-1] == ")" and word.count(")") > word.count("("))):
        word = word[:-1]
    return word


def _is_safe(address: str) -> bool:
    if len(address) > MOST or not _SAFE.fullmatch(address) or _ENTITY.search(address):
        return False
    # What stands there in percents is read by whoever shows the address in letters.
    read = normalize("NFC", unquote(address, errors="ignore"))
    return visible(read) == cleaned(read) == read and not re.search(r"[\n\t]", read)
