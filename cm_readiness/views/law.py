"""Points of law that hold for the company: each beside its criterion, with where and when it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..core.assessment import Assessment
from ..core.questionnaire import Notice, Place, Questionnaire, Source
from ..core.scope import notices
from ..language.quotation import quoted
from ..language.words import Words
from .context import Context

if TYPE_CHECKING:
    from .report_shape import LawView


def remarks(context: Context) -> list[str]:
    """The notices of a report that are no points of law.

    Args:
        context: the evaluation in one language.
    """
    return [context.text(n.text) for n in context.notices if "notice" in n.places and not _is_law(n)]


def law_view(context: Context) -> list[LawView]:
    """What the law asks of the company, the criteria that come first before the others.

    Args:
        context: the evaluation in one language.
    """
    points = [_view(context, n) for n in _points(context)]
    return sorted(points, key=lambda point: (not point["priority"], point["priority"]))


def law_of(context: Context, criterion_id: str) -> list[LawView]:
    """Those that bear on one criterion.

    Args:
        context: the evaluation in one language.
        criterion_id: a full id.
    """
    return [_view(context, n) for n in _points(context) if n.criterion == criterion_id]


def law_beside(
    questionnaire: Questionnaire, assessment: Assessment, criterion_id: str, words: Words
) -> Mapping[Place, list[str]]:
    """What the law asks where a criterion is put to the company, with where and when it was read.

    Args:
        questionnaire: as it is put to this company.
        assessment: the company's.
        criterion_id: a full id.
        words: the language.

    Returns:
        Sentences by the place where the questionnaire wants them read.
    """
    beside: dict[Place, list[str]] = {}
    for notice in notices(questionnaire, assessment):
        if notice.criterion != criterion_id:
            continue
        said = _with_sources(notice, questionnaire, words)
        for place in notice.places:
            if place != "notice":
                beside.setdefault(place, []).append(said)
    return beside


def _points(context: Context) -> Iterator[Notice]:
    return (n for n in context.notices if "notice" in n.places and _is_law(n))


def _is_law(notice: Notice) -> bool:
    """Whether it is a point of law, and no general remark on the document."""
    return bool(notice.law or notice.criterion)


def _view(context: Context, notice: Notice) -> LawView:
    questionnaire = context.questionnaire
    sources = [s for s in _sources(notice, questionnaire) if s.print]
    return {
        "id": notice.id,
        "criterion": notice.criterion or "",
        "name": context.name(notice.criterion) if notice.criterion else "",
        "priority": context.ranks.get(notice.criterion or "", 0),
        "text": context.text(notice.text),
        "law": _articles(notice, context.words),
        "law_language": context.foreign(notice.law_language),
        "seen": _seen(notice, questionnaire, context.words),
        "sources": [
            {"title": s.title, "language": context.foreign(s.language), "url": s.url} for s in sources
        ],
    }


def _with_sources(notice: Notice, questionnaire: Questionnaire, words: Words) -> str:
    """A point of law, what it rests on and the day on which that was read, in one line."""
    titles = [quoted(s.title, words) for s in _sources(notice, questionnaire) if s.print]
    rests_on = _separator(words).join(filter(None, (_articles(notice, words), ", ".join(titles))))
    text, seen = notice.text.get(words.language), _seen(notice, questionnaire, words)
    if not rests_on:
        return text
    if not seen:
        return words("{text} ({sources})", text=text, sources=rests_on)
    return words("{text} ({sources}, read on {date})", text=text, sources=rests_on, date=seen)


def _articles(notice: Notice, words: Words) -> str:
    """What it rests on, parted as the language parts a list."""
    return (notice.law or "").replace("; ", _separator(words))


def _separator(words: Words) -> str:
    return words.context("between the parts of a list", "; ")


def _seen(notice: Notice, questionnaire: Questionnaire, words: Words) -> str:
    """The day on which all of its sources had been read last: the oldest one counts."""
    days = [source.seen for source in _sources(notice, questionnaire) if source.seen is not None]
    return words.date(min(days)) if days else ""


def _sources(notice: Notice, questionnaire: Questionnaire) -> Iterator[Source]:
    named = {source.id: source for source in questionnaire.sources}
    return (named[identifier] for identifier in notice.sources if identifier in named)
