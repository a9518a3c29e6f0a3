"""What the company itself said about a criterion, as it is quoted beside what the questionnaire says."""

from __future__ import annotations

import re

from ..core.assessment import Answer
from ..language.quotation import quoted
from ..language.words import Words

SHORT = 120
"""Characters of a quotation where a page has no room for the whole."""
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_HANGING = " ,;:–—(«“"


def said(answer: Answer, words: Words) -> str:
    """The note in quotation marks, lines and all; empty where there is none, or nothing is left of it.

    Args:
        answer: of an assessment that may be shown; what is private is never read.
        words: the language whose quotation marks are set.
    """
    return _quoted(answer.note.strip(), words)


def said_in_short(answer: Answer, words: Words) -> str:
    """The note in quotation marks on one line, shortened at the end of a sentence or of a word.

    Where there is no note, the lines of evidence stand for it.

    Args:
        answer: as for `said`.
        words: as for `said`.
    """
    text = answer.note if _speaks(answer.note) else " · ".join(line.strip() for line in answer.proofs)
    return _quoted(shortened(text), words)


def shortened(text: str, most: int = SHORT) -> str:
    """A text on one line that ends where a word ends, with … where something is left out.

    Args:
        text: as somebody typed it.
        most: characters from which on it is shortened; a first word that is longer stays whole.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    ends = [found.end() for found in _SENTENCE_END.finditer(line, 0, most + 1)]
    if ends and ends[-1] > most // 2:
        return f"{line[: ends[-1]]} …"
    room = line[: most + 1]
    kept = room.rpartition(" ")[0] or line.partition(" ")[0]
    return f"{kept.rstrip(_HANGING)}…"


def _speaks(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _quoted(text: str, words: Words) -> str:
    return quoted(text, words) if _speaks(text) else ""
