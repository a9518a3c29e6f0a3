"""Texts in columns of a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.language.text_layout import columns, cut, width


@given(st.text(max_size=60), st.integers(-5, 40))
def test_a_text_is_cut_to_whatever_room_there_is(text: str, room: int) -> None:
    """Even to none, where what stands beside it has taken it all; what fits stays as it is."""
    shown = cut(text, room)
    assert width(shown) <= max(room, 0)
    if 0 <= width(text) <= room:
        assert shown == text


def test_a_row_gives_way_in_its_first_column() -> None:
    """Also where the others leave it nothing."""
    rows = list(columns([["A name", "x" * 200], ["Another name", "y"]]))
    assert [row.split() for row in rows] == [["x" * 200], ["y"]]
