"""How much of a post is the press release that it was made from: runs of words that stand in both.

Words of people that are quoted are left out, for nobody may change them. What this does not see: the same
said in other words, a translation, text in a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import category, combining, normalize

from ..core.measured import CopiedPost, CopyFigures
from .kind import Context, Kind, Material, Outcome

LEAST_RUN = 5
"""Words in a row that are no coincidence."""
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"\n]*\"")
_WORD = re.compile(r"\w+")


def copied(name: str, post: str, release: str) -> CopiedPost:
    """A post beside its release.

    The longest match is taken at each place, from left to right.

    Args:
        name: what the post is called.
        post: its text.
        release: the text of the release.
    """
    known = [word for word, _ in words_of(release)]
    runs: list[str] = []
    words = copied_words = 0
    # What stands before a quotation and what stands behind it do not stand side by side.
    for said in map(words_of, _QUOTED.split(post)):
        words += len(said)
        for start, length in _runs([word for word, _ in said], known):
            copied_words += length
            runs.append(" ".join(shown for _, shown in said[start : start + length]))
    return CopiedPost(name, words, copied_words, tuple(runs))


def words_of(text: str) -> Sequence[tuple[str, str]]:
    """The words of a text, each as it is compared and as it is shown.

    Case, accents, punctuation, emoji and the # of hashtags say nothing; œ is oe.
    """
    found = ((_folded(word), word) for word in _WORD.findall(normalize("NFC", text)))
    return [(folded, word) for folded, word in found if folded]


def _folded(word: str) -> str:
    plain = normalize("NFKD", word.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(sign for sign in plain if not combining(sign) and category(sign)[0] in "LN")


def _runs(said: Sequence[str], known: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where runs begin that stand in the known words too, and how long they are."""
    reach = _reach(said, known)
    place = 0
    while place < len(said):
        if reach[place] >= LEAST_RUN:
            yield place, reach[place]
            place += reach[place]
        else:
            place += 1


def _reach(said: Sequence[str], known: Sequence[str]) -> Sequence[int]:
    """For each place, how many words from there on stand side by side somewhere in the known ones.

    Read backwards, with the suffix automaton of the known words: A. Blumer and others, "The smallest
    automaton recognizing the subwords of a text", Theoretical Computer Science 40 (1985). Time grows with the
    number of words, whatever they repeat.
    """
    follows: list[dict[str, int]] = [{}]
    link, length = [-1], [0]
    last = 0
    for word in reversed(known):
        last = _extended(follows, link, length, last, word)
    reach = [0] * len(said)
    state = matched = 0
    for place in range(len(said) - 1, -1, -1):
        while state and said[place] not in follows[state]:
            state = link[state]
            matched = length[state]
        if said[place] in follows[state]:
            state = follows[state][said[place]]
            matched += 1
        reach[place] = matched
    return reach


def _extended(follows: list[dict[str, int]], link: list[int], length: list[int], last: int, word: str) -> int:
    """The automaton with one more word; the state in which all of them have been read."""
    state = len(follows)
    follows.append({})
    length.append(length[last] + 1)
    link.append(0)
    before = last
    while before >= 0 and word not in follows[before]:
        follows[before][word] = state
        before = link[before]
    if before < 0:
        return state
    after = follows[before][word]
    if length[before] + 1 == length[after]:
        link[state] = after
        return state
    copy = len(follows)
    follows.append(dict(follows[after]))
    length.append(length[before] + 1)
    link.append(link[after])
    while before >= 0 and follows[before].get(word) == after:
        follows[before][word] = copy
        before = link[before]
    link[after] = link[state] = copy
    return state


def _figures(material: Material, _context: Context) -> Outcome:
    """The first file is the release, the others are posts."""
    release, *posts = (str(one.facts["text"]) for one in material.read)
    found = [copied(one.file.name, post, release) for one, post in zip(material.read[1:], posts, strict=True)]
    return CopyFigures(tuple(found)), ()


COPIED_TEXT = Kind("copied_text", "text", _figures, least_files=2)
