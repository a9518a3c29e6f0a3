"""What lies ahead of an assessment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cm_readiness.core.agenda import agenda, left_at
from cm_readiness.core.assessment import Action, Answer, Assessment
from cm_readiness.core.evaluation import evaluate
from cm_readiness.files.assessments import new_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from cm_readiness.files.shipped import questionnaires_folder

QUESTIONNAIRE = read_questionnaire(questionnaires_folder() / "community_manager")
IDS = list(QUESTIONNAIRE.criteria)
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 30)


def assessment(answers: dict[str, Answer], *actions: Action) -> Assessment:
    """An assessment with some answers and actions."""
    company = {"name": "ACME", "cm_setup": "in_house"}
    new = new_assessment(QUESTIONNAIRE, company=company, language="en", title="", at=AT)
    return new.model_copy(update={"answers": answers, "actions": actions})


def level(number: int, minutes: int = 0) -> Answer:
    """An answer that was given so many minutes later."""
    return Answer(level=number, answered=AT + timedelta(minutes=minutes))


def test_one_goes_on_behind_what_was_answered_last() -> None:
    """Not at the first open criterion; from the end one goes back to the start."""
    assert left_at(QUESTIONNAIRE, assessment({})) == IDS[0]
    answers = {IDS[4]: level(1), IDS[9]: level(1, 1), IDS[5]: level(1, 2)}
    assert left_at(QUESTIONNAIRE, assessment(answers)) == IDS[6]
    assert left_at(QUESTIONNAIRE, assessment({IDS[-1]: level(1)})) == IDS[0]
    whole = {identifier: level(2) for identifier in IDS}
    assert left_at(QUESTIONNAIRE, assessment(whole)) is None
    ahead = agenda(evaluate(QUESTIONNAIRE, assessment(answers), TODAY))
    assert ahead.continue_at == {c.id: n for n, c in QUESTIONNAIRE.numbered()}[IDS[6]]
    assert ahead.next_round is None


def test_actions_count_as_long_as_something_is_left_to_do() -> None:
    """Late is what is due before today; what is done, dropped or reached already is not."""
    actions = (
        Action(id="late", what="x", due=TODAY - timedelta(days=1)),
        Action(id="today", what="x", due=TODAY, status="doing"),
        Action(id="some day", what="x"),
        Action(id="done", what="x", due=TODAY - timedelta(days=9), status="done"),
        Action(id="dropped", what="x", due=TODAY - timedelta(days=9), status="dropped"),
        Action(id="reached", criterion=IDS[0], to_level=2, due=TODAY - timedelta(days=9)),
    )
    whole = {identifier: level(2) for identifier in IDS}
    ahead = agenda(evaluate(QUESTIONNAIRE, assessment(whole, *actions), TODAY))
    assert (ahead.open_actions, ahead.late_actions) == (3, 1)


def test_the_next_round_is_counted_from_the_last_change() -> None:
    """On a working day, by the days that the verdict has, whatever day it is today."""
    whole = {identifier: level(4) for identifier in IDS}
    one, other = (evaluate(QUESTIONNAIRE, assessment(whole), day) for day in (TODAY, date(2027, 11, 30)))
    days = agenda(one).next_round, agenda(other).next_round
    assert days[0] == days[1]
    assert days[0] is not None
    verdict = one.judgement.verdict
    assert verdict is not None and verdict.next_days is not None
    assert 0 <= (AT.date() + timedelta(days=verdict.next_days) - days[0]).days <= 2
    assert days[0].weekday() < 5
