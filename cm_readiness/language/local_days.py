"""Days where the reader is: in the time zone of the system, or of TZ."""

from __future__ import annotations

from datetime import UTC, date, datetime


def local_day(moment: datetime) -> date:
    """The day that a moment falls on here; in UTC beyond what the system's calendar knows.

    Args:
        moment: with a time zone.
    """
    try:
        return moment.astimezone().date()
    except (OSError, OverflowError, ValueError):
        return moment.astimezone(UTC).date()


def today() -> date:
    """Today, here."""
    return local_day(datetime.now(UTC))
