"""Days: of moments, as people write them, and by which something is to be done."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from .errors import Place, ReadinessError

FAR = 5
"""Years ahead from which a due date is more probably a slip."""

Remark = Literal["past", "far"]

DayOf = Callable[[datetime], date]
"""The day that a moment falls on where its reader is."""

WORKING_DAYS = 5
"""Days of a week on which people work, from Monday on."""

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)


def utc_day(moment: datetime) -> date:
    """The day of a moment for a reader in UTC."""
    return moment.astimezone(UTC).date()


def working_day(start: date, days: int) -> date:
    """The last working day, Monday to Friday, on or before so many days after a day.

    Args:
        start: a day.
        days: 0 or more; as far as the calendar goes.
    """
    end = start + min(timedelta(days=days), date.max - start)
    return end - timedelta(days=max(end.weekday() - WORKING_DAYS + 1, 0))


def written_day(text: str, where: Place | None = None) -> date:
    """A day such as 20/12/2026, the day first, or 2026-12-20, the year first.

    Args:
        text: what somebody wrote; spaces around it do not matter.
        where: the place that a fault names.

    Raises:
        ReadinessError: `not_a_day`.
    """
    given = text.strip()
    try:
        if found := _YEAR_FIRST.fullmatch(given):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _DAY_FIRST.fullmatch(given):
            return date(int(found[4]), int(found[3]), int(found[1]))
    except ValueError:
        pass
    raise ReadinessError("not_a_day", where, given=given)


def remark_on(due: date, today: date) -> Remark | None:
    """What is odd about a due date; it is the person's choice all the same."""
    if due < today:
        return "past"
    return "far" if due.year - today.year > FAR else None
