"""Who is to do what an advert speaks of: the person looked for, somebody else, or nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from ..core.trades import Phrases
from .phrases import ARTICLE, PHRASE_GAP, STEM, Places, Sentence, folded, found_at, stands_in

Asked = Literal["person", "others", "excluded"]
_JOINTS = frozenset(
    {
        ",",
        ";",
        ":",
        "(",
        ")",
        "–",
        "—",
        "et",
        "and",
        "y",
        "mais",
        "but",
        "pero",
        "puis",
        "then",
        "ou",
        "or",
        "&",
    }
)
_TURNS = frozenset({"mais", "but", "pero", "sino", "while", "whereas", "although", "tandis", "alors", ";"})
_LONG_OPENING = 5
"""Words of the longest phrase that tells how something begins."""
_FEW_WORDS = 8
"""Words of a subject, with what is said beside it."""
_SOON = 4
"""Words behind what the person is told to do, among which one that does it still belongs to it."""


def asked_of_whom(sentence: Sentence, places: Places, phrases: Phrases, title: frozenset[str]) -> Asked:
    """Who is to do what stands at some words."""
    spoken, start, end = sentence.words, places[0], places[-1]
    first, last = _clause(spoken, start, end, phrases)
    told = _is_told(spoken, first, start, phrases)
    does = told and _opens(phrases.verbs, spoken, start)
    passive = not told and stands_in(phrases.told, spoken[first:last])

    def counts(at: int, of: Places) -> bool:
        # "Support our press work" names the trade itself, not those who do it.
        if _opens(phrases.person, spoken, at) and stands_in(phrases.person, spoken[max(at - 2, 0) : at]):
            return False  # "somebody who writes" is the person.
        beside = of[-1] + 1 == start or set(of) & set(places) or at - 1 in places
        return not (beside and at > first and stands_in(phrases.verbs, spoken[at - 1 : at]))

    def follows(of: Places) -> bool:
        # "Update the site from texts that are sent by the offices" says who sends, not who updates.
        if stands_in(phrases.means_other, spoken[max(of[0] - 1, 0) : of[-1] + 1]):
            return False
        behind = spoken[of[-1] + 1 : of[-1] + 3]
        if does or (told and (of[0] > end + _SOON or stands_in(phrases.networks, behind))):
            return False
        has_article = bool(behind) and len(behind[0]) <= ARTICLE
        return not any(_opens(phrases.person, behind, at) for at in range(1 + has_article))

    def says(ahead: Sequence[str], behind: Sequence[str]) -> bool:
        return any(
            counts(of[0], of)
            for of in all_found(ahead, spoken)
            if first <= of[0] <= start or (start < of[0] < end and spoken[of[0] - 1] in _JOINTS)
        ) or any(
            start < of[0] < last and (behind is phrases.excluded_before or follows(of))
            for of in all_found(behind, spoken)
        )

    if says(phrases.excluded, phrases.excluded_before):
        return "excluded"
    # Behind what says who does it, that one is named: "by a professional photographer".
    by = (*phrases.others_do, *phrases.others_do_before)
    behind = (*phrases.others_do_before, *phrases.agents) if passive else phrases.others_do_before
    if says(by, behind) or _is_done(spoken, first, end, phrases, title):
        return "others"
    return "person"


def _is_told(spoken: Sequence[str], first: int, start: int, phrases: Phrases) -> bool:
    """Whether a clause begins with what somebody is told to do, or says that the person does it."""
    return _opens(phrases.verbs, spoken, first) or stands_in(phrases.person, spoken[first : start + 1])


def _is_done(spoken: Sequence[str], first: int, end: int, phrases: Phrases, title: frozenset[str]) -> bool:
    """Whether a clause has a subject that is not the person: *Tom looks after the site*."""
    if _opens(phrases.verbs, spoken, first):
        return False
    for at in {of[0] for of in all_found(phrases.does, spoken) if first < of[0] <= end + 1}:
        subject = _without_insertion(spoken[first:at])
        named = [word for word in subject if word not in _JOINTS and len(word) > ARTICLE]
        if not subject or len(subject) > _FEW_WORDS or subject[-1] in _JOINTS - {")"}:
            continue
        if not (stands_in(phrases.person, subject) or (named and title.issuperset(named))):
            return True
    return False


def _without_insertion(subject: Sequence[str]) -> Sequence[str]:
    """A subject without what stands between its commas: *our agency, which is in Leeds, buys*."""
    at = [place for place, word in enumerate(subject) if word == ","]
    return subject[: at[0]] if len(at) > 1 and at[-1] == len(subject) - 1 else subject


def _opens(wanted: tuple[str, ...], spoken: Sequence[str], at: int) -> bool:
    """Whether one of several phrases begins at a word."""
    if at >= len(spoken):
        return False
    whole, stems = _openings(wanted)
    word = spoken[at]
    fitting = [*whole.get(word, ()), *(one for stem, one in stems if word.startswith(stem) or stem == "")]
    near = spoken[at : at + _LONG_OPENING]
    return any(of[0] == 0 for of in all_found(fitting, near))


@lru_cache(256)
def _openings(wanted: tuple[str, ...]) -> tuple[Mapping[str, Sequence[str]], Sequence[tuple[str, str]]]:
    """Phrases by their first word, and those of which only its beginning or its end is told.

    Nearly every word of an advert is asked about, so the few phrases that could begin there are sought first.
    """
    whole: dict[str, list[str]] = {}
    stems: list[tuple[str, str]] = []
    for one in wanted:
        first = folded(one).split()[0]
        if STEM not in first:
            whole.setdefault(first, []).append(one)
        else:
            stems.append(("" if first.startswith(STEM) else first.removesuffix(STEM), one))
    return whole, stems


def all_found(wanted: Sequence[str], spoken: Sequence[str], gap: int = PHRASE_GAP) -> Iterator[Places]:
    """Where any of several phrases stands among the words."""
    for one in wanted:
        yield from found_at(one, spoken, gap)


def _clause(spoken: Sequence[str], start: int, end: int, phrases: Phrases) -> tuple[int, int]:
    """From where to where something is said of the same: the words around until a new verb or subject."""
    borders = [at for at in range(1, len(spoken)) if begins(spoken, at, phrases)]
    first = max((at for at in borders if at <= start), default=0)
    last = min((at for at in borders if at > end), default=len(spoken))
    if stands_in(phrases.topics, spoken[first : start + 1]):
        # What is said of it stands behind the comma: "as for SEO, you do not touch it".
        last = len(spoken)
    return first, last


def begins(spoken: Sequence[str], at: int, phrases: Phrases) -> bool:
    """Whether something new begins at a word: behind a joint, with a verb or a subject."""
    if spoken[at] in _TURNS:
        return True
    if spoken[at - 1] not in _JOINTS:
        return False
    if _opens(phrases.others_do_before, spoken, at) or _opens(phrases.excluded_before, spoken, at):
        # "Bought and run by our agency" is all done by the same; "SEO, you won’t touch it" says it of SEO.
        return False
    return _opens(phrases.verbs, spoken, at) or _opens(phrases.subjects, spoken, at)
