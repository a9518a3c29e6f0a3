"""The cheapest way and the best use of a budget, against trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_readiness.core import pareto
from cm_readiness.core.assessment import Assessment, Unknown
from cm_readiness.core.criterion_result import Standing, applicable
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.numbers import Rational
from cm_readiness.core.optimum import Solution, Unreachable, best_use, cheapest_way
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.core.scoring import Scores, score
from cm_readiness.core.verdict import verdict_on
from tests.build import assessment, criterion, dimension, questionnaire
from tests.strategies import answered

TODAY = date(2026, 11, 22)
Case = tuple[Questionnaire, Assessment]


@dataclass(frozen=True)
class Tried:
    """One set of final levels: what it costs, how it compares with equals, and what it scores."""

    evaluation: Evaluation
    effort: Rational
    raised: dict[str, int]
    final: tuple[int, ...]
    proved: tuple[bool, ...]
    effective: dict[str, int]

    @cached_property
    def scores(self) -> Scores:
        """Those of exactly these levels, for which the criteria that apply do."""
        counted = applicable(self.evaluation.questionnaire, self.evaluation.standings)
        return score(counted, self.effective)

    @property
    def rank(self) -> tuple[Rational, int, tuple[int, ...], tuple[bool, ...]]:
        """Smaller is better: effort, criteria raised, then the higher level at the first difference."""
        lower = tuple(-level for level in self.final)
        return self.effort, len(self.raised), lower, tuple(not proof for proof in self.proved)


def choices(evaluation: Evaluation, standing: Standing) -> list[tuple[int, int, Rational, bool]]:
    """Final level, effective level, effort, whether it is raised."""
    present = standing.claimed or 0
    effective = standing.level if standing.level is not None else present
    found: list[tuple[int, int, Rational, bool]] = [(present, effective, 0, False)]
    if effective != present:
        found.append((present, present, 0, True))
    for level in range(present + 1, max(present, standing.target) + 1):
        effort = evaluation.questionnaire.effort(standing.criterion, present, level)
        found.append((level, level, effort, True))
    return found


def everything(evaluation: Evaluation) -> Iterator[Tried]:
    """Every set of final levels that meets the requirements of what it raises."""
    standings = evaluation.standings
    counted = applicable(evaluation.questionnaire, standings)
    ids = [c.id for criteria in counted.values() for c in criteria]
    for picked in product(*(choices(evaluation, standings[i]) for i in ids)):
        final = dict(zip(ids, (level for level, _, _, _ in picked), strict=True))
        raised = {i: level for i, (level, _, _, up) in zip(ids, picked, strict=True) if up}
        if all(
            not standings[r.of].applicable or final[r.of] >= r.at_least
            for i, level in raised.items()
            for r in standings[i].criterion.requires
            if level >= r.level
        ):
            yield Tried(
                evaluation,
                effort=sum(effort for _, _, effort, _ in picked),
                raised=raised,
                final=tuple(final.values()),
                proved=tuple(up and effort == 0 for _, _, effort, up in picked),
                effective=dict(zip(ids, (e for _, e, _, _ in picked), strict=True)),
            )


@settings(max_examples=500)
@given(answered(most=2, tied=True), st.integers(0, 2))
def test_the_cheapest_way_is_that_of_trying_everything(case: Case, wanted: int) -> None:
    """Same feasibility, same effort, same levels, on small questionnaires of every kind."""
    evaluation = evaluate(*case, TODAY)
    verdicts = [v.id for v in evaluation.questionnaire.verdicts]

    def good(tried: Tried) -> bool:
        return verdicts.index(verdict_on(evaluation.questionnaire, tried.scores).id) >= wanted

    best_first = sorted(everything(evaluation), key=lambda tried: tried.rank)
    best = next((tried for tried in best_first if good(tried)), None)
    found = cheapest_way(evaluation, evaluation.questionnaire.verdicts[wanted])
    if best is None:
        assert isinstance(found, Unreachable)
        assert found.obstacles
        return
    assert isinstance(found, Solution)
    assert (found.effort_days, found.levels) == (best.effort, best.raised)
    assert found.overall_low == best.scores.overall
    assert found.gates_still_closed == best.scores.closed_gates


@settings(max_examples=500)
@given(answered(most=2, tied=True), st.integers(0, 60))
def test_the_best_use_of_a_budget_is_that_of_trying_everything(case: Case, budget: int) -> None:
    """Same overall, same effort, same levels, on small questionnaires of every kind."""
    evaluation = evaluate(*case, TODAY)
    affordable = [tried for tried in everything(evaluation) if tried.effort <= budget]
    best = min(affordable, key=lambda tried: (-(tried.scores.overall or 0), tried.rank))
    found = best_use(evaluation, budget)
    assert found.overall_low == best.scores.overall
    assert (found.effort_days, found.levels) == (best.effort, best.raised)


NEEDY = questionnaire(
    dimension("a", criterion("x", critical=True, requires=[{"level": 2, "of": "b.z", "at_least": 2}])),
    dimension("b", criterion("z")),
)
"""To open the gate of a, b has to stand at 2."""


def test_the_way_goes_through_what_is_required_elsewhere() -> None:
    """From 0 and 0 to conditional: a.x needs 2 for its gate, and b.z at 2: twice 1 + 5 is 12 days."""
    found = cheapest_way(evaluate(NEEDY, assessment({"a.x": 0, "b.z": 0}), TODAY), NEEDY.verdicts[1])
    assert isinstance(found, Solution)
    assert (found.effort_days, found.levels) == (12, {"a.x": 2, "b.z": 2})
    assert (found.reaches.id, found.overall_low, found.gates_still_closed) == ("conditional", 50, ())


def test_a_verdict_that_is_reached_already_costs_nothing() -> None:
    """Nothing is raised."""
    found = cheapest_way(evaluate(NEEDY, assessment({"a.x": 4, "b.z": 4}), TODAY), NEEDY.verdicts[1])
    assert isinstance(found, Solution)
    assert (found.effort_days, found.levels, found.reaches.id) == (0, {}, "go")


def test_what_stands_in_the_way_is_named() -> None:
    """With targets of 2 and 1, the gate cannot open, for b.z may not rise to 2."""
    given_answers = assessment({"a.x": 0, "b.z": 0}, targets={"a": 2, "b": 1})
    found = cheapest_way(evaluate(NEEDY, given_answers, TODAY), NEEDY.verdicts[2])
    assert isinstance(found, Unreachable)
    assert [(o.code, o.dimension, o.limit, o.reached) for o in found.obstacles] == [
        ("overall_below", None, 65, 25),
        ("dimension_below", "a", 50, 25),
        ("dimension_below", "b", 50, 25),
        ("gates_closed", None, 1, 1),
    ]
    assert found.obstacles[-1].gates == ("a.x",)


def test_open_answers_are_taken_as_nought_and_counted() -> None:
    """One don't know and one unanswered."""
    found = best_use(evaluate(NEEDY, assessment({"a.x": Unknown()}), TODAY), 0)
    assert (found.open_taken_as_zero, found.overall_low, found.levels) == (2, 0, {})


def test_proving_a_claim_costs_nothing_and_counts_as_raised() -> None:
    """Under the strict rule both claims of 3 count as 2; proving both reaches go for no effort."""
    given_answers = assessment({"a.x": 3, "b.z": 3}, evidence_rule="strict")
    found = cheapest_way(evaluate(NEEDY, given_answers, TODAY), NEEDY.verdicts[2])
    assert isinstance(found, Solution)
    assert (found.effort_days, found.levels) == (0, {"a.x": 3, "b.z": 3})


def test_of_equal_ways_the_one_with_the_higher_level_first_is_taken() -> None:
    """Two alike criteria, one of which has to rise: the first one does."""
    alike = questionnaire(dimension("a", criterion("x"), criterion("y")))
    found = best_use(evaluate(alike, assessment({"a.x": 1, "a.y": 1}), TODAY), 5)
    assert found.levels == {"a.x": 2}


def test_a_problem_that_is_too_large_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit no answer is better than a guess."""
    monkeypatch.setattr(pareto, "MOST_WORK", 3)
    with pytest.raises(ReadinessError) as caught:
        best_use(evaluate(NEEDY, assessment({"a.x": 0, "b.z": 0}), TODAY), 10)
    assert caught.value.fault.code == "plan_too_large"
