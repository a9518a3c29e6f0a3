"""What the brief for the community manager is made of."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef


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
    decided: list[DecidedView]
    coming: list[ComingView]
