"""Sections 2 to 5 of the method, on numbers small enough to be done by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cm_readiness.core.assessment import Answer, Assessment, NotApplicable, Unknown
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.questionnaire import Questionnaire
from tests.build import AT, answer, assessment, criterion, dimension, questionnaire

TODAY = date(2026, 11, 22)

TWO = questionnaire(
    dimension("a", criterion("x", 3), criterion("y", 1), criterion("gate", 2, critical=True)),
    dimension("b", criterion("z", 1), weight=2),
)
"""Dimension a has weights 3, 1 and 2 (critical); dimension b counts twice."""


def results(answers: Assessment, of: Questionnaire = TWO) -> Evaluation:
    """Evaluate on the day of these tests."""
    return evaluate(of, answers, TODAY)


def test_a_dimension_is_the_weighted_mean_of_its_levels() -> None:
    """a: 25 · (3·4 + 1·1 + 2·2) / 6 = 25 · 17 / 6 = 70.83…; b: 25 · 3 = 75; overall (70.83… + 2·75) / 3."""
    evaluation = results(assessment({"a.x": 4, "a.y": 1, "a.gate": 2, "b.z": 3}))
    a, b = evaluation.dimensions
    assert (a.score, b.score) == (Fraction(425, 6), 75)
    assert evaluation.overall.score == (Fraction(425, 6) + 150) / 3
    assert (a.low, a.high) == (a.score, a.score)


def test_a_closed_gate_holds_its_dimension_at_the_cap() -> None:
    """a: raw 25 · (12 + 4 + 2) / 6 = 75, held at 49 by a.gate at level 1; b is untouched."""
    evaluation = results(assessment({"a.x": 4, "a.y": 4, "a.gate": 1, "b.z": 4}))
    a = evaluation.dimensions[0]
    assert (a.raw, a.score, a.closed_gates) == (75, 49, ("a.gate",))
    assert evaluation.overall.score == (49 + Fraction(200)) / 3


def test_a_closed_gate_raises_nothing() -> None:
    """a: raw 25 · (3 + 0 + 0) / 6 = 12.5 is below the cap and stays."""
    a = results(assessment({"a.x": 1, "a.y": 0, "a.gate": 0})).dimensions[0]
    assert (a.raw, a.score) == (Fraction(25, 2), Fraction(25, 2))


def test_the_range_puts_what_is_not_known_at_0_and_at_4() -> None:
    """x 2, y unknown, gate unanswered: raw 50; low 25·6/6 = 25; high 25·(6 + 4 + 8)/6 = 75."""
    a = results(assessment({"a.x": 2, "a.y": Unknown()})).dimensions[0]
    assert (a.score, a.low, a.high) == (50, 25, 75)


def test_each_end_of_the_range_has_its_own_gates() -> None:
    """x and y at 4, the gate unanswered: at 0 it closes and min(66.7, 49) = 49; at 4 all is 100."""
    a = results(assessment({"a.x": 4, "a.y": 4})).dimensions[0]
    assert (a.score, a.low, a.high, a.closed_gates) == (100, 49, 100, ())


def test_not_applicable_leaves_the_sum() -> None:
    """x not applicable: 25 · (1·2 + 2·4) / 3 = 83.3…; half of the weight is left out and warns."""
    evaluation = results(assessment({"a.x": NotApplicable("none"), "a.y": 2, "a.gate": 4}))
    a = evaluation.dimensions[0]
    assert (a.score, a.na_share, a.na_warning) == (Fraction(250, 3), Fraction(1, 2), True)


def test_a_third_not_applicable_does_not_warn_yet() -> None:
    """The gate is 2 of 6: exactly a third, and the warning is for more."""
    a = results(assessment({"a.gate": NotApplicable("none")})).dimensions[0]
    assert (a.na_share, a.na_warning) == (Fraction(1, 3), False)


def test_a_dimension_that_does_not_apply_leaves_the_overall() -> None:
    """All of a is not applicable: no score, no range, no target, and the overall is b's 50."""
    none = NotApplicable("none")
    evaluation = results(assessment({"a.x": none, "a.y": none, "a.gate": none, "b.z": 2}))
    a = evaluation.dimensions[0]
    assert (a.score, a.low, a.high, a.target, a.band) == (None, None, None, None, None)
    assert (evaluation.overall.score, evaluation.overall.low, evaluation.overall.high) == (50, 50, 50)


def test_not_applicable_where_it_is_not_allowed_counts_as_unanswered() -> None:
    """The answer is kept in the file and counts as none."""
    strict = questionnaire(dimension("a", criterion("x", allow_na=False), criterion("y")))
    evaluation = results(assessment({"a.x": NotApplicable("no"), "a.y": 4}), strict)
    assert [s.criterion.id for s in evaluation.unanswered] == ["a.x"]
    assert (evaluation.overall.score, evaluation.overall.low) == (100, 50)


def test_nothing_known_is_no_score_and_never_nought() -> None:
    """Without an answer the score is missing; the range is still 0 to 100."""
    evaluation = results(assessment({}))
    assert (evaluation.overall.score, evaluation.overall.band) == (None, None)
    assert (evaluation.overall.low, evaluation.overall.high) == (0, 100)
    judgement = evaluation.judgement
    assert (judgement.verdict, judgement.firm, judgement.provisional) == (None, False, True)
    assert (judgement.low.id, judgement.high.id) == ("not_yet", "go")


