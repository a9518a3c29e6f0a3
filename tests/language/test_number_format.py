"""Figures of a report: a range is one only where its two ends are shown as different numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cm_readiness.core.numbers import Rational
from cm_readiness.language.effort_words import effort_words
from cm_readiness.language.number_format import Figures
from cm_readiness.language.words import words_for
from tests.build import criterion, dimension, questionnaire

FIGURES = Figures(questionnaire(dimension("purpose", criterion("goals"))), words_for("en"))


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (58, 60, "58 to 60"),
        (58, 58, ""),
        (Fraction(581, 10), Fraction(584, 10), ""),
        (Fraction(496, 10), 50, "49 to 50"),
        (None, 50, ""),
        (50, None, ""),
    ],
)
def test_a_range_whose_ends_look_alike_is_none(
    low: Rational | None, high: Rational | None, shown: str
) -> None:
    """49.6 is shown as 49 where a band begins at 50."""
    assert FIGURES.range(low, high) == shown


@pytest.mark.parametrize(
    ("effort", "english", "french", "spanish"),
    [
        ("0", "0 days", "0 jour", "0 días"),
        ("0.2", "1 to 2 hours", "1 à 2 heures", "de 1 a 2 horas"),
        ("0.25", "1 to 2 hours", "1 à 2 heures", "de 1 a 2 horas"),
        ("0.26", "half a day", "une demi-journée", "medio día"),
        ("0.6", "half a day", "une demi-journée", "medio día"),
        ("0.61", "1 day", "1 jour", "1 día"),
        ("1.2", "1 day", "1 jour", "1 día"),
        ("1.25", "a day and a half", "un jour et demi", "un día y medio"),
        ("1.5", "a day and a half", "un jour et demi", "un día y medio"),
        ("1.8", "2 days", "2 jours", "2 días"),
        ("2.4", "2.5 days", "2,5 jours", "2,5 días"),
        ("34.2", "34 days", "34 jours", "34 días"),
    ],
)
def test_days_of_work_are_said_as_people_say_them(
    effort: str, english: str, french: str, spanish: str
) -> None:
    """To the half day; nobody plans a quarter of one."""
    said = [effort_words(Fraction(effort), words_for(code)) for code in ("en", "fr", "es")]
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in said] == [english, french, spanish]


@pytest.mark.parametrize(("effort", "shown"), [("0.2", "0.2 days"), ("1", "1 day"), ("12.4", "12.4 days")])
def test_days_that_are_added_up_stay_numbers(effort: str, shown: str) -> None:
    """Else a column would not make its sum."""
    assert FIGURES.counted_days(Fraction(effort)) == shown


def test_scores_and_changes_to_one_decimal() -> None:
    """Each has it, also where it is nought, and a change its sign; a change of nought has none."""
    for language, score, change in (("en", "61.0", "−2.3"), ("fr", "61,0", "−2,3"), ("es", "61,0", "−2,3")):
        figures = Figures(questionnaire(dimension("purpose", criterion("goals"))), words_for(language), 1)
        assert figures.score(61) == score
        assert figures.change(Fraction(-225, 100)) == change
        assert figures.change(Fraction(1, 100)) == figures.change(0)
    assert FIGURES.change(Fraction(21, 2)) == "+11"
