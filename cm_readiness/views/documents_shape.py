"""What templates other than the gap report are given besides."""

from __future__ import annotations

from typing import TypedDict

from .actions_shape import ActionView
from .asked_shape import AskedGroupView
from .brief_shape import BriefView
from .differences_shape import DifferencesView
from .reference_shape import FormatView, TradeView
from .roadmap_shape import RoadmapView
from .starters_shape import StarterView


class OptionView(TypedDict):
    """A choice of the profile."""

    id: str
    name: str


class DocumentsView(TypedDict):
    """What all templates can use besides the variables of `ReportView`."""

    setup: str
    """Who looks after social media: the id of the choice, empty when it is not filled in."""
    before: bool
    """Whether there is no community manager yet."""
    supplier: bool
    """Whether the community manager is a freelance or an agency."""
    alone: bool
    """Whether one person is the whole company, and posts alone."""
    channels: list[OptionView]
    advertises: bool
    """Whether posts are promoted or adverts run; true while it is not filled in."""
    in_90_days: str
    """The working day on which 90 days end; `verdict.next_date` is the day on which to assess again."""
    roadmap: RoadmapView
    """The same as `plan`, under its older names."""
    actions: list[ActionView]
    asked: list[AskedGroupView]
    minutes: int
    """How long the questions take to answer."""
    brief: list[BriefView]
    hours: str
    """Of the community manager in a week; empty when it is not filled in."""
    starters: dict[str, StarterView]
    """By the id of the document that closing the gap produces."""
    settled: dict[str, StarterView]
    """By criterion id: the same for every criterion in scope."""
    formats: list[FormatView]
    """Of the company's channels."""
    trades: list[TradeView]
    differences: DifferencesView
    """Of several people, where their answers are gathered; its lists are empty where one person answered."""
