"""What a workshop goes through: which questions are put, and how long each dimension may take."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from .assessment import Assessment
from .questionnaire import Questionnaire
from .scope import given, scope
from .workshop import AgendaItem

Extent = Literal["express", "full", "chosen"]

MINUTES_EACH = 3
"""For a question that nobody has given another time: to read, to vote and to talk."""


def asked_in(questionnaire: Questionnaire, assessment: Assessment, extent: Extent) -> tuple[str, ...]:
    """The full ids of what may be put, in questionnaire order.

    Args:
        questionnaire: as it is put to this company.
        assessment: says what is in scope.
        extent: how much of it; `chosen` is out of everything.
    """
    criteria = scope(questionnaire, assessment)
    return tuple(c.id for c in criteria if extent != "express" or c.express)


def answered_alone(questionnaire: Questionnaire, assessment: Assessment) -> tuple[str, ...]:
    """The full ids of what has an answer already, in questionnaire order: a room may confirm it."""
    criteria = scope(questionnaire, assessment)
    return tuple(c.id for c in criteria if given(c, assessment) is not None)


def proposed_minutes(
    questionnaire: Questionnaire, assessment: Assessment, chosen: Sequence[str]
) -> Mapping[str, int]:
    """Minutes by dimension: those of the last agenda, else so many for each question.

    Args:
        chosen: the full ids of what is put.
    """
    workshop = assessment.workshop
    before = {item.dimension: item.minutes for item in workshop.agenda} if workshop else {}
    counts = {d.id: sum(c.id in chosen for c in d.criteria) for d in questionnaire.dimensions}
    return {name: before.get(name) or MINUTES_EACH * count for name, count in counts.items()}


def agenda_of(
    questionnaire: Questionnaire,
    asked: Sequence[str],
    chosen: Collection[str],
    minutes: Mapping[str, int],
) -> tuple[AgendaItem, ...]:
    """An agenda, in questionnaire order; a dimension of which nothing is put is left out.

    Args:
        asked: the full ids of all in scope.
        chosen: of those that are put.
        minutes: by dimension; 0 where nobody watches the time.
    """
    found = []
    for dimension in questionnaire.dimensions:
        own = [c.id for c in dimension.criteria if c.id in asked]
        put = tuple(name for name in own if name in chosen)
        if put:
            named = () if len(put) == len(own) else put
            found.append(
                AgendaItem(dimension=dimension.id, minutes=minutes.get(dimension.id, 0), criteria=named)
            )
    return tuple(found)
