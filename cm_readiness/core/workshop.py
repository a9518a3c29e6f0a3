"""What a workshop leaves in the assessment besides answers: who was there, what was parked and decided."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from .kept import FreeText, Kept, Moment


class AgendaItem(Kept):
    """A dimension that the workshop goes through."""

    dimension: str
    minutes: Annotated[int, Field(strict=True, ge=0, le=600)] = 0
    """For all of its criteria; 0 where nobody watches the time."""
    criteria: tuple[str, ...] = ()
    """The full ids of those that are put; empty: all that are asked."""


class Parked(Kept):
    """Something that was said in the room and is for later."""

    text: FreeText
    at: Moment
    criterion: str | None = None
    """The full id of what was asked then."""
    owner: FreeText = ""
    done: bool = False


class Decision(Kept):
    """Something that was decided in the room."""

    text: FreeText
    at: Moment
    criterion: str | None = None
    """The full id of what was asked then."""


class Workshop(Kept):
    """A company's workshop."""

    participants: tuple[FreeText, ...] = ()
    """Only names that the facilitator typed."""
    started: Moment | None = None
    agenda: tuple[AgendaItem, ...] = ()
    parked: tuple[Parked, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def said(self) -> tuple[Parked | Decision, ...]:
        """All that was parked or decided."""
        return (*self.parked, *self.decisions)

    @property
    def moments(self) -> tuple[datetime | None, ...]:
        """All that it records."""
        return (self.started, *(item.at for item in self.said))

    @property
    def open_items(self) -> tuple[Parked, ...]:
        """The parked items that are not done."""
        return tuple(item for item in self.parked if not item.done)
