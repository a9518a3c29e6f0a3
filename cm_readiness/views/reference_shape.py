"""What documents show of formats and trades."""

from __future__ import annotations

from typing import TypedDict


class FormatView(TypedDict):
    """A format of a channel, as it was last seen."""

    channel: str
    placement: str
    size: str
    duration: str
    file: str
    text: str
    promoted: str
    seen: str
    """The month, in words."""
    page: str
    """The official page to check before use; empty where only its name is known."""


class TradeView(TypedDict):
    """A trade that job adverts ask of a community manager."""

    id: str
    name: str
    kind: str
    """`core`, `adjacent`, `specialist` or `governance`."""
    hours: str
