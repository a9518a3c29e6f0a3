"""The roadmap: what comes first, what fits, what waits, and what stays blocked."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given

from cm_readiness.core.assessment import Assessment, Unknown
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.planning import Roadmap, plan_roadmap, unmet
from cm_readiness.core.questionnaire import Questionnaire
from tests.build import assessment, criterion, dimension, questionnaire, text
from tests.strategies import answered

TODAY = date(2026, 11, 22)


def roadmap(of: Questionnaire, answers: Assessment) -> Roadmap:
    """The plan of an assessment."""
    return plan_roadmap(evaluate(of, answers, TODAY))


def steps(plan: Roadmap) -> list[list[tuple[str, int]]]:
    """For each period, the criteria and the levels that they are raised to."""
    return [[(step.criterion.id, step.to_level) for step in period.steps] for period in plan.periods]


def efforts(letters: str) -> list[dict[str, object]]:
    """The four steps of a criterion by their letters."""
    return [{"effort": letter, "do": text("do")} for letter in letters]


def test_gates_come_first_then_points_per_day_then_questionnaire_order() -> None:
    """The gate leads though it is light; x brings three times y's points for the same day; y, z tie."""
    of = questionnaire(
        dimension(
            "a",
            criterion("y", 1, steps=efforts("SSSS"), target=1),
            criterion("z", 1, steps=efforts("SSSS"), target=1),
            criterion("x", 3, steps=efforts("SSSS"), target=1),
            criterion("gate", 1, steps=efforts("SSSS"), critical=True, target=2),
        )
    )
    plan = roadmap(of, assessment({"a.y": 0, "a.z": 0, "a.x": 0, "a.gate": 0}))
    assert steps(plan)[0] == [("a.gate", 1), ("a.gate", 2), ("a.x", 1), ("a.y", 1), ("a.z", 1)]
    assert [step.opens_gate for step in plan.periods[0].steps] == [False, True, False, False, False]


def test_what_a_closed_gate_needs_is_as_urgent_as_the_gate() -> None:
    """The gate's next step needs need at 2, which needs deep at 1: all come before the heavier x."""
    short = efforts("SSSS")
    of = questionnaire(
        dimension(
            "a",
            criterion("x", 9, steps=short),
            criterion("deep", 1, steps=short),
            criterion("need", 1, steps=short, requires=[{"level": 2, "of": "a.deep", "at_least": 1}]),
            criterion(
                "gate", 1, steps=short, critical=True, requires=[{"level": 1, "of": "a.need", "at_least": 2}]
            ),
        )
    )
    plan = roadmap(of, assessment({"a.x": 0, "a.deep": 0, "a.need": 0, "a.gate": 0}))
    assert steps(plan)[0][:6] == [
        ("a.deep", 1),
        ("a.need", 1),
        ("a.need", 2),
        ("a.gate", 1),
        ("a.gate", 2),
        ("a.x", 1),
    ]


def test_a_period_holds_its_capacity_and_the_next_that_fits_goes() -> None:
    """10 days: 5 + 1 are taken, the second 5 does not fit, the next 1 does; the 5 opens the next period."""
    of = questionnaire(
        dimension(
            "a",
            criterion("big", 9, steps=efforts("MMMM"), target=1),
            criterion("small", 1, steps=efforts("SSSS"), target=1),
            criterion("huge", 8, steps=efforts("MMMM"), target=1),
            criterion("tiny", 1, steps=efforts("SSSS"), target=1),
        ),
        capacity_days=7,
    )
    plan = roadmap(of, assessment({"a.big": 0, "a.small": 0, "a.huge": 0, "a.tiny": 0}))
    assert steps(plan)[:2] == [[("a.big", 1), ("a.small", 1), ("a.tiny", 1)], [("a.huge", 1)]]
    assert [period.effort_days for period in plan.periods] == [7, 5, 0, 0]
    assert [period.until_day for period in plan.periods] == [30, 60, 90, None]


