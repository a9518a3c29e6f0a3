"""What a plan is made of for people: words and numbers as they are read, in one language."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef, FindOutView


class EntryView(CriterionRef):
    """One thing to do: an entry of the roadmap, an action in its place, or an action without one.

    An action without a criterion has no number, name or dimension; its words are in `do`.
    """

    from_level: int
    to_level: int
    """0 where an action names none."""
    do: list[str]
    """What is to be done, in one's own words or those of the steps."""
    owner: str
    """The owner that was agreed, else the role that usually owns it."""
    role: str
    """The role that usually owns it."""
    deliverable: str
    done_when: str
    """The proof of the step; where it has none, what the level says, or the deliverable below level 2."""
    effort: str
    cost: str
    """In euros; empty where the company gives no day rate."""
    points: str
    opens_gate: bool
    action: str
    """The id of the action that stands here; empty for an entry that nobody has committed to."""
    status: str
    """`open`, `doing`, `done` or `dropped`; empty without an action."""
    status_text: str
    due: str
    """The date that was agreed, else empty."""
    by: str
    """The date that was agreed, else the end of the period; empty after the last one."""
    due_remark: str
    """What is odd about the due date, else empty."""
    note: str
    gone: str
    """Why there is nothing left to do about an action under way, or that a done one does not show."""
    progress: str
    """Status, due date and remarks in one phrase; empty without an action."""


class ProveView(CriterionRef):
    """A claimed level that lacks its evidence."""

    claimed: int
    points: str
    evidence: str
    """What to ask to see."""


class PeriodView(TypedDict):
    """What is to be done until a day."""

    until_day: int
    """30, 60 or 90; 0 for what comes after."""
    name: str
    """How long, in words."""
    title: str
    """The same with the last day."""
    until: str
    """The last day as a date; empty after the last period."""
    effort: str
    """Of the entries in it, in words."""
    days: str
    """The same as a number of days."""
    cost: str
    """Of the entries in it; empty where the company gives no day rate."""
    entries: list[EntryView]


class BlockedView(CriterionRef):
    """A criterion that waits for others."""

    to_level: int
    needs: list[str]
    """What has to stand first, one by one."""
    needs_text: str
    """The same as the end of a sentence."""


class BudgetView(TypedDict):
    """What the plan costs; all of it empty where the company gives no day rate."""

    day_rate: str
    total: str
    """Of all periods."""
    yearly: str
    """What the company can spend in a year; empty where it does not say."""
    text: str
    """What the amounts are made of, and how they stand to the yearly budget."""


class PlanView(TypedDict):
    """The roadmap with the company's actions in it."""

    limits: str
    """What a period can hold, in words."""
    find_out: list[FindOutView]
    prove: list[ProveView]
    periods: list[PeriodView]
    effort: str
    """Of all periods, in words."""
    days: str
    """The same as a number of days."""
    budget: BudgetView
    others: list[EntryView]
    dropped: list[EntryView]
    blocked: list[BlockedView]


class RaiseView(CriterionRef):
    """A criterion that is raised, or whose level is proved."""

    levels: str
    """Such as `1 → 3`; a present level that nobody knows is a question mark."""
    to_level: int
    """0 where only the evidence is missing."""
    effort: str


class WayView(TypedDict):
    """The cheapest way to a verdict, or the best use of a budget."""

    title: str
    raises: list[RaiseView]
    sentences: list[str]
    """What it leads to and what it rests on; why it cannot be reached where that is so."""
