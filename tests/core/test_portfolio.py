"""Many assessments: which of them are meant, in which order, and what they have in common."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from cm_readiness.core.distribution import PythonEngine
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.portfolio import (
    CommonGap,
    Where,
    change_of,
    chosen,
    common_gaps,
    companies,
    comparable,
    fields_of,
    late_actions,
    newest,
    rounds,
    sorted_by,
    table,
    values_of,
    where_in,
)
from cm_readiness.core.portfolio_findings import PortfolioFindings

from .portfolios import DAY, amount, line


def test_fields_are_those_of_all_and_those_of_profiles() -> None:
    """Each once, in the order in which they come."""
    lines = [line("a", amount(profile={"size": "small"})), line("b", amount(profile={"sector": "x"}))]
    assert fields_of(lines)[-2:] == ("size", "sector")
    assert len(set(fields_of(lines))) == len(fields_of(lines))


def test_values_are_read_as_people_write_them() -> None:
    """Yes and no, numbers, several choices; nothing where nothing is known."""
    one = line("Calla", amount(profile={"ads": True, "size": "small", "hours": 7, "channels": ("x", "y")}))
    assert values_of(one, "ads") == ("yes",)
    assert values_of(one, "hours") == ("7",)
    assert values_of(one, "channels") == ("x", "y")
    assert values_of(one, "sector") == ()
    assert values_of(one, "late") == ("no",)
    assert values_of(one, "year") == ("2026",)
    assert values_of(line("n", amount(None)), "verdict") == ()


def test_a_condition_is_a_field_and_a_value() -> None:
    """In any case, with spaces around; the client is the company."""
    assert where_in(" Client = Maison  CALLA", ["company"], "portfolio") == Where("company", "maison calla")
    assert where_in("size=", ["size"], "portfolio") == Where("size", "")


@pytest.mark.parametrize(
    ("given", "code"),
    [("size", "not_an_assignment"), ("=small", "not_an_assignment"), ("colour=red", "portfolio_field")],
)
def test_a_condition_that_is_none_is_refused(given: str, code: str) -> None:
    """With the code of what is wrong with it."""
    with pytest.raises(ReadinessError) as refused:
        where_in(given, ["size"], "portfolio")
    assert refused.value.fault.code == code


def test_conditions_on_one_field_are_alternatives() -> None:
    """And those on several have to be met together."""
    lines = [
        line("a", amount(profile={"size": "Small", "channels": ("x", "y")})),
        line("b", amount(profile={"size": "large"})),
        line("c"),
    ]
    assert chosen(lines, [Where("size", "small"), Where("size", "large")]) == lines[:2]
    assert chosen(lines, [Where("size", "small"), Where("company", "b")]) == []
    assert chosen(lines, [Where("channels", "y")]) == lines[:1]
    assert chosen(lines, [Where("size", "")]) == lines[2:]
    assert chosen(lines, []) == lines


def test_what_is_not_known_comes_last_either_way() -> None:
    """And lines that are alike are in the order of their companies."""
    lines = [line("n", amount(None)), line("b", amount(7)), line("a", amount(7)), line("c", amount(9))]
    assert [one.said.id for one in sorted_by(lines, "score")] == ["a", "b", "c", "n"]
    assert [one.said.id for one in sorted_by(lines, "score", reverse=True)] == ["c", "a", "b", "n"]


def test_there_is_no_score_while_it_is_too_early() -> None:
    """As on the assessment’s own page: neither to be shown, to be sorted by, nor to be compared with."""
    lines = [line("a", amount(46_000_000, early=True)), line("b", amount(49_600_000)), line("c", amount(1))]
    assert [one.score for one in lines] == [None, 49, 0]
    assert [one.said.id for one in sorted_by(lines, "score", reverse=True)] == ["b", "c", "a"]
    assert change_of([line("a", amount(10)), line("b", amount(30, early=True))]) is None
    assert change_of([line("a", amount(10, early=True)), line("b", amount(30))]) is None
    assert change_of([line("a", amount(10)), line("b", amount(20, early=True)), line("c", amount(30))]) == 20


def test_rounds_follow_each_other_whenever_they_were_changed() -> None:
    """The first one may be changed last."""
    chain = [line("1", days=9), line("2", follows="1", days=3), line("3", follows="2", days=5)]
    for mixed in permutations([*chain, line("z")]):
        found = rounds(mixed)
        assert chain in found
        assert sorted(one.said.id for one in newest(mixed)) == ["3", "z"]


def test_rounds_in_a_circle_end() -> None:
    """A file may say anything: both are in one chain all the same."""
    assert len(rounds([line("1", follows="2"), line("2", follows="1")])) == 1


def test_a_company_is_what_is_called_the_same() -> None:
    """Or follows up what is; without a name each chain is one."""
    lines = [line("1", company="Calla"), line("2", company=" CALLA "), line("3", company="x", follows="2")]
    assert len(companies(lines)) == 1
    assert len(rounds(lines)) == 2
    assert len(companies([line("1", company=""), line("2", company="")])) == 2


def test_gaps_are_counted_over_companies() -> None:
    """By their latest round alone."""
    lines = [
        line("1", amount(gaps=("a.x", "a.y"))),
        line("2", amount(gaps=("a.y",)), follows="1"),
        line("3", amount(gaps=("a.y", "a.x"))),
    ]
    assert common_gaps(lines) == [
        CommonGap("community_manager", "a.y", 2, 2),
        CommonGap("community_manager", "a.x", 1, 2),
    ]


def test_a_round_that_nobody_has_answered_takes_no_gap_away() -> None:
    """A follow-up that was only just begun says nothing yet; the round before it counts."""
    lines = [line("1", amount(gaps=("a.x",))), line("2", amount(None), follows="1"), line("3")]
    assert common_gaps(lines) == [CommonGap("community_manager", "a.x", 1, 2)]


def test_late_actions_are_those_of_the_latest_round() -> None:
    """A follow-up has taken the open ones over."""
    late, later = date(2026, 11, 1), date(2026, 11, 29)
    lines = [
        line("1", amount(due=(late, None))),
        line("2", amount(due=(later, date(2026, 12, 1))), follows="1"),
        line("3", amount(due=(late,))),
        line("4"),
    ]
    assert [one.said.id for one in late_actions(lines)] == ["3", "2"]
    assert lines[1].late_actions == 1
    assert lines[1].open_actions == 2


def test_the_next_round_is_due_only_where_none_is_there() -> None:
    """Whoever is followed up waits for nothing."""
    assert line("1", followed=True).next_round is None
    assert line("1").next_round == date(2026, 4, 1)


def test_companies_are_compared_once_and_with_their_like() -> None:
    """By the latest round with a score, as most others are asked."""
    lines = [
        line("1", amount(1), company="A"),
        line("2", amount(2), company="A", follows="1"),
        line("3", amount(None), company="A", follows="2"),
        line("4", amount(4), company="B"),
        line("5", amount(5, family="other"), company="C"),
        line("6", amount(None), company="D"),
    ]
    found = comparable(lines)
    assert [one.said.id for one in found.lines] == ["2", "4"]
    assert found.others == 2
    assert comparable([]).lines == []


def test_a_round_that_was_only_begun_is_compared_with_nobody() -> None:
    """One answer of thirty makes no score: the round before counts, in a benchmark and as the latest one."""
    lines = [
        line("1", amount(48_000_000)),
        line("2", amount(1, early=True), follows="1"),
        line("3", amount(2, early=True)),
    ]
    found = comparable(lines)
    assert ([one.said.id for one in found.lines], found.others) == (["1"], 1)
    assert PortfolioFindings(lines, DAY, {}).moved == []


def test_an_engine_is_given_whole_numbers() -> None:
    """Scores overall and by dimension, and the fields that are asked for."""
    lines = [
        line("a", amount(10, profile={"size": "s"}, dimensions={"one": 4, "two": None})),
        line("b", amount(30, dimensions={"one": 8})),
    ]
    found = table(lines, ["size"])
    assert found.fields == {"size": ["s", None]}
    assert found.measures == {"overall": [10, 30], "one": [4, 8], "two": [None, None]}
    spread = PythonEngine().distributions(found, None)[None]
    assert spread["overall"].median.mean == 20
    assert "two" not in spread
