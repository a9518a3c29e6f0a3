"""What was measured, as templates are given it: words and plain values, in one language."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef


class OutcomeView(CriterionRef):
    """What a measurement says of one criterion."""

    outcome: str
    """The level that follows from it, and whether it was taken, as a sentence."""


class MeasurementView(TypedDict):
    """What was measured at one time on the company's own material."""

    measure: str
    """What was measured, such as a job advert."""
    day: str
    """When."""
    lines: list[str]
    """Each figure with its file and the day of the file."""
    outcomes: list[OutcomeView]
    """What follows for each criterion that it serves."""


class DifferenceView(CriterionRef):
    """A level that was answered, and one that was measured two or more away from it."""

    meaning: str
    """Both, as a sentence."""
    lines: list[str]
    """What shows the measured one."""
