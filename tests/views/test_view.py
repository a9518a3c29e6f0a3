"""The values that templates are given: plain, complete, and without what is private."""

from __future__ import annotations

from fractions import Fraction
from typing import NotRequired, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.language.number_format import Figures
from cm_readiness.language.words import LANGUAGES, words_for
from cm_readiness.views.report import view
from cm_readiness.views.report_shape import ReportView
from tests.reports import EDGES, EXAMPLES, all_with, evaluated, example, level, report, shipped

PRIVATE = "Never to be printed anywhere"


def leaves(value: object) -> list[object]:
    """All values within a value; a type that templates may not have is a fault."""
    if type(value) is dict:
        assert all(type(key) is str for key in value)
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if type(value) is list:
        return [leaf for inner in value for leaf in leaves(inner)]
    assert type(value) in (str, int, float, bool, type(None)), type(value)
    return [value]


@pytest.mark.parametrize("name", EDGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_holds_plain_values_only(name: str, language: str) -> None:
    """A template cannot call what has no methods of ours."""
    assert leaves(view(evaluated(EDGES[name]()), words_for(language)))


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_view_has_the_keys_that_are_documented(name: str) -> None:
    """No more and no fewer, in every part."""
    fits(view(evaluated(example(name)), words_for("en")), ReportView)


def fits(value: object, shape: type) -> None:
    """See that a value has the keys of its shape, in every part."""
    if isinstance(value, list):
        for inner in value:
            fits(inner, get_args(shape)[0])
    elif is_typeddict(shape):
        assert isinstance(value, dict)
        hints = get_type_hints(shape, include_extras=True)
        required = {key for key, hint in hints.items() if get_origin(hint) is not NotRequired}
        assert required <= value.keys() <= hints.keys()
        for key in value:
            hint = hints[key]
            fits(value[key], get_args(hint)[0] if get_origin(hint) is NotRequired else hint)


def test_private_notes_are_in_no_view_and_in_no_report() -> None:
    """Not even where a template of one's own could find them."""
    for more in ({}, {"depth": "express"}, {"company": {"cm_setup": "none"}}):
        assessment = all_with(lambda _: level(1, private=PRIVATE, note="Said."), **more)
        assessment = assessment.model_copy(
            update={"answers": {**assessment.answers, "gone.away": level(1, private=PRIVATE)}}
        )
        assert not [
            leaf for leaf in leaves(view(evaluated(assessment), words_for("en"))) if PRIVATE in str(leaf)
        ]
        assert PRIVATE not in report(assessment)


def test_a_missing_score_has_words_and_no_number() -> None:
    """Nothing that could be taken for 0."""
    overall = view(evaluated(EDGES["nothing answered"]()), words_for("en"))["overall"]
    assert overall["text"] == "not rated"
    assert overall["band"] == ""
    assert overall["value"] is None


@given(st.fractions(0, 100))
def test_a_whole_number_never_shows_a_limit_that_is_not_reached(score: Fraction) -> None:
    """49.6 is 49 where a band starts at 50."""
    shown = int(Figures(shipped(), words_for("en")).score(score))
    assert abs(shown - score) < 1
    assert all(shown < limit for limit in shipped().limits if score < limit)


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("en", Fraction(1), "1 day"), ("en", Fraction(1, 2), "0.5 days"), ("en", Fraction(3, 2), "1.5 days"),
        ("en", 6, "6 days"), ("fr", Fraction(1, 2), "0,5\u00a0jour"),
        ("fr", Fraction(3, 2), "1,5\u00a0jour"),
        ("fr", 1, "1\u00a0jour"), ("fr", 2, "2\u00a0jours"), ("fr", Fraction(5, 2), "2,5\u00a0jours"),
    ],
)  # fmt: skip
def test_days_agree_in_number(language: str, value: Fraction, text: str) -> None:
    """Below two, French has the singular and English has not."""
    assert Figures(shipped(), words_for(language)).counted_days(value) == text
