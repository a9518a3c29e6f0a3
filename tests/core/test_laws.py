"""What holds of every questionnaire and every set of answers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from cm_readiness.core.assessment import (
    Assessment,
    NotApplicable,
    Unknown,
    with_answer,
    without_answer,
)
from cm_readiness.core.criterion_result import Standing
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.numbers import Rational
from cm_readiness.core.questionnaire import Questionnaire
from tests.build import AT
from tests.strategies import answered

TODAY = date(2026, 11, 22)
Case = tuple[Questionnaire, Assessment]


def scores(evaluation: Evaluation) -> list[tuple[Rational | None, Rational | None, Rational | None]]:
    """The overall and each dimension: score, low, high."""
    overall = evaluation.overall
    return [(overall.score, overall.low, overall.high)] + [
        (result.score, result.low, result.high) for result in evaluation.dimensions
    ]


def known(case: Case) -> list[str]:
    """Criteria that count with a level."""
    evaluation = evaluate(*case, TODAY)
    return [i for i, s in evaluation.standings.items() if s.applicable and s.level is not None]


@given(answered())
def test_scores_stay_within_0_and_100_and_within_their_range(case: Case) -> None:
    """A dimension's score lies between its low and its high, and so do all three between 0 and 100."""
    evaluation = evaluate(*case, TODAY)
    for score, low, high in scores(evaluation):
        if low is not None and high is not None:
            assert 0 <= low <= high <= 100
        if score is not None:
            assert low is not None
            assert high is not None
            assert 0 <= score <= 100
    for result in evaluation.dimensions:
        if result.score is not None and result.low is not None and result.high is not None:
            assert result.low <= result.score <= result.high


@given(answered(), st.data())
def test_raising_a_level_never_lowers_a_score(case: Case, data: st.DataObject) -> None:
    """Neither of the criterion's dimension, nor of any other, nor the overall, nor an end of a range."""
    questionnaire, assessment = case
    below_top = [i for i in known(case) if assessment.answers[i].level != 4]
    assume(below_top)
    criterion = data.draw(st.sampled_from(below_top))
    level = assessment.answers[criterion].level
    assert level is not None
    before = scores(evaluate(*case, TODAY))
    after = scores(evaluate(questionnaire, with_answer(assessment, criterion, level + 1, AT), TODAY))
    for old, new in zip(before, after, strict=True):
        for was, is_now in zip(old, new, strict=True):
            assert was is None or (is_now is not None and is_now >= was)


@given(answered(), st.data(), st.integers(0, 4))
def test_an_answer_to_dont_know_stays_within_the_earlier_range(
    case: Case, data: st.DataObject, level: int
) -> None:
    """Whatever the level turns out to be, low and high were right to hold it; evidence is given with it."""
    questionnaire, assessment = case
    standings = evaluate(*case, TODAY).standings
    unknown = [i for i, s in standings.items() if s.applicable and isinstance(s.given, Unknown)]
    assume(unknown)
    criterion = data.draw(st.sampled_from(unknown))
    before = scores(evaluate(*case, TODAY))
    after = scores(evaluate(questionnaire, with_answer(assessment, criterion, level, AT), TODAY))
    for (_, low, high), (_, new_low, new_high) in zip(before, after, strict=True):
        if low is not None and high is not None:
            assert new_low is not None
            assert new_high is not None
            assert low <= new_low <= new_high <= high


@given(answered(allow_na=True), st.data())
def test_a_dimension_that_does_not_apply_leaves_the_overall(case: Case, data: st.DataObject) -> None:
    """All of its criteria not applicable: no score, no range, and the overall is that of the others."""
    questionnaire, assessment = case
    chosen = data.draw(st.sampled_from(questionnaire.dimensions))
    for criterion in chosen.criteria:
        assessment = with_answer(assessment, criterion.id, NotApplicable("none"), AT)
    evaluation = evaluate(questionnaire, assessment, TODAY)
    result = next(r for r in evaluation.dimensions if r.dimension.id == chosen.id)
    assert (result.score, result.low, result.high, result.target) == (None, None, None, None)
    others = [
        (r.dimension.weight, r.score)
        for r in evaluation.dimensions
        if r.dimension.id != chosen.id and r.score is not None
    ]
    expected = sum(Fraction(w) * s for w, s in others) / sum(w for w, _ in others) if others else None
    assert evaluation.overall.score == expected


