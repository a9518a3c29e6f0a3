"""What the beginnings of documents are made of."""

from __future__ import annotations

from .base_shape import CriterionRef


class StarterView(CriterionRef):
    """Where the company stands on what a document settles."""

    asked: bool
    """Whether the assessment asks about it."""
    needed: bool
    """Whether the criterion applies to the company, at whatever depth it is assessed."""
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
