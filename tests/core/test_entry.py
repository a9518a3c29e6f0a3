"""Numbers as people type them, wherever they come from."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.entry import typed_number
from cm_readiness.core.errors import ReadinessError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("1200", 1200),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("1\u202f200\u202f000", 1_200_000),
        ("1'200", 1200),
        ("1’200’000,5", Fraction(2_400_001, 2)),
        ("1,200,000", 1_200_000),
        ("1.200.000", 1_200_000),
        ("1,200.50", Fraction(2401, 2)),
        ("1.200,50", Fraction(2401, 2)),
        ("1,200,000.25", Fraction(4_800_001, 4)),
        ("1 200,5", Fraction(2401, 2)),
        ("12,5", Fraction(25, 2)),
        ("12.5", Fraction(25, 2)),
        ("0,125", Fraction(1, 8)),
        ("0.125", Fraction(1, 8)),
        ("1200.000", 1200),
        (",5", Fraction(1, 2)),
        ("5.", 5),
        ("-0.0", None),
        ("1,2345", Fraction(2469, 2000)),
    ],
)
def test_separators_are_understood(typed: str, meant: Fraction | int | None) -> None:
    """Of groups and of decimals, in any language; a number is 0 or more."""
    if meant is None:
        with pytest.raises(ReadinessError):
            typed_number(typed)
    else:
        assert typed_number(typed) == meant


@pytest.mark.parametrize(
    ("typed", "whole", "fraction"),
    [
        ("1,200", "1200", "1,2"),
        ("1.200", "1200", "1.2"),
        ("12,345", "12345", "12,3450"),
        ("100.000", "100000", "100.0"),
    ],
)
def test_what_may_be_two_numbers_is_asked_for(typed: str, whole: str, fraction: str) -> None:
    """With both of them, each written so that it can be one only."""
    with pytest.raises(ReadinessError) as caught:
        typed_number(typed)
    assert caught.value.fault.code == "number_in_two_ways"
    assert caught.value.fault.values == {"given": typed, "whole": whole, "fraction": fraction}
    assert typed_number(whole) == 1000 * typed_number(fraction)


@pytest.mark.parametrize("typed", ["-3", "−3", "- 1,5", "–12", "-1,200"])
def test_a_number_below_zero_is_told_as_such(typed: str) -> None:
    """Whatever stands for minus."""
    with pytest.raises(ReadinessError, match="number_below_zero"):
        typed_number(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "-", "x", "1x", "1e3", "1_000", "NaN", "Infinity", "1 2", "12 34", "1.2.3", "1,2,3", "1,2.3,4",
     "1.200.50", "--1", "5 %", "1/2", ".", ",", "9" * 200],
)  # fmt: skip
def test_anything_else_is_no_number(typed: str) -> None:
    """Not what only programs write either."""
    with pytest.raises(ReadinessError, match="no_typed_number"):
        typed_number(typed)


@given(st.integers(0, 10**12), st.sampled_from([" ", "\u00a0", "\u202f", "'", "’"]))
def test_a_number_with_groups_is_the_one_without(number: int, blank: str) -> None:
    """However many groups."""
    assert typed_number(f"{number:,}".replace(",", blank)) == typed_number(str(number)) == number


@given(st.text(alphabet="0123456789.,' -\u202f", max_size=12))
def test_nothing_typed_is_a_number_below_zero_or_a_fault_without_a_code(text: str) -> None:
    """It is a number of 0 or more, or said what is wrong."""
    try:
        assert typed_number(text) >= 0
    except ReadinessError as error:
        assert error.fault.code in ("no_typed_number", "number_below_zero", "number_in_two_ways")
