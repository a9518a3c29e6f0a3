"""An entry for a calendar: another program reads back what was written, whatever the texts are."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.prop import vCategory

from cm_readiness.formats.calendar_entry import Entry, calendar_of, day_in

MADE = datetime(2026, 11, 29, 16, 30, tzinfo=UTC)
MOST = 75
"""Octets that a line may have, by RFC 5545, without its end."""
TEXT = st.text(
    st.characters(blacklist_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn"), whitelist_characters="\n")
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def entry_of(key: str, day: date, summary: str, description: str, changed: datetime) -> bytes:
    """A calendar with one entry."""
    return calendar_of([Entry(key, day, summary, description, changed)])


@given(TEXT, TEXT, DAYS)
def test_every_text_and_day_is_read_back(summary: str, description: str, day: date) -> None:
    """As the standard has it: by a reader that knows nothing of this program."""
    data = entry_of("an-identity", day, summary, description, MADE)
    calendar = Calendar.from_ical(data)
    (entry,) = calendar.walk("VEVENT")
    assert (str(entry["summary"]), str(entry["description"])) == (summary, description)
    assert (entry.decoded("dtstart"), entry.decoded("dtstamp")) == (day, MADE)
    assert str(entry["uid"]) == Entry("an-identity", day, "", "", MADE).identity
    assert str(calendar["version"]) == "2.0"
    assert not entry.errors
    assert day_in(data) == day


@pytest.mark.parametrize("text", [r"C:\New", r"\\Nas\note", r"a\, b\; c\\", "a\\\nb"])
def test_a_backslash_is_a_letter(text: str) -> None:
    """What stands behind it keeps its meaning, in categories too."""
    entry = Entry("x", date(2027, 2, 27), text, text, MADE, [text])
    calendar = Calendar.from_ical(calendar_of([entry], text))
    (found,) = calendar.walk("VEVENT")
    categories = found["categories"]
    assert isinstance(categories, vCategory)
    assert [str(one) for one in (found["summary"], found["description"], *categories.cats)] == [text] * 3


@given(TEXT)
def test_lines_are_folded_between_characters(summary: str) -> None:
    """None is longer than the standard allows, each ends as it says, and each is text by itself."""
    data = entry_of("x", date(2027, 2, 27), summary, summary, MADE)
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= MOST
        assert b"\n" not in line
        line.decode("utf-8")


def test_a_later_one_takes_the_place_of_an_earlier_one() -> None:
    """Calendars go by the identity and the number of the revision."""
    first, second = (
        Calendar.from_ical(entry_of("same", date(2027, 1, day), "a", "b", MADE.replace(minute=day))).walk(
            "VEVENT"
        )[0]
        for day in (1, 2)
    )
    assert first["uid"] == second["uid"]
    assert int(str(first["sequence"])) < int(str(second["sequence"]))


def test_control_characters_are_seen_and_do_nothing() -> None:
    """A name cannot begin a property of its own."""
    data = entry_of("x", date(2027, 2, 27), "a\r\nATTACH:b\x07", "\t", MADE)
    (entry,) = Calendar.from_ical(data).walk("VEVENT")
    assert "attach" not in entry
    assert str(entry["summary"]) == "a\\x0d\nATTACH:b\\x07"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"DTSTART;VALUE=DATE:20271345\r\n",
        b"DTSTART:20270101T100000Z\r\n",
        b"\xff\xfe",
        b"X-DTSTART;VALUE=DATE:20270101",
    ],
)
def test_what_is_no_such_file_has_no_day(data: bytes) -> None:
    """An entry of somebody else, a day that there is not, or nothing."""
    assert day_in(data) is None
