"""Filters and orders of a list: laws, and the cases that people stumble over."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.calendar import utc_day
from cm_readiness.core.narrowing import ORDERS, SORTINGS, AsOf, Narrowing, Sorting, in_order
from cm_readiness.core.summary import Facts

TODAY = date(2026, 11, 30)
DAYS = st.dates(date(2026, 10, 1), date(2027, 2, 1))


def facts(company: str = "ACME", **changes: object) -> Facts:
    """What is known of an assessment of which nothing is special."""
    usual = Facts(
        id="a", company=company, questionnaire="q", changed=datetime(2026, 11, 1, tzinfo=UTC),
        state="settled", overall_millionths=50_000_000, due=(), next_days=90, profile={},
    )  # fmt: skip
    return usual._replace(**changes)  # type: ignore[arg-type]


@st.composite
def some(draw: st.DrawFn) -> Facts:
    """Any of them."""
    profile = {"size": draw(st.sampled_from(["solo", "large"])), "advertising": draw(st.booleans())}
    return facts(
        draw(st.sampled_from(["", "Épicerie", "epicerie", "Zoé", "ACME"])),
        id=draw(st.sampled_from("abc")),
        state=draw(st.sampled_from(["open", "provisional", "settled"])),
        overall_millionths=draw(st.none() | st.integers(0, 100_000_000)),
        due=tuple(draw(st.lists(st.none() | DAYS, max_size=3))),
        next_days=draw(st.none() | st.integers(0, 100)),
        profile=profile if draw(st.booleans()) else {},
        changed=datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=draw(st.integers(0, 29))),
    )


KNOWN = st.dictionaries(st.integers(0, 30).map(str), some(), max_size=12)
SORTED = st.sampled_from(SORTINGS).map(Sorting.read)


@given(known=KNOWN, sorting=SORTED, followed=st.frozensets(st.sampled_from("abc")))
def test_an_order_loses_nothing_and_puts_what_has_no_rank_last(
    known: dict[str, Facts], sorting: Sorting, followed: frozenset[str]
) -> None:
    """Whatever the end that it begins with; what is not known stays as it was, at the end."""
    keys, as_of = [*known, "unread", "also unread"], AsOf(TODAY, utc_day, followed)
    found = in_order(keys, known, sorting, as_of)
    assert sorted(found) == sorted(keys)
    rank = ORDERS[sorting.by]
    if rank is None:
        assert list(found) == (keys[::-1] if sorting.backwards else keys)
        return
    ranks = [rank(known[key], as_of) if key in known else None for key in found]
    ranked = [one for one in ranks if one is not None]
    assert ranks == [*ranked, *[None] * (len(ranks) - len(ranked))]
    assert ranked == sorted(ranked, reverse=sorting.backwards)  # type: ignore[type-var]
    assert list(found[len(ranked) :]) == [key for key in keys if key in found[len(ranked) :]]


@given(known=KNOWN, late=st.booleans(), state=st.none() | st.sampled_from(["open", "settled"]))
def test_everything_of_a_narrowing_has_to_hold(
    known: dict[str, Facts], late: bool, state: str | None
) -> None:
    """What it lets through is what each part of it lets through."""
    whole = Narrowing(late=late, state=state, company="ACME").with_field("size", "solo")
    parts = [
        Narrowing(late=late),
        Narrowing(state=state),
        Narrowing(company="ACME"),
        Narrowing(profile={"size": "solo"}),
    ]
    for one in known.values():
        each = [part.lets_through(one, TODAY) for part in parts]
        assert whole.lets_through(one, TODAY) == all(each)
        assert Narrowing().lets_through(one, TODAY)


def test_names_are_sorted_without_case_and_accents() -> None:
    """As a person looks for them; a company without a name comes last."""
    names = ["Zoé", "épicerie", "", "Alpha", "Eclat"]
    known = {name: facts(name) for name in names}
    assert in_order(names, known, Sorting("company"), AsOf(TODAY, utc_day)) == (
        "Alpha", "Eclat", "épicerie", "Zoé", "",
    )  # fmt: skip


def test_what_is_too_early_for_a_verdict_has_no_score() -> None:
    """It is behind the others from either end."""
    known = {"early": facts(state="open", overall_millionths=90_000_000), "low": facts(overall_millionths=1)}
    for backwards in (False, True):
        found = in_order(["early", "low"], known, Sorting("score", backwards), AsOf(TODAY, utc_day))
        assert found == ("low", "early")


def test_several_values_are_each_found() -> None:
    """Of a field where several may be chosen; a filter on none of them lets it not through."""
    one = facts(profile={"channels": ("x", "tiktok"), "ads": False})
    assert Narrowing().with_field("channels", "tiktok").lets_through(one, TODAY)
    assert not Narrowing().with_field("channels", "threads").lets_through(one, TODAY)
    assert Narrowing().with_field("ads", False).lets_through(one, TODAY)
    assert not Narrowing().with_field("ads", True).lets_through(one, TODAY)
    assert not Narrowing().with_field("size", "solo").lets_through(one, TODAY)
    assert not Narrowing().with_field("size", "solo").with_field("size", None)


@pytest.mark.parametrize("written", SORTINGS)
def test_an_order_comes_back_as_it_was_written(written: str) -> None:
    """Each of them; anything else is the usual one, and the same again turns it round."""
    sorting = Sorting.read(written)
    assert sorting.written == written
    assert sorting.turned(sorting.by).backwards != sorting.backwards
    assert Sorting.read(f"{written}?") == Sorting()
