"""What a phone shows of a live workshop, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..core.agreement import Votes
from ..language.agreement_words import question_to_ask, standing_words
from ..language.words import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..core.questionnaire import Questionnaire
    from ..core.room import Phase, Tally, Vote
    from ..language.words import Words


@dataclass(frozen=True)
class Level:
    """One of the five levels of the question."""

    number: int
    text: str
    count: int
    """How many are at it; 0 before the reveal."""
    how_many: str
    """The same in words; empty before the reveal."""


@dataclass(frozen=True)
class PhoneView:
    """All that a phone shows which is the same for every phone of a language."""

    heading: str
    """The question, or where the workshop stands between two of them."""
    explained: str
    """What there is to do, or what was agreed."""
    levels: tuple[Level, ...] = ()
    unknown: str = ""
    """How many do not know, in words; empty before the reveal."""
    prompt: str = ""
    """What to talk about after the reveal."""


_BETWEEN: Mapping[Phase, tuple[str, str]] = {
    "lobby": (
        N_("You are in."),
        N_("The next question appears here by itself. Nobody sees who voted what."),
    ),
    "agreed": (N_("On to the next question."), N_("It appears here by itself.")),
    "paused": (N_("A break."), N_("It goes on here by itself.")),
    "ended": (N_("The workshop is over."), N_("Thank you. You can close this page.")),
}
"""Heading and explanation while nothing is asked."""
_FEW = N_("Fewer than three people voted: what was said is not shown.")


def phone_view(
    questionnaire: Questionnaire,
    phase: Phase,
    criterion: str | None,
    told: Tally | None,
    level: int | None,
    words: Words,
) -> PhoneView:
    """What every phone of a language shows.

    Args:
        questionnaire: as it is put to this company.
        phase: where the room stands.
        criterion: the full id of what is asked; None between two questions.
        told: what was said; None before the reveal.
        level: what was agreed upon.
        words: the phone's language.
    """
    if criterion is None or phase in ("lobby", "paused", "ended"):
        heading, explained = _BETWEEN["agreed" if phase not in _BETWEEN else phase]
        return PhoneView(words(heading), words(explained))
    asked = questionnaire.criteria[criterion]
    levels = tuple(
        Level(number, text.get(words.language), *_said(told, number, words))
        for number, text in enumerate(asked.levels)
    )
    view = PhoneView(asked.question.get(words.language), _explained(phase, told, level, words), levels)
    return view if told is None else _told(view, told, words)


def _told(view: PhoneView, told: Tally, words: Words) -> PhoneView:
    votes = Votes(told.counts)
    unknown = told.unknown and words.plural("{count} does not know", "{count} do not know", told.unknown)
    prompt = f"{_sentence(standing_words(votes, words))} {question_to_ask(votes, words)}"
    return replace(view, unknown=unknown or "", prompt=prompt)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _said(told: Tally | None, level: int, words: Words) -> tuple[int, str]:
    if told is None:
        return 0, ""
    count = told.counts[level]
    return count, words.plural("{count} person", "{count} people", count)


def _explained(phase: Phase, told: Tally | None, level: int | None, words: Words) -> str:
    if phase == "open":
        return words("Where does the company stand? Choose what is true today.")
    if phase == "closed":
        return words("Voting is closed. What was said appears here in a moment.")
    if level is not None:
        return words("Agreed: level {level}.", level=level)
    return words("This is what was said.") if told is not None else words(_FEW)


def own_words(phase: Phase, own: Vote | None, words: Words) -> str:
    """What a phone says about its own vote; empty where nothing is asked.

    Args:
        phase: where the room stands.
        own: what it said itself.
        words: the phone's language.
    """
    if own is None:
        return words("You have not voted yet.") if phase == "open" else ""
    if phase != "open":
        return (
            words("You said: don’t know.")
            if own == "unknown"
            else words("You said: level {level}.", level=own)
        )
    if own == "unknown":
        return words("Your vote is in: don’t know.")
    return words("Your vote is in: level {level}.", level=own)


def voted_words(voted: int, members: int, words: Words) -> str:
    """How many have voted of how many."""
    return words.plural(
        "{count} of {members} has voted.", "{count} of {members} have voted.", voted, members=members
    )
