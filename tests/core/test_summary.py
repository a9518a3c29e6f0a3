"""What lists say of an assessment is what its evaluation says, on whatever day and wherever it is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta, timezone
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cm_readiness.core.agenda import agenda, left_at
from cm_readiness.core.assessment import Action
from cm_readiness.core.calendar import DayOf
from cm_readiness.core.counting import counted
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.model import Model
from cm_readiness.core.numbers import whole
from cm_readiness.core.summarizing import Summarizing, amount_of, counting_only, naming_only
from cm_readiness.core.summary import Amount
from cm_readiness.core.text import Text
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import find_questionnaire
from tests.strategies import assessments, questionnaires

DAYS = st.dates(date(2019, 1, 1), date(2033, 1, 1))
ZONES = st.integers(-15 * 3600, 15 * 3600).map(lambda seconds: timezone(timedelta(seconds=seconds)))
AS_OF = date(2026, 11, 27)
EXAMPLE = Path(__file__).parents[2] / "questionnaires/community_manager/examples/maison_calla.en.toml"
SETUPS = ("none", "hiring", "in_house", "freelance", "agency", "team", "volunteers")
STATUSES = ("open", "doing", "done", "dropped")


@st.composite
def actions(draw: st.DrawFn, criteria: list[str]) -> tuple[Action, ...]:
    """Some with a day, some with a criterion, in any state."""
    return tuple(
        Action(
            id=str(number),
            what="x",
            due=draw(st.none() | DAYS),
            status=draw(st.sampled_from(STATUSES)),
            criterion=draw(st.none() | st.sampled_from([*criteria, "gone.now"])),
            to_level=draw(st.integers(0, 4)),
        )
        for number in range(draw(st.integers(0, 3)))
    )


def day_of(zone: timezone) -> DayOf:
    """The day of a moment there."""
    return lambda moment: moment.astimezone(zone).date()


@given(data=st.data(), made=DAYS, read=DAYS, there=ZONES, near=ZONES)
def test_a_summary_says_what_the_evaluation_of_the_day_says(
    data: st.DataObject, made: date, read: date, there: timezone, near: timezone
) -> None:
    """It is made on one day in one time zone, and read on another one in another."""
    questionnaire = data.draw(questionnaires())
    assessment = data.draw(assessments(questionnaire))
    assessment = assessment.model_copy(
        update={"actions": data.draw(actions(list(questionnaire.criteria))), "follows": "before"}
    )

    before = evaluate(questionnaire, assessment, made, day_of(there))
    amount = amount_of(before)
    now = evaluate(questionnaire, assessment, read, day_of(near))
    ahead = agenda(now)
    assert amount == amount_of(now)
    assert len(amount.due) == ahead.open_actions
    assert amount.late(read) == ahead.late_actions
    assert amount.next_round(assessment.last_changed, day_of(near)) == ahead.next_round
    assert amount.stale(read, day_of(near)) == len(now.stale)
    here = left_at(now.questionnaire, assessment)
    numbers = {number: criterion.id for number, criterion in now.questionnaire.numbered()}
    assert amount.continue_at == ahead.continue_at
    assert (None if amount.continue_at is None else numbers[amount.continue_at]) == here
    assert (amount.in_scope, amount.answered) == (now.progress.in_scope, now.progress.answered)
    assert amount.state == now.judgement.state
    score = now.overall.score
    assert amount.score == (None if score is None else whole(score, now.questionnaire.limits))
    if score is not None:
        assert amount.overall_millionths is not None
        assert 2 * abs(Fraction(score) * 1_000_000 - amount.overall_millionths) <= 1


@given(data=st.data(), day=DAYS)
def test_it_is_counted_as_in_the_evaluation(data: st.DataObject, day: date) -> None:
    """Without those parts that no list shows, companies amount to the same, and verdicts bear their names."""
    questionnaire = data.draw(questionnaires())
    assessment = data.draw(assessments(questionnaire))
    check_counted_as(evaluate(questionnaire, assessment, day), Summarizing(questionnaire).amount(assessment))


def check_counted_as(evaluation: Evaluation, amount: Amount) -> None:
    """See that an amount says what the evaluation does."""
    assert amount == amount_of(evaluation)
    judgement, undecided = evaluation.judgement, evaluation.questionnaire.undecided
    assert amount.verdict == (None if judgement.verdict is None else judgement.verdict.id)
    ends = [judgement.low, judgement.high] if judgement.low.id != judgement.high.id else [judgement.low]
    named = ends if judgement.state != "open" else [undecided] if undecided else []
    assert amount.names == (tuple(dict(one.name.root) for one in named) or (None,))
    assert amount.gaps == tuple(gap.criterion.id for gap in evaluation.gaps)
    for dimension in evaluation.dimensions:
        found = amount.dimensions[dimension.dimension.id]
        assert found == (None if dimension.score is None else whole(dimension.score * 1_000_000))


def test_nothing_is_left_that_only_says_something() -> None:
    """For each company that would take longer, and more memory, than all that is counted."""
    questionnaire = find_questionnaire("community_manager", near=None, folder=None)
    assert len(list(texts_in(questionnaire.dimensions))) > 500
    counting, naming = counting_only(questionnaire), naming_only(questionnaire)
    assert not list(texts_in((counting.dimensions, counting.profile, counting.verdicts)))
    assert not naming.dimensions
    phrases = [phrase for words in naming.words for listed in words.phrases.values() for phrase in listed]
    assert len(phrases) < 20


@pytest.mark.parametrize(
    "size", [{"size": one} for one in ("solo", "micro", "small", "large")] + [{"headcount": 9}, {}]
)
def test_companies_to_which_the_same_is_put_share_what_follows_from_it(size: dict[str, object]) -> None:
    """Whatever they are, they amount to the same as evaluated; and few are asked anything else."""
    questionnaire, example = (
        find_questionnaire("community_manager", near=None, folder=None),
        read_assessment(EXAMPLE),
    )
    summarizing, before = Summarizing(questionnaire), counted.cache_info().misses
    found = {}
    for setup, kind, answered in product(SETUPS, ("company", "association", "public_body"), (3, 30)):
        company = {"name": f"{setup} {kind}", "cm_setup": setup, "organisation": kind, **size}
        answers = dict(list(example.answers.items())[:answered])
        assessment = example.model_copy(update={"company": company, "answers": answers})
        found[setup, kind, answered] = assessment, summarizing.amount(assessment)
    assert counted.cache_info().misses - before < 20
    for assessment, amount in found.values():
        check_counted_as(evaluate(questionnaire, assessment, AS_OF), amount)


def texts_in(value: object) -> Iterator[Text]:
    """All texts in a part of a questionnaire."""
    match value:
        case Text():
            yield value
        case Model():
            yield from texts_in(tuple(getattr(value, name) for name in type(value).model_fields))
        case tuple():
            for item in value:
                yield from texts_in(item)