def test_the_overall_counts_only_dimensions_that_have_a_score() -> None:
    """b is unanswered: the overall is a's 50; the range counts both: low (50 + 0)/3, high (50 + 200)/3."""
    evaluation = results(assessment({"a.x": 2, "a.y": 2, "a.gate": 2}))
    overall = evaluation.overall
    assert (overall.score, overall.low, overall.high) == (50, Fraction(50, 3), Fraction(250, 3))


@pytest.mark.parametrize(
    ("level", "evidence", "counts_as"),
    [(4, (), 2), (3, ("  ",), 2), (3, ("OKR",), 3), (2, (), 2), (1, (), 1)],
)
def test_the_strict_rule_asks_for_evidence_from_level_3(
    level: int, evidence: tuple[str, ...], counts_as: int
) -> None:
    """A claim of 3 or 4 with no evidence line but blanks counts as 2; the answer stays as given."""
    given = assessment({"b.z": answer(level, evidence=evidence)}, evidence_rule="strict")
    standing = results(given).standings["b.z"]
    assert (standing.claimed, standing.level) == (level, counts_as)


def test_the_high_end_takes_evidence_for_granted() -> None:
    """Strict rule, z unanswered: the high end of b is still 100."""
    assert results(assessment({}, evidence_rule="strict")).dimensions[1].high == 100


def test_the_share_of_evidence() -> None:
    """Of three claims of 3 or 4, one lists evidence: 1/3; a 2 with evidence does not count."""
    proved = answer(3, evidence=("sheet",))
    given = assessment({"a.x": proved, "a.y": 4, "b.z": 3, "a.gate": answer(2, evidence=("sheet",))})
    assert results(given).evidence_share == Fraction(1, 3)
    assert results(assessment({"a.x": 2})).evidence_share is None


@pytest.mark.parametrize(
    ("levels", "band"),
    [
        ((0, 0, 0, 0), "absent"),
        ((1, 1, 1, 1), "absent"),
        ((2, 2, 2, 2), "structured"),
        ((3, 3, 3, 3), "integrated"),
    ],
)
def test_a_band_holds_from_its_start_to_the_next(levels: tuple[int, int, int, int], band: str) -> None:
    """Level 1 everywhere is 25 before the gate, and 25 starts the second band; the gate does not lower it."""
    expected = "emerging" if levels == (1, 1, 1, 1) else band
    evaluation = results(assessment(dict(zip(("a.x", "a.y", "a.gate", "b.z"), levels, strict=True))))
    assert evaluation.overall.band is not None
    assert evaluation.overall.band.id == expected


def verdict(**answers: int) -> str | None:
    """The verdict on five equal dimensions, each with one critical criterion; missing ones are unanswered."""
    five = questionnaire(*(dimension(name, criterion("x", critical=True)) for name in "abcde"))
    given = assessment({f"{name}.x": level for name, level in answers.items()})
    found = results(given, five).judgement.verdict
    return found.id if found else None


def test_verdict_by_its_three_conditions() -> None:
    """All 3: go. One gate closed (25 with cap): a dimension below 50. Three gates closed: not yet."""
    assert verdict(a=3, b=3, c=3, d=3, e=3) == "go"
    assert verdict(a=4, b=4, c=4, d=4, e=1) == "conditional"
    assert verdict(a=4, b=4, c=1, d=1, e=1) == "not_yet"
    assert verdict(a=4, b=4, c=4, d=4, e=0) == "not_yet"
    assert verdict(a=2, b=2, c=2, d=2, e=2) == "conditional"
    assert verdict() is None


def test_gates_are_counted_as_criteria_not_as_dimensions() -> None:
    """Three closed gates in one dimension are three."""
    one = questionnaire(
        dimension("a", *(criterion(name, critical=True) for name in "xyz")),
        dimension("b", criterion("w", 1), weight=9),
    )
    evaluation = results(assessment({"a.x": 1, "a.y": 1, "a.z": 1, "b.w": 4}), one)
    assert evaluation.judgement.verdict is not None
    assert evaluation.judgement.verdict.id == "not_yet"


def test_a_verdict_is_firm_only_when_no_missing_answer_could_change_it() -> None:
    """b.z unknown with a at 75: low (75 + 0)/3 = 25 is not yet, high (75 + 200)/3 is go."""
    given = assessment({"a.x": 3, "a.y": 3, "a.gate": 3, "b.z": Unknown()})
    judgement = results(given).judgement
    assert judgement.verdict is not None
    assert (judgement.verdict.id, judgement.low.id, judgement.high.id) == ("go", "not_yet", "go")
    assert (judgement.firm, judgement.provisional) == (False, False)


def test_age_is_counted_in_calendar_days_of_utc() -> None:
    """Shelf life 90 days from 1 November 2026: fresh on 30 January 2027, stale on the 31st."""
    given = assessment({"b.z": Unknown()})
    assert not evaluate(TWO, given, date(2027, 1, 30)).stale
    assert [s.criterion.id for s in evaluate(TWO, given, date(2027, 1, 31)).stale] == ["b.z"]


def test_an_answer_without_a_date_is_not_stale() -> None:
    """Nobody knows how old it is."""
    given = assessment({"b.z": Answer(level=3)})
    assert not evaluate(TWO, given, date(2030, 1, 1)).stale


def test_the_date_of_the_answers_is_the_one_these_tests_count_from() -> None:
    """The tests of age above rest on it."""
    assert AT.date() == date(2026, 11, 1)
