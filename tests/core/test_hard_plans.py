"""Plans of questionnaires that are hard: whatever prerequisites they have, the answer is exact and there."""

from __future__ import annotations

from datetime import date

import pytest

from cm_readiness.core import pareto
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.optimum import Solution, best_use, cheapest_way
from cm_readiness.core.planning import requirement_met
from cm_readiness.core.questionnaire import Verdict
from cm_readiness.core.verdict import verdict_on
from tests.core.test_optimum import Tried, everything
from tests.hard_plans import KINDS, Kind, hard_plan
from tests.milp import least_effort

TODAY = date(2026, 11, 22)


def evaluated(seed: int, kind: Kind, size: int, **more: int) -> Evaluation:
    """The company of a seed."""
    return evaluate(*hard_plan(seed, kind, size, **more), TODAY)


@pytest.mark.parametrize("verdict", ["conditional", "go"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [20, 31, 45])
def test_the_cheapest_way_takes_the_least_effort(size: int, kind: Kind, verdict: str) -> None:
    """As much as a solver of mixed-integer programmes needs, and its levels keep what they promise."""
    evaluation = evaluated(size, kind, size)
    wanted = next(v for v in evaluation.questionnaire.verdicts if v.id == verdict)
    found = cheapest_way(evaluation, wanted)
    assert isinstance(found, Solution)
    assert float(found.effort_days) == pytest.approx(least_effort(evaluation, wanted))
    assert_holds(evaluation, found)


@pytest.mark.parametrize("kind", ["chain", "fan", "random", "dense"])
def test_two_hundred_criteria_are_planned(kind: Kind) -> None:
    """With prerequisites between any of them, a verdict has its cheapest way and a budget its best use."""
    evaluation = evaluated(200, kind, 200)
    go = evaluation.questionnaire.verdicts[-1]
    found = cheapest_way(evaluation, go)
    assert isinstance(found, Solution)
    assert float(found.effort_days) == pytest.approx(least_effort(evaluation, go))
    assert found.reaches.id == "go"
    assert_holds(evaluation, found)
    spent = best_use(evaluation, 40)
    assert spent.effort_days <= 40
    assert_holds(evaluation, spent)


@pytest.mark.parametrize(
    ("seed", "kind", "size", "verdict"),
    [
        (1, "chain", 200, "conditional"),
        (1, "twins", 60, "go"),
        (2, "twins", 60, "go"),
        (2, "twins", 100, "go"),
        (3, "twins", 60, "go"),
        (1, "twins", 200, "go"),
        (1, "twins", 200, "conditional"),
    ],
)
def test_ties_and_gates_that_may_stay_closed_are_planned(
    seed: int, kind: Kind, size: int, verdict: str
) -> None:
    """A long chain with gates that may stay closed, and dozens of criteria that weigh and cost the same."""
    evaluation = evaluated(seed, kind, size)
    wanted = next(v for v in evaluation.questionnaire.verdicts if v.id == verdict)
    found = cheapest_way(evaluation, wanted)
    assert isinstance(found, Solution)
    assert float(found.effort_days) == pytest.approx(least_effort(evaluation, wanted))
    assert_holds(evaluation, found)


def assert_holds(evaluation: Evaluation, found: Solution) -> None:
    """The effort is that of the levels, and each that is raised stands on what it needs."""
    standings = evaluation.standings
    final = {i: found.levels.get(i, s.claimed or 0) for i, s in standings.items()}
    efforts = [
        evaluation.questionnaire.effort(standings[i].criterion, standings[i].claimed or 0, level)
        for i, level in found.levels.items()
    ]
    assert found.effort_days == sum(efforts)
    for identifier, level in found.levels.items():
        for need in standings[identifier].criterion.requires:
            assert level < need.level or requirement_met(need, standings, final)


@pytest.mark.parametrize(
    ("seed", "kind", "size", "budget"),
    [(2, "twins", 60, 40), (1, "chain", 60, 150), (2, "twins", 100, 150), (5, "fan", 31, 150)],
)
def test_a_budget_that_gates_spoil_has_its_best_use(seed: int, kind: Kind, size: int, budget: int) -> None:
    """What it brings is not brought for less, and more days bring no less."""
    evaluation = evaluated(seed, kind, size)
    spent = best_use(evaluation, budget)
    assert spent.effort_days <= budget
    assert_holds(evaluation, spent)
    again = best_use(evaluation, spent.effort_days)
    assert (again.overall_low, again.levels) == (spent.overall_low, spent.levels)
    assert (best_use(evaluation, budget + 10).overall_low or 0) >= (spent.overall_low or 0)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", range(8))
def test_ties_are_broken_as_by_trying_everything(seed: int, kind: Kind) -> None:
    """Six criteria up to level 3, many of which come to the same effort."""
    evaluation = evaluated(seed, kind, 6, target=3)
    tried = list(everything(evaluation))
    for budget in (0, 6, 11, 12, 24):
        best = min(
            (each for each in tried if each.effort <= budget),
            key=lambda each: (-(each.scores.overall or 0), each.rank),
        )
        found = best_use(evaluation, budget)
        assert (found.overall_low, found.effort_days, found.levels) == (
            best.scores.overall, best.effort, best.raised,
        )  # fmt: skip
    for wanted in evaluation.questionnaire.verdicts[1:]:
        found_way = cheapest_way(evaluation, wanted)
        if isinstance(found_way, Solution):
            first = min((each for each in tried if good_enough(each, wanted)), key=lambda each: each.rank)
            assert (found_way.effort_days, found_way.levels) == (first.effort, first.raised)


def good_enough(tried: Tried, wanted: Verdict) -> bool:
    """Whether levels lead to a verdict or a better one."""
    questionnaire = tried.evaluation.questionnaire
    verdicts = [v.id for v in questionnaire.verdicts]
    reached = verdict_on(questionnaire, tried.scores)
    return verdicts.index(reached.id) >= verdicts.index(wanted.id)


def test_what_is_too_large_is_refused_in_bounded_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal criteria by the dozen, each with a twin that it needs: no answer is better than a guess."""
    monkeypatch.setattr(pareto, "MOST_BYTES", 50_000)
    evaluation = evaluated(1, "twins", 60)
    with pytest.raises(ReadinessError) as caught:
        cheapest_way(evaluation, evaluation.questionnaire.verdicts[-1])
    assert caught.value.fault.code == "plan_too_large"


def test_what_is_too_much_side_by_side_is_decided_group_by_group() -> None:
    """A budget for criteria that all need a few: the values of all dimensions at once would be too many."""
    assert best_use(evaluated(3, "fan", 31), 40).effort_days == 38
