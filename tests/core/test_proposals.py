"""From figures to a level: the first rule that holds, and never one on a figure that is not there."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.measured import (
    FIGURES,
    AdvertFigures,
    Arrival,
    CalendarFigures,
    CopiedPost,
    CopyFigures,
    Figures,
    FoundTrade,
    IntakeFigures,
    MediaFigures,
)
from cm_readiness.core.proposals import proposed_level
from cm_readiness.core.questionnaire import Measure

RULE = Measure.model_validate(
    {
        "measure": "media_folder",
        "levels": (
            {
                "level": 3,
                "when": {"fits_share_at_least": Fraction(9, 10), "captions_share_at_least": Fraction(8, 10)},
            },
            {"level": 1, "when": {"fits_share_at_least": Fraction(3, 10)}},
            {"level": 0, "when": {"fits_share_at_most": Fraction(3, 10)}},
        ),
    }
)


@pytest.mark.parametrize(
    ("fits", "captions", "level"),
    [
        (Fraction(9, 10), Fraction(8, 10), 3),
        (Fraction(9, 10), Fraction(79, 100), 1),
        (Fraction(9, 10), None, 1),
        (Fraction(3, 10), Fraction(1), 1),
        (Fraction(29, 100), Fraction(1), 0),
        (None, Fraction(1), None),
    ],
)
def test_the_first_rule_that_holds_is_proposed(
    fits: Fraction | None, captions: Fraction | None, level: int | None
) -> None:
    """The first rule that holds is proposed."""
    numbers = {"fits_share": fits, "captions_share": captions}

    assert (
        proposed_level(RULE, {name: value for name, value in numbers.items() if value is not None}) == level
    )


def test_without_figures_nothing_is_proposed() -> None:
    """Without figures nothing is proposed."""
    assert proposed_level(RULE, {}) is None


@given(st.fractions(0, 1), st.fractions(0, 1))
def test_more_that_fits_never_lowers_the_level(one: Fraction, other: Fraction) -> None:
    """More that fits never lowers the level."""
    low, high = (
        proposed_level(RULE, {"fits_share": share, "captions_share": 1}) for share in sorted((one, other))
    )

    assert low is not None and high is not None
    assert low <= high


def test_whether_something_is_so_is_asked_as_it_is() -> None:
    """Whether something is so is asked as it is."""
    rule = Measure.model_validate(
        {"measure": "job_advert", "levels": ({"level": 1, "when": {"is_advert": True}},)}
    )

    assert proposed_level(rule, {"is_advert": True}) == 1
    assert proposed_level(rule, {"is_advert": False}) is None


TRADE = FoundTrade("seo", "specialist", "person", "SEO.", "a.txt")
OF_EACH: dict[str, Figures] = {
    "job_advert": AdvertFigures(True, (TRADE, TRADE), True, False, True),
    "media_folder": MediaFigures((), 1),
    "copied_text": CopyFigures((CopiedPost("a", 10, 5, ("a b c d e",)),)),
    "posting_calendar": CalendarFigures(0, 0, 0, 0, None, {}, None, None, None),
    "intake": IntakeFigures(()),
}


@pytest.mark.parametrize("measure", FIGURES)
def test_rules_can_ask_for_every_figure_that_there_may_be(measure: str) -> None:
    """Rules can ask for every figure that there may be."""
    assert OF_EACH[measure].numbers.keys() <= FIGURES[measure].keys()


def test_a_trade_that_is_asked_for_twice_is_one() -> None:
    """A trade that is asked for twice is one."""
    assert OF_EACH["job_advert"].numbers["specialist_trades"] == 1


def test_of_what_is_no_advert_nothing_is_counted() -> None:
    """Of what is no advert nothing is counted."""
    assert AdvertFigures(False, (TRADE,), True, True, True).numbers == {"is_advert": False}


@given(st.lists(st.dates(), min_size=1, max_size=9), st.dates())
def test_the_median_of_days_lies_among_them(came: list[object], published: object) -> None:
    """The median of days lies among them."""
    arrivals = tuple(Arrival("a", day, published, True) for day in came)  # type: ignore[arg-type]
    numbers, days = IntakeFigures(arrivals).numbers, [one.days_before or 0 for one in arrivals]

    assert min(days) <= numbers["days_before_median"] <= max(days)
    assert numbers["days_before_least"] == min(days)
