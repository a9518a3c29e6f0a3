"""Exact numbers and the way they are shown."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.numbers import days, decimal, exact, in_whole, rounded, whole


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (Fraction(6125, 100), 1, 61.3),
        (Fraction(-6125, 100), 1, -61.3),
        (Fraction(125, 10000), 3, 0.013),
        (Fraction(2, 3), 1, 0.7),
        (49, 1, 49.0),
        (Fraction(1, 3), 3, 0.333),
    ],
)
def test_data_rounds_half_away_from_zero(value: Fraction, digits: int, shown: float) -> None:
    """61.25 becomes 61.3 and -61.25 becomes -61.3; binary floats would give 61.2."""
    assert rounded(value, digits) == shown


@given(st.lists(st.fractions() | st.integers(), max_size=8))
def test_whole_numbers_in_the_same_proportion(values: list[Fraction | int]) -> None:
    """In the same order, and as far apart from each other."""
    whole_numbers = in_whole(values)
    assert all(isinstance(number, int) for number in whole_numbers)
    pairs = list(zip(values, whole_numbers, strict=True))
    assert all(value * other == number * another for value, number in pairs for another, other in pairs)
    assert all((value < another) == (number < other) for value, number in pairs for another, other in pairs)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(496, 10), 49),
        (Fraction(495, 10), 49),
        (Fraction(494, 10), 49),
        (50, 50),
        (Fraction(506, 10), 51),
        (Fraction(645, 10), 64),
        (Fraction(2499, 100), 24),
        (Fraction(9999, 100), 100),
        (0, 0),
    ],
)
def test_a_whole_number_never_shows_a_limit_that_is_not_reached(value: Fraction, shown: int) -> None:
    """With bands at 0, 25, 50 and 75 and verdict limits at 50 and 65, 49.6 is shown as 49."""
    assert whole(value, (0, 25, 50, 75, 50, 65)) == shown


@given(st.fractions(min_value=0, max_value=100), st.lists(st.fractions(min_value=0, max_value=100)))
def test_a_whole_number_stays_within_one_and_below_every_limit_not_reached(
    value: Fraction, limits: list[Fraction]
) -> None:
    """Whatever the limits, the number shown is near, and on the right side of each of them."""
    shown = whole(value, limits)
    assert abs(shown - value) < 1
    assert all(shown < limit for limit in limits if value < limit)


@pytest.mark.parametrize("value", [1.5, True, "1", None, Decimal("NaN"), Decimal("Infinity")])
def test_only_exact_numbers_are_taken(value: object) -> None:
    """A float, a boolean or text is refused; it would not be what the file says."""
    with pytest.raises(ValueError, match="number"):
        exact(value)


def test_whole_numbers_stay_int() -> None:
    """2.0 of a file is the int 2, and 0.1 is a tenth exactly."""
    assert (exact(Decimal("2.0")), type(exact(Decimal("2.0")))) == (2, int)
    assert exact(Decimal("0.1")) == Fraction(1, 10)


def test_effort_is_whole_where_its_steps_are() -> None:
    """6 days stay 6; half a day is 0.5, and an eighth keeps its three decimals."""
    assert (days(6), days(Fraction(1, 2)), days(Fraction(1, 8))) == (6, 0.5, 0.125)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("49.96", "49.9"), ("49.94", "49.9"), ("50", "50"), ("61.25", "61.3"), ("61.24", "61.2")],
)
def test_a_decimal_never_shows_a_limit_that_is_not_reached(value: str, shown: str) -> None:
    """As a whole number does not: 49.96 before 50 is 49.9."""
    assert decimal(Fraction(value), 1, [50]) == Fraction(shown)
