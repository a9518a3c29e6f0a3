"""One day in a calendar, as RFC 5545 writes it down: every calendar takes such a file in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from .text import visible

MOST = 75
"""Octets of a line without its end; a longer one goes on in the next, behind a space."""
_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
"""Revisions are counted in seconds from here: a newer file changes the entry of an older one."""
_DAY = re.compile(rb"^DTSTART;VALUE=DATE:(\d{8})\r?$", re.MULTILINE)


def day_entry(identity: str, day: date, summary: str, description: str, made: datetime) -> bytes:
    """A calendar with one entry of a whole day, which keeps nobody busy.

    Args:
        identity: the same whenever the entry is written again, so that it changes and does not double.
        day: when it is.
        summary: what the calendar shows.
        description: what it says of it; lines may end.
        made: now, with a time zone.
    """
    stamp = f"{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cm-readiness//cm-readiness//EN",
        "BEGIN:VEVENT",
        f"UID:{identity}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        f"SEQUENCE:{max(0, int((made - _SINCE).total_seconds()))}",
        f"DTSTART;VALUE=DATE:{day.year:04}{day:%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(description)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def day_of_entry(data: bytes) -> date | None:
    """The day of such a file; None where it has none.

    Args:
        data: what lies on the disk.
    """
    found = _DAY.search(data)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1].decode(), "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None


def _escaped(text: str) -> str:
    """A text as a value: what would end or part it is escaped, control characters are made visible."""
    safe = re.sub(r"([\\;,])", r"\\\1", visible(text).replace("\t", " "))
    return safe.replace("\n", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """A line in pieces of so many octets at most; no character is torn apart."""
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > MOST:
            yield piece
            piece = b" "
        piece += octets
    yield piece
