"""A what-if session: levels up and down, and the answers where they were."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.assessment import Assessment, NotApplicable, Unknown
from cm_readiness.core.evaluation import evaluate, what_if
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.core.what_if import WhatIf
from tests.build import assessment, criterion, dimension, questionnaire
from tests.strategies import answered

TODAY = date(2026, 11, 22)
ONE = questionnaire(
    dimension(
        "a",
        criterion("x"),
        criterion("y", requires=[{"level": 2, "of": "a.x", "at_least": 3}]),
        criterion("z"),
    )
)


def session(answers: Assessment) -> WhatIf:
    """A session that supposes nothing yet."""
    return WhatIf(evaluate(ONE, answers, TODAY))


def test_levels_go_up_and_down_within_the_scale_and_back() -> None:
    """At the present level the supposition is gone."""
    start = session(assessment({"a.x": 3, "a.y": 1, "a.z": 0}))
    up = start.raised("a.x")
    assert (up.levels, up.level("a.x"), start.levels) == ({"a.x": 4}, 4, {})
    assert up.raised("a.x") is up
    assert up.lowered("a.x").levels == {}
    assert start.lowered("a.z").levels == {}
    assert up.supposed("a.x", 7) is up


def test_what_nobody_knows_is_raised_from_0_and_what_does_not_apply_stays() -> None:
    """Don't know goes to 1, or down to 0; not applicable cannot be supposed."""
    start = session(assessment({"a.x": Unknown(), "a.y": NotApplicable("none")}))
    assert start.level("a.x") is None
    assert start.raised("a.x").levels == {"a.x": 1}
    assert start.lowered("a.x").levels == {"a.x": 0}
    assert start.raised("a.y") is start


def test_a_session_says_what_the_work_is_and_what_is_missing_for_it() -> None:
    """y from 1 to 2 takes 5 days and needs x at 3; lowering z costs nothing."""
    start = session(assessment({"a.x": 2, "a.y": 1, "a.z": 2}))
    supposed = start.raised("a.y").lowered("a.z")
    assert supposed.effort_days == 5
    assert [(i, need.of) for i, need in supposed.unmet] == [("a.y", "a.x")]
    assert supposed.raised("a.x").unmet == ()
    assert supposed.raised("a.x").effort_days == 10


def test_proving_a_claim_is_no_work() -> None:
    """Strict, claimed 3 and counted as 2: one up is the claim itself, evidenced."""
    start = session(assessment({"a.x": 3}, evidence_rule="strict"))
    assert start.level("a.x") == 2
    assert start.raised("a.x").levels == {"a.x": 3}
    assert start.raised("a.x").effort_days == 0


@given(answered(tied=True), st.data())
def test_a_session_is_scored_by_the_one_scoring_function(
    case: tuple[Questionnaire, Assessment], data: st.DataObject
) -> None:
    """Whatever keys are pressed, in whatever order."""
    evaluation = evaluate(*case, TODAY)
    now = WhatIf(evaluation)
    keys = st.tuples(st.sampled_from(list(evaluation.standings)), st.booleans())
    for identifier, up in data.draw(st.lists(keys, max_size=12)):
        now = now.raised(identifier) if up else now.lowered(identifier)
    assert all(level in range(5) for level in now.levels.values())
    assert all(evaluation.standings[i].level != level for i, level in now.levels.items())
    assert now.outcome == what_if(evaluation, now.levels)
    assert evaluate(*case, TODAY) == evaluation