def test_a_step_longer_than_a_period_takes_one_when_it_is_first() -> None:
    """20 days with a capacity of 10: it takes the first period alone."""
    of = questionnaire(
        dimension(
            "a",
            criterion("long", 99, steps=efforts("LSSS"), target=1),
            criterion("short", 1, steps=efforts("SSSS"), target=1),
        )
    )
    plan = roadmap(of, assessment({"a.long": 0, "a.short": 0}))
    assert steps(plan)[:2] == [[("a.long", 1)], [("a.short", 1)]]


def test_a_period_works_on_a_few_criteria_only() -> None:
    """Six short criteria with a focus of 5: the sixth waits though the days would do."""
    names = "uvwxyz"
    of = questionnaire(dimension("a", *(criterion(name, steps=efforts("SSSS"), target=1) for name in names)))
    plan = roadmap(of, assessment({f"a.{name}": 0 for name in names}))
    assert [len(period) for period in steps(plan)] == [5, 1, 0, 0]


def test_after_ninety_days_there_is_no_limit() -> None:
    """What three periods cannot hold comes after them, all of it."""
    of = questionnaire(dimension("a", *(criterion(name, steps=efforts("LLLL")) for name in "xy")))
    plan = roadmap(of, assessment({"a.x": 0, "a.y": 0}))
    assert [len(period) for period in steps(plan)] == [1, 1, 1, 3]


def test_what_is_not_known_has_no_steps_and_blocks_as_level_0() -> None:
    """a.y needs a.x, which nobody knows: a.x is to be found out, and a.y is blocked at level 2."""
    of = questionnaire(
        dimension("a", criterion("x"), criterion("y", requires=[{"level": 2, "of": "a.x", "at_least": 1}]))
    )
    plan = roadmap(of, assessment({"a.x": Unknown(), "a.y": 0}))
    assert steps(plan) == [[("a.y", 1)], [], [], []]
    assert [(b.criterion.id, b.to_level, [r.of for r in b.needs]) for b in plan.blocked] == [
        ("a.y", 2, ["a.x"])
    ]
    assert [item.criterion.id for item in plan.find_out] == ["a.x"]


def test_a_claim_is_to_be_proved_first_and_the_plan_starts_from_it() -> None:
    """Strict, claimed 3 without evidence, target 4: prove, then the one step 3 → 4."""
    of = questionnaire(dimension("a", criterion("x", target=4)))
    plan = roadmap(of, assessment({"a.x": 3}, evidence_rule="strict"))
    assert [gap.criterion.id for gap in plan.prove] == ["a.x"]
    assert steps(plan)[0] == [("a.x", 4)]


def test_people_see_the_steps_of_one_criterion_in_one_period_as_one_entry() -> None:
    """Two steps of a.x become one entry from 0 to 2, with their points and days together."""
    of = questionnaire(
        dimension("a", criterion("x", steps=efforts("SSSS"), target=2), criterion("y", target=1))
    )
    plan = roadmap(of, assessment({"a.x": 0, "a.y": 1}))
    (entry,) = plan.periods[0].entries
    assert (entry.criterion.id, entry.from_level, entry.to_level, entry.effort_days) == ("a.x", 0, 2, 2)
    assert entry.points == Fraction(25)


@given(answered(tied=True))
def test_the_steps_of_a_roadmap_can_be_done_in_their_order(case: tuple[Questionnaire, Assessment]) -> None:
    """Each step rises by one from where its criterion stands, its requirements met, within the limits."""
    evaluation = evaluate(*case, TODAY)
    plan = plan_roadmap(evaluation)
    levels = {i: s.claimed for i, s in evaluation.standings.items() if s.applicable and s.claimed is not None}
    for period in plan.periods:
        if period.until_day is not None:
            capacity = evaluation.questionnaire.capacity_days
            assert period.effort_days <= capacity or len(period.steps) == 1
        for step in period.steps:
            assert not unmet(step.criterion, step.to_level, evaluation.standings, levels)
            assert levels[step.criterion.id] == step.from_level
            levels[step.criterion.id] = step.to_level
    below = {i for i, level in levels.items() if level < evaluation.standings[i].target}
    assert {blocked.criterion.id for blocked in plan.blocked} == below
    assert all(blocked.needs for blocked in plan.blocked)
