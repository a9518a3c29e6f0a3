"""Two assessments side by side, and results that are frozen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cm_readiness.core.assessment import Assessment, NotApplicable, Unknown
from cm_readiness.core.comparison import Comparison, compare, side_of, side_of_milestone, with_milestone
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import Evaluation, evaluate, what_if
from cm_readiness.core.questionnaire import Questionnaire
from tests.build import AT, assessment, criterion, dimension, questionnaire

TODAY = date(2026, 11, 22)

TWO = questionnaire(
    dimension("a", criterion("x", express=True), criterion("y"), criterion("z")),
    dimension("b", criterion("w")),
    fingerprint="abc",
)


def results(answers: Assessment, of: Questionnaire = TWO) -> Evaluation:
    """Evaluate on the day of these tests."""
    return evaluate(of, answers, TODAY)


def compared(old: Assessment, new: Assessment) -> Comparison:
    """Both sides of the same questionnaire."""
    return compare(side_of(results(old)), side_of(results(new)))


def test_a_change_is_new_less_old_where_both_have_a_level() -> None:
    """x rises by 2, y slips by 1; don't know, not applicable and unanswered have no difference of levels."""
    found = compared(
        assessment({"a.x": 1, "a.y": 3, "a.z": Unknown()}),
        assessment({"a.x": 3, "a.y": 2, "a.z": 2, "b.w": NotApplicable("none")}),
    )
    assert [(c.criterion, c.old, c.new, c.change) for c in found.criteria] == [
        ("a.x", 1, 3, 2),
        ("a.y", 3, 2, -1),
        ("a.z", "unknown", 2, None),
        ("b.w", None, "not_applicable", None),
    ]
    assert [c.criterion for c in found.improved] == ["a.x"]
    assert [c.criterion for c in found.slipped] == ["a.y"]
    assert [c.criterion for c in found.widest] == ["a.x", "a.y"]


def test_the_change_of_a_score_is_the_exact_difference() -> None:
    """a from 25 · 4/2 = 50 to 25 · 7/3 = 58.3…: 8.3…; b had no score, and the overall is a's then."""
    found = compared(assessment({"a.x": 1, "a.y": 3}), assessment({"a.x": 3, "a.y": 2, "a.z": 2, "b.w": 4}))
    assert found.dimensions["a"].change == Fraction(25, 3)
    assert found.dimensions["b"].change is None
    assert found.overall.change == (Fraction(175, 3) + 100) / 2 - 50
    assert (found.old_verdict, found.new_verdict) == ("conditional", "go")


def test_what_is_in_scope_on_one_side_only_is_listed_apart() -> None:
    """An express assessment before a full one."""
    found = compared(assessment({"a.x": 1}, depth="express"), assessment({"a.x": 2, "a.y": 4}))
    assert [c.criterion for c in found.criteria] == ["a.x"]
    assert (found.only_old, found.only_new) == ((), ("a.y", "a.z", "b.w"))


def test_different_questionnaires_are_refused_and_changed_ones_are_marked() -> None:
    """Another id cannot be compared; another fingerprint can, with a warning."""
    other = TWO.model_copy(update={"id": "other"})
    changed = TWO.model_copy(update={"fingerprint": "def"})
    given = assessment({"a.x": 1})
    with pytest.raises(ReadinessError) as caught:
        compare(side_of(results(given)), side_of(results(given, other)))
    assert caught.value.fault.code == "other_questionnaire"
    assert compared(given, given).same_questionnaire
    assert not compare(side_of(results(given)), side_of(results(given, changed))).same_questionnaire


def test_a_milestone_keeps_what_was_shown_and_is_never_computed_again() -> None:
    """58.3… is frozen as 58.3; the answers that follow change nothing in it."""
    frozen = with_milestone(
        results(assessment({"a.x": 3, "a.y": 2, "a.z": 2, "b.w": Unknown()})), "baseline", AT
    )
    (milestone,) = frozen.milestones
    assert milestone.overall.score == Fraction(583, 10)
    assert milestone.levels == {"a.x": 3, "a.y": 2, "a.z": 2, "b.w": "unknown"}
    assert (milestone.verdict, milestone.fingerprint) == ("conditional", "abc")
    later = results(frozen.model_copy(update={"answers": assessment({"a.x": 4}).answers}))
    assert side_of_milestone(milestone, later).overall.score == Fraction(583, 10)


def test_what_a_milestone_left_out_was_unanswered_then() -> None:
    """Unless the questionnaire has changed since: then nobody can tell."""
    frozen = with_milestone(results(assessment({"a.x": 3})), "baseline", AT)
    now = results(frozen)
    answers = side_of_milestone(frozen.milestones[0], now).answers
    assert answers == {"a.x": 3, "a.y": None, "a.z": None, "b.w": None}
    changed = results(frozen, TWO.model_copy(update={"fingerprint": "def"}))
    assert side_of_milestone(frozen.milestones[0], changed).answers == {"a.x": 3}


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "milestone_without_name"), ("baseline", "milestone_exists")]
)
def test_a_milestone_needs_a_name_of_its_own(name: str, code: str) -> None:
    """Two of one name could not be told apart."""
    frozen = with_milestone(results(assessment({"a.x": 3})), "baseline", AT)
    with pytest.raises(ReadinessError) as caught:
        with_milestone(results(frozen), name, AT)
    assert caught.value.fault.code == code


def test_what_if_scores_changed_levels_without_touching_the_answers() -> None:
    """Raising y to 4 and lowering x to 0: 25 · (0 + 4) / 2 = 50; the evaluation it came from stands."""
    evaluation = results(assessment({"a.x": 2, "a.y": 2}))
    outcome = what_if(evaluation, {"a.x": 0, "a.y": 4})
    assert outcome.dimensions[0].score == 50
    assert outcome.judgement.provisional
    assert not what_if(evaluation, {"a.z": 3, "b.w": 3}).judgement.provisional
    assert evaluation.assessment.answers["a.x"].level == 2


def test_a_what_if_level_counts_as_evidenced() -> None:
    """Under the strict rule 3 would count as 2 without evidence; supposed, it counts as 3."""
    evaluation = results(assessment({"b.w": 3}, evidence_rule="strict"))
    assert evaluation.dimensions[1].score == 50
    assert what_if(evaluation, {"b.w": 3}).dimensions[1].score == 75
