"""What templates are given of where companies stand that are like the one reported on."""

from __future__ import annotations

from typing import TypedDict


class PeerScoreView(TypedDict):
    """One score beside those of companies like this one: never the lowest or the highest of them."""

    id: str
    """The id of a dimension; empty for the overall score."""
    name: str
    score: str
    """The company's own."""
    q1: str
    """What a quarter of them do not exceed."""
    median: str
    """What half of them do not exceed."""
    q3: str
    """What three quarters of them do not exceed."""


class PeersView(TypedDict):
    """Where companies like this one stand."""

    sentences: list[str]
    """Of how many companies, where their middle half lies, and where this one stands."""
    scores: list[PeerScoreView]
    """The overall score, then the dimensions of which enough of them have one."""
