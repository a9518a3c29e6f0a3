"""What the list of the company’s actions is made of."""

from __future__ import annotations

from typing import TypedDict


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
