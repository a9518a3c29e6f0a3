"""What a workshop ends with: what is still open, a milestone, documents, and the day of the next round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count

from ..core.assessment import Assessment
from ..core.pace import slots
from ..core.questionnaire import Criterion
from ..core.scope import given
from ..core.workshop import Parked
from ..core.workshop_changes import live_rounds, was_held, with_parked_changed, workshop_of
from ..documents.catalogue import DOCUMENTS, MAIN, MINUTES
from ..language.local_days import local_day
from ..language.words import Words
from .next_round import proposed_day
from .sitting import Sitting

PLAN = next(name for name, document in DOCUMENTS.items() if document.plan)


@dataclass(frozen=True)
class Ending:
    """What leads out of a workshop, in the order in which it is gone through."""

    flagged: tuple[Criterion, ...]
    """Those that are marked to be discussed."""
    unsettled: tuple[Criterion, ...]
    """Those that were voted on or are on the agenda, and have no answer that the room agreed on."""
    parked: tuple[Parked, ...]
    """What is for later, and not done."""
    milestone: str
    """A name for the results that no milestone has yet, for `Sitting.freeze`."""
    is_frozen: bool
    """Whether the present results are a milestone already."""
    documents: tuple[str, ...]
    """The names of those to hand over."""
    next_day: date
    """When to ask again, as the documents say; for `plan_round`."""


def ending(sitting: Sitting, words: Words) -> Ending:
    """What leads out of the workshop on an open assessment.

    Args:
        sitting: the assessment.
        words: the language of the milestone's name.
    """
    assessment, evaluation = sitting.assessment, sitting.evaluation()
    held = was_held(assessment)
    return Ending(
        flagged=tuple(c for c in sitting.criteria if assessment.answer_to(c.id).flagged),
        unsettled=tuple(c for c in sitting.criteria if _is_unsettled(c, sitting)),
        parked=workshop_of(assessment).open_items,
        milestone=_free_name(assessment, _name(assessment, sitting.evaluation().as_of, words)),
        is_frozen=any(one.at >= assessment.last_changed for one in assessment.milestones),
        documents=(*((MINUTES,) if held else ()), MAIN, PLAN),
        next_day=proposed_day(evaluation),
    )


def change_parked(
    sitting: Sitting, place: int, *, owner: str | None = None, done: bool | None = None
) -> None:
    """Give a parked item an owner, or strike it as done, long after the workshop as well.

    Args:
        sitting: the assessment.
        place: its place in the list, from 0.
        owner: who takes care of it; stays unless given.
        done: stays unless given.

    Raises:
        ReadinessError: as `with_parked_changed`.
    """
    sitting.record(with_parked_changed(sitting.assessment, place, owner=owner, done=done))


def _is_unsettled(criterion: Criterion, sitting: Sitting) -> bool:
    assessment = sitting.assessment
    rounds = live_rounds(assessment, criterion.id)
    if rounds:
        return rounds[-1].agreed is None
    agenda = slots(workshop_of(assessment).agenda, [one.id for one in sitting.criteria])
    return any(slot.criterion == criterion.id for slot in agenda) and given(criterion, assessment) is None


def _name(assessment: Assessment, today: date, words: Words) -> str:
    started = workshop_of(assessment).started
    return words("Workshop of {day}", day=words.date(today if started is None else local_day(started)))


def _free_name(assessment: Assessment, name: str) -> str:
    """A name that no milestone has yet: with a number where it has to be."""
    taken = {milestone.name for milestone in assessment.milestones}
    if name not in taken:
        return name
    return next(each for number in count(2) if (each := f"{name} ({number})") not in taken)
