"""What is done in a workshop, as changes of the assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from .assessment import Assessment, Round, with_answer
from .calendar import DayOf, utc_day
from .errors import ReadinessError
from .kept import clean
from .workshop import AgendaItem, Decision, Parked, Workshop

if TYPE_CHECKING:
    from .room import CountByHand, Tally

LEAST_TO_KEEP = 3
"""Voices from which on it is kept how many were where: of fewer, everybody knows who said what."""
_COUNTS = re.compile(r"\d{5,7}|\d+(?:[\s,;]+\d+){4,6}")


def workshop_of(assessment: Assessment) -> Workshop:
    """The workshop; an empty one where there was none."""
    return assessment.workshop or Workshop()


def live_rounds(assessment: Assessment, criterion_id: str) -> tuple[Round, ...]:
    """The rounds of a criterion that were voted in a room, the oldest first."""
    return tuple(one for one in assessment.answer_to(criterion_id).rounds if one.how == "live")


def was_held(assessment: Assessment) -> bool:
    """Whether there was a workshop: an agenda alone is none."""
    workshop = workshop_of(assessment)
    said = workshop.started or workshop.parked or workshop.decisions
    return bool(said) or any(live_rounds(assessment, name) for name in assessment.answers)


def begun(assessment: Assessment, at: datetime) -> Assessment:
    """The same with a workshop that has begun; one that began before goes on."""
    workshop = workshop_of(assessment)
    return assessment if workshop.started else _with(assessment, workshop, started=at)


def with_participants(assessment: Assessment, names: Sequence[str]) -> Assessment:
    """Write down who is there; blank names are left out.

    Raises:
        ReadinessError: as `clean`.
    """
    typed = tuple(clean(name).strip() for name in names if name.strip())
    return _with(assessment, workshop_of(assessment), participants=typed)


def with_agenda(assessment: Assessment, agenda: Sequence[AgendaItem]) -> Assessment:
    """Write down what the workshop goes through."""
    return _with(assessment, workshop_of(assessment), agenda=tuple(agenda))


def with_parked(
    assessment: Assessment, text: str, at: datetime, criterion_id: str | None = None, owner: str = ""
) -> Assessment:
    """Put something into the parking lot.

    Raises:
        ReadinessError: `nothing_to_park`, or as `clean`.
    """
    workshop = workshop_of(assessment)
    parked = Parked(text=_said(text, "nothing_to_park"), at=at, criterion=criterion_id, owner=clean(owner))
    return _with(assessment, workshop, parked=(*workshop.parked, parked))


def with_parked_changed(
    assessment: Assessment, place: int, *, owner: str | None = None, done: bool | None = None
) -> Assessment:
    """Give a parked item an owner, or strike it as done; what is not given stays.

    Args:
        place: its place in the list, from 0.

    Raises:
        ReadinessError: `no_such_parked_item`, or as `clean`.
    """
    workshop = workshop_of(assessment)
    if not 0 <= place < len(workshop.parked):
        raise ReadinessError("no_such_parked_item")
    new: dict[str, object] = {}
    if owner is not None:
        new["owner"] = clean(owner).strip()
    if done is not None:
        new["done"] = done
    items = list(workshop.parked)
    items[place] = items[place].model_copy(update=new)
    return _with(assessment, workshop, parked=tuple(items))


def with_decision(
    assessment: Assessment, text: str, at: datetime, criterion_id: str | None = None
) -> Assessment:
    """Write down what was decided.

    Raises:
        ReadinessError: `nothing_to_decide`, or as `clean`.
    """
    workshop = workshop_of(assessment)
    decision = Decision(text=_said(text, "nothing_to_decide"), at=at, criterion=criterion_id)
    return _with(assessment, workshop, decisions=(*workshop.decisions, decision))


def with_revealed(
    assessment: Assessment, criterion_id: str, tally: Tally, at: datetime, seconds: int
) -> Assessment:
    """Keep a round that was revealed; of fewer than three voices only that there was one.

    Args:
        criterion_id: a full id.
        tally: how many said what.
        at: the moment of the reveal, with a time zone.
        seconds: how long voting was open.
    """
    from .room import Tally

    kept = tally if tally.voices >= LEAST_TO_KEEP else Tally((0, 0, 0, 0, 0))
    found = Round(
        at=at, how="live", counts=kept.counts, unknown=kept.unknown, absent=kept.absent, seconds=seconds
    )
    answer = assessment.answer_to(criterion_id)
    changed = answer.model_copy(update={"rounds": (*answer.rounds, found)})
    return assessment.model_copy(update={"answers": {**assessment.answers, criterion_id: changed}})


def with_settled(
    assessment: Assessment,
    criterion_id: str,
    level: int,
    at: datetime,
    *,
    dissent: str = "",
    day_of: DayOf = utc_day,
) -> Assessment:
    """Give the level that the room has agreed upon, and write it down in its newest live round.

    Args:
        criterion_id: a full id.
        level: 0 to 4.
        at: the moment, with a time zone.
        dissent: who saw it otherwise, in the facilitator's words.
        day_of: the day of a moment where the person is.

    Raises:
        ReadinessError: as `with_answer` and `clean`.
    """
    given = with_answer(assessment, criterion_id, level, at, day_of)
    answer = given.answer_to(criterion_id)
    rounds = list(answer.rounds)
    place = max((n for n, one in enumerate(rounds) if one.how == "live"), default=None)
    if place is None:
        return given
    rounds[place] = rounds[place].model_copy(
        update={"agreed": level, "dissent": clean(dissent).strip() or None}
    )
    changed = answer.model_copy(update={"rounds": tuple(rounds)})
    return given.model_copy(update={"answers": {**given.answers, criterion_id: changed}})


def counted_by_hand(typed: str) -> CountByHand:
    """Hands as a facilitator types them: `00170`, then perhaps who does not know, and who is absent.

    Counts of ten and more need blanks or commas between all of them: `0 0 1 12 0`.

    Raises:
        ReadinessError: `room_no_count`.
    """
    from .room import CountByHand

    text = typed.strip()
    if not _COUNTS.fullmatch(text):
        raise ReadinessError("room_no_count")
    numbers = [int(part) for part in (text if text.isdigit() else re.split(r"[\s,;]+", text))]
    return CountByHand(tuple(numbers[:5]), *numbers[5:])


def _said(text: str, code: str) -> str:
    said = clean(text).strip()
    if not said:
        raise ReadinessError(code)
    return said


def _with(assessment: Assessment, workshop: Workshop, **new: object) -> Assessment:
    return assessment.model_copy(update={"workshop": workshop.model_copy(update=new)})
