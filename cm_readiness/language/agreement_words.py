"""How several people stand to each other, in words."""

from __future__ import annotations

from collections.abc import Mapping

from ..core.agreement import Agreed, Shape, Votes
from .words import N_, Words

BANDS: Mapping[Agreed, str] = {
    "strong": N_("strong agreement"),
    "partial": N_("partial agreement"),
    "low": N_("little agreement"),
}
SHAPES: Mapping[Shape, str] = {
    "single": N_("one voice alone"),
    "unanimous": N_("all at one level"),
    "adjacent": N_("one level apart"),
    "outlier": N_("all near each other, with an exception"),
    "polarised": N_("two camps"),
    "spread": N_("spread over several levels"),
}
QUESTIONS: Mapping[Shape, str] = {
    "single": N_("Who else can say something about this?"),
    "unanimous": N_("What shows that it is level {low}?"),
    "adjacent": N_("What is there of level {high} already, and what is still missing?"),
    "outlier": N_(
        "What do those at level {low} see that those at level {high} do not, and the other way round?"
    ),
    "polarised": N_("Is level {low} what happens from day to day, and level {high} what was once agreed?"),
    "spread": N_("What has each seen with their own eyes that speaks for their level, from {low} to {high}?"),
}


def standing_words(votes: Votes, words: Words) -> str:
    """The shape, and from six votes on the agreement; that nobody gave a level, where nobody did."""
    if votes.shape is None:
        return words("nobody gave a level")
    shape = words(SHAPES[votes.shape])
    return (
        shape if votes.band is None else words("{shape}, {band}", shape=shape, band=words(BANDS[votes.band]))
    )


def strip(votes: Votes, words: Words) -> str:
    """Each level that has votes with how many: `1: 2 · 3: 4`."""
    return " · ".join(
        words("{place}: {name}", place=str(level), name=str(count))
        for level, count in enumerate(votes.counts)
        if count
    )


def middle_words(votes: Votes, words: Words) -> str:
    """The median: one level, or both middle ones; empty without votes."""
    if not votes.middle:
        return ""
    if len(votes.middle) == 1:
        return words("median {level}", level=votes.middle[0])
    return words("median between {low} and {high}", low=votes.middle[0], high=votes.middle[1])


def question_to_ask(votes: Votes, words: Words) -> str:
    """What to ask people so that they find out why they differ, or whether they are right to agree.

    It names levels, never who gave them.
    """
    if votes.shape is None:
        return words("Who could know, and by when?")
    levels = [level for level, count in enumerate(votes.counts) if count]
    return words(QUESTIONS[votes.shape], low=levels[0], high=levels[-1])
