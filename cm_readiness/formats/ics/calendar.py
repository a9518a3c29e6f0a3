"""The calendar: what was agreed upon with a day, and has the same identity whenever it is exported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event
from icalendar.prop import vCategory, vText

from ...language.words import Words
from ..content import Deadline
from ..office import safe

_PRODUCT = "-//cm-readiness//cm-readiness//EN"
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
"""Before it, nothing was changed: revisions are counted in seconds from here."""
_LAST_REVISION = 2**31 - 1
"""Calendars hold no larger number."""


class _Literal(vText):
    r"""A text that is written as it stands: the library makes a line end of `\N`, as in `C:\New`."""

    def to_ical(self) -> bytes:
        """The text with the signs escaped that mean something in a calendar."""
        return re.sub(r"([\\;,])", r"\\\1", self).replace("\n", "\\n").encode()


def ics_of(deadlines: Sequence[Deadline], company: str, words: Words) -> bytes:
    """A calendar with an entry for each deadline; the same ones give the same bytes.

    Args:
        deadlines: in their order.
        company: whose plan it is; empty in a calendar without names.
        words: its language.
    """
    title = words("{company}: action plan", company=company) if company else words("Action plan")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _Literal(safe(title)))
    categories = [safe(name) for name in (words("Action plan"), company) if name]
    for deadline in deadlines:
        calendar.add_component(_entry(deadline, categories, words))
    return bytes(calendar.to_ical())


def promised(deadlines: Iterable[Deadline], words: Words) -> Iterator[str]:
    """What has to be in a file, in its order.

    Args:
        deadlines: in their order.
        words: the language.
    """
    for deadline in deadlines:
        yield from (_identity(deadline), deadline.due.isoformat(), _summary(deadline))
        yield from _lines(deadline, words)


def texts_of(data: bytes) -> Iterator[str]:
    """What a calendar's reader finds, entry by entry.

    Args:
        data: the file.
    """
    for entry in Calendar.from_ical(data).walk("VEVENT"):
        yield str(entry["uid"])
        yield entry.decoded("dtstart").isoformat()
        yield str(entry["summary"])
        yield str(entry["description"])


def _entry(deadline: Deadline, categories: Sequence[str], words: Words) -> Event:
    """An event of the whole day, which keeps nobody busy; one that was given up is called off."""
    revision = int((deadline.changed - _SINCE).total_seconds())
    entry = Event()
    entry.add("uid", _identity(deadline))
    entry.add("dtstamp", deadline.changed)
    entry.add("last-modified", deadline.changed)
    entry.add("sequence", min(max(revision, 0), _LAST_REVISION))
    entry.add("dtstart", deadline.due)
    if deadline.due < date.max:
        entry.add("dtend", deadline.due + timedelta(days=1))
    entry.add("summary", _Literal(_summary(deadline)))
    entry.add("description", _Literal("\n".join(_lines(deadline, words))))
    listed = vCategory([])
    listed.cats.extend(map(_Literal, categories))
    entry.add("categories", listed)
    entry.add("status", "CANCELLED" if deadline.dropped else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    return entry


def _identity(deadline: Deadline) -> str:
    return str(uuid5(NAMESPACE_URL, f"cm-readiness:{deadline.key}"))


def _summary(deadline: Deadline) -> str:
    """The criterion and its levels; an action without one in its own words."""
    row = deadline.row
    if not row.name:
        return safe(row.what.partition("\n")[0])
    levels = f" ({row.from_level} → {row.to_level})" if row.to_level else ""
    return safe(f"{row.number} {row.name}{levels}".strip())


def _lines(deadline: Deadline, words: Words) -> list[str]:
    """What is to be done, from which level to which, by whom, how far it is, and when it is done."""
    row = deadline.row
    level = f"{row.from_level} → {row.to_level}" if row.to_level else ""
    said = (
        (words("Level:"), level), (words("Owner:"), row.owner), (words("Status:"), row.status),
        (words("Done when:"), row.proof),
    )  # fmt: skip
    return [safe(row.what), *(safe(f"{label} {text}") for label, text in said if text)]
