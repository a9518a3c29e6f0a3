"""What documents show of how several people's answers differ."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef


class VoteView(TypedDict):
    """A level that somebody gave."""

    level: int
    level_name: str
    count: int
    """How many people are at it."""
    people: list[str]
    """Who is at it; empty unless names are asked for and kept."""
    level_text: str


class DifferenceOfView(CriterionRef):
    """Where several people stand on one criterion."""

    question: str
    votes: list[VoteView]
    """The levels that anybody gave, the lowest first."""
    spread: str
    """How many are at each level: `1: 2 · 3: 4`."""
    standing: str
    """How they stand to each other, in words; from six people on with how far they agree."""
    median: str
    """In words; empty where nobody gave a level."""
    suggested: int | None
    """The middle level, the lower of two; none where nobody gave one."""
    unknown: int
    """How many do not know."""
    agreed: str
    """The level that was agreed, in words; empty while none is."""
    ask: str
    """The question that may bring them together."""
    probe: str
    """The follow-up question of the criterion."""
    bring: str
    """What would show which level is right."""


class DifferencesView(TypedDict):
    """Where several people's answers differ and where they agree, by the newest round of each criterion."""

    voices: int
    """How many people answered, at most, to one criterion."""
    people: list[str]
    """Who answered; empty unless names are asked for and kept."""
    summary: list[str]
    """What came of it, one sentence each."""
    wide: list[DifferenceOfView]
    """Two levels or more apart, the widest differences first."""
    near: list[DifferenceOfView]
    """One level apart."""
    same: list[DifferenceOfView]
    """All at one level."""
    alone: list[DifferenceOfView]
    """One voice alone, or nobody who gave a level."""
