"""What the template of the document on many companies is given, under the one name `portfolio`."""

from __future__ import annotations

from typing import TypedDict


class FilterView(TypedDict):
    """A condition by which companies were chosen."""

    field: str
    value: str


class VerdictCountView(TypedDict):
    """How many companies have a verdict."""

    name: str
    companies: str


class SpreadView(TypedDict):
    """Scores of several companies: never the lowest or the highest of them."""

    name: str
    """Of a dimension or a group."""
    companies: str
    """How many they are; a dash where that is not said."""
    q1: str
    """What a quarter of them do not exceed."""
    median: str
    """What half of them do not exceed."""
    q3: str
    """What three quarters of them do not exceed."""
    value: float | None
    """The median as a number, for `bar`; none where it is not said."""


class GroupsView(TypedDict):
    """The companies side by side, by something that they say of themselves."""

    title: str
    scores: list[SpreadView]
    sentence: str
    """What is not shown, and why; empty where all of it is."""


class CommonGapView(TypedDict):
    """A criterion on which many companies are below their target."""

    rank: int
    name: str
    dimension: str
    companies: str
    """How many of how many, in words."""
    share: str
    """As a percentage."""
    risk: str
    first_step: str
    last_step: str
    """The step that reaches the level that is aimed at; empty where it is the first one."""
    deliverable: str
    owner: str


class ClientView(TypedDict):
    """A company by its name, for the firm alone."""

    name: str
    score: str
    verdict: str
    open_actions: int
    late_actions: int
    next: str
    """Where to go on, or when its next round is due; empty where nothing is ahead."""


class LateView(TypedDict):
    """The overdue actions of a company."""

    name: str
    actions: str
    """How many, in words."""
    since: str
    """The day of the one that waits for the longest time."""
    days: int
    """Since then."""


class RoundsView(TypedDict):
    """A company that was assessed more than once."""

    name: str
    rounds: int
    first_date: str
    first: str
    last_date: str
    last: str
    change: str


class UnreadView(TypedDict):
    """An assessment that is not counted."""

    name: str
    reason: str


class PortfolioView(TypedDict):
    """Everything about many companies; what names them is empty where it is left out."""

    date: str
    companies: int
    """How many there are."""
    assessments: int
    """How many rounds of theirs."""
    least: int
    """The number of companies below which nothing is said of them in figures."""
    filters: list[FilterView]
    """By what they were chosen; empty where all are meant."""
    summary: list[str]
    """What matters most, a sentence each."""
    verdicts: list[VerdictCountView]
    verdicts_text: list[str]
    scores: list[SpreadView]
    """The overall score, then the dimensions; empty of too few."""
    scores_text: list[str]
    """Whose scores they are, and whose are left out."""
    groups: list[GroupsView]
    gaps: list[CommonGapView]
    movement: list[str]
    """How companies moved from their first round to their latest one, a sentence each."""
    named: bool
    """Whether the part that names companies is wanted."""
    clients: list[ClientView]
    late: list[LateView]
    rounds: list[RoundsView]
    unread: list[UnreadView]
    unread_text: str
    """How many assessments are not counted; empty where all are."""


class PortfolioDocumentView(TypedDict):
    """What the template of the document on many companies can use."""

    language: str
    date: str
    as_of: str
    portfolio: PortfolioView
