"""What documents show of formats and trades."""

from __future__ import annotations

from typing import TypedDict


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
    """The last day on which it is relied on: 180 days after it was read."""
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
