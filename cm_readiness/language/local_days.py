"""Days where the reader is: in the time zone of the system, or of TZ."""

from __future__ import annotations

from datetime import UTC, date, datetime


def local_time(moment: datetime) -> datetime:
    """A moment as clocks here show it; in UTC beyond what the system's calendar knows.

    Args:
        moment: with a time zone.
    """
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):
        return moment.astimezone(UTC)


def local_day(moment: datetime) -> date:
    """The day that a moment falls on here; as `local_time`."""
    return local_time(moment).date()
