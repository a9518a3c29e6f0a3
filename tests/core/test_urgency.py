"""What cannot wait comes first, in gaps, in the roadmap and this week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from cm_readiness.core.assessment import Answer, Assessment, Given, Unknown, with_remarks
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.numbers import Rational
from cm_readiness.core.planning import PlannedStep, plan_roadmap
from cm_readiness.core.questionnaire import Questionnaire
from cm_readiness.core.this_week import this_week
from tests.build import answer, assessment, criterion, dimension, questionnaire, text
from tests.strategies import answered

TODAY = date(2026, 11, 22)
Case = tuple[Questionnaire, Assessment]


def order(evaluation: Evaluation) -> list[str]:
    """The criteria of the gaps, in their order."""
    return [gap.criterion.id for gap in evaluation.gaps]


def urgently(level: int) -> Answer:
    """A level that is marked urgent."""
    return answer(level).model_copy(update={"urgent": True})


def test_gaps_go_by_marks_then_gates_by_urgency_then_work_then_proof() -> None:
    """The marked one is the lightest, the urgent gate lighter than the other; proof is the heaviest."""
    of = questionnaire(
        dimension(
            "a",
            criterion("prove", 9),
            criterion("raise", 3),
            criterion("find", 4),
            criterion("calm", 5, critical=True, urgency=3),
            criterion("harm", 2, critical=True, urgency=1),
            criterion("marked", 1),
        )
    )
    answers: dict[str, Given | Answer] = {
        "a.prove": 3, "a.raise": 1, "a.find": Unknown(), "a.calm": 1, "a.harm": 1, "a.marked": urgently(2),
    }  # fmt: skip
    found = evaluate(of, assessment(answers, evidence_rule="strict"), TODAY)
    assert order(found) == ["a.marked", "a.harm", "a.calm", "a.find", "a.raise", "a.prove"]
    assert [gap.urgent for gap in found.gaps] == [True, False, False, False, False, False]


def test_the_roadmap_serves_what_is_marked_before_gates_and_gates_by_urgency() -> None:
    """The marked one needs a.need; the calm gate waits for the one where harm can happen any day."""
    short = [{"effort": "S", "do": text("do")}] * 4
    of = questionnaire(
        dimension(
            "a",
            criterion("calm", 9, steps=short, critical=True, urgency=3, target=2),
            criterion("harm", 1, steps=short, critical=True, urgency=1, target=2),
            criterion("need", 1, steps=short, target=1),
            criterion(
                "marked", 1, steps=short, target=1, requires=[{"level": 1, "of": "a.need", "at_least": 1}]
            ),
            criterion("other", 9, steps=short, target=1),
        ),
        focus=1,
    )
    answers: dict[str, Given | Answer] = {
        "a.calm": 1,
        "a.harm": 1,
        "a.need": 0,
        "a.marked": urgently(0),
        "a.other": 0,
    }
    first, *_ = plan_roadmap(evaluate(of, assessment(answers), TODAY)).periods
    assert [step.criterion.id for step in first.steps] == [
        "a.need",
        "a.marked",
        "a.harm",
        "a.calm",
        "a.other",
    ]


def test_the_week_has_five_acts_at_most_in_the_order_of_the_gaps() -> None:
    """Marked, closed, unknown, unanswered; no act of a level that is reached, or of what can wait."""

    def acts(*below: int) -> list[dict[str, object]]:
        return [{"below": b, "minutes": 10 * b, "do": text(f"below {b}")} for b in below]

    of = questionnaire(
        dimension(
            "a",
            criterion("later", 9, acts=acts(4)),
            criterion("unanswered", 1, critical=True, acts=acts(1, 2, 3)),
            criterion("unknown", 2, critical=True, acts=acts(1)),
            criterion("closed", 1, critical=True, acts=acts(1, 2)),
            criterion("marked", 1, acts=acts(3, 4)),
        )
    )
    answers: dict[str, Given | Answer] = {
        "a.later": 0,
        "a.unknown": Unknown(),
        "a.closed": 1,
        "a.marked": urgently(3),
    }
    week = this_week(evaluate(of, assessment(answers), TODAY))
    assert [(item.criterion.id, item.act.below) for item in week.acts] == [
        ("a.marked", 4), ("a.closed", 2), ("a.unknown", 1), ("a.unanswered", 1), ("a.unanswered", 2),
    ]  # fmt: skip
    assert week.minutes == 40 + 20 + 10 + 10 + 20


@given(answered(), st.data())
def test_marking_urgent_never_lowers_a_rank(case: Case, data: st.DataObject) -> None:
    """The gap that is marked rises or stays, and the others keep their order."""
    of, answers = case
    before = order(evaluate(of, answers, TODAY))
    assume(before)
    marked = data.draw(st.sampled_from(before))
    after = order(evaluate(of, with_remarks(answers, marked, urgent=True), TODAY))
    assert after.index(marked) <= before.index(marked)
    assert [i for i in after if i != marked] == [i for i in before if i != marked]


@given(answered())
def test_the_order_of_gaps_is_total(case: Case) -> None:
    """No two gaps share a place, and each stands where the method puts it."""
    evaluation = evaluate(*case, TODAY)
    places = [
        (
            not gap.urgent,
            not (gap.gate_closed or gap.urgent),
            gap.criterion.urgency if gap.gate_closed and not gap.urgent else 0,
            gap.kind == "prove" and not (gap.gate_closed or gap.urgent),
            -gap.points,
            gap.effort_days,
            evaluation.questionnaire.order[gap.criterion.id],
        )
        for gap in evaluation.gaps
    ]
    assert all(one < other for one, other in pairwise(places))


def served(evaluation: Evaluation, levels: Mapping[str, int], identifier: str, level: int) -> set[str]:
    """A criterion, and all that it needs to stand at a level."""
    found = {identifier}
    for need in evaluation.questionnaire.criteria[identifier].requires:
        other = evaluation.standings[need.of]
        if need.level <= level and other.applicable and levels.get(need.of, 0) < need.at_least:
            found |= served(evaluation, levels, need.of, need.at_least)
    return found


def first_ones(evaluation: Evaluation, levels: Mapping[str, int]) -> tuple[set[str], set[str]]:
    """What serves marks of urgency, and what serves closed gates, at planned levels."""
    opens_at = evaluation.questionnaire.gate.opens_at
    marked, gates = set[str](), set[str]()
    for identifier, level in levels.items():
        place = evaluation.standings[identifier]
        if level < place.target and place.answer.urgent:
            marked |= served(evaluation, levels, identifier, level + 1)
        if place.criterion.critical and level < opens_at:
            gates |= served(evaluation, levels, identifier, level + 1)
    return marked, gates


def can_be_taken(
    evaluation: Evaluation, levels: Mapping[str, int], identifier: str, left: Rational | None
) -> bool:
    """Whether the next step of a criterion is ready, and fits into the days that are left; None: no limit."""
    level, place = levels.get(identifier), evaluation.standings[identifier]
    if level is None or level >= place.target:
        return False
    ready = served(evaluation, levels, identifier, level + 1) == {identifier}
    days = evaluation.questionnaire.effort(place.criterion, level, level + 1)
    return ready and (left is None or days <= left)


@given(answered(tied=True))
def test_the_roadmap_never_starves_a_gate(case: Case) -> None:
    """What serves neither a mark nor a gate waits while what does fits; the focus holds for it alone."""
    evaluation = evaluate(*case, TODAY)
    levels = {i: s.claimed for i, s in evaluation.standings.items() if s.applicable and s.claimed is not None}
    for period in plan_roadmap(evaluation).periods:
        left = evaluation.questionnaire.capacity_days if period.until_day is not None else None
        others = set[str]()
        for step in period.steps:
            marked, gates = first_ones(evaluation, levels)
            if step.criterion.id not in marked:
                assert not any(can_be_taken(evaluation, levels, i, left) for i in marked)
            if step.criterion.id not in marked | gates:
                assert not any(can_be_taken(evaluation, levels, i, left) for i in gates)
                others.add(step.criterion.id)
            _take(levels, step)
            left = None if left is None else left - step.effort_days
        if period.until_day is not None:
            assert len(others) <= evaluation.questionnaire.focus
    opens_at = evaluation.questionnaire.gate.opens_at
    closed = {i for i, n in levels.items() if evaluation.standings[i].criterion.critical and n < opens_at}
    assert closed <= {blocked.criterion.id for blocked in plan_roadmap(evaluation).blocked}


def _take(levels: dict[str, int], step: PlannedStep) -> None:
    levels[step.criterion.id] = step.to_level


@given(answered())
def test_the_week_is_short_and_about_what_cannot_wait(case: Case) -> None:
    """Five acts at most, each below its level, of something marked, closed, or critical and unknown."""
    evaluation = evaluate(*case, TODAY)
    week = this_week(evaluation)
    assert len(week.acts) <= 5
    assert week.minutes == sum(item.act.minutes for item in week.acts)
    for item in week.acts:
        place = evaluation.standings[item.criterion.id]
        assert place.applicable
        assert (place.claimed or 0) < item.act.below
        unknown_gate = place.criterion.critical and place.level is None
        assert place.answer.urgent or unknown_gate or item.criterion.id in evaluation.closed_gates


def test_a_mark_is_kept_with_the_answer_and_goes_with_it() -> None:
    """It is part of what is recorded, and nothing is left when it is the last thing that goes."""
    marked = with_remarks(assessment({}), "a.x", urgent=True)
    assert marked.answers["a.x"].urgent
    assert not with_remarks(marked, "a.x", urgent=False).answers
