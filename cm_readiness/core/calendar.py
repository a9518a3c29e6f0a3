"""Days as people write them, and what is odd about a day by which something is to be done."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from .errors import Place, ReadinessError

FAR = 5
"""Years ahead from which a due date is more probably a slip."""

Remark = Literal["past", "far"]

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)


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
