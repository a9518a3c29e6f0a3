"""What the brief for the person who runs the accounts is made of."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef


class PointView(CriterionRef):
    """One point, as it is told to the person who runs the accounts."""

    told: str
    """What it is about; empty where the questionnaire has no words for it."""
    see: list[str]
    """Where it can be read: the evidence, where it is not confidential."""
    ask_where: bool
    """Whether nothing is noted that could be read, and that is not because it is confidential."""
    in_charge: str
    """Who settles it; the reader is spoken to."""
    coming: str
    """The document or practice that will settle it; empty where it is settled or confidential."""
    by: str
    """The day by which it is to be settled, in words; empty where there is none."""
    agreed: bool
    """Whether the company has committed to that day, or somebody to the work."""
    unknown: bool
    """Whether nobody knows yet how it stands."""
    unproved: bool
    """Whether it is said to be in place, and the evidence for it is missing."""
    note: str
    """Only where it was ticked for the brief."""


class DecidedView(CriterionRef):
    """Something that is settled, for a person who begins."""

    text: str
    """What is in place."""
    see: list[str]
    """Where it can be read: the evidence."""
    ask: str
    """The role to ask."""
    note: str
    """Only where it was ticked for the brief."""


class ComingView(CriterionRef):
    """Something that is not settled yet."""

    what: str
    """The document or practice that will settle it."""
    ask: str
    when: str
    """In words; empty when it is in no plan."""
    unknown: bool
    """Whether nobody knows yet how it stands."""


class BriefView(TypedDict):
    """One dimension for a person who begins."""

    number: int
    name: str
    why: str
    settled: list[PointView]
    """At their target."""
    under_way: list[PointView]
    """In place in part, or with a day by which they are to be settled."""
    nothing_yet: list[PointView]
    """Neither: nothing to speak of, or nobody knows."""
    decided: list[DecidedView]
    """An older name: in place at least in part, in the words of the level."""
    coming: list[ComingView]
    """An older name: below their target."""
