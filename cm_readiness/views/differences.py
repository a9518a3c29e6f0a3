"""Where several people's answers differ, and where they agree, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..core.gathering import Position, positions
from ..language.agreement_words import middle_words, question_to_ask, standing_words, strip
from .context import Context

if TYPE_CHECKING:
    from .differences_shape import DifferenceOfView, DifferencesView, VoteView

WIDE = 2
"""Levels between the lowest and the highest from which a difference is talked about first."""


def differences_view(context: Context) -> DifferencesView:
    """Everything about the newest rounds, in one language.

    Args:
        context: the evaluation in one language.
    """
    found = positions(context.questionnaire, context.assessment)
    wide, near, same = _by_span(found)
    return {
        "voices": max((one.voices for one in found), default=0),
        "people": list(dict.fromkeys(name for one in found for name in one.round.people)),
        "summary": summary_of(context, found),
        "wide": _views(context, wide),
        "near": _views(context, near),
        "same": _views(context, same),
        "alone": _views(context, (one for one in found if one.votes.number <= 1)),
    }


def difference_of(context: Context, position: Position) -> DifferenceOfView:
    """One criterion.

    Args:
        context: the evaluation in one language.
        position: where people stand on it.
    """
    criterion, votes, words = context.wording(position.criterion), position.votes, context.words
    level = position.round.agreed
    return {
        **context.ref(criterion),
        "question": context.text(criterion.question),
        "votes": [_vote(context, position, level) for level, count in enumerate(votes.counts) if count],
        "spread": strip(votes, words),
        "standing": standing_words(votes, words),
        "median": middle_words(votes, words),
        "suggested": votes.suggested,
        "unknown": position.round.unknown,
        "agreed": "" if level is None else words("level {level}", level=level),
        "ask": question_to_ask(votes, words),
        "probe": context.text(criterion.probe),
        "bring": context.text(criterion.evidence),
    }


def _views(context: Context, found: Iterable[Position]) -> list[DifferenceOfView]:
    return [difference_of(context, position) for position in found]


def _vote(context: Context, position: Position, level: int) -> VoteView:
    return {
        "level": level,
        "level_name": context.text(context.questionnaire.levels[level].name),
        "count": position.round.counts[level],
        "people": [name for name, said in position.round.people.items() if said == level],
        "level_text": context.level_text(position.criterion, level),
    }


def summary_of(context: Context, found: Sequence[Position]) -> list[str]:
    """How many criteria people see alike, and how many not; nothing of what there is none of.

    Args:
        context: the evaluation in one language.
        found: where people stand.
    """
    wide, near, same = map(len, _by_span(found))
    sentences = []
    if wide:
        sentences.append(
            context.plural(
                "{count} criterion is seen two levels or more apart: talk about it first.",
                "{count} criteria are seen two levels or more apart: talk about them first.",
                wide,
            )
        )
    if near:
        sentences.append(
            context.plural(
                "{count} criterion is seen one level apart.",
                "{count} criteria are seen one level apart.",
                near,
            )
        )
    if same:
        sentences.append(
            context.plural(
                "{count} criterion is seen alike by all.", "{count} criteria are seen alike by all.", same
            )
        )
    return sentences or [context.words("No criterion has the levels of two people yet.")]


def _by_span(found: Sequence[Position]) -> tuple[list[Position], list[Position], list[Position]]:
    """Those with two voices or more: far apart, side by side, and at one."""
    several = [one for one in found if one.votes.number > 1]
    wide = [one for one in several if one.span >= WIDE]
    near = [one for one in several if 0 < one.span < WIDE]
    return wide, near, [one for one in several if not one.span]
