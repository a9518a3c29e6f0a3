"""Numbers and dates as a language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from cm_readiness.language.words import words_for


@pytest.mark.parametrize(
    ("value", "digits", "english", "french"),
    [
        (0.0, 1, "0", "0"),
        (-0.0, 3, "0", "0"),
        (1234.5, 1, "1,234.5", "1\u202f234,5"),
        (2.0, 2, "2", "2"),
        (0.05, 2, "0.05", "0,05"),
    ],
)
def test_a_number_has_the_signs_of_its_language(value: float, digits: int, english: str, french: str) -> None:
    """No decimals that say nothing, and no negative zero."""
    assert [words_for(code).number(value, digits) for code in ("en", "fr")] == [english, french]


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (date(2026, 11, 1), "1 November 2026", "1er novembre 2026"),
        (date(2026, 11, 11), "11 November 2026", "11 novembre 2026"),
        (date(2021, 1, 21), "21 January 2021", "21 janvier 2021"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(day: date, english: str, french: str) -> None:
    """No other day is, nor another 1 in the date."""
    assert [words_for(code).date(day) for code in ("en", "fr")] == [english, french]
