"""The next round: what it takes over, what it leaves, and answering the same again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cm_readiness.core.assessment import MAX_HISTORY, Action, Answer, NotApplicable, Unknown, with_answer
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.following import follow_up, last_time
from tests.build import AT, assessment, criterion, dimension, questionnaire

LATER = datetime(2027, 2, 20, 9, tzinfo=UTC)
TWO = questionnaire(dimension("a", criterion("x"), criterion("y"), criterion("z")))
OLD = assessment(
    {"a.x": 2, "a.y": Unknown(), "a.gone": 3},
    company={"name": "Calla"},
    targets={"a": 4},
    evidence_rule="strict",
    depth="express",
    actions=tuple(
        Action.model_validate({"id": status, "status": status, "what": "x"})
        for status in ("open", "doing", "done", "dropped")
    ),
)


def test_a_follow_up_takes_over_what_holds_and_answers_nothing() -> None:
    """Profile, targets, rules and what is under way; the answers become what was said last time."""
    fresh = assessment({}, id="new", title="Second")
    new = follow_up(OLD, fresh, TWO)
    assert (new.id, new.title, new.follows) == ("new", "Second", OLD.id)
    assert (new.company, new.targets, new.evidence_rule, new.depth) == (
        OLD.company, OLD.targets, OLD.evidence_rule, OLD.depth,
    )  # fmt: skip
    assert [a.id for a in new.actions] == ["open", "doing"]
    assert evaluate(TWO, new, LATER.date()).progress.answered == 0
    past = last_time(new, "a.x")
    assert past is not None and (past.given, past.answered) == (2, AT)
    assert last_time(new, "a.y") is not None
    assert last_time(new, "a.z") is None
    assert "a.gone" not in new.answers


def test_what_was_noted_beside_an_answer_stays_behind() -> None:
    """Notes, evidence and marks belong to the round in which they were written."""
    old = assessment(
        {"a.x": Answer(level=2, answered=AT, note="n", private="p", evidence=("e",), flagged=True)}
    )
    answer = follow_up(old, assessment({}), TWO).answers["a.x"]
    assert (answer.note, answer.private, answer.evidence, answer.flagged) == ("", "", (), False)


def test_the_history_of_the_earlier_rounds_is_kept() -> None:
    """Newest first, and at most so many."""
    old = assessment({})
    for turn in range(MAX_HISTORY + 3):
        old = with_answer(old, "a.x", turn % 5, AT + timedelta(days=turn))
    history = follow_up(old, assessment({}), TWO).answers["a.x"].history
    assert len(history) == MAX_HISTORY
    assert history[0].answered == AT + timedelta(days=MAX_HISTORY + 2)
    assert [past.answered for past in history] == sorted(
        (p.answered for p in history if p.answered), reverse=True
    )


def test_the_same_answer_again_renews_the_date_and_keeps_the_earlier_answer() -> None:
    """A stale answer is one no more."""
    old = assessment({"a.x": 2, "a.y": NotApplicable("none")})
    today = AT.date() + timedelta(days=91)
    assert [s.criterion.id for s in evaluate(TWO, old, today).stale] == ["a.x", "a.y"]
    new = with_answer(old, "a.x", 2, datetime(today.year, today.month, today.day, 9, tzinfo=UTC))
    assert new.answers["a.x"].level == 2
    assert [(past.level, past.answered) for past in new.answers["a.x"].history] == [(2, AT)]
    assert [s.criterion.id for s in evaluate(TWO, new, today).stale] == ["a.y"]


def test_in_a_follow_up_last_time_stays_history() -> None:
    """Answering as before adds nothing to it."""
    new = follow_up(OLD, assessment({}), TWO)
    assert len(with_answer(new, "a.x", 2, LATER).answers["a.x"].history) == 1
    assert evaluate(TWO, new, date(2027, 2, 20)).orphaned == ()
