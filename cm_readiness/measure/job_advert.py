"""What a job advert asks of one person: the trades in it, each with its sentence and who is to do it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ..core.errors import Fault, Place
from ..core.measured import AdvertFigures, FoundTrade, NotMeasured
from ..core.trades import ANY, GROUP, Phrases, Trade, Trades
from .kind import Context, Kind, Material, Outcome
from .phrases import (
    CUE_GAP,
    Groups,
    Phrase,
    Places,
    Sentence,
    found_at,
    phrase_of,
    sentence_of,
    stands_in,
)
from .who_does_it import Asked, all_found, asked_of_whom, begins

LEAST_WORDS = 30
"""Below these, a text says too little to count what it asks for."""
TITLE_WORDS, BEGINNING = 20, 40
"""Words at the beginning, among which an advert says whom it looks for, and for whom it is."""
LEAST_TITLE = 4
"""Words that say something of the job; a name of the company alone does not."""
LEAST_OWN = 2
"""How often an advert for whoever runs accounts asks for what belongs to them, if it does not name them."""
LEAST_OWN_ELSEWHERE = 4
"""The same of one whose title names a community that is on no network: of owners, of tenants."""
LEAST_COMMON = 0.02
"""Of all words, how many are common ones of a language that it is written in; German has fewer of English."""
IDIOM_GAP = 3
"""Words that may stand between two of a phrase that asks for no trade."""
MOST_SENTENCE = 240
"""Characters of a sentence that stands in a line of evidence."""
_END = re.compile(r"(?<=[.!?…])\s+(?=[^\Wa-z\d_])|\s*[•●▪·■►✓✔]\s+")
_HEAD_WORDS = 9
_SHORT_HEAD = 5
"""Words of a line that is a head without a sign of one."""
_ITEM = re.compile(r"\s*(?:[^\w\s#«“\"'(]+|\d{1,2}[.)])\s")
"""What stands at the beginning of an item of a list: a dash, a number, a picture."""
_PAY = re.compile(
    r"\d[\d  .,]*\s*(?:k\s?€|k€|€|eur\b|euros?\b|£|\$)|[€£$]\s?\d|\d+\s?k\s?(?:brut|annuel|gross|a year)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b\d{1,2}\s?(?:h|hours?|heures|horas)\b(?!\s*/\s*24)|\b\d{1,3}\s?%\s*(?:etp|fte)|"
    r"\b(?:full|part)[- ]time\b|\btemps (?:plein|complet|partiel)\b|\bmi-?temps\b|"
    r"\bjornada (?:completa|parcial)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Part:
    """A sentence, and what the head above it says of all that stands below."""

    sentence: Sentence
    below: Asked


def advert_figures(adverts: Sequence[tuple[str, str]], trades: Trades) -> AdvertFigures | None:
    """What adverts ask for, together.

    Args:
        adverts: their names and texts.
        trades: the trades and phrases.

    Returns:
        None where none is in a language of the phrases.
    """
    found: list[FoundTrade] = []
    named = [False, False, False]
    is_advert = False
    spoken = [(name, text, spoken) for name, text in adverts if (spoken := phrases_of(text, trades))]
    for name, text, (language, phrases) in spoken:
        parts = tuple(_parts(text, phrases))
        hits = list(_hits(parts, _cues(trades, language), phrases, name))
        if not _is_advert(parts, hits, phrases):
            continue
        is_advert = True
        found += _distinct(hits)
        for place, says in enumerate(_named(text, parts, phrases)):
            named[place] |= says
    if not spoken:
        return None
    return AdvertFigures(is_advert, tuple(found), *named)


def phrases_of(text: str, trades: Trades) -> tuple[str, Phrases] | None:
    """The language that a text is written in, and its phrases; None where there are none."""
    words = sentence_of(text).words
    shares = {code: sum(word in one.common for word in words) for code, one in trades.phrases.items()}
    best = max(shares, key=lambda code: shares[code], default=None)
    if best is None or shares[best] < LEAST_COMMON * len(words):
        return None
    groups = groups_of(trades, best)
    said = {name: tuple(_spelled_out(value, groups)) for name, value in vars(trades.phrases[best]).items()}
    return best, Phrases(**said)


def groups_of(trades: Trades, language: str) -> Groups:
    """The groups of words of a language, and those of all languages."""
    return {**trades.words.get(ANY, {}), **trades.words.get(language, {})}


def _spelled_out(phrases: Sequence[str], groups: Groups) -> Iterator[str]:
    """Phrases with each way to say the groups that they name."""
    for phrase in phrases:
        if GROUP.search(phrase) is None:
            yield phrase
            continue
        pieces = [groups[found[1]] if (found := GROUP.fullmatch(one)) else (one,) for one in phrase.split()]
        yield from map(" ".join, product(*pieces))


def _parts(text: str, phrases: Phrases) -> Iterator[_Part]:
    """The sentences, each with what the head above it says."""
    below: Asked = "person"
    for line in text.split("\n"):
        for piece in filter(None, (one.strip(" -*•–—\t") for one in _END.split(line) if one)):
            sentence = sentence_of(piece)
            head = _head(line, sentence, phrases)
            if head is not None:
                below = head
            yield _Part(sentence, below)


def _head(line: str, sentence: Sentence, phrases: Phrases) -> Asked | None:
    """What a line says of all that follows it; None where it is no head.

    A head is short and ends like none of the sentences; an item of a list is none.
    """
    end = line.rstrip()
    marked = line.startswith(("#", "**")) or end.endswith((":", "**"))
    if len(sentence.words) > _HEAD_WORDS or _ITEM.match(line) or not (marked or end[-1:] not in ".,;!?"):
        return None
    if stands_in(phrases.about_company, sentence.words):
        return "others"
    said = (*phrases.denied, *phrases.excluded, *phrases.excluded_before)
    if stands_in(said, sentence.words) and not stands_in(phrases.means_other, sentence.words):
        return "excluded"
    if marked and stands_in(phrases.about_job, sentence.words):
        return "person"
    if marked and stands_in((*phrases.others_do, *phrases.others_do_before), sentence.words):
        return "others"
    return "person" if marked or len(sentence.words) <= _SHORT_HEAD else None


def _hits(
    parts: Sequence[_Part], cues: Sequence[tuple[Trade, Phrase]], phrases: Phrases, file: str
) -> Iterator[FoundTrade]:
    title = frozenset(_title([part.sentence.words for part in parts]))
    for part in parts:
        words = part.sentence.words
        other = {at for of in all_found(phrases.means_other, words, IDIOM_GAP) for at in of}
        found = [
            (trade, places)
            for trade, cue in cues
            for places in found_at(cue, words, CUE_GAP)
            if not (cue.near and _parted(words, places, phrases)) and not other.intersection(places)
            if not (cue.first and stands_in(phrases.told, words))
        ]
        for trade, places in found:
            if not _is_within(trade, places, found):
                asked = (
                    part.below
                    if part.below != "person"
                    else asked_of_whom(part.sentence, places, phrases, title)
                )
                yield _found(trade, asked, part.sentence.text, file)


def _cues(trades: Trades, language: str) -> list[tuple[Trade, Phrase]]:
    """What asks for a trade in a language, and in any."""
    groups = groups_of(trades, language)
    return [
        (trade, phrase_of(cue, groups))
        for trade in trades.trades
        for cue in (*trade.cues.get(language, ()), *trade.cues.get(ANY, ()))
    ]


def _parted(words: Sequence[str], places: Places, phrases: Phrases) -> bool:
    """Whether something new begins within words that belong together only if they speak of the same.

    Verbs side by side share what follows: "you film, edit and publish portraits".
    """
    side_by_side = set(places)
    for at in range(places[0] + 1, places[-1]):
        if begins(words, at, phrases):
            if at - 2 not in side_by_side or stands_in(phrases.subjects, words[at : at + 1]):
                return True
            side_by_side.add(at)
    return False


def _is_within(trade: Trade, places: Places, found: Sequence[tuple[Trade, Places]]) -> bool:
    """Whether words belong to a longer phrase of another trade: a newsletter for employees is no mailing."""
    return any(other is not trade and set(places) < set(others) for other, others in found)


def _found(trade: Trade, asked: Asked, sentence: str, file: str) -> FoundTrade:
    text = sentence if len(sentence) <= MOST_SENTENCE else f"{sentence[: MOST_SENTENCE - 1].rstrip()}…"
    return FoundTrade(trade.id, trade.kind, asked, text, file)


def _distinct(hits: Iterable[FoundTrade]) -> Iterator[FoundTrade]:
    """Each trade once for who is to do it, with the first sentence that says so."""
    seen: set[tuple[str, Asked]] = set()
    for hit in hits:
        if (hit.id, hit.asked_of) not in seen:
            seen.add((hit.id, hit.asked_of))
            yield hit


def _is_advert(parts: Sequence[_Part], hits: Sequence[FoundTrade], phrases: Phrases) -> bool:
    """Whether somebody is looked for who runs accounts: is named so, or asked for what they do."""
    sentences = [part.sentence.words for part in parts]
    beginning = tuple(word for row in sentences for word in row)[:BEGINNING]
    title = _title(sentences)
    own = {(hit.id, hit.sentence) for hit in hits if hit.kind == "core" and hit.asked_of == "person"}
    if stands_in(phrases.other_communities, beginning) and len(own) < LEAST_OWN:
        return False
    if stands_in(phrases.other_communities, title) and len(own) < LEAST_OWN_ELSEWHERE:
        return False
    if stands_in(phrases.decoys, title) and not stands_in(phrases.job, title):
        return False
    if stands_in(phrases.job, beginning) or stands_in(phrases.networks, title):
        return True
    if not any(stands_in(phrases.networks, row) for row in sentences):
        return False
    named = any(stands_in(phrases.job, row) for row in sentences)
    return len(own) >= (1 if named else LEAST_OWN)


def _title(sentences: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The first lines, until they have said something."""
    title: tuple[str, ...] = ()
    for row in sentences:
        title += tuple(row)
        if len(title) >= LEAST_TITLE:
            break
    return title[:TITLE_WORDS]


