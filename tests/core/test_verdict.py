"""How much is known, what a verdict rests on, and when it is too early for one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from hypothesis import given

from cm_readiness.core.assessment import Assessment, Given, NotApplicable, Unknown
from cm_readiness.core.comparison import side_of_milestone, with_milestone
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.core.verdict import Condition
from tests.build import AT, assessment, criterion, dimension, questionnaire, text
from tests.strategies import answered

TODAY = date(2026, 11, 22)
NONE = NotApplicable("there is none")

TWO = questionnaire(
    dimension("a", criterion("x", 3), criterion("y", 1)),
    dimension("b", criterion("z", 1), criterion("gate", 1, critical=True), weight=3),
)


def judged(answers: dict[str, Given], of: Questionnaire = TWO) -> Evaluation:
    """The evaluation of some answers."""
    return evaluate(of, assessment(answers), TODAY)


@pytest.mark.parametrize(
    ("answers", "coverage", "state"),
    [
        ({}, Fraction(0), "open"),
        ({"a.x": 4}, Fraction(3, 16), "open"),
        ({"a.x": 2, "a.y": 2, "b.z": 2}, Fraction(5, 8), "open"),
        ({"b.z": 2, "b.gate": 1, "a.x": 2}, Fraction(15, 16), "provisional"),
        ({"a.x": 0, "a.y": 0, "b.z": 0, "b.gate": Unknown()}, Fraction(5, 8), "settled"),
        ({"a.x": 3, "a.y": 3, "b.z": 3, "b.gate": 3}, Fraction(1), "settled"),
        ({"a.x": NONE, "a.y": NONE, "b.z": 3, "b.gate": 3}, Fraction(1), "settled"),
    ],
)  # fmt: skip
def test_the_state_follows_from_what_is_known(
    answers: dict[str, Given], coverage: Fraction, state: str
) -> None:
    """Coverage is Σ W/ΣW · Σ_K w/Σ_A w; a is a quarter, b three; x is three quarters of a, z half of b."""
    judgement = judged(answers).judgement
    assert (judgement.coverage, judgement.state) == (coverage, state)


def test_nothing_applies_and_nothing_is_known() -> None:
    """No coverage, and too early for a verdict."""
    judgement = judged(dict.fromkeys(TWO.criteria, NotApplicable("no"))).judgement
    assert (judgement.coverage, judgement.state, judgement.reasons) == (None, "open", ())


def test_a_questionnaire_may_ask_for_less() -> None:
    """5/8 are known: too little for 0.7, enough for a half; the worst and the best are too far apart then."""
    answers: dict[str, Given] = {"a.x": 4, "a.y": 4, "b.z": 4}
    half = questionnaire(*TWO.dimensions, undecided={"coverage_below": Fraction(1, 2), "name": text("early")})
    judgement = judged(answers, half).judgement
    assert (judgement.low.id, judgement.high.id, judgement.state) == ("conditional", "go", "provisional")
    assert judged(answers).judgement.state == "open"


def test_the_reasons_are_the_conditions_of_the_verdict_that_hold() -> None:
    """Overall 49·3/4 + 25/4 of x = 43; a at 25 is not below 25; one gate is fewer than three."""
    judgement = judged({"a.x": 1, "a.y": 1, "b.z": 4, "b.gate": 1}).judgement
    assert judgement.verdict is not None
    assert judgement.verdict.id == "not_yet"
    assert judgement.reasons == (Condition("overall_below", 50, Fraction(43)),)


@given(answered())
def test_coverage_and_state_keep_their_rules(case: tuple[Questionnaire, Assessment]) -> None:
    """Coverage is from 0 to 1, 0 with nothing known and 1 with everything; the state as the method has it."""
    evaluation = evaluate(*case, TODAY)
    judgement, done = evaluation.judgement, evaluation.progress
    limit = evaluation.questionnaire.coverage_below
    verdicts = [verdict.id for verdict in evaluation.questionnaire.verdicts]
    if judgement.coverage is None:
        assert done.known + done.unknown + done.unanswered == 0
    else:
        assert 0 <= judgement.coverage <= 1
        assert (judgement.coverage == 0) == (done.known == 0)
        assert (judgement.coverage == 1) == (done.unknown + done.unanswered == 0)
    wide = (judgement.low.id, judgement.high.id) == (verdicts[0], verdicts[-1])
    little = judgement.coverage is None or judgement.coverage < limit
    too_early = done.known == 0 or (not judgement.firm and (little or wide))
    assert (judgement.state == "open") == too_early
    assert (judgement.state == "settled") == (not too_early and done.unanswered == 0)


@given(answered())
def test_reasons_hold_and_are_complete(case: tuple[Questionnaire, Assessment]) -> None:
    """Each is a condition of the verdict that the scores meet, and each that they meet is there, in order."""
    evaluation = evaluate(*case, TODAY)
    verdict = evaluation.judgement.verdict
    expected: list[tuple[object, ...]] = []
    if verdict is not None and verdict.when is not None:
        when, overall = verdict.when, evaluation.overall.score
        if when.overall_below is not None and overall is not None and overall < when.overall_below:
            expected.append(("overall_below", when.overall_below, overall, None, ()))
        if (limit := when.any_dimension_below) is not None:
            expected += [
                ("dimension_below", limit, d.score, d.dimension.id, d.closed_gates)
                for d in evaluation.dimensions
                if d.score is not None and d.score < limit
            ]
        closed = evaluation.closed_gates
        if when.gates_closed_at_least is not None and len(closed) >= when.gates_closed_at_least:
            expected.append(("gates_closed", when.gates_closed_at_least, len(closed), None, closed))
        assert expected
    reasons = evaluation.judgement.reasons
    assert [(r.code, r.limit, r.reached, r.dimension, r.gates) for r in reasons] == expected


@given(answered())
def test_a_milestone_keeps_its_state_and_an_older_one_has_it_worked_out(
    case: tuple[Questionnaire, Assessment],
) -> None:
    """From the levels alone; the strict rule leaves no trace in them, so it is left aside here."""
    of, answers = case
    evaluation = evaluate(of, answers.model_copy(update={"evidence_rule": "declared"}), TODAY)
    kept = with_milestone(evaluation, "first", datetime(2026, 11, 22, tzinfo=UTC))
    (frozen,) = kept.milestones
    assert frozen.state == evaluation.judgement.state
    older = frozen.model_copy(update={"state": None})
    assert side_of_milestone(older, evaluation).state == evaluation.judgement.state


def test_the_state_of_a_milestone_does_not_change_with_the_answers() -> None:
    """Frozen while it was open; answered since."""
    early = with_milestone(judged({"a.x": 4}), "early", AT)
    later = assessment({"a.x": 4, "a.y": 4, "b.z": 4, "b.gate": 4}, milestones=early.milestones)
    now = evaluate(TWO, later, TODAY)
    assert now.judgement.state == "settled"
    assert side_of_milestone(later.milestones[0], now).state == "open"
    older = later.milestones[0].model_copy(update={"state": None})
    assert side_of_milestone(older, now).state == "open"
