"""Actions beside the roadmap: whose place they take, what is marked, and how they change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given

from cm_readiness.core.actions import (
    Plan,
    add_own,
    change,
    dated,
    drop,
    effect,
    gone,
    plan_with_actions,
    remove,
    take_over,
    under_way,
)
from cm_readiness.core.assessment import Action, Assessment, NotApplicable, Unknown
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.planning import plan_roadmap
from cm_readiness.core.questionnaire import Questionnaire
from tests.build import AT, assessment, criterion, dimension, questionnaire
from tests.strategies import answered

TODAY = date(2026, 11, 22)
TWO = questionnaire(dimension("a", criterion("x"), criterion("y", applies_if={"post": ["team"]})))
"""Each from S then M steps to the target 3: x goes to 2 within 30 days, to 3 later."""


def results(*actions: Action, x: int = 0, y: object = 0, **more: object) -> Evaluation:
    """Both criteria answered, with these actions."""
    return evaluate(TWO, assessment({"a.x": x, "a.y": y}, actions=actions, **more), TODAY)  # type: ignore[dict-item]


def action(identifier: str = "1", **more: object) -> Action:
    """An action for x to reach 2."""
    return Action.model_validate({"id": identifier, "criterion": "a.x", "to_level": 2, **more})


def shape(plan: Plan) -> list[list[tuple[str | None, int | None, str | None]]]:
    """For each period, the criteria, the levels reached, and the actions in their place."""
    return [
        [
            (i.criterion, i.entry.to_level if i.entry else None, i.action.id if i.action else None)
            for i in period.items
        ]
        for period in plan.periods
    ]


def test_an_action_takes_the_place_of_the_entry_with_its_criterion_and_level() -> None:
    """The roadmap is the same with it and without it; another level is another entry."""
    bare, plan = plan_with_actions(results()), plan_with_actions(results(action()))
    assert plan.roadmap == bare.roadmap
    assert shape(bare)[0] == [("a.x", 2, None), ("a.y", 1, None)]
    assert shape(plan)[0] == [("a.x", 2, "1"), ("a.y", 1, None)]
    assert shape(plan)[1:] == shape(bare)[1:]
    other = plan_with_actions(results(action(to_level=1)))
    assert shape(other) == shape(bare)
    assert [item.action and item.action.id for item in other.others] == ["1"]


def test_a_dropped_action_stands_at_the_end_and_its_entry_nowhere() -> None:
    """Until another action takes the entry up."""
    plan = plan_with_actions(results(action(status="dropped")))
    assert shape(plan)[0] == [("a.y", 1, None)]
    (item,) = plan.dropped
    assert item.entry is not None and item.entry.to_level == 2
    again = plan_with_actions(results(action(status="dropped"), action("2")))
    assert shape(again)[0] == [("a.x", 2, "2"), ("a.y", 1, None)]
    assert len(again.dropped) == 1


def test_actions_of_ones_own_stand_beside_the_roadmap() -> None:
    """Without a criterion there is no entry whose place they could take."""
    plan = plan_with_actions(results(Action(id="1", what="Call the lawyer")))
    assert [item.action and item.action.what for item in plan.others] == ["Call the lawyer"]


@pytest.mark.parametrize(
    ("evaluation", "reason"),
    [
        (results(action(criterion="a.gone")), "criterion_gone"),
        (results(action(criterion="a.y"), company={"post": "none"}), "out_of_scope"),
        (results(action(criterion="a.y"), y=NotApplicable("none")), "not_applicable"),
        (results(action(), x=2), "level_reached"),
        (results(action(to_level=4), x=3), "target_reached"),
        (results(action(status="done"), x=2), None),
        (results(action(criterion="a.y"), y=Unknown()), None),
        (results(action()), None),
        (results(Action(id="1", what="Call")), None),
    ],
)
def test_an_action_whose_reason_has_gone_is_marked(evaluation: Evaluation, reason: str | None) -> None:
    """With why; one that is done needs no mark."""
    (marked,) = evaluation.assessment.actions
    assert gone(evaluation, marked) == reason
    plan = plan_with_actions(evaluation)
    items = [*plan.others, *plan.dropped, *(item for period in plan.periods for item in period.items)]
    assert [item.gone for item in items if item.action] == [reason]


@pytest.mark.parametrize(
    ("x", "to_level", "found"),
    [(2, 2, "shows"), (1, 2, "does_not_show"), (3, None, "no_level"), (Unknown(), 2, "not_known")],
)
def test_an_action_shows_in_the_level_of_its_criterion(x: object, to_level: int | None, found: str) -> None:
    """As it is claimed now."""
    evaluation = results(action(to_level=to_level, status="done"), x=x)  # type: ignore[arg-type]
    assert effect(evaluation, evaluation.assessment.actions[0]) == found


def test_taking_over_an_entry_twice_is_once() -> None:
    """A dropped one is taken up again under its own id."""
    entry = plan_roadmap(results()).periods[0].entries[0]
    once = take_over(assessment({}), entry, "1")
    assert once.actions == (Action(id="1", source="roadmap", criterion="a.x", to_level=2),)
    assert take_over(once, entry, "2") is once
    again = take_over(drop(once, "1"), entry, "2")
    assert [(a.id, a.status) for a in again.actions] == [("1", "open")]


def test_an_action_changes_in_what_is_given_alone() -> None:
    """A due date can be taken away; line ends are normalised."""
    own = add_own(assessment({}), "Call\r\nthe lawyer", "1", criterion="a.x", to_level=2)
    assert own.actions[0].what == "Call\nthe lawyer"
    changed = change(own, "1", owner="Jade", due=date(2026, 12, 20), status="doing", note="n")
    assert changed.actions[0] == own.actions[0].model_copy(
        update={"owner": "Jade", "due": date(2026, 12, 20), "status": "doing", "note": "n"}
    )
    assert change(changed, "1", owner="Tom").actions[0].due == date(2026, 12, 20)
    assert change(changed, "1", due=None).actions[0].due is None
    assert remove(changed, "1").actions == ()


def test_an_action_says_when_anything_of_it_was_changed() -> None:
    """Those that are as they were keep their moment; a new one has its first."""
    later = AT + timedelta(days=1)
    old = dated(assessment({}), add_own(add_own(assessment({}), "Call", "1"), "Write", "2"), AT)
    assert [action.changed for action in old.actions] == [AT, AT]
    new = dated(old, add_own(change(old, "2", owner="Tom"), "Meet", "3"), later)
    assert [action.changed for action in new.actions] == [AT, later, later]
    assert dated(new, remove(new, "3"), later).actions == new.actions[:2]
    assert dated(new, new, AT) is new


def test_only_what_is_under_way_is_still_to_be_done() -> None:
    """Open and in progress."""
    statuses = ("open", "doing", "done", "dropped")
    found = under_way([action(str(n), status=status) for n, status in enumerate(statuses)])
    assert [a.status for a in found] == ["open", "doing"]


def test_what_cannot_be_done_is_refused_and_nothing_is_lost() -> None:
    """An action that is not there, and one of one's own without words."""
    own = add_own(assessment({}), "Call", "1")
    refusals: list[tuple[Callable[[], Assessment], str]] = [
        (lambda: change(own, "2", owner="Tom"), "no_such_action"),
        (lambda: remove(own, "2"), "no_such_action"),
        (lambda: drop(own, "2"), "no_such_action"),
        (lambda: change(own, "1", what=" "), "action_without_words"),
        (lambda: add_own(own, "\n", "2"), "action_without_words"),
        (lambda: change(own, "1", note="x" * 20_001), "text_too_long"),
    ]
    for refused, code in refusals:
        with pytest.raises(ReadinessError) as caught:
            refused()
        assert caught.value.fault.code == code
    taken = Action(id="1", source="roadmap", criterion="a.x", to_level=2, what="Ours")
    assert change(assessment({}, actions=(taken,)), "1", what="").actions[0].what == ""


@given(answered(tied=True))
def test_every_entry_of_a_roadmap_can_be_taken_over_and_stays_where_it_was(
    case: tuple[Questionnaire, Assessment],
) -> None:
    """With an action for each, no entry is left without one, and none moves."""
    evaluation = evaluate(*case, TODAY)
    bare = plan_with_actions(evaluation)
    committed = evaluation.assessment.model_copy(update={"actions": ()})
    entries = [item.entry for period in bare.periods for item in period.items if item.entry]
    for place, entry in enumerate(entries):
        committed = take_over(committed, entry, str(place))
    plan = plan_with_actions(evaluate(case[0], committed, TODAY))
    placed = [item for period in plan.periods for item in period.items]
    assert [item.entry for item in placed] == entries
    assert [item.action and item.action.id for item in placed] == [str(n) for n in range(len(entries))]
    assert not plan.others and not plan.dropped
    assert all(item.gone is None for item in placed)
