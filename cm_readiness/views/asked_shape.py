"""What a questionnaire on paper is made of: the criteria as they are asked."""

from __future__ import annotations

from typing import TypedDict

from .base_shape import CriterionRef


class AskedView(CriterionRef):
    """A criterion as it is asked."""

    question: str
    why: str
    law: list[str]
    """What the law asks here, each with where and when it was read."""
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
