"""What documents show of a workshop."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef


class RoundView(TypedDict):
    """One vote of the room on one question."""

    day: str
    """When, in words."""
    spread: str
    """How many were at each level: `1: 2 · 3: 4`; empty where fewer than three voted."""
    standing: str
    """How they stood to each other, in words; from six votes on with how far they agreed."""
    unknown: int
    """How many did not know."""
    absent: int
    """How many were there and did not vote."""
    time: str
    """How long voting was open, in words."""


class VotedView(CriterionRef):
    """A question that was put to the room."""

    question: str
    rounds: list[RoundView]
    """In the order in which they were held."""
    level: str
    """What was agreed, in words; empty while nothing is."""
    level_text: str
    """What that level says."""
    dissent: str
    """Who saw it otherwise, as it was typed."""


class VotedGroupView(TypedDict):
    """The questions of one dimension that were put."""

    number: int
    name: str
    criteria: list[VotedView]
    """Those that were put to the room."""


class SaidView(TypedDict):
    """Something that was decided, or parked for later."""

    text: str
    """As it was typed."""
    about: str
    """The criterion that was talked about then, with its number; empty for none."""
    owner: str
    """Who takes care of it, as it was typed; empty for a decision."""


class AgendaItemView(TypedDict):
    """A part of the agenda."""

    name: str
    """Of the dimension."""
    questions: int
    """How many are put."""
    minutes: int
    """0 where nobody watches the time."""


class WorkshopView(TypedDict):
    """What a workshop left."""

    held: bool
    """Whether there was one."""
    participants: list[str]
    """Who was there, as it was typed."""
    days: str
    """When it was."""
    agenda: list[AgendaItemView]
    """What the workshop goes through."""
    summary: list[str]
    """What came of it, a sentence each."""
    voted: list[VotedGroupView]
    """By dimension."""
    decisions: list[SaidView]
    """What was decided."""
    parked: list[SaidView]
    """What is for later."""
    done: list[SaidView]
    """What was for later, and is done."""
    open: list[str]
    """What is still to be settled, a sentence each."""
