"""Words of an advert, and the phrases that are looked for among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import combining, normalize

from ..core.trades import FIRST, GROUP, NEAR

_WORD = re.compile(r"[^\W_]+(?:[+#]+)?|[,;:()/&–—-]")
_APOSTROPHES = re.compile("[’'ʼ]")
_INCLUSIVE = re.compile(
    # chargé·e·s, chargé(e)s, créateur/trice, chargé.e: the first form is the one that phrases are written in.
    r"(?<=[^\W\d_])(?:[·•‧∙](?=[^\W\d_])[^\W\d_]{1,6}|\((?:e|ne|le|rice|trice|euse|ve|se|s|es)\)"
    r"|[./](?:e|ne|le|rice|trice|euse|ve|se)\b)(?:[·•‧∙.]?s\b)?"
)
_ELECTRONIC = re.compile(r"\be[-‑](?=[^\W\d_])")
_HYPHENS = re.compile(r"(?<=[^\W_])[-‑](?=[^\W_])")
CUE_GAP, PHRASE_GAP = 2, 1
"""Words that may stand between two of what asks for a trade, and between two of any other phrase."""
NEAR_GAP = 10
"""The same where they stand near one another, in any order: "create the banners and the labels"."""
ARTICLE = 3
"""Letters of a word that may stand before what stands first: "les photos", "our website"."""
STEM = "*"
_STOPS = frozenset(",;:()")
Groups = Mapping[str, Sequence[str]]
"""Words that mean the same in a phrase, by the name of their group."""
_Words = tuple[str, ...]
Places = tuple[int, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence, with its words as they are compared: small, without accents, and with commas."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """What is looked for: parts, each of which may be said in several ways."""

    parts: tuple[tuple[_Words, ...], ...]
    near: bool
    """Whether the parts may stand in any order, and farther from one another."""
    first: bool = False
    """Whether it stands only at the beginning of a sentence, as the noun of an item of a list does."""


@lru_cache(4096)
def folded(text: str) -> str:
    """A text in small letters, without accents and inclusive endings; an apostrophe parts two words.

    A hyphen parts words too, except in *e-mail*, which is also written without.
    """
    small = _INCLUSIVE.sub("", _APOSTROPHES.sub(" ", text).casefold())
    small = _HYPHENS.sub(" ", _ELECTRONIC.sub("e", small))
    plain = normalize("NFKD", small.replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in plain if not combining(sign))


def sentence_of(text: str) -> Sentence:
    """A sentence with its words."""
    return Sentence(text, tuple(_WORD.findall(folded(text))))


def phrase_of(text: str, groups: Groups | None = None) -> Phrase:
    """A phrase as it is looked for.

    Args:
        text: words, each of which may begin or end with `*` for anything there, and `{name}` for any word of
            a group; with ` + ` between them, its parts stand near one another in any order; with `^` before
            them, they stand at the beginning of a sentence.
        groups: the groups of words that it may name.
    """
    if text.startswith(FIRST):
        return replace(phrase_of(text[len(FIRST) :], groups), first=True)
    if NEAR in text:
        parts = tuple(_near_part(part, groups or {}) for part in text.split(NEAR))
        return Phrase(parts, near=True)
    pieces = text.split()
    return Phrase(tuple(part for piece in pieces for part in _parts(piece, groups or {})), near=False)


def found_at(phrase: str | Phrase, words: Sequence[str], gap: int = PHRASE_GAP) -> Iterator[Places]:
    """Where a phrase stands: the places of its words, in order.

    Its parts stand in their order, with some other words in between, commas not among them; those of one
    that says so stand near one another in any order.

    Args:
        phrase: what is looked for.
        words: of a sentence.
        gap: how many words may stand between two of it.
    """
    wanted = _plain(phrase) if isinstance(phrase, str) else phrase
    row = tuple(words)
    said = [_said(part, row) for part in wanted.parts]
    if not all(said):
        return
    for first in said[0]:
        found = _near(said, first, row) if wanted.near else _rest(said, first, row, gap)
        if found is not None and not (wanted.first and not _begins_with(found[0], row)):
            yield found


def stands_in(phrases: Sequence[str], words: Sequence[str]) -> bool:
    """Whether any of several phrases stands among the words."""
    return any(next(found_at(phrase, words), None) for phrase in phrases)


def _near_part(text: str, groups: Groups) -> tuple[_Words, ...]:
    """One part of a phrase whose parts stand near one another: a group, or words side by side."""
    found = GROUP.fullmatch(text.strip())
    return _group(tuple(groups[found[1]])) if found else (_split(text),)


def _parts(piece: str, groups: Groups) -> Iterator[tuple[_Words, ...]]:
    found = GROUP.fullmatch(piece)
    if found:
        yield _group(tuple(groups[found[1]]))
    else:
        for word in _split(piece):
            yield ((word,),)


@lru_cache(4096)
def _plain(phrase: str) -> Phrase:
    return phrase_of(phrase)


@lru_cache(1024)
def _group(words: tuple[str, ...]) -> tuple[_Words, ...]:
    return tuple(_split(one) for one in words)


@lru_cache(4096)
def _split(text: str) -> _Words:
    return tuple(re.findall(r"\*?[^\W_]+(?:[+#]+)?\*?", folded(text)))


@lru_cache(65536)
def _said(ways: tuple[_Words, ...], words: _Words) -> tuple[Places, ...]:
    """Where one part of a phrase stands, said in any of its ways."""
    found = {
        places
        for way in ways
        for start, word in enumerate(words)
        if _is(word, way[0]) and (places := _words_after(way, words, start))
    }
    return tuple(sorted(found))


def _words_after(way: _Words, words: _Words, start: int) -> Places | None:
    places = [start]
    for wanted in way[1:]:
        for place in range(places[-1] + 1, min(places[-1] + 2 + PHRASE_GAP, len(words))):
            if words[place] in _STOPS:
                return None
            if _is(words[place], wanted):
                places.append(place)
                break
        else:
            return None
    return tuple(places)


def _rest(said: Sequence[Sequence[Places]], before: Places, row: Sequence[str], gap: int) -> Places | None:
    """The parts behind those that are found, in their order."""
    if len(said) == 1:
        return before
    last = before[-1]
    for one in said[1]:
        if last < one[0] <= last + 1 + gap and not _STOPS.intersection(row[last + 1 : one[0]]):
            found = _rest(said[1:], (*before, *one), row, gap)
            if found is not None:
                return found
    return None


def _near(said: Sequence[Sequence[Places]], first: Places, row: Sequence[str]) -> Places | None:
    """The nearest of each other part to the first one."""
    found = first
    for others in said[1:]:
        near = [
            (distance, one)
            for one in others
            if 0 < (distance := min(abs(at - place) for at in one for place in found)) <= NEAR_GAP + 1
        ]
        if not near:
            return None
        found = tuple(sorted((*found, *min(near)[1])))
    return None if ";" in row[found[0] : found[-1]] else found


def _begins_with(place: int, words: _Words) -> bool:
    """Whether nothing but an article stands before a place."""
    return place == 0 or (place == 1 and len(words[0]) <= ARTICLE and words[0] not in _STOPS)


def _is(word: str, wanted: str) -> bool:
    if wanted.startswith(STEM):
        return wanted[1:-1] in word if wanted.endswith(STEM) else word.endswith(wanted[1:])
    return word.startswith(wanted[:-1]) if wanted.endswith(STEM) else word == wanted
