"""Words of an advert, and the phrases that are looked for among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

_WORD = re.compile(r"[^\W_]+(?:[+#]+)?|[,;:()/&–—-]")
_APOSTROPHES = re.compile("[’'ʼ]")
CUE_GAP, PHRASE_GAP = 2, 1
"""Words that may stand between two of what asks for a trade, and between two of any other phrase."""
STEM = "*"


@dataclass(frozen=True)
class Sentence:
    """One sentence, with its words as they are compared: small, without accents, and with commas."""

    text: str
    words: tuple[str, ...]


@lru_cache(4096)
def folded(text: str) -> str:
    """A text in small letters, without accents; what an apostrophe parts are two words."""
    plain = normalize("NFKD", _APOSTROPHES.sub(" ", text).casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in plain if not combining(sign))


def sentence_of(text: str) -> Sentence:
    """A sentence with its words."""
    return Sentence(text, tuple(_WORD.findall(folded(text))))


def found_at(phrase: str, words: Sequence[str], gap: int = PHRASE_GAP) -> Iterator[tuple[int, int]]:
    """Where a phrase stands: the places of its first and its last word.

    Its words stand in their order, with some others in between, commas not among them.

    Args:
        phrase: words, each of which may end with `*` for whatever follows.
        words: of a sentence.
        gap: how many words may stand between two of it.
    """
    wanted = _wanted(phrase)
    for start, word in enumerate(words):
        if _is(word, wanted[0]):
            end = _rest(wanted, 1, words, start, gap)
            if end is not None:
                yield start, end


def stands_in(phrases: Sequence[str], words: Sequence[str]) -> bool:
    """Whether any of several phrases stands among the words."""
    return any(next(found_at(phrase, words), None) for phrase in phrases)


def _rest(wanted: Sequence[str], place: int, words: Sequence[str], before: int, gap: int) -> int | None:
    if place == len(wanted):
        return before
    for at in range(before + 1, min(before + 2 + gap, len(words))):
        if words[at] in ",;:()":
            return None
        if _is(words[at], wanted[place]):
            end = _rest(wanted, place + 1, words, at, gap)
            if end is not None:
                return end
    return None


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith(STEM) else word == wanted


@lru_cache(4096)
def _wanted(phrase: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+(?:[+#]+)?\*?", folded(phrase)))
