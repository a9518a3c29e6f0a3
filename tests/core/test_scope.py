"""Which criteria count, and what comes next."""

from __future__ import annotations

import pytest

from cm_readiness.core.assessment import NotApplicable, Unknown
from cm_readiness.core.company import holds
from cm_readiness.core.scope import minutes, neighbour, next_open, progress, scope
from tests.build import assessment, criterion, dimension, questionnaire

POSTED = {"post": ("in_house", "team")}

SMALL = questionnaire(
    dimension(
        "a",
        criterion("always", express=True),
        criterion("posted", applies_if=POSTED),
        criterion("full"),
    ),
    dimension("b", criterion("worded")),
)


@pytest.mark.parametrize(
    ("value", "unfilled", "expected"),
    [
        ("in_house", True, True),
        ("none", True, False),
        (("none", "team"), True, True),
        (("none",), True, False),
        ("", True, True),
        ((), True, True),
        (None, True, True),
        ("", False, False),
        ((), False, False),
        (None, False, False),
    ],
)
def test_a_field_that_is_not_filled_in_excludes_no_criterion_and_holds_no_variant(
    value: str | tuple[str, ...] | None, unfilled: bool, expected: bool
) -> None:
    """Missing, empty and an empty list count as `unfilled` says; anything else as its value says."""
    company = {} if value is None else {"post": value}
    assert holds(POSTED, company, unfilled=unfilled) is expected


@pytest.mark.parametrize(("value", "expected"), [(True, True), (False, False), ("true", False), (1, False)])
def test_yes_and_no_are_not_words_or_numbers(value: bool | str | int, expected: bool) -> None:
    """Only the boolean itself is listed."""
    assert holds({"public": (True,)}, {"public": value}, unfilled=True) is expected


def test_every_named_field_has_to_hold() -> None:
    """One of two fields that does not hold is enough to exclude."""
    condition = {"post": ("team",), "country": ("fr",)}
    assert holds(condition, {"post": "team", "country": "fr"}, unfilled=True)
    assert not holds(condition, {"post": "team", "country": "be"}, unfilled=True)


@pytest.mark.parametrize(
    ("depth", "company", "expected"),
    [
        ("full", {}, ["a.always", "a.posted", "a.full", "b.worded"]),
        ("full", {"post": "none"}, ["a.always", "a.full", "b.worded"]),
        ("express", {}, ["a.always"]),
    ],
)
def test_depth_and_company_decide_what_is_asked(
    depth: str, company: dict[str, str], expected: list[str]
) -> None:
    """Criteria come in questionnaire order."""
    found = scope(SMALL, assessment({}, depth=depth, company=company))
    assert [c.id for c in found] == expected


def test_progress_counts_each_kind_once() -> None:
    """One of each among the four criteria in scope; an answer out of scope is none of them."""
    given = assessment({"a.always": 3, "a.posted": Unknown(), "a.full": NotApplicable("none"), "z.gone": 1})
    done = progress(SMALL, given)
    assert (done.in_scope, done.known, done.unknown, done.not_applicable, done.unanswered) == (4, 1, 1, 1, 1)
    assert done.answered == 3


def test_the_next_open_criterion_comes_after_the_present_one_and_then_from_the_start() -> None:
    """With a.posted and b.worded open: after a.full comes b.worded, after b.worded a.posted."""
    given = assessment({"a.always": 3, "a.full": 0})
    assert next_open(SMALL, given, None) == "a.posted"
    assert next_open(SMALL, given, "a.full") == "b.worded"
    assert next_open(SMALL, given, "b.worded") == "a.posted"
    assert next_open(SMALL, assessment(dict.fromkeys(SMALL.criteria, 0)), "a.full") is None


def test_neighbours_skip_what_is_not_asked_and_end_at_the_ends() -> None:
    """With nobody in post a.posted is passed over, in both directions."""
    given = assessment({}, company={"post": "none"})
    assert neighbour(SMALL, given, "a.always", 1) == "a.full"
    assert neighbour(SMALL, given, "a.full", -1) == "a.always"
    assert neighbour(SMALL, given, "a.posted", 1) == "a.full"
    assert neighbour(SMALL, given, "a.always", -1) is None
    assert neighbour(SMALL, given, "b.worded", 1) is None


@pytest.mark.parametrize(("criteria", "expected"), [(0, 0), (1, 1), (4, 3), (31, 24), (12, 9)])
def test_minutes_are_rounded_up(criteria: int, expected: int) -> None:
    """45 seconds each: 31 criteria are 23.25 minutes, said as 24."""
    assert minutes(criteria) == expected
