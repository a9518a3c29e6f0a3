"""What a record says of numbers, dates and lists is what babel says of them, which is not asked then."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.language.babel_writing import BabelWriting
from cm_readiness.language.record import Language
from cm_readiness.language.records import RECORDS
from cm_readiness.language.writing import Writing

every = pytest.mark.parametrize("record", RECORDS.values(), ids=list(RECORDS))
CODE = """
import sys
from datetime import date, datetime
from cm_readiness.language.words import LANGUAGES, words_for
day = date(2026, 11, 1)
for words in map(words_for, LANGUAGES):
    words.number(1234.5), words.percent(0.5), words.date(day), words.short_date(day, day)
    words.moment(datetime(2026, 11, 1, 8, 5)), words.listed(["a", "b"])
print("babel" in sys.modules)
"""


def both(record: Language) -> tuple[Writing, BabelWriting]:
    """What writes a language, and babel."""
    assert record.writing is not None
    return record.writing, BabelWriting(record.locale)


@every
@given(
    st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9).map(lambda value: round(value, 4) + 0.0)),
    st.integers(0, 6),
    st.booleans(),
    st.booleans(),
)
def test_numbers_are_as_babel_writes_them(
    record: Language, value: float, digits: int, grouped: bool, fixed: bool
) -> None:
    """With all their decimals or not, thousands apart or not; halves as well."""
    ours, babels = both(record)
    for one in (value, value / 8, 0.5, 2.5):
        assert ours.number(one, digits, grouped=grouped, fixed=fixed) == babels.number(
            one, digits, grouped=grouped, fixed=fixed
        )


@every
def test_percentages_are_as_babel_writes_them(record: Language) -> None:
    """Each half and what is next to it."""
    ours, babels = both(record)
    for share in range(2001):
        assert ours.percent(share / 2000) == babels.percent(share / 2000)


@every
def test_dates_are_as_babel_writes_them(record: Language) -> None:
    """Every day of a year with its 29th of February, in full, in short, and in short with its year."""
    ours, babels = both(record)
    for place in range(366):
        day = date(2028, 1, 1) + timedelta(place)
        assert ours.full_date(day) == babels.full_date(day)
        for year in (True, False):
            assert ours.short_date(day, year=year) == babels.short_date(day, year=year)


@every
def test_lists_are_as_babel_writes_them(record: Language) -> None:
    """From no item on."""
    ours, babels = both(record)
    for count in range(6):
        items = list("abiou"[:count])
        assert ours.listed(items) == babels.listed(items)


def test_babel_is_not_loaded_for_them() -> None:
    """It takes as long as a tenth of a command."""
    said = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
