"""Scores as data: what is rounded, and when."""

from __future__ import annotations

from itertools import product

import pytest

from cm_readiness.core.assessment import NotApplicable
from cm_readiness.core.comparison import compare, side_of
from cm_readiness.core.evaluation import evaluate
from cm_readiness.core.numbers import rounded
from cm_readiness.data.comparison import compare_data
from cm_readiness.data.evaluation import score_data
from tests.build import assessment, criterion, dimension, questionnaire
from tests.reports import AS_OF, answered, evaluated, level, shipped

GOALS = "purpose.business_goals"


def test_a_line_of_evidence_that_says_nothing_is_not_counted() -> None:
    """A file may hold one; it proves nothing."""
    data = score_data(evaluated(answered({GOALS: level(3, evidence=("seen", " ", ""))})))
    criteria = data["criteria"]
    assert isinstance(criteria, list)
    assert [c["evidence"] for c in criteria if isinstance(c, dict) and c["id"] == GOALS] == [1]


def test_shares_have_three_decimals() -> None:
    """One of three is 0.333."""
    names = list(shipped().criteria)[:3]
    answers = {name: level(3, evidence=("seen",) if name == names[0] else ()) for name in names}
    assert score_data(evaluated(answered(answers)))["evidence_share"] == pytest.approx(0.333, abs=1e-9)


def test_where_nothing_applies_there_is_no_verdict_at_either_end() -> None:
    """While nothing is known there are: what is missing may lead from the one to the other."""
    nothing = score_data(evaluate(questionnaire(dimension("a", criterion("x"))), assessment({}), AS_OF))
    assert isinstance(verdict := nothing["verdict"], dict)
    assert (verdict["id"], verdict["low"], verdict["high"]) == (None, "not_yet", "go")
    of = questionnaire(dimension("a", criterion("x", allow_na=True)))
    away = score_data(evaluate(of, assessment({"a.x": NotApplicable("no shop")}), AS_OF))
    assert isinstance(verdict := away["verdict"], dict)
    assert (verdict["id"], verdict["low"], verdict["high"], verdict["state"]) == (None, None, None, "open")


def test_a_change_is_that_of_the_exact_scores() -> None:
    """Two rounded scores may differ by a tenth more or less."""
    base = {name: level(place % 5) for place, name in enumerate(shipped().criteria)}
    old = side_of(evaluated(answered(base)))
    apart = 0
    for name, new_level in product(base, range(5)):
        comparison = compare(old, side_of(evaluated(answered({**base, name: level(new_level)}))))
        shown = compare_data(comparison)["dimensions"]
        assert isinstance(shown, list)
        for data, difference in zip(shown, comparison.dimensions.values(), strict=True):
            assert isinstance(data, dict)
            assert difference.change is not None
            assert data["change"] == rounded(difference.change, 1)
            before, after = (data[side] for side in ("old", "new"))
            assert isinstance(before, dict)
            assert isinstance(after, dict)
            apart += round(float(str(after["score"])) - float(str(before["score"])), 1) != data["change"]
    assert apart, "no pair of these shows the difference"
