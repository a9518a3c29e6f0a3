"""Two versions of one assessment as one: the laws, and each rule by an example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_readiness.core.assessment import (
    Action,
    Answer,
    Assessment,
    Milestone,
    NotApplicable,
    PastAnswer,
    QuestionnaireRef,
    Round,
    Unknown,
    with_answer,
    with_remarks,
    without_answer,
)
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.kept import MAX_TEXT
from cm_readiness.core.merging import Merged, merge
from cm_readiness.core.workshop import AgendaItem, Parked
from cm_readiness.core.workshop_changes import (
    begun,
    with_agenda,
    with_decision,
    with_parked,
    with_parked_changed,
    with_participants,
)

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CRITERIA = ("purpose.goals", "purpose.rules", "role.mandate")
EMPTY = Assessment(id="one", created=NOW, questionnaire=QuestionnaireRef(id="q"))

Deed = Callable[[Assessment], Assessment]

MOMENTS = st.integers(0, 12).map(lambda hours: NOW + timedelta(hours=8 * hours))
GIVENS = st.integers(0, 4) | st.just(Unknown()) | st.sampled_from(["no shop", "too small"]).map(NotApplicable)
NOTES = st.sampled_from(["", "a", "b", "ab", "Seen on the wall.", "a\n—\nb"])
LINES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True).map(tuple)
ROUNDS = st.builds(
    Round,
    at=MOMENTS,
    how=st.sampled_from(["live", "gathered"]),
    counts=st.sampled_from([(0, 0, 1, 2, 0), (3, 0, 0, 0, 1)]),
)


def _entry(criterion: str, **new: object) -> Deed:
    def deed(assessment: Assessment) -> Assessment:
        answer = assessment.answer_to(criterion).model_copy(update=new)
        answers = {**assessment.answers, criterion: answer}
        if answer.is_empty:
            del answers[criterion]
        return assessment.model_copy(update={"answers": answers})

    return deed


def _action(**new: object) -> Deed:
    def deed(assessment: Assessment) -> Assessment:
        old = {action.id: action for action in assessment.actions}
        action = old.get(str(new["id"]), Action(id=str(new["id"]))).model_copy(update=new)
        return assessment.model_copy(update={"actions": tuple({**old, action.id: action}.values())})

    return deed


def _without_action(identifier: str) -> Deed:
    return lambda one: one.model_copy(
        update={"actions": tuple(action for action in one.actions if action.id != identifier)}
    )


def _frozen(name: str, at: datetime) -> Deed:
    return lambda one: one.model_copy(update={"milestones": (*one.milestones, Milestone(name=name, at=at))})


def _said(**new: object) -> Deed:
    return lambda one: one.model_copy(update=new)


def _of_company(key: str, value: str) -> Deed:
    return lambda one: one.model_copy(update={"company": {**one.company, key: value}})


@st.composite
def deeds(draw: st.DrawFn) -> Deed:
    """Anything that a person does to an assessment."""
    criterion, at = draw(st.sampled_from(CRITERIA)), draw(MOMENTS)
    answer, note, lines = draw(GIVENS), draw(NOTES), draw(LINES)
    mark, owner = draw(st.booleans()), draw(st.sampled_from(["", "Jade", "Tom"]))
    name = draw(st.sampled_from("xyz"))
    found: list[Deed] = [
        lambda one: with_answer(one, criterion, answer, at),
        lambda one: without_answer(one, criterion),
        lambda one: with_remarks(one, criterion, note=note),
        lambda one: with_remarks(one, criterion, private=note),
        lambda one: with_remarks(one, criterion, evidence=lines),
        lambda one: with_remarks(one, criterion, flagged=mark),
        lambda one: with_remarks(one, criterion, urgent=mark),
        _entry(criterion, rounds=(draw(ROUNDS),)),
        _action(id=name, owner=owner, changed=at),
        _action(id=name, due=date(2027, 1, 1 + len(owner)), changed=at),
        _without_action(name),
        _frozen(name, at),
        _said(title=owner),
        _said(depth="express" if mark else "full"),
        _of_company("name", owner or "Calla"),
        _said(targets={criterion: 1 + len(owner) % 4}),
        _said(unknown_key=owner),
        lambda one: begun(one, at),
        lambda one: with_participants(one, [owner, name]),
        lambda one: with_agenda(one, [AgendaItem(dimension="purpose", minutes=len(owner))]),
        lambda one: with_parked(one, name, at, criterion, owner),
        lambda one: with_parked_changed(one, 0, owner=owner, done=mark) if _parks(one) else one,
        lambda one: with_decision(one, name, at),
    ]
    return draw(st.sampled_from(found))


def _parks(assessment: Assessment) -> bool:
    return assessment.workshop is not None and bool(assessment.workshop.parked)


def _after(start: Assessment, done: list[Deed]) -> Assessment:
    for deed in done:
        start = deed(start)
    return start


@st.composite
def versions(draw: st.DrawFn) -> tuple[Assessment, Assessment, Assessment]:
    """A base, and what two people have made of it."""
    base = _after(EMPTY, draw(st.lists(deeds(), max_size=5)))
    sides = st.lists(deeds(), max_size=5).map(lambda done: _after(base, done))
    return base, draw(sides), draw(sides)


def _unordered(assessment: Assessment) -> Assessment:
    answers = {
        name: answer.model_copy(update={"evidence": tuple(sorted(answer.evidence))})
        for name, answer in assessment.answers.items()
    }
    return assessment.model_copy(update={"answers": answers})


@given(versions())
def test_a_side_that_changed_nothing_gives_way(sides: tuple[Assessment, Assessment, Assessment]) -> None:
    """merge(b, x, b) = merge(b, b, x) = merge(b, x, x) = x, without a conflict."""
    base, one, _ = sides
    for ours, theirs in ((one, base), (base, one), (one, one)):
        merged = merge(base, ours, theirs)
        assert merged.assessment == one
        assert merged.conflicts == ()


@settings(max_examples=400)
@given(versions())
def test_merging_is_repeatable(sides: tuple[Assessment, Assessment, Assessment]) -> None:
    """merge(b, merge(b, x, y), y) = merge(b, x, y)."""
    base, ours, theirs = sides
    merged = merge(base, ours, theirs).assessment
    assert merge(base, merged, theirs).assessment == merged


@settings(max_examples=400)
@given(versions())
def test_without_a_conflict_no_side_comes_first(sides: tuple[Assessment, Assessment, Assessment]) -> None:
    """With no conflict merge(b, x, y) = merge(b, y, x), the order of evidence aside."""
    base, ours, theirs = sides
    merged, turned = merge(base, ours, theirs), merge(base, theirs, ours)
    assert bool(merged.conflicts) == bool(turned.conflicts)
    if not merged.conflicts:
        assert _unordered(merged.assessment) == _unordered(turned.assessment)


@settings(max_examples=400)
@given(versions())
def test_nothing_that_either_says_is_lost(sides: tuple[Assessment, Assessment, Assessment]) -> None:
    """Each level, note and line of evidence that a side changed is found in the result."""
    base, ours, theirs = sides
    merged = merge(base, ours, theirs).assessment
    for side in (ours, theirs):
        for criterion, answer in side.answers.items():
            before, now = base.answer_to(criterion), merged.answer_to(criterion)
            if answer.given is not None and answer.given != before.given:
                assert answer.given in {now.given, *(past.given for past in now.history)}
            if answer.note != before.note:
                assert answer.note in now.note
            if answer.private != before.private:
                assert answer.private in now.private
            if answer.evidence != before.evidence:
                assert set(answer.evidence) <= set(now.evidence)


@given(versions())
def test_without_a_base_everything_is_there(sides: tuple[Assessment, Assessment, Assessment]) -> None:
    """Two versions of which nobody knows what they come from: both count whole."""
    _, ours, theirs = sides
    merged = merge(None, ours, theirs).assessment
    for side in (ours, theirs):
        for criterion, answer in side.answers.items():
            now = merged.answer_to(criterion)
            assert answer.given in {None, now.given, *(past.given for past in now.history)}
            assert answer.note in now.note
            assert set(answer.evidence) <= set(now.evidence)


def _answered(level: int, hours: int = 0, base: Assessment = EMPTY) -> Assessment:
    return with_answer(base, CRITERIA[0], level, NOW + timedelta(hours=hours))


def test_the_answer_given_later_counts() -> None:
    """The other one goes into the history, the answer is to be discussed, and it is a conflict."""
    merged = merge(EMPTY, _answered(2, 1), _answered(4))
    answer = merged.assessment.answers[CRITERIA[0]]
    assert answer.level == 2
    assert answer.flagged
    assert answer.history == (PastAnswer(level=4, answered=NOW),)
    assert [(c.field, c.ours, c.theirs, c.kept) for c in merged.conflicts] == [
        (f"answers.{CRITERIA[0]}", 2, 4, 2)
    ]
    assert merge(EMPTY, _answered(2), _answered(4)).assessment.answers[CRITERIA[0]].level == 2


def test_an_answer_that_the_other_side_went_on_from_is_no_conflict() -> None:
    """Even without a base: what stands in the other history was known there."""
    older = _answered(2)
    newer = _answered(4, 48, older)
    for ours, theirs in ((older, newer), (newer, older)):
        merged = merge(None, ours, theirs)
        assert (merged.assessment, merged.conflicts) == (newer, ())


def test_the_same_answer_at_two_moments_is_no_conflict() -> None:
    """Both said 3: it stands as confirmed last."""
    merged = merge(EMPTY, _answered(3), _answered(3, 5))
    assert merged.conflicts == ()
    assert merged.assessment.answers[CRITERIA[0]] == Answer(level=3, answered=NOW + timedelta(hours=5))


def test_cleared_and_changed() -> None:
    """What one side cleared and the other changed stays changed; untouched, it stays cleared."""
    base = _answered(1)
    cleared = without_answer(base, CRITERIA[0])
    assert merge(base, cleared, base).assessment.answers == {}
    assert merge(base, cleared, _answered(3, 9, base)).assessment.answers[CRITERIA[0]].level == 3


def test_two_notes_stand_one_under_the_other() -> None:
    """Ours first, with a line between them; one that holds the other stands alone."""
    ours = with_remarks(EMPTY, CRITERIA[0], note="Seen on the wall.")
    theirs = with_remarks(EMPTY, CRITERIA[0], note="Nobody has read it.")
    merged = merge(EMPTY, ours, theirs)
    assert merged.assessment.answers[CRITERIA[0]].note == "Seen on the wall.\n—\nNobody has read it."
    assert [conflict.field for conflict in merged.conflicts] == [f"answers.{CRITERIA[0]}.note"]
    longer = with_remarks(EMPTY, CRITERIA[0], note="Seen on the wall. Twice.")
    merged = merge(EMPTY, ours, longer)
    assert (merged.assessment, merged.conflicts) == (longer, ())


def test_notes_that_do_not_fit_beside_each_other_are_kept_all_the_same() -> None:
    """A note too long for both: theirs becomes a line of evidence; a private one keeps out of print."""
    ours = with_remarks(EMPTY, CRITERIA[0], note="a" * MAX_TEXT, private="p" * MAX_TEXT)
    theirs = with_remarks(EMPTY, CRITERIA[0], note="b" * MAX_TEXT, private="q" * MAX_TEXT)
    merged = merge(EMPTY, ours, theirs).assessment
    answer = merged.answers[CRITERIA[0]]
    assert answer.evidence == ("b" * MAX_TEXT,)
    assert answer.private == "p" * MAX_TEXT
    assert (answer.model_extra or {})["private_of_the_other_version"] == "q" * MAX_TEXT
    assert merge(EMPTY, merged, theirs).assessment == merged


def test_an_action_that_both_changed() -> None:
    """Field by field; where both changed the same one, the later change counts."""
    base = _action(id="x", owner="Jade", note="")(EMPTY)
    ours = _action(id="x", owner="Tom", changed=NOW)(base)
    theirs = _action(id="x", owner="Clara", note="by phone", changed=NOW + timedelta(1))(base)
    merged = merge(base, ours, theirs)
    assert merged.assessment.actions == (
        Action(id="x", owner="Clara", note="by phone", changed=NOW + timedelta(1)),
    )
    assert [conflict.field for conflict in merged.conflicts] == ["actions.x.owner"]


def test_what_was_taken_from_where() -> None:
    """Only where the versions differ."""
    ours = with_remarks(_answered(2), CRITERIA[1], note="ours")
    theirs = with_answer(_answered(2), CRITERIA[2], 4, NOW)
    merged = merge(_answered(2), ours, theirs)
    assert [(taken.field, taken.source) for taken in merged.taken] == [
        (f"answers.{CRITERIA[1]}", "ours"),
        (f"answers.{CRITERIA[2]}", "theirs"),
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"id": "two"}, "merge_other_assessment"),
        ({"questionnaire": QuestionnaireRef(id="other")}, "merge_other_questionnaire"),
    ],
)
def test_what_is_no_version_of_it_is_refused(change: dict[str, object], code: str) -> None:
    """Another assessment, or another questionnaire."""
    with pytest.raises(ReadinessError) as refused:
        merge(None, EMPTY, EMPTY.model_copy(update=change))
    assert refused.value.fault.code == code


def test_what_comes_out_is_a_whole_assessment() -> None:
    """It passes the checks of a file, and equals what is read from one."""
    merged: Merged = merge(EMPTY, _said(unknown_key=1)(_answered(2)), _answered(4, 3))
    again = Assessment.model_validate(merged.assessment.model_dump(exclude_none=True))
    assert again == merged.assessment


def test_nothing_that_was_parked_or_decided_is_lost() -> None:
    """Two consoles, or a laptop and a shared drive: both lists, in the order in which it was said."""
    base = with_parked(begun(EMPTY, NOW), "Wages", NOW)
    ours = with_decision(with_parked_changed(base, 0, owner="Tom"), "One tone", NOW)
    later = NOW + timedelta(minutes=5)
    theirs = with_parked(with_parked_changed(base, 0, done=True), "Hours", later)
    merged = merge(base, ours, theirs)
    workshop = merged.assessment.workshop
    assert workshop is not None
    assert workshop.parked == (
        Parked(text="Wages", at=NOW, owner="Tom", done=True),
        Parked(text="Hours", at=later),
    )
    assert [item.text for item in workshop.decisions] == ["One tone"]
    assert merged.conflicts == ()
    other = merge(base, ours, with_parked_changed(base, 0, owner="Jade"))
    assert [conflict.field for conflict in other.conflicts] == ["workshop.parked"]
    assert other.assessment.workshop is not None
    assert other.assessment.workshop.parked[0].owner == "Tom"
