"""Sections 6, 7 and 9 of the method, on numbers small enough to be done by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from cm_readiness.core.assessment import Assessment, Given, NotApplicable, Unknown
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.gaps import Gap
from cm_readiness.core.questionnaire import Questionnaire
from tests.build import answer, assessment, criterion, dimension, questionnaire, text

TODAY = date(2026, 11, 22)

FOUR = questionnaire(
    dimension("a", criterion("x", 3), criterion("y", 1), criterion("gate", 4, critical=True)),
    dimension("b", criterion("z", 1)),
)
"""One level of a.x is worth 25 · 3/8 · 1/2 points of the overall; of b.z, 25 · 1/2."""


def results(answers: Assessment, of: Questionnaire = FOUR) -> Evaluation:
    """Evaluate on the day of these tests."""
    return evaluate(of, answers, TODAY)


def gap(evaluation: Evaluation, identifier: str) -> Gap:
    """The gap of one criterion."""
    return next(g for g in evaluation.gaps if g.criterion.id == identifier)


def test_a_gap_is_the_distance_to_the_target_in_points_of_the_overall() -> None:
    """a.x at 1, target 3: 2 levels of 25 · 3/8 · 1/2 = 4.6875 make 9.375; two M steps are 10 days."""
    found = gap(results(assessment({"a.x": 1, "a.y": 3, "a.gate": 3, "b.z": 3})), "a.x")
    assert (found.kind, found.level, found.claimed, found.target) == ("raise", 1, 1, 3)
    assert (found.points, found.effort_days) == (Fraction(75, 8), 10)
    assert found.next_step is not None
    assert (found.next_step.points, found.next_step.effort_days) == (Fraction(75, 16), 5)


def test_a_claim_without_evidence_needs_proof_and_no_work() -> None:
    """Strict, target 4: a claim of 3 counts as 2; the gap is 2 levels, the effort only the step 3→4."""
    given = assessment({"b.z": 3}, evidence_rule="strict", targets={"b": 4})
    found = gap(results(given), "b.z")
    assert (found.kind, found.gap_class, found.level, found.claimed) == ("prove", "prove", 2, 3)
    assert (found.points, found.effort_days, found.next_step) == (25, 5, None)


def test_dont_know_is_a_gap_of_up_to_its_target() -> None:
    """b.z unknown, target 3: up to 3 · 12.5 points, and 1 + 5 + 5 days from level 0."""
    found = gap(results(assessment({"b.z": Unknown()})), "b.z")
    assert (found.kind, found.gap_class, found.level, found.claimed) == ("find_out", "find_out", None, None)
    assert (found.points, found.effort_days, found.gate_closed) == (Fraction(75, 2), 11, False)


def test_unanswered_and_not_applicable_are_no_gaps() -> None:
    """Only a.x is answered below its target."""
    evaluation = results(assessment({"a.x": 0, "a.y": NotApplicable("none")}))
    assert [g.criterion.id for g in evaluation.gaps] == ["a.x"]
    assert [s.criterion.id for s in evaluation.unanswered] == ["a.gate", "b.z"]


def test_closed_gates_come_first_then_points_then_effort() -> None:
    """The gate at 1 leads though z brings more; x and y follow by points; equal points go by effort."""
    evaluation = results(assessment({"a.x": 2, "a.y": 2, "a.gate": 1, "b.z": 0}))
    assert [g.criterion.id for g in evaluation.gaps] == ["a.gate", "b.z", "a.x", "a.y"]
    assert [g.gate_closed for g in evaluation.gaps] == [True, False, False, False]
    short = [{"effort": "S", "do": text("do")}] * 4
    equal = questionnaire(
        dimension("a", criterion("slow"), criterion("quick", steps=short), criterion("also_slow"))
    )
    order = results(assessment({"a.slow": 2, "a.quick": 2, "a.also_slow": 2}), equal).gaps
    assert [g.criterion.id for g in order] == ["a.quick", "a.slow", "a.also_slow"]


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("a.light_short", "fill_in"),
        ("a.light_long", "later"),
        ("a.heavy_short", "quick_win"),
        ("a.heavy_long", "major"),
        ("a.gate", "gate"),
    ],
)
def test_the_class_compares_the_next_step_with_the_mean(identifier: str, expected: str) -> None:
    """Weights 1, 1, 3, 3 and 2: the mean step is that of weight 2; S and M next steps divide further."""
    classes = questionnaire(
        dimension(
            "a",
            criterion("light_short", 1), criterion("light_long", 1),
            criterion("heavy_short", 3), criterion("heavy_long", 3),
            criterion("gate", 2, critical=True),
        )
    )  # fmt: skip
    levels: dict[str, Given] = {
        "a.light_short": 0,
        "a.light_long": 1,
        "a.heavy_short": 0,
        "a.heavy_long": 1,
        "a.gate": 1,
    }
    assert gap(results(assessment(levels), classes), identifier).gap_class == expected


def test_a_step_with_exactly_the_mean_is_large() -> None:
    """A single gap is its own mean."""
    assert gap(results(assessment({"a.x": 0})), "a.x").gap_class == "quick_win"


@pytest.mark.parametrize(
    ("targets", "expected"), [({}, 3), ({"a": 4}, 4), ({"a": 4, "a.x": 1}, 1), ({"b": 4}, 3)]
)
def test_the_nearest_target_counts(targets: dict[str, int], expected: int) -> None:
    """The assessment's for the criterion, else for its dimension, else the questionnaire's."""
    assert results(assessment({}, targets=targets)).standings["a.x"].target == expected


def test_a_critical_target_is_never_below_what_opens_the_gate() -> None:
    """A target of 1 on a critical criterion is 2."""
    assert results(assessment({}, targets={"a.gate": 1})).standings["a.gate"].target == 2


def test_the_target_of_a_dimension_is_that_of_what_applies() -> None:
    """x is not applicable: 25 · (1·4 + 4·3) / 5 = 80 for a; with b at 75 the whole is 77.5."""
    given = assessment({"a.x": NotApplicable("none")}, targets={"a.y": 4})
    evaluation = results(given)
    assert evaluation.dimensions[0].target == 80
    assert evaluation.overall.target == Fraction(155, 2)


def test_find_out_lists_critical_first_then_what_narrows_the_range_most() -> None:
    """All open: the gate (25·4·4/8/2 = 25) leads though z is worth 50; then z 50, x 18.75, y 6.25."""
    evaluation = results(assessment({"a.x": Unknown()}))
    assert [(f.criterion.id, f.kind, f.points) for f in evaluation.find_out] == [
        ("a.gate", "unanswered", 25),
        ("b.z", "unanswered", 50),
        ("a.x", "unknown", Fraction(75, 4)),
        ("a.y", "unanswered", Fraction(25, 4)),
    ]


RULES = questionnaire(
    dimension("a", criterion("x", requires=[{"level": 3, "of": "b.z", "at_least": 2}]), criterion("y")),
    dimension("b", criterion("z"), criterion("w")),
    profile=[
        {"id": "name", "kind": "text", "question": text("name")},
        {"id": "post", "kind": "choice", "question": text("post"), "options": [
            {"id": "yes", "name": text("yes")},
        ]},
    ],
    contradictions=[
        {
            "id": "rule", "name": text("name"), "meaning": text("meaning"), "ask": text("ask"),
            "applies_if": {"post": ["yes"]},
            "all": [{"of": "a.x", "at_least": 3}],
            "any": [{"of": "b.z", "at_most": 1}, {"of": "b.w", "at_most": 0}],
        }
    ],
)  # fmt: skip
"""A rule and a requirement that name the same pair."""


@pytest.mark.parametrize(
    ("answers", "company", "holds"),
    [
        ({"a.x": 3, "b.z": 1}, {"post": "yes"}, True),
        ({"a.x": 4, "b.z": 3, "b.w": 0}, {"post": "yes"}, True),
        ({"a.x": 2, "b.z": 0}, {"post": "yes"}, False),
        ({"a.x": 4, "b.z": 2, "b.w": 1}, {"post": "yes"}, False),
        ({"a.x": 4, "b.z": Unknown()}, {"post": "yes"}, False),
        ({"a.x": 4}, {"post": "yes"}, False),
        ({"a.x": 3, "b.z": 1}, {}, False),
    ],
)
def test_a_contradiction_needs_all_and_one_of_any(
    answers: dict[str, Given], company: dict[str, str], holds: bool
) -> None:
    """Don't know and unanswered make a condition false; so does a profile field that is not filled in."""
    found = results(assessment(answers, company=company), RULES).contradictions
    assert [rule.id for rule in found] == (["rule"] if holds else [])


