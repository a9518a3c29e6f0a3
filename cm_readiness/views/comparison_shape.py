"""What a comparison is made of for people: words and numbers as they are read, in one language."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef
from .plan_shape import EntryView


class SideView(TypedDict):
    """One of two assessments, or a milestone."""

    name: str
    date: str
    verdict: str
    """With its state where it is provisional; that it is too early for one while it is open."""


class DifferenceView(TypedDict):
    """A score on both sides."""

    name: str
    old: str
    new: str
    change: str
    """The exact difference, rounded, with its sign; empty where a side has no score."""
    rose: bool
    fell: bool
    old_value: float | None
    """The score before as a number, 0 to 100 to one decimal, for `bar`; none without one."""
    new_value: float | None


class ChangeView(CriterionRef):
    """One criterion on both sides."""

    old: str
    """A level, or in words why there is none."""
    new: str
    change: str
    """Levels with their sign; empty unless both sides have one."""
    apart: int
    """Levels between the two sides; 0 unless both sides have one."""
    old_text: str
    """What the old level says; empty without one."""
    new_text: str
    next_step: str
    """What raises the new level by one; empty without a level or at the target."""
    gate: str
    """`opened` or `closed` by this change, else empty."""
    note: str
    """What is noted beside the answer now."""


class DoneView(EntryView):
    """An action that is done, and whether that shows."""

    effect: str
    """`shows`, `does_not_show`, `not_known` or `no_level`."""
    effect_text: str


class ComparisonView(TypedDict):
    """Two sides, before and after or two people, with what is between them."""

    old: SideView
    new: SideView
    same_questionnaire: bool
    two_companies: str
    """A sentence where the sides are of two companies, else empty."""
    summary: list[str]
    """What came of it, one sentence each."""
    overall: DifferenceView
    dimensions: list[DifferenceView]
    improved: list[ChangeView]
    slipped: list[ChangeView]
    unchanged: int
    open: list[ChangeView]
    """Without a level on one side at least, and different."""
    widest: list[ChangeView]
    """All with a level on both sides, the widest difference first."""
    only_old: list[CriterionRef]
    only_new: list[CriterionRef]
    done: list[DoneView]
    under_way: list[EntryView]
