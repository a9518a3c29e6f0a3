"""Portfolios for engines to compute with: every kind that a test can think of."""

from __future__ import annotations

from hypothesis import strategies as st

from cm_readiness.core.distribution import Table

NAMES = st.one_of(
    st.none(),
    st.sampled_from(("", " ", "retail", "Retail", "retail ", "réseau", "reseau", "O’Neil", "a'b", 'a"b')),
    st.sampled_from(("\\N", "NULL", "a\tb\nc", "0", "ß", "ss")),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
"""What groups are called: nothing, almost the same, what looks like a database's own words."""
NUMBERS = st.one_of(
    st.integers(0, 4),
    st.integers(0, 100_000_000),
    st.integers(-(2**53) - 3, -(2**53) + 3),
    st.integers(2**53 - 3, 2**53 + 3),
    st.integers(-(2**63), 2**63 - 1),
)
"""Levels, scores, and what a float or a sum would get wrong."""


@st.composite
def portfolios(draw: st.DrawFn) -> Table:
    """Up to sixty companies with one to three measures; a few groups, so that each has several companies."""
    size = draw(st.integers(0, 60))
    groups = draw(st.lists(NAMES, min_size=1, max_size=6, unique=True))
    numbers = draw(st.lists(NUMBERS, min_size=1, max_size=8))
    value = st.one_of(
        st.none(), st.sampled_from(numbers), draw(st.sampled_from((st.integers(0, 9), NUMBERS)))
    )
    column = st.lists(value, min_size=size, max_size=size)
    measures = draw(st.dictionaries(st.sampled_from(("overall", "purpose", "late")), column, min_size=1))
    names = draw(st.lists(st.sampled_from(groups), min_size=size, max_size=size))
    return Table({"sector": names}, measures)
