"""What templates other than the gap report are given besides: plans, forms, starting points of documents."""

from __future__ import annotations

from typing import TypedDict

from .report_shape import CriterionRef


class StepView(CriterionRef):
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


class PeriodView(TypedDict):
    """What is planned until a day."""

    title: str
    until: str
    """The last day as a date; empty after the last period."""
    effort: str
    steps: list[StepView]


class BlockedView(CriterionRef):
    """A criterion that cannot be raised yet."""

    to_level: int
    needs: str
    """What has to stand first, in words."""


class RoadmapView(TypedDict):
    """The order of the work."""

    periods: list[PeriodView]
    """Only those with steps."""
    prove: list[CriterionRef]
    """Claims that only lack their evidence."""
    blocked: list[BlockedView]


class ActionView(TypedDict):
    """Something that the company has committed to."""

    what: str
    criterion: str
    """The name of the criterion that it serves; empty for one's own."""
    to_level: int
    """0 when it names none."""
    owner: str
    due: str
    status: str
    """`open`, `doing`, `done` or `dropped`."""
    status_text: str
    proof: str
    note: str


class AskedView(CriterionRef):
    """A criterion as it is asked."""

    question: str
    why: str
    levels: list[str]
    """Five texts, from level 0 to level 4."""
    bring: str
    """What to show as evidence."""
    who: str
    """The role that can answer."""
    critical: bool
    allow_na: bool
    na_when: str


class AskedGroupView(TypedDict):
    """The criteria of one dimension as they are asked."""

    number: int
    name: str
    question: str
    why: str
    criteria: list[AskedView]


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


class StarterView(CriterionRef):
    """Where the company stands on what a document settles."""

    asked: bool
    """Whether the assessment asks about it."""
    known: bool
    level: int
    """0 when it is not known."""
    target: int
    text: str
    """What the level says; empty when it is not known."""
    target_text: str
    next_step: str
    owner: str
    note: str
    evidence: list[str]
    due: str


class OptionView(TypedDict):
    """A choice of the profile."""

    id: str
    name: str


class FormatSource(TypedDict):
    """A page that a format was read on."""

    title: str
    url: str


class FormatView(TypedDict):
    """A format of a channel, as it was last seen."""

    channel: str
    placement: str
    paid: bool
    """For promoted posts only."""
    route: str
    """How it is posted."""
    size: str
    duration: str
    file: str
    text: str
    captions: str
    alt_text: str
    note: str
    seen: str
    """The day, and how well it is founded; that it has expired, where it has."""
    grade: str
    read: str
    """How the value was read."""
    expires: str
    expired: bool
    page: str
    """The page to check before use."""
    sources: list[FormatSource]


class TradeView(TypedDict):
    """A trade that job adverts ask of a community manager."""

    id: str
    name: str
    kind: str
    """`core`, `adjacent`, `specialist` or `governance`."""
    hours: str


class MoreView(TypedDict):
    """What all templates can use besides the variables of `ReportView`."""

    setup: str
    """Who looks after social media: the id of the choice, empty when it is not filled in."""
    before: bool
    """Whether there is no community manager yet."""
    supplier: bool
    """Whether the community manager is a freelance or an agency."""
    channels: list[OptionView]
    advertises: bool
    """Whether posts are promoted or adverts run; true while it is not filled in."""
    in_90_days: str
    """The day on which to assess again, as a date."""
    roadmap: RoadmapView
    actions: list[ActionView]
    asked: list[AskedGroupView]
    minutes: int
    """How long the questions take to answer."""
    brief: list[BriefView]
    starters: dict[str, StarterView]
    """By the id of the document that closing the gap produces."""
    settled: dict[str, StarterView]
    """By criterion id: the same for every criterion in scope."""
    formats: list[FormatView]
    """Of the company's channels."""
    trades: list[TradeView]
