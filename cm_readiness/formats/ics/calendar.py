"""The calendar: what was agreed upon with a day, and has the same identity whenever it is exported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...language.words import Words
from ..calendar_entry import Entry, calendar_of
from ..content import Deadline
from ..office import safe


def ics_of(deadlines: Sequence[Deadline], company: str, words: Words) -> bytes:
    """A calendar with an entry for each deadline; the same ones give the same bytes.

    Args:
        deadlines: in their order.
        company: whose plan it is; empty in a calendar without names.
        words: its language.
    """
    title = words("{company}: action plan", company=company) if company else words("Action plan")
    categories = [name for name in (words("Action plan"), company) if name]
    return calendar_of((_entry(deadline, categories, words) for deadline in deadlines), title)


def promised(deadlines: Iterable[Deadline], words: Words) -> Iterator[str]:
    """What has to be in a file, in its order.

    Args:
        deadlines: in their order.
        words: the language.
    """
    for deadline in deadlines:
        entry = _entry(deadline, (), words)
        yield from (entry.identity, entry.day.isoformat(), safe(entry.summary))
        yield from map(safe, _lines(deadline, words))


def texts_of(data: bytes) -> Iterator[str]:
    """What a calendar's reader finds, entry by entry.

    Args:
        data: the file.
    """
    from icalendar import Calendar

    for entry in Calendar.from_ical(data).walk("VEVENT"):
        yield str(entry["uid"])
        yield entry.decoded("dtstart").isoformat()
        yield str(entry["summary"])
        yield str(entry["description"])


def _entry(deadline: Deadline, categories: Sequence[str], words: Words) -> Entry:
    """An action until its day; one that was given up is called off."""
    return Entry(
        deadline.key,
        deadline.due,
        _summary(deadline),
        "\n".join(_lines(deadline, words)),
        deadline.changed,
        categories,
        called_off=deadline.dropped,
    )


def _summary(deadline: Deadline) -> str:
    """The criterion and its levels; an action without one in its own words."""
    row = deadline.row
    if not row.name:
        return row.what.partition("\n")[0]
    levels = f" ({row.from_level} → {row.to_level})" if row.to_level else ""
    return f"{row.number} {row.name}{levels}".strip()


def _lines(deadline: Deadline, words: Words) -> list[str]:
    """What is to be done, from which level to which, by whom, how far it is, and when it is done."""
    row = deadline.row
    level = f"{row.from_level} → {row.to_level}" if row.to_level else ""
    said = (
        (words("Level:"), level), (words("Owner:"), row.owner), (words("Status:"), row.status),
        (words("Done when:"), row.proof),
    )  # fmt: skip
    return [row.what, *(f"{label} {text}" for label, text in said if text)]
