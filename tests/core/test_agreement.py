"""How far several people agree: the shapes, the bands, the middle."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.agreement import Votes

COUNTS = st.lists(st.integers(0, 12), min_size=5, max_size=5).map(tuple)


@pytest.mark.parametrize(
    ("counts", "agreement"),
    [
        ((0, 0, 1, 7, 0), 0.915),
        ((0, 1, 2, 4, 1), 0.698),
        ((1, 0, 0, 7, 0), 0.683),
        ((2, 2, 2, 2, 2), 0.434),
        ((4, 0, 0, 0, 4), 0.0),
    ],
)
def test_agreement(counts: tuple[int, ...], agreement: float) -> None:
    """The check values of the method."""
    value = Votes(counts).agreement
    assert value is not None
    assert round(value, 3) == agreement


@pytest.mark.parametrize(
    ("counts", "shape"),
    [
        ((0, 0, 0, 0, 0), None),
        ((0, 0, 1, 0, 0), "single"),
        ((0, 0, 5, 0, 0), "unanimous"),
        ((0, 0, 2, 5, 0), "adjacent"),
        ((1, 0, 0, 7, 0), "outlier"),
        ((1, 0, 0, 0, 1), "polarised"),
        ((4, 0, 0, 0, 4), "polarised"),
        ((3, 0, 1, 0, 3), "polarised"),
        ((3, 0, 3, 0, 3), "polarised"),
        ((2, 2, 2, 2, 2), "spread"),
        ((0, 0, 1, 0, 1), "polarised"),
        ((1, 1, 1, 0, 0), "spread"),
        # Twenty votes: three outliers are 15 %, four are more.
        ((3, 0, 0, 17, 0), "outlier"),
        ((4, 0, 0, 16, 0), "spread"),
    ],
)
def test_shape(counts: tuple[int, ...], shape: str | None) -> None:
    """The first shape that fits."""
    assert Votes(counts).shape == shape


def test_the_middle_of_an_even_number_is_both() -> None:
    """Both middle votes are shown, the lower one is suggested."""
    assert Votes((1, 0, 0, 1, 0)).middle == (0, 3)
    assert Votes((1, 0, 0, 1, 0)).suggested == 0
    assert Votes((0, 0, 2, 0, 0)).middle == (2,)
    assert Votes((0, 0, 0, 0, 0)).suggested is None


def test_five_votes_have_no_band() -> None:
    """Fewer than six people are not put into a word."""
    assert Votes((0, 0, 0, 5, 0)).band is None
    assert Votes((0, 0, 0, 6, 0)).band == "strong"


@given(COUNTS)
def test_the_band_is_that_of_the_agreement(counts: tuple[int, ...]) -> None:
    """The band, decided in whole numbers, is that of the logarithm wherever that is clear."""
    votes = Votes(counts)
    if votes.number < 6:
        assert votes.band is None
        return
    value = votes.agreement
    assert value is not None
    near = min(abs(value - limit) for limit in (0.6, 0.8))
    if near > 1e-9:
        assert votes.band == ("strong" if value > 0.8 else "partial" if value > 0.6 else "low")


@given(COUNTS)
def test_agreement_is_a_share_and_the_same_upside_down(counts: tuple[int, ...]) -> None:
    """From 0 to 1, and no level is better than another."""
    votes, turned = Votes(counts), Votes(counts[::-1])
    if votes.agreement is None:
        assert votes.number < 2
        return
    assert -1e-12 <= votes.agreement <= 1
    assert math.isclose(votes.agreement, turned.agreement or 0, abs_tol=1e-12)
    assert votes.band == turned.band
    assert votes.shape == turned.shape
    assert (votes.agreement == 1) == (votes.shape == "unanimous")
