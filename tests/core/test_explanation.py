"""Every printed sum, redone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from cm_readiness.core.assessment import Assessment, NotApplicable, Unknown
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.explanation import Explanation, Line, Sum, explain
from cm_readiness.core.numbers import Rational
from cm_readiness.core.questionnaire import Questionnaire
from tests.build import assessment, criterion, dimension, questionnaire
from tests.strategies import answered

TODAY = date(2026, 11, 22)

ONE = questionnaire(
    dimension("a", criterion("x", 3), criterion("y", 1), criterion("gate", 2, critical=True)),
    dimension("b", criterion("z"), weight=2),
)


def redone(written: Sum) -> Rational:
    """What a sum comes to, worked out from what is written alone."""
    signs = {"×": "*", "÷": "/", "+": "+", "(": "(", ")": ")"}
    python = "".join(signs[t] if isinstance(t, str) else f"Fraction('{Fraction(t)}')" for t in written)
    result = eval(python, {"Fraction": Fraction})  # noqa: S307 - numbers and signs only
    assert isinstance(result, int | Fraction)
    return result


def everything(evaluation: Evaluation) -> list[Explanation]:
    """All that can be explained."""
    of = ["overall", *(d.dimension.id for d in evaluation.dimensions), *evaluation.standings]
    return [explain(evaluation, what) for what in of]


def lines(evaluation: Evaluation, of: str) -> list[tuple[str, str, Rational | None]]:
    """Code, subject and result of each line."""
    return [(line.code, line.about, line.result) for line in explain(evaluation, of).lines]


def last(explanation: Explanation, *codes: str) -> Line:
    """The last line with one of these codes."""
    return [line for line in explanation.lines if line.code in codes][-1]


@given(answered(tied=True))
def test_every_sum_comes_to_its_result(case: tuple[Questionnaire, Assessment]) -> None:
    """Whoever redoes the sum finds the number beside it."""
    for explanation in everything(evaluate(*case, TODAY)):
        for line in explanation.lines:
            if line.sum:
                assert redone(line.sum) == line.result


@given(answered(tied=True))
def test_the_last_sums_are_the_numbers_that_are_shown(case: tuple[Questionnaire, Assessment]) -> None:
    """The overall, each dimension's score and range, and each gap, as the evaluation has them."""
    evaluation = evaluate(*case, TODAY)
    if evaluation.overall.score is not None:
        assert last(explain(evaluation), "overall").result == evaluation.overall.score
    for result in evaluation.dimensions:
        explanation = explain(evaluation, result.dimension.id)
        if result.score is not None:
            codes = ("mean_level", "gate_holds", "gate_changes_nothing")
            assert last(explanation, *codes).result == result.score
        if result.low is not None and result.low != result.high:
            assert last(explanation, "low", "low_gate").result == result.low
            assert last(explanation, "high", "high_gate").result == result.high
    for gap in evaluation.gaps:
        explanation = explain(evaluation, gap.criterion.id)
        assert last(explanation, "gap", "gap_up_to").result == gap.points
        assert last(explanation, "effort").result == gap.effort_days


def test_a_dimension_line_by_line() -> None:
    """x 3·4, gate 2·1, y unknown: (12 + 2) of weight 5 is 70, held at 49; low 25·14/6 = 58.3 held at 49."""
    evaluation = evaluate(ONE, assessment({"a.x": 4, "a.y": Unknown(), "a.gate": 1}), TODAY)
    assert lines(evaluation, "a") == [
        ("level", "a.x", 12),
        ("dont_know", "a.y", None),
        ("level", "a.gate", 2),
        ("weighted_levels", "", 14),
        ("weights", "", 5),
        ("mean_level", "", 70),
        ("gate_holds", "a.gate", 49),
        ("low", "", Fraction(175, 3)),
        ("low_gate", "a.gate", 49),
        ("high", "", 75),
        ("high_gate", "a.gate", 49),
    ]


def test_the_strict_rule_and_not_applicable_show_where_they_bite() -> None:
    """A claim of 4 counts as 2; what does not apply is named with its weight; the rest is unanswered."""
    given_answers = assessment({"a.x": 4, "a.y": NotApplicable("none")}, evidence_rule="strict")
    explanation = explain(evaluate(ONE, given_answers, TODAY), "a")
    first, second, third = explanation.lines[:3]
    assert (first.code, first.sum, first.result, first.numbers) == (
        "level_without_proof",
        (3, "×", 2),
        6,
        (4,),
    )
    assert (second.code, second.about, second.numbers) == ("not_applicable", "a.y", (1,))
    assert (third.code, third.about) == ("unanswered", "a.gate")


def test_the_overall_ends_with_what_the_verdict_rests_on() -> None:
    """(49 + 2·75) / 3 = 66.3: a below 50 and one gate closed make it conditional."""
    evaluation = evaluate(ONE, assessment({"a.x": 4, "a.y": 4, "a.gate": 1, "b.z": 3}), TODAY)
    assert lines(evaluation, "overall") == [
        ("dimension", "a", 49),
        ("dimension", "b", 150),
        ("overall", "", Fraction(199, 3)),
        ("band", "structured", 50),
        ("no_condition", "not_yet", None),
        ("dimension_below", "a", 49),
        ("gates_closed", "", 1),
        ("verdict", "conditional", None),
        ("settled", "", None),
    ]


def test_while_it_is_too_early_no_verdict_is_named_and_what_is_missing_is() -> None:
    """(1·5/6 + 2·0/1) / 3 = 5/18 known; b alone could lead from 0 to 100 and from not yet to go."""
    evaluation = evaluate(ONE, assessment({"a.x": 4, "a.gate": 4}), TODAY)
    explained = explain(evaluation).lines
    assert [line.code for line in explained[-3:]] == ["coverage", "open_by_coverage", "open_by_range"]
    assert explained[-3].result == Fraction(5, 18)
    assert not {line.code for line in explained} & {"verdict", "no_condition", "overall_below"}


def test_a_criterion_line_by_line() -> None:
    """a.gate at 1, target 3: 25 · 2/6 · 1/3 a level, twice that, and two M steps."""
    evaluation = evaluate(ONE, assessment({"a.gate": 1}), TODAY)
    assert lines(evaluation, "a.gate") == [
        ("level", "a.gate", 2),
        ("gate_closed", "a.gate", None),
        ("target", "a.gate", 3),
        ("per_level", "a.gate", Fraction(25, 9)),
        ("gap", "a.gate", Fraction(50, 9)),
        ("effort", "a.gate", 10),
    ]


def test_what_is_not_there_cannot_be_explained() -> None:
    """An unknown id is an error with its name."""
    with pytest.raises(ReadinessError) as caught:
        explain(evaluate(ONE, assessment({}), TODAY), "a.gone")
    assert (caught.value.fault.code, caught.value.fault.values) == ("nothing_to_explain", {"what": "a.gone"})