@given(answered(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(case: Case, random: Random) -> None:
    """The same answers in another order of the file give the same evaluation."""
    questionnaire, assessment = case
    order = list(assessment.answers)
    random.shuffle(order)
    shuffled = assessment.model_copy(update={"answers": {i: assessment.answers[i] for i in order}})
    first, second = evaluate(*case, TODAY), evaluate(questionnaire, shuffled, TODAY)
    assert (first.overall, first.dimensions, first.gaps, first.find_out, first.judgement) == (
        second.overall,
        second.dimensions,
        second.gaps,
        second.find_out,
        second.judgement,
    )


@given(answered())
def test_answers_out_of_scope_do_not_count(case: Case) -> None:
    """Clearing every answer out of scope, known to the questionnaire or not, changes no result."""
    questionnaire, assessment = case
    stray = with_answer(assessment, "z.gone", 4, AT)
    before = evaluate(questionnaire, stray, TODAY)
    for criterion in [*(s.criterion.id for s in before.inactive), "z.gone"]:
        assessment = without_answer(assessment, criterion)
    after = evaluate(questionnaire, assessment, TODAY)
    assert (before.overall, before.dimensions, before.gaps, before.find_out) == (
        after.overall,
        after.dimensions,
        after.gaps,
        after.find_out,
    )


def missing(standings: list[Standing]) -> Rational:
    """Weighted levels that the known criteria of a dimension lack."""
    return sum(s.criterion.weight * max(s.target - s.level, 0) for s in standings if s.level is not None)


@given(answered())
def test_the_points_of_raise_and_prove_add_up(case: Case) -> None:
    """Σ over dimensions of W/ΣW · 25 · Σ_K w·max(t−e, 0) / Σ_A w."""
    evaluation = evaluate(*case, TODAY)
    counted = [
        (d, [evaluation.standings[c.id] for c in d.criteria if evaluation.standings[c.id].applicable])
        for d in evaluation.questionnaire.dimensions
    ]
    counted = [(d, standings) for d, standings in counted if standings]
    weights = sum(Fraction(d.weight) for d, _ in counted)
    expected = sum(
        25 * Fraction(d.weight) / weights * missing(standings) / sum(s.criterion.weight for s in standings)
        for d, standings in counted
    )
    assert sum(gap.points for gap in evaluation.gaps if gap.kind != "find_out") == expected


@given(answered())
def test_what_there_is_to_find_out_is_the_width_of_the_range_without_gates(case: Case) -> None:
    """With gates that cap nothing, the points of all open criteria add up to high minus low."""
    questionnaire, assessment = case
    open_gate = questionnaire.gate.model_copy(update={"cap": 100})
    evaluation = evaluate(questionnaire.model_copy(update={"gate": open_gate}), assessment, TODAY)
    low, high = evaluation.overall.low, evaluation.overall.high
    if low is not None and high is not None:
        assert sum(item.points for item in evaluation.find_out) == high - low


@given(answered(), st.integers(0, 4))
def test_a_firm_verdict_is_that_of_every_completion(case: Case, level: int) -> None:
    """Filling all that is open with the same level never leaves a firm verdict."""
    questionnaire, assessment = case
    evaluation = evaluate(*case, TODAY)
    filled = assessment
    for item in evaluation.find_out:
        filled = with_answer(filled, item.criterion.id, level, AT)
    before, after = evaluation.judgement, evaluate(questionnaire, filled, TODAY).judgement
    order = [verdict.id for verdict in questionnaire.verdicts]
    assert after.verdict is not None or not evaluation.find_out
    if after.verdict is not None and assessment.evidence_rule == "declared":
        assert order.index(before.low.id) <= order.index(after.verdict.id) <= order.index(before.high.id)