def test_a_contradiction_rests_on_the_answered_level() -> None:
    """Under the strict rule a claim of 3 still contradicts."""
    given = assessment({"a.x": 3, "b.z": 0}, company={"post": "yes"}, evidence_rule="strict")
    assert results(given, RULES).contradictions


def test_a_broken_requirement_is_listed_unless_a_contradiction_says_it() -> None:
    """a.x at 3 needs b.z at 2; where the rule holds, which names both, it is not said twice."""
    said = results(assessment({"a.x": 3, "b.z": 1}, company={"post": "yes"}), RULES)
    assert (len(said.contradictions), said.broken_requirements) == (1, ())
    alone = results(assessment({"a.x": 3, "b.z": 1}), RULES)
    assert [(b.criterion.id, b.requirement.of) for b in alone.broken_requirements] == [("a.x", "b.z")]


@pytest.mark.parametrize("other", [2, 4, Unknown(), NotApplicable("none")])
def test_a_requirement_is_broken_only_by_an_answered_level(other: Given) -> None:
    """What is not known or does not apply breaks nothing."""
    assert results(assessment({"a.x": 4, "b.z": other}), RULES).broken_requirements == ()


def test_answers_out_of_scope_are_kept_and_count_nowhere() -> None:
    """In an express assessment a full-depth answer is inactive; an unknown id is orphaned."""
    express = questionnaire(dimension("a", criterion("x", express=True), criterion("y")))
    evaluation = results(assessment({"a.x": 2, "a.y": 0, "a.gone": 4}, depth="express"), express)
    assert evaluation.overall.score == 50
    assert [s.criterion.id for s in evaluation.inactive] == ["a.y"]
    assert evaluation.orphaned == ("a.gone",)
    assert evaluation.progress.in_scope == 1


def test_evidence_beside_an_answer_is_counted_without_blanks() -> None:
    """Two lines say something, one does not."""
    given = assessment({"a.x": answer(3, evidence=("one", " ", "two"))})
    assert results(given).standings["a.x"].answer.proofs == ("one", "two")
