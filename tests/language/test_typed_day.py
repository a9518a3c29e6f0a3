"""Days as people type them, in each language of the program."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.errors import ReadinessError
from cm_readiness.language.records import RECORDS
from cm_readiness.language.typed_day import typed_day
from cm_readiness.language.words import words_for

TODAY = date(2026, 11, 29)
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))
LANGUAGES = st.sampled_from(list(RECORDS))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 jan", date(2027, 1, 15)),
        ("15 janvier", date(2027, 1, 15)),
        ("15 ene", date(2027, 1, 15)),
        ("Jan 15th, 2028", date(2028, 1, 15)),
        ("le 1er février 2027", date(2027, 2, 1)),
        ("1 de febrero de 2027", date(2027, 2, 1)),
        ("lundi 7 décembre", date(2026, 12, 7)),
        ("LUNDI 7 DECEMBRE", date(2026, 12, 7)),
        ("31/12", date(2026, 12, 31)),
        ("28.11", date(2027, 11, 28)),
        ("31/12/26", date(2026, 12, 31)),
        ("29/02", date(2028, 2, 29)),
        ("2027-01-15", date(2027, 1, 15)),
        ("in two weeks", date(2026, 12, 13)),
        ("dans deux semaines", date(2026, 12, 13)),
        ("dentro de dos semanas", date(2026, 12, 13)),
        ("d'ici quinze jours", date(2026, 12, 14)),
        ("en 3 meses", date(2027, 2, 28)),
        ("a year", date(2027, 11, 29)),
        ("aujourd'hui", TODAY),
        ("mañana", date(2026, 11, 30)),
        ("next friday", date(2026, 12, 4)),
        ("dimanche", date(2026, 12, 6)),
        ("fin mars", date(2027, 3, 31)),
        ("fin de noviembre", date(2026, 11, 30)),
        ("end of the year", date(2026, 12, 31)),
        ("fin d’année", date(2026, 12, 31)),
        ("end of February 2028", date(2028, 2, 29)),
    ],
)
def test_what_people_type(typed: str, meant: date) -> None:
    """It is understood whatever language the program speaks."""
    assert {typed_day(typed, TODAY, language) for language in RECORDS} == {meant}


@pytest.mark.parametrize(
    "typed",
    ["", "15", "jan", "15 jui", "32 jan", "31/2", "12/31", "-3 days", "+3 days", "in two",
     "in 10000000 years", "15 jan 27 8",
     "2 weeks and a half", "5 fin", "fin", "15 january 0", "9" * 5000 + " days"],
)  # fmt: skip
def test_what_names_no_day_is_refused(typed: str) -> None:
    """And so is what names several, such as two months that begin alike."""
    for language in RECORDS:
        with pytest.raises(ReadinessError) as caught:
            typed_day(typed, TODAY, language)
        assert (caught.value.fault.code, caught.value.fault.values) == ("not_a_day", {"given": typed})


@given(DAYS, DAYS, LANGUAGES)
def test_a_day_as_the_program_writes_it_is_read_back(day: date, today: date, language: str) -> None:
    """In full, whoever reads it; the same in short, with the year."""
    for reader in RECORDS:
        assert typed_day(words_for(language).date(day), today, reader) == day
    assert typed_day(format_date(day, "d MMM yyyy", locale=RECORDS[language].locale), today, language) == day


@given(DAYS, st.integers(0, 364), LANGUAGES)
def test_without_a_year_it_is_the_next_one(today: date, ahead: int, language: str) -> None:
    """Today counts, and what has passed this year comes next year."""
    day = today + timedelta(days=ahead)
    if (day.month, day.day) == (2, 29):
        return
    locale = RECORDS[language].locale
    forms = [
        f"{day.day}/{day.month}",
        *(format_date(day, form, locale=locale) for form in ("d MMM", "d MMMM")),
    ]
    assert {typed_day(form, today, language) for form in forms} == {day}


@given(DAYS, st.integers(0, 5000), LANGUAGES)
def test_a_length_of_time_is_added_to_today(today: date, count: int, language: str) -> None:
    """In each language's own word for it, singular or plural, with *in* before it or without."""
    words = RECORDS[language].day_words
    for unit, length in words.units.items():
        if length in ("day", "week"):
            meant = today + timedelta(days=count * (7 if length == "week" else 1))
            assert typed_day(f"{count} {unit}", today, language) == meant
            assert typed_day(f"{words.after[0]} {count} {unit}", today, language) == meant


@given(st.text(max_size=30), DAYS, LANGUAGES)
def test_any_text_is_a_day_or_is_refused(typed: str, today: date, language: str) -> None:
    """Nothing else comes of it."""
    with suppress(ReadinessError):
        assert isinstance(typed_day(typed, today, language), date)
