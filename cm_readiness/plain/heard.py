"""What is made to be heard is written to be heard: the one door for every text of the plain way.

Speech synthesisers read signs by rules of their own: eSpeak NG takes the French “CM” for centimetres, ends a
number at a narrow space, says a minus in English, and says nothing for the dash of “0-4”.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..language.text_layout import wrapped
from ..language.words import Words

if TYPE_CHECKING:
    from ..core.assessment import Assessment

_NUMBER = r"\d+(?:[.,]\d+)?"
_SPACED = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_SHORT = re.compile(r"(?<![\w-])(?P<full>community managers? \()?CM(?P<many>s?)(?![\w-])(?(full)\))")
_MINUS = re.compile(r"\u2212\s?|(?<![\w.,)\]-])-(?=\d)")
_RANGE = re.compile(
    rf"(?<![\w.,/-])(?P<low>{_NUMBER})(?P<sign>\s?→\s?|[-–])(?P<high>{_NUMBER})(?![\w/–-]|[.,]\d)"
)
_CITED = re.compile(r"(?:\b[A-Z]\.|\barts?\.|\barticles?|[nN][.°º]+|§)\s$")
"""What stands before a number of a law, whose dash is no range."""
_BETWEEN = re.compile(r"\s+[·→]\s+")


def heard(
    text: str, words: Words, *, as_written: Iterable[str] = (), indent: int = 0, wrap: bool = True
) -> str:
    """A text as a speech synthesiser says it without a mistake.

    Args:
        text: in lines; each may begin with spaces, which stay.
        words: the language in which it is read.
        as_written: names and paths that nothing may change, as far as the text has them.
        indent: further spaces before every line.
        wrap: whether lines end at 80 columns.
    """
    lines = _in_full(text, words, as_written).split("\n")
    if wrap:
        lines = [part for line in lines for part in _within(line, indent) or [""]]
    # Only now, so that no line ends within a number.
    return _SPACED.sub(words.record.thousands_heard, "\n".join(lines))


def page_heard(text: str, assessment: Assessment, words: Words) -> str:
    """A page on an assessment, such as its score or its plan; as `heard`.

    Args:
        assessment: its names stay as they are written.
    """
    return heard(text, words, as_written=(assessment.company_name, assessment.title))


def _within(line: str, indent: int) -> list[str]:
    room = indent + len(line) - len(line.lstrip(" "))
    return wrapped(line.strip(" "), indent=room, hang=room)


def _in_full(text: str, words: Words, as_written: Iterable[str]) -> str:
    """The text with signs and short forms in words, except in what stays as it is written."""
    # A line may have ended within a name.
    kept = [r"\s+".join(map(re.escape, name.split())) for name in as_written if not _is_short(name)]
    if not kept:
        return _said(text, words)
    parts = re.split(rf"(?<!\w)({'|'.join(sorted(kept, key=len, reverse=True))})(?!\w)", text)
    return "".join(part if place % 2 else _said(part, words) for place, part in enumerate(parts))


def _is_short(name: str) -> bool:
    """Whether keeping a name would keep every short form."""
    return not name.strip() or _SHORT.fullmatch(name.strip()) is not None


def _said(text: str, words: Words) -> str:
    minus = words.context("before a number", "minus")
    text = _SHORT.sub(lambda found: _manager(found, words), text)
    text = _RANGE.sub(_from_to(words), text)
    text = _MINUS.sub(f"{minus} ", text)
    text = text.replace("≈", words.context("before a number", "about"))
    return _BETWEEN.sub(", ", text)


def _manager(found: re.Match[str], words: Words) -> str:
    return words("community managers") if found["many"] else words("community manager")


def _from_to(words: Words) -> Callable[[re.Match[str]], str]:
    def said(found: re.Match[str]) -> str:
        before = found.string[: found.start()]
        low, high = found["low"], found["high"]
        if found["sign"] == "-" and (_value(low) >= _value(high) or _CITED.search(before)):
            return found[0]
        sentence = words("from {low} to {high}", low=low, high=high)
        opening = sentence[: sentence.index(low)]
        return sentence.removeprefix(opening) if before.endswith(opening) else sentence

    return said


def _value(number: str) -> float:
    return float(number.replace(",", "."))
