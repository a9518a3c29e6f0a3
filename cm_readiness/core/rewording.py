"""Whole phrases of a text replaced by others, so that it speaks of an association, or of one person alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

from .declaring import Checked
from .text import cleaned

_Part = Annotated[str, Checked(min_length=1, after=cleaned)]
Phrase = tuple[_Part, _Part]
"""What is written, and what is read instead; both are taken in as texts are, or they would meet none."""


def longest_first(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """Phrases in the order in which they are replaced: of the same one, the first that was given counts."""
    first: dict[str, str] = {}
    for written, read in phrases:
        first.setdefault(written, read)
    return tuple(sorted(first.items(), key=lambda phrase: -len(phrase[0])))


def reworded(text: str, phrases: Sequence[Phrase]) -> str:
    """A text with its phrases replaced in one pass: what was put in is not looked at again.

    Args:
        text: what is written.
        phrases: as `longest_first` gives them; a longer one goes before a shorter one that it overlaps.
    """
    found: list[tuple[int, int, str]] = []
    for written, read in phrases:
        # Most phrases stand in no given text, and this says so a good deal faster.
        if written[1:] not in text:
            continue
        for start in occurrences(written, text):
            end = start + len(written)
            if all(end <= other or start >= other_end for other, other_end, _ in found):
                found.append((start, end, _as_begun(text[start], written, read)))
    if not found:
        return text
    parts, place = [], 0
    for start, end, read in sorted(found):
        parts += [text[place:start], read]
        place = end
    return "".join((*parts, text[place:]))


def occurrences(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase stands in a text, in whole words; a capital may begin it there.

    Args:
        phrase: not empty.
    """
    beginnings = {phrase[0], phrase[0].upper()}
    rest, length = phrase[1:], len(phrase)
    at = text.find(rest, 1)
    while at > 0:
        start = at - 1
        if text[start] in beginnings and _is_whole(phrase, text, start, start + length):
            yield start
        at = text.find(rest, at + 1)


def _is_whole(phrase: str, text: str, start: int, end: int) -> bool:
    """Whether no word goes on before or after a phrase; an apostrophe or a hyphen ends one."""
    goes_on_before = start > 0 and phrase[0].isalnum() and text[start - 1].isalnum()
    goes_on_after = end < len(text) and phrase[-1].isalnum() and text[end].isalnum()
    return not goes_on_before and not goes_on_after


def _as_begun(letter: str, written: str, read: str) -> str:
    return read if letter == written[0] else read[0].upper() + read[1:]
