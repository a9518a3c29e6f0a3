"""The present moment, as everything that is recorded takes it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ..language.local_days import local_day


def utc_now() -> datetime:
    """The present moment as files record it: in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The present day, here."""
    return local_day(utc_now())
