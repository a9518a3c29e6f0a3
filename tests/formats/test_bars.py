"""Bars of scores: as fine as each format can draw them, and never made of what somebody typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.documents.render import render
from cm_readiness.language.bars import Bar, bar, bar_of, with_text_bars
from cm_readiness.language.words import words_for
from tests.exports import export_of, named
from tests.reports import answered, evaluated, example, level

SCORES = st.integers(0, 1000).map(lambda tenths: tenths / 10)


@pytest.mark.parametrize(
    ("value", "target", "cells", "text"),
    [
        (0, 75, 10, "░░░░░░░░│░░"), (100, 75, 10, "████████│██"), (49, 75, 10, "█████░░░│░░"),
        (80, None, 10, "████████░░"), (100, 100, 10, "██████████│"), (4.4, 50, 10, "█░░░░│░░░░░"),
        (80, 75, 20, "███████████████│█░░░░"), (59, 75, 20, "████████████░░░│░░░░░"),
    ],
)  # fmt: skip
def test_a_bar_in_characters(value: float, target: float | None, cells: int, text: str) -> None:
    """Full cells up to the score, and a stroke at the target."""
    assert Bar(value, target).text(cells) == text


@given(SCORES, st.none() | SCORES)
def test_a_mark_keeps_the_numbers(value: float, target: float | None) -> None:
    """Whatever they are, and in the document people see characters."""
    mark = str(bar(value, target))
    assert bar_of(mark.strip("`")) == Bar(value, target)
    assert with_text_bars(f"| {mark} 49 |") == f"| `{Bar(value, target).text()}` 49 |"


@pytest.mark.parametrize(("value", "target"), [(-1, None), (101, None), (50, 100.5), (50, -0.1)])
def test_a_bar_outside_the_scale_is_refused(value: float, target: float | None) -> None:
    """A template that draws something else hears of it."""
    with pytest.raises(ValueError, match="0 to 100"):
        bar(value, target)


def test_no_score_has_no_bar() -> None:
    """A template of one's own may ask for the bar of a dimension that nobody rated."""
    assert str(bar(None)) == str(bar(None, 75)) == ""


def test_what_somebody_typed_is_no_bar() -> None:
    """A note with the very signs of a mark stays as it was typed."""
    note = "`█49│75░` and █49░"
    answers = {"purpose.business_goals": level(2, note=note)}
    text = render("technical_annex", evaluated(answered(answers)), words_for("en"))
    assert "\\`█49│75░\\` and █49░" in text


def test_a_page_draws_scores_to_the_point() -> None:
    """Two scores in the same ten points differ, and the target of 75 is at 75."""
    export = export_of("executive_summary", evaluated(example("maison_calla.en")), words_for("en"))
    page = export.make(named("html")).data.decode()
    drawn = re.findall(r'class="c-fill" x="0" y="2" width="([0-9.]+)"', page)
    assert drawn == ["49", "30.8", "80.4", "49", "85", "58.8"]
    assert set(re.findall(r'class="c-target" stroke-width="2" d="M([0-9.]+) ', page)) == {"75"}