def _named(text: str, parts: Sequence[_Part], phrases: Phrases) -> tuple[bool, bool, bool]:
    """Whether pay, hours and who leads are named."""
    sentences = [part.sentence.words for part in parts]
    pay = bool(_PAY.search(text)) or any(stands_in(phrases.pay, words) for words in sentences)
    hours = bool(_HOURS.search(text)) or any(stands_in(phrases.hours, words) for words in sentences)
    return pay, hours, any(stands_in(phrases.reports_to, words) for words in sentences)


def _figures(material: Material, context: Context) -> Outcome:
    assert context.trades is not None, "the measure asks for them"  # noqa: S101
    adverts: list[tuple[str, str]] = []
    left: list[NotMeasured] = []
    for one in material.read:
        name, text = one.file.name, str(one.facts["text"])
        code = _unread(text, context.trades)
        if code is None:
            adverts.append((name, text))
        else:
            left.append(NotMeasured(name, Fault(code, {}, Place(name))))
    found = advert_figures(adverts, context.trades)
    return found or AdvertFigures(False, (), False, False, False), tuple(left)


def _unread(text: str, trades: Trades) -> str | None:
    """Why nothing can be said of a text; None where something can."""
    if len(sentence_of(text).words) < LEAST_WORDS:
        return "measure_too_short"
    return None if phrases_of(text, trades) else "measure_language"


JOB_ADVERT = Kind("job_advert", "text", _figures, tables=("trades",))
