"""The plan under the names that templates of version 1.0.0 use."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef


class RoadmapStepView(CriterionRef):
    """A criterion raised from one level to another within one period of the roadmap."""

    from_level: int
    to_level: int
    todo: list[str]
    """What to do, a level at a time."""
    proof: str
    """What shows that the work is done: what the level says, or below level 2 what is produced."""
    owner: str
    """The owner that was agreed, else the role that usually owns it."""
    role: str
    """The role that usually owns it."""
    deliverable: str
    effort: str
    points: str
    opens_gate: bool
    due: str
    """The date that was agreed, else the end of the period; empty after the last one."""
    agreed: bool
    """Whether the company has committed to it, with its own owner or date."""
    status: str
    """In words; empty while nothing was agreed."""


class RoadmapPeriodView(TypedDict):
    """What is planned until a day."""

    title: str
    until: str
    """The last day as a date; empty after the last period."""
    effort: str
    steps: list[RoadmapStepView]


class RoadmapBlockedView(CriterionRef):
    """A criterion that cannot be raised yet."""

    to_level: int
    needs: str
    """What has to stand first, in words."""


class RoadmapView(TypedDict):
    """The order of the work."""

    periods: list[RoadmapPeriodView]
    """Only those with steps."""
    prove: list[CriterionRef]
    """Claims that only lack their evidence."""
    blocked: list[RoadmapBlockedView]
