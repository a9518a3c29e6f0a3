"""Days as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.calendar import remark_on, working_day, written_day
from cm_readiness.core.errors import ReadinessError

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, date(2026, 11, 20)), (30, date(2026, 12, 22)), (89, date(2027, 2, 19)), (90, date(2027, 2, 19))],
)
def test_a_period_ends_on_a_working_day(days: int, expected: date) -> None:
    """22 November 2026 is a Sunday, 20 February 2027 a Saturday: the Friday before."""
    assert working_day(TODAY, days) == expected


@given(st.dates(date(1900, 1, 1)), st.integers(0, 400))
def test_a_working_day_is_the_last_one_in_time(start: date, days: int) -> None:
    """Monday to Friday, and never more than two days early; the calendar ends somewhere."""
    end, latest = working_day(start, days), start + min(timedelta(days=days), date.max - start)
    assert end.weekday() < 5
    assert timedelta() <= latest - end <= timedelta(days=2)
    assert latest.weekday() >= 5 or end == latest


@pytest.mark.parametrize(
    "text", ["20/12/2026", "2026-12-20", " 20/12/2026 ", "20.12.2026", "20-12-2026", "2026/12/20"]
)
def test_a_day_is_read_with_the_day_or_the_year_first(text: str) -> None:
    """Both ways are understood; a month never comes first."""
    assert written_day(text) == date(2026, 12, 20)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "12/20/2026", "30/02/2026", "20/12/26", "20/12", "2026-13-01", "20/12-2026", "0000-01-01",
     "20/12/2026 10:00", "２０/12/2026"],
)  # fmt: skip
def test_what_is_no_day_is_named(text: str) -> None:
    """Two figures for a year could be a day as well."""
    with pytest.raises(ReadinessError) as caught:
        written_day(text)
    assert (caught.value.fault.code, caught.value.fault.values) == ("not_a_day", {"given": text.strip()})


@given(st.dates())
def test_every_day_is_read_back_as_it_is_written(day: date) -> None:
    """In both orders, with leading zeros and without."""
    assert written_day(day.isoformat()) == day
    assert written_day(f"{day.day}/{day.month}/{day.year:04}") == day


def test_a_due_date_in_the_past_or_far_ahead_is_remarked_on() -> None:
    """It is kept all the same."""
    assert remark_on(date(2026, 11, 21), TODAY) == "past"
    assert remark_on(TODAY, TODAY) is None
    assert remark_on(date(2031, 12, 31), TODAY) is None
    assert remark_on(date(2032, 1, 1), TODAY) == "far"
