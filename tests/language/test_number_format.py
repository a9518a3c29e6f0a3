"""Figures of a report: a range is one only where its two ends are shown as different numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cm_readiness.core.numbers import Rational
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
