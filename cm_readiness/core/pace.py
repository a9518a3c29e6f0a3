"""How long each question of a workshop may take, and whether the room is behind its agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .workshop import AgendaItem

SHARE_OF_VOTING = Fraction(1, 3)
"""Of a question's time: reading and voting; the rest is for talking."""


@dataclass(frozen=True)
class Slot:
    """A question of the agenda, and its time."""

    criterion: str
    """A full id."""
    seconds: Fraction
    """Its part of the dimension's minutes; 0 where nobody watches the time."""

    @property
    def voting(self) -> int:
        """Seconds for reading and voting."""
        return round(self.seconds * SHARE_OF_VOTING)

    @property
    def talking(self) -> int:
        """Seconds for talking about it."""
        return round(self.seconds) - self.voting


def slots(agenda: Sequence[AgendaItem], asked: Sequence[str]) -> tuple[Slot, ...]:
    """The questions of an agenda, in its order, each once.

    Args:
        agenda: what the workshop goes through.
        asked: the full ids of the criteria in scope, in questionnaire order.
    """
    found: dict[str, Slot] = {}
    for item in agenda:
        wanted = [
            name
            for name in asked
            if _dimension(name) == item.dimension
            and (not item.criteria or name in item.criteria)
            and name not in found
        ]
        each = Fraction(item.minutes * 60, len(wanted) or 1)
        found.update((name, Slot(name, each)) for name in wanted)
    return tuple(found.values())


def seconds_behind(plan: Sequence[Slot], elapsed: int, done: int) -> int:
    """How far the room is behind its agenda; negative where it is ahead, 0 within a question's own time.

    Args:
        plan: the questions.
        elapsed: seconds since the first one was put, breaks aside.
        done: how many of them are over.
    """
    before = sum((slot.seconds for slot in plan[:done]), start=Fraction(0))
    after = before + (plan[done].seconds if done < len(plan) else 0)
    if not any(slot.seconds for slot in plan):
        return 0
    return int(max(elapsed - after, Fraction(0))) - int(max(before - elapsed, Fraction(0)))


def _dimension(criterion_id: str) -> str:
    return criterion_id.partition(".")[0]
