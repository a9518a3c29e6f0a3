"""Answers and what stands beside them: every change gives a new value, and loses nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from cm_readiness.core.assessment import (
    MAX_HISTORY,
    Action,
    Answer,
    Given,
    Milestone,
    NotApplicable,
    PastAnswer,
    Unknown,
    with_answer,
    with_remarks,
    without_answer,
)
from cm_readiness.core.errors import ReadinessError
from cm_readiness.core.kept import MAX_TEXT
from tests.build import AT, answer, assessment

NOTED = assessment({"a.x": answer(2, note="note", private="private", evidence=("sheet",), flagged=True)})


@pytest.mark.parametrize("given", [0, 4, Unknown(), NotApplicable("no account yet")])
def test_an_answer_replaces_the_answer_and_keeps_what_stands_beside_it(given: Given) -> None:
    """The old value is not changed."""
    new = with_answer(NOTED, "a.x", given, AT)
    entry = new.answers["a.x"]
    assert entry.given == given
    assert (entry.note, entry.private, entry.evidence, entry.flagged) == ("note", "private", ("sheet",), True)
    assert NOTED.answers["a.x"].given == 2


def test_it_was_last_changed_at_its_newest_moment() -> None:
    """Of answers, earlier ones, actions, milestones, its beginning, and what version 1.0.0 wrote."""
    moments = [AT + timedelta(days=day) for day in range(7)]
    parts: tuple[dict[str, object], ...] = (
        {},
        {"answers": {"a.x": Answer(level=1, answered=moments[1])}},
        {"answers": {"a.x": Answer(history=(PastAnswer(level=1, answered=moments[2]),))}},
        {"actions": (Action(id="1", changed=moments[3]), Action(id="2"))},
        {"milestones": (Milestone(name="first", at=moments[4]),)},
        {"updated": moments[5]},
        {"created": moments[6]},
    )
    assert [NOTED.model_copy(update=part).last_changed for part in parts] == moments


def test_clearing_removes_the_answer_and_its_date_only() -> None:
    """Note, private note, evidence and flag stay."""
    entry = without_answer(NOTED, "a.x").answers["a.x"]
    assert (entry.given, entry.answered) == (None, None)
    assert (entry.note, entry.private, entry.evidence, entry.flagged) == ("note", "private", ("sheet",), True)


def test_an_entry_with_nothing_left_goes() -> None:
    """Clearing an answer with nothing beside it leaves no trace; so does emptying the last remark."""
    assert without_answer(assessment({"a.x": 2}), "a.x").answers == {}
    noted = with_remarks(assessment({}), "a.x", note="note")
    assert with_remarks(noted, "a.x", note="").answers == {}


def test_an_answer_of_an_earlier_day_goes_into_the_history() -> None:
    """Confirming the same level counts as well: it was asked again."""
    later = with_answer(NOTED, "a.x", 2, AT + timedelta(days=1))
    entry = later.answers["a.x"]
    assert [(past.given, past.answered) for past in entry.history] == [(2, AT)]
    assert entry.answered == AT + timedelta(days=1)


def test_a_correction_on_the_same_day_leaves_no_history() -> None:
    """A slip of the finger is not an earlier answer."""
    assert with_answer(NOTED, "a.x", 3, AT + timedelta(hours=1)).answers["a.x"].history == ()


def test_the_history_is_newest_first_and_bounded() -> None:
    """After 25 days of answering, the 20 latest earlier answers are kept."""
    value = assessment({})
    for day in range(25):
        value = with_answer(value, "a.x", day % 5, AT + timedelta(days=day))
    history = value.answers["a.x"].history
    assert len(history) == MAX_HISTORY
    assert [past.answered for past in history[:2]] == [AT + timedelta(days=23), AT + timedelta(days=22)]


def test_a_remark_does_not_renew_the_date() -> None:
    """The date is that of the answer."""
    assert with_remarks(NOTED, "a.x", note="more").answers["a.x"].answered == AT


def test_line_ends_are_normalised_and_blank_evidence_left_out() -> None:
    """CRLF and CR become LF."""
    entry = with_remarks(assessment({}), "a.x", note="a\r\nb\rc", evidence=("one", " ", "two")).answers["a.x"]
    assert (entry.note, entry.evidence) == ("a\nb\nc", ("one", "two"))


@pytest.mark.parametrize("level", [-1, 5, 99])
def test_a_level_outside_the_scale_is_refused(level: int) -> None:
    """The error names the criterion and the level."""
    with pytest.raises(ReadinessError) as caught:
        with_answer(NOTED, "a.x", level, AT)
    assert caught.value.fault.code == "level_out_of_range"
    assert caught.value.fault.values == {"level": level, "criterion": "a.x"}


def test_not_applicable_needs_a_reason() -> None:
    """Blanks are none."""
    with pytest.raises(ReadinessError) as caught:
        with_answer(NOTED, "a.x", NotApplicable("  "), AT)
    assert caught.value.fault.code == "no_reason"


@pytest.mark.parametrize(
    ("note", "code"), [("x" * (MAX_TEXT + 1), "text_too_long"), ("half \ud800", "text_not_unicode")]
)
def test_a_text_that_cannot_be_saved_is_refused_whole(note: str, code: str) -> None:
    """It is never cut."""
    with pytest.raises(ReadinessError) as caught:
        with_remarks(NOTED, "a.x", note=note)
    assert caught.value.fault.code == code


def test_a_text_of_the_full_length_is_taken() -> None:
    """The limit itself is allowed."""
    assert len(with_remarks(NOTED, "a.x", note="x" * MAX_TEXT).answers["a.x"].note) == MAX_TEXT


@pytest.mark.parametrize(
    "fields",
    [
        {"level": 2, "unknown": True},
        {"level": 0, "not_applicable": "reason"},
        {"unknown": True, "not_applicable": "reason"},
        {"not_applicable": " "},
        {"level": 5},
        {"level": True},
        {"level": "2"},
    ],
)
def test_an_entry_has_at_most_one_kind_of_answer_and_a_valid_one(fields: dict[str, object]) -> None:
    """Two kinds at once, an empty reason or a level off the scale is no answer."""
    with pytest.raises(ValidationError):
        Answer.model_validate(fields)


def test_unknown_keys_are_kept_through_changes() -> None:
    """What a later version wrote survives an answer given with this one."""
    value = assessment({"a.x": Answer.model_validate({"level": 1, "later": "kept"})}, later=7)
    changed = with_answer(value, "a.x", 2, AT)
    assert (changed.model_extra, changed.answers["a.x"].model_extra) == ({"later": 7}, {"later": "kept"})
    assert without_answer(changed, "a.x").answers["a.x"].model_extra == {"later": "kept"}
