"""What a questionnaire says about a verdict, with the figures that it names."""

from __future__ import annotations

from datetime import date

import pytest

from cm_readiness.core.evaluation import Evaluation, evaluate
from cm_readiness.core.text import Text
from cm_readiness.language.words import words_for
from cm_readiness.views.said import said
from tests.build import assessment, criterion, dimension, questionnaire, text

SAID = {
    "fr": "{missing} sur {low} à {high}, {days} jours, {autre}",
    "en": "{missing}, {low} to {high}, {days} days",
}
SMALL = questionnaire(
    dimension("a", criterion("x"), criterion("y")),
    verdicts=[{"id": "go", "name": text("go"), "advice": SAID, "next_days": 365}],
    undecided={"name": text("too early"), "advice": SAID, "next_days": 30},
)


def evaluation(answers: dict[str, int]) -> Evaluation:
    """These levels, on any day."""
    return evaluate(SMALL, assessment(answers), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a.x": 3, "a.y": 3}, "0, 75 to 75, 365 days"),
        ({"a.x": 2}, "1, 25 to 75, 365 days"),
        ({}, "2, 0 to 100, 30 days"),
    ],
)
def test_figures_are_filled_in(answers: dict[str, int], expected: str) -> None:
    """Days of the verdict, or of what is said while there is none; the range and what is missing."""
    assert said(evaluation(answers), Text.model_validate(SAID), words_for("en")) == expected


def test_other_braces_stay_and_no_text_is_empty() -> None:
    """A name that nobody knows is left for the author to see."""
    assert said(evaluation({"a.x": 2}), Text.model_validate(SAID), words_for("fr")).endswith("{autre}")
    assert said(evaluation({}), None, words_for("fr")) == ""
