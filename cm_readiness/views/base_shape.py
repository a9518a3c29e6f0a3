"""The parts of a report's view that several other parts are made of; `report_shape` has the whole."""

from __future__ import annotations

from typing import TypedDict


class CriterionRef(TypedDict):
    """A criterion as it is named."""

    id: str
    number: str
    """As people see it: `2.3` for the third of the second dimension."""
    name: str
    dimension: str
    """The name of its dimension."""


class FindOutView(CriterionRef):
    """A criterion whose level nobody knows yet."""

    unanswered: bool
    critical: bool
    points: str
    ask: str
    evidence: str
    note: str
