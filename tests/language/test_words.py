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
    ("value", "digits", "shown"),
    [
        (999, 0, "999"),
        (5000, 0, "5000"),
        (9999.5, 1, "9999,5"),
        (50_000, 0, "50\u202f000"),
        (1_234_567.25, 2, "1\u202f234\u202f567,25"),
        (-50_000, 0, "-50\u202f000"),
        (0.123456, 6, "0,123456"),
        (1.123456, 6, "1,123456"),
    ],
)
def test_spanish_parts_thousands_from_five_digits_on(value: float, digits: int, shown: str) -> None:
    """As its texts do; no decimals are parted, and a number to be changed by hand is not."""
    words = words_for("es")
    assert words.number(value, digits) == shown
    assert words.number(value, digits, grouped=False) == shown.replace("\u202f", "")


def test_spanish_amounts_are_written_like_its_numbers() -> None:
    """With the sign of the euro behind them."""
    assert [words_for("es").euros(amount) for amount in (5000, 45_000)] == [
        "5000\u00a0€",
        "45\u202f000\u00a0€",
    ]


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
