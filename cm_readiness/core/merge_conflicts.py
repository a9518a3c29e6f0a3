"""What two versions of an assessment both changed, in different ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Conflict:
    """Something that both versions changed in different ways."""

    field: str
    """Where it stands in the assessment, as in `answers.purpose.business_goals`."""
    ours: object
    theirs: object
    kept: object
    """What the merged assessment says there."""


@dataclass
class Conflicts:
    """The conflicts that a merge has found so far."""

    found: list[Conflict] = field(default_factory=list)

    def add(self, name: str, ours: object, theirs: object, kept: T) -> T:
        """Note a conflict.

        Args:
            name: the field.
            ours: what one version says.
            theirs: what the other one says.
            kept: what is kept.

        Returns:
            What is kept.
        """
        self.found.append(Conflict(name, ours, theirs, kept))
        return kept
