"""Figures of groups: exact, and never of so few companies that one of them could be told."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_readiness.core.distribution import PythonEngine
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.groups import (
    Group,
    Label,
    Lattice,
    Quartiles,
    asked_of,
    grouped,
    grouping_fields,
    lattice_of,
)
from cm_readiness.core.portfolio import Line, Where
from tests.shown_sets import shown_sets, small_sum

from .portfolios import amount, line

Columns = Mapping[str, list[str | None]]


def sectors(**counts: int) -> list[Line]:
    """So many companies of each sector, with scores 1, 2, 3… in millionths."""
    names = [name for name, count in counts.items() for _ in range(count)]
    return [
        line(f"c{number}", amount(number, profile={"sector": name}, dimensions={"one": 2 * number}))
        for number, name in enumerate(names, 1)
    ]


def groups(
    lines: list[Line], by: str | None = "sector", where: str | None = None, least: int = 5
) -> list[Group]:
    """What is said of them."""
    lattice = lattice_of(lines, grouping_fields(lines), least)
    return grouped(lines, lattice, by, {} if where is None else {"sector": where}, PythonEngine())


def sizes(found: list[Group]) -> dict[str | None, int | None]:
    """The number of companies of each group."""
    return {"other" if group.is_other else group.value: group.companies for group in found}


def test_groups_have_exact_figures() -> None:
    """Quartiles as section 14 of the method has them, of scores and of dimensions."""
    found = groups(sectors(crafts=5, trade=6))
    assert sizes(found) == {"trade": 6, "crafts": 5}
    assert found[1].overall == Quartiles(2, 3, 5)
    assert found[1].dimensions == {"one": Quartiles(3, 6, 9)}
    assert found[0].overall == Quartiles(7, 9, 10)


def test_a_small_group_takes_another_one_with_it() -> None:
    """Alone it would be the total less the groups shown."""
    assert sizes(groups(sectors(crafts=9, trade=6, health=3))) == {"crafts": 9, "other": 9}


def test_small_groups_are_put_together() -> None:
    """Nothing tells which of them are in it."""
    found = groups(sectors(crafts=9, trade=3, health=2))
    assert sizes(found) == {"crafts": 9, "other": 5}
    assert found[1].value is None
    assert found[1].overall == Quartiles(11, 12, 14)


def test_small_groups_that_are_as_large_as_they_may_be_are_not_alone() -> None:
    """Eight companies in two groups of four at the most are four and four."""
    assert sizes(groups(sectors(crafts=9, mills=8, trade=4, health=4))) == {"crafts": 9, "other": 16}


def test_nothing_is_said_where_too_few_are_left() -> None:
    """Neither of groups nor of all."""
    assert groups(sectors(crafts=2, trade=2)) == [Group(None, is_other=True)]
    assert groups(sectors(crafts=2, trade=2), by=None) == [Group(None)]
    assert groups(sectors(crafts=4, trade=3)) == [Group(None, is_other=True)]
    assert sizes(groups(sectors(crafts=4, trade=3), by=None)) == {None: 7}


def test_a_question_says_no_more_than_a_table_does() -> None:
    """A group that is hidden there is hidden here, and so is one that nobody has."""
    lines = sectors(crafts=9, trade=6, health=3)
    assert sizes(groups(lines, None, "crafts")) == {None: 9}
    for hidden in ("trade", "health", "nobody"):
        assert groups(lines, None, hidden) == [Group(None)]


def test_a_firm_may_say_another_number() -> None:
    """Never below three, and of three neither the lowest nor the highest value is given."""
    lines = sectors(crafts=3, trade=4)
    assert sizes(groups(lines, least=1)) == {"trade": 4, "crafts": 3}
    assert groups(lines, least=3)[1].overall == Quartiles(None, 2, None)
    assert groups(lines, least=3)[0].overall == Quartiles(5, 6, 7)
    assert groups(lines, least=8) == [Group(None, is_other=True)]


def test_what_some_companies_lack_is_left_out() -> None:
    """It would be a figure of others than the group."""
    lines = sectors(crafts=6)
    lines[0] = line("c1", amount(1, profile={"sector": "crafts"}, dimensions={"one": None}))
    assert groups(lines)[0].dimensions == {}


def test_values_are_alike_however_they_are_written() -> None:
    """The most frequent spelling stands for all."""
    spelled = ["Crafts", "crafts", "Crafts ", "CRAFTS", "Crafts"]
    lines = [line(f"c{i}", amount(i, profile={"sector": text})) for i, text in enumerate(spelled)]
    assert [group.value for group in groups(lines)] == ["Crafts"]


def test_fields_of_one_value_are_grouped_by() -> None:
    """Three, those first that firms use; neither numbers nor several choices."""
    lines = [
        line("a", amount(profile={"b": "x", "a": True, "hours": 3, "channels": ("x",), "size": "s"})),
        line("b", amount(profile={"country": "FR"})),
    ]
    assert grouping_fields(lines) == ("size", "country", "a")
    assert grouping_fields(lines, ["b"]) == ("b", "a", "country")


@pytest.mark.parametrize(
    ("by", "where", "code"),
    [
        ("hours", [], "groups_field"),
        ("size", [Where("size", "s")], "groups_twice"),
        (None, [Where("size", "s"), Where("size", "m")], "groups_twice"),
    ],
)
def test_other_questions_are_refused(by: str | None, where: list[Where], code: str) -> None:
    """With the code of what is wrong with them."""
    with pytest.raises(ReadinessError) as refused:
        asked_of(by, where, ["sector", "size", "country"], "portfolio")
    assert refused.value.fault.code == code


VALUES = st.sampled_from(["a", "b", "c", None])


@st.composite
def portfolios(draw: st.DrawFn) -> Columns:
    """Companies with values of three fields, many of them alike."""
    kinds = draw(st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=9))
    counts = draw(st.lists(st.integers(1, 8), min_size=len(kinds), max_size=len(kinds)))
    rows = [kind for kind, count in zip(kinds, counts, strict=True) for _ in range(count)]
    return {name: [row[place] for row in rows] for place, name in enumerate(("one", "two", "three"))}


@settings(max_examples=150)
@given(columns=portfolios(), least=st.integers(3, 6))
def test_no_few_companies_follow_from_all_that_is_shown(columns: Columns, least: int) -> None:
    """No sum of sets, each taken any number of times, is one of so few companies."""
    shown = shown_sets(columns, least)
    assert all(len(one) >= least for one in shown)
    for first, second in product(shown, repeat=2):
        if second < first:
            assert len(first - second) >= least
    assert small_sum(shown, len(columns["one"]), least) is None


@settings(max_examples=60)
@given(columns=portfolios(), data=st.data())
def test_the_order_of_questions_changes_no_answer(columns: Columns, data: st.DataObject) -> None:
    """Nor does the order of the companies."""
    questions = [
        (by, {name: data.draw(VALUES) for name in names if name != by})
        for size in (1, 2, 3)
        for names in combinations(columns, size)
        for by in (None, *names)
    ]
    known = Lattice(columns)
    for by, where in data.draw(st.permutations(questions)):
        turned = Lattice({name: column[::-1] for name, column in columns.items()})
        answer = turned.labels(by, where)
        assert known.labels(by, where) == (None if answer is None else answer[::-1])


def test_a_group_of_the_lattice_says_whose_it_is() -> None:
    """A company is in the answer, in a group of it, or among the others."""
    columns: Columns = {"one": [*"aaaaabbbccc"]}
    assert Lattice(columns).labels("one", {}) == [Label("a", False)] * 5 + [Label(None, True)] * 6
