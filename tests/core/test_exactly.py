"""Every number of an evaluation to the last bit: against the method's text, and as it was recorded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cm_readiness.core.assessment import NotApplicable, with_answer
from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.numbers import Rational
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import read_questionnaire
from tests.build import AT, assessment, criterion, dimension, questionnaire
from tests.oracle.gaps import find_outs, gaps
from tests.oracle.generate import AS_OF, write_pair
from tests.oracle.reading import Company, open_company
from tests.oracle.scoring import coverage, known_levels, scored, with_open_at

RECORDED = Path(__file__).with_name("recorded_numbers.json")
"""Numbers and their types for some seeds, as they came out before anything of them was made faster."""


def evaluated(seed: int, folder: Path) -> tuple[Evaluation, Company]:
    """The company of a seed as the program evaluates it, and as the method's text reads it."""
    questionnaire_folder, path = write_pair(seed, folder)
    evaluation = evaluate(read_questionnaire(questionnaire_folder), read_assessment(path), AS_OF)
    return evaluation, open_company(questionnaire_folder, path, AS_OF)


@settings(max_examples=60)
@given(st.integers(200, 100_000))
def test_every_number_is_that_of_the_text(seed: int) -> None:
    """Scores with both ends, gates, coverage, points and efforts, compared as fractions, never rounded."""
    with TemporaryDirectory() as folder:
        evaluation, company = evaluated(seed, Path(folder))
    now = scored(company, known_levels(company))
    low, high = (scored(company, with_open_at(company, level)) for level in (0, 4))

    assert three(evaluation.overall) == (now.overall, low.overall, high.overall)
    for result in evaluation.dimensions:
        name = result.dimension.id
        # The range is of what applies: a dimension without a level has one, and no score.
        assert three(result) == tuple(each.scores[name] for each in (now, low, high))
        assert result.raw == now.raws[name]
    assert list(evaluation.closed_gates) == now.closed
    assert evaluation.judgement.coverage == coverage(company)
    assert [(g.criterion.id, g.points, g.effort_days) for g in evaluation.gaps] == [
        (g.criterion.id, g.points, g.effort) for g in gaps(company)
    ]
    assert [(f.criterion.id, f.points) for f in evaluation.find_out] == [
        (each.id, 4 * company.unit(each)) for each in find_outs(company)
    ]


def three(result: object) -> tuple[Rational | None, ...]:
    """Score, low and high."""
    return tuple(getattr(result, name) for name in ("score", "low", "high"))


@pytest.mark.parametrize("seed", range(12))
def test_numbers_and_their_types_are_as_recorded(seed: int, tmp_path: Path) -> None:
    """A whole number that is an int stays one, for data shows it otherwise than a fraction."""
    recorded = json.loads(RECORDED.read_text("utf-8"))[str(seed)]
    evaluation, _ = evaluated(seed, tmp_path)
    assert list(numbers(evaluation)) == recorded


def numbers(evaluation: Evaluation) -> Iterator[str]:
    """All numbers of an evaluation with their types, each named."""
    overall, judgement = evaluation.overall, evaluation.judgement
    yield told("overall", overall.score, overall.low, overall.high, overall.target)
    for d in evaluation.dimensions:
        yield told(d.dimension.id, d.score, d.low, d.high, d.raw, d.target, d.na_share)
    yield told("shares", judgement.coverage, evaluation.evidence_share)
    for reason in judgement.reasons:
        yield told(reason.code, reason.limit, reason.reached)
    for gap in evaluation.gaps:
        step = gap.next_step
        following = (step.points, step.effort_days) if step is not None else ()
        yield told(f"{gap.criterion.id} {gap.gap_class}", gap.points, gap.effort_days, *following)
    for item in evaluation.find_out:
        yield told(f"{item.criterion.id} {item.kind}", item.points)


def told(name: str, *values: Rational | None) -> str:
    """Numbers with their types."""
    return " ".join([name, *(f"{type(value).__name__}:{value}" for value in values)])


def test_alike_questionnaires_are_not_mixed_up() -> None:
    """The same ids and other weights, evaluated in turn, keep what follows from their own."""
    light, heavy = (
        questionnaire(dimension("a", criterion("x", weight), criterion("y", 1))) for weight in (1, 3)
    )
    answers = assessment({"a.x": 4, "a.y": 0})
    for _ in range(2):
        assert evaluate(light, answers, AS_OF).overall.score == 50
        assert evaluate(heavy, answers, AS_OF).overall.score == 75
        changed = heavy.model_copy(update={"dimensions": light.dimensions})
        assert evaluate(changed, answers, AS_OF).overall.score == 50


def test_what_counts_is_worked_out_for_each_set_of_criteria() -> None:
    """Leaving one out and taking it in again gives each time what counts then."""
    three_criteria = questionnaire(dimension("a", criterion("x", 2), criterion("y", 1), criterion("z", 1)))
    whole = assessment({"a.x": 4, "a.y": 0, "a.z": 0})
    part = with_answer(whole, "a.z", NotApplicable("none"), AT)
    for _ in range(2):
        assert evaluate(three_criteria, whole, AS_OF).overall.score == 50
        assert evaluate(three_criteria, part, AS_OF).overall.score == Fraction(200, 3)
        assert evaluate(three_criteria, part, AS_OF).dimensions[0].na_share == Fraction(1, 4)


def test_one_and_true_are_not_the_same_profile() -> None:
    """A condition on true does not hold for a company that says 1, whichever was read first."""
    conditional = questionnaire(
        dimension("a", criterion("x"), criterion("y", applies_if={"public": [True]})),
        profile=[{"id": "public", "kind": "yes_no", "question": {"fr": "public", "en": "public"}}],
    )
    for said, asked in ((True, 2), (1, 1), (True, 2), (False, 1)):
        evaluation = evaluate(conditional, assessment({}, company={"public": said}), AS_OF)
        assert evaluation.progress.in_scope == asked
