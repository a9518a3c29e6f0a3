"""What a risk map is made of for people: words and plain values, in one language."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef


class RiskView(CriterionRef):
    """What happens if nothing is done about a critical criterion, and how soon."""

    risk: str
    """What happens; empty where the questionnaire does not say."""
    soon: int
    """How soon: a column of the map, from 0."""
    soon_text: str
    """The same in words."""
    state: int
    """What stands in the way today: a row of the map, from 0."""
    state_text: str
    """The same in words."""
    level: str
    """As it counts; a question mark where nobody knows."""


class RiskMapView(TypedDict):
    """What critical criteria leave open, the soonest first."""

    risks: list[RiskView]
    text: str
    """One sentence: how much of it can happen any day, or that there is nothing."""
    columns: list[str]
    """How soon, the soonest first; those that a critical criterion of the questionnaire has."""
    rows: list[str]
    """What stands in the way today, the least first."""
