"""The day of the next round, as an entry for a calendar beside the assessment."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from ..core.agenda import next_days
from ..core.assessment import Assessment
from ..core.calendar import working_day
from ..core.errors import Place, ReadinessError
from ..core.evaluation import Evaluation
from ..core.store import Reference
from ..files.atomic import write_bytes
from ..files.toml_file import read_content
from ..formats.calendar_entry import Entry, calendar_of, day_in
from ..language.local_days import local_day
from ..language.words import Words
from .paths import beside


def proposed_day(evaluation: Evaluation) -> date:
    """The day that the documents name for it."""
    return working_day(evaluation.as_of, next_days(evaluation))


def entry_file(reference: Reference) -> Path:
    """Where the entry lies."""
    place = beside(reference)
    return place.with_name(f"{place.stem}-next-round.ics")


def planned_day(reference: Reference) -> date | None:
    """The day that was chosen; None as long as there is no entry that can be read."""
    with suppress(ReadinessError):
        return day_in(read_content(entry_file(reference)))
    return None


def plan_round(reference: Reference, assessment: Assessment, day: date, words: Words, now: datetime) -> Path:
    """Write the entry; one that is there already is changed.

    Args:
        reference: of the assessment.
        assessment: what is done again.
        day: when; not before today.
        words: the language of the entry.
        now: the present moment, with a time zone.

    Returns:
        The file.

    Raises:
        ReadinessError: `day_is_over`, or the disk refuses.
    """
    if day < local_day(now):
        raise ReadinessError("day_is_over", Place(), day=words.date(day))
    name = " · ".join(assessment.names) or reference.label
    summary = words("Next round of the assessment: {name}", name=name)
    description = words(
        "Ask the same questions again, and see what has changed: in cm-readiness, choose {name}, "
        "then “Follow up”.",
        name=name,
    )
    path = entry_file(reference)
    entry = Entry(f"next-round:{assessment.id}", day, summary, description, now)
    write_bytes(path, calendar_of([entry]), replace=True)
    return path
