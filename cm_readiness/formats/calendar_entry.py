"""Days in a calendar, as RFC 5545 has them: each has an identity, so that a newer file changes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from .office import safe

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//cm-readiness//cm-readiness//EN"
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
"""Before it, nothing was changed: revisions are counted in seconds from here."""
_LAST_REVISION = 2**31 - 1
"""Calendars hold no larger number."""


@dataclass(frozen=True)
class Entry:
    """Something of a whole day, which keeps nobody busy."""

    key: str
    """The same whenever it is written again: it changes then, and does not double."""
    day: date
    summary: str
    """What the calendar shows, on one line."""
    description: str
    """What it says of it; lines may end."""
    changed: datetime
    """With a time zone."""
    categories: Sequence[str] = ()
    called_off: bool = False

    @property
    def identity(self) -> str:
        """What calendars know it by."""
        return str(uuid5(NAMESPACE_URL, f"cm-readiness:{self.key}"))


def calendar_of(entries: Iterable[Entry], title: str = "") -> bytes:
    """A calendar file; the same entries give the same bytes.

    Args:
        entries: in their order.
        title: what the calendar is called; empty for none.
    """
    from icalendar import Calendar

    from .calendar_text import Literal

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    if title:
        calendar.add("x-wr-calname", Literal(safe(title)))
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def day_in(data: bytes) -> date | None:
    """The day of the first entry of a file; None where it has none of a whole day.

    Args:
        data: what lies on the disk.
    """
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(data).walk("VEVENT")
        start = found[0].decoded("dtstart") if found else None
    except (ValueError, KeyError, IndexError):
        return None
    return start if isinstance(start, date) and not isinstance(start, datetime) else None


def _event(entry: Entry) -> Event:
    from icalendar import Event
    from icalendar.prop import vCategory, vText

    from .calendar_text import Literal

    revision = int((entry.changed - _SINCE).total_seconds())
    event = Event()
    event.add("uid", entry.identity)
    event.add("dtstamp", entry.changed)
    event.add("last-modified", entry.changed)
    event.add("sequence", min(max(revision, 0), _LAST_REVISION))
    event.add("dtstart", entry.day)
    if entry.day < date.max:
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", Literal(safe(entry.summary)))
    event.add("description", Literal(safe(entry.description)))
    if entry.categories:
        names: list[vText | str] = [Literal(safe(name)) for name in entry.categories]
        categories = vCategory(names)
        # It has made them texts of its own kind.
        categories.cats = names
        event.add("categories", categories)
    event.add("status", "CANCELLED" if entry.called_off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event
