"""What was measured on the company's own material, and where it speaks against what was answered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ..core.assessment import Measurement
from ..core.proposals import contradictions
from ..core.scope import scope
from ..language.local_days import local_day
from .context import Context

if TYPE_CHECKING:
    from ..language.words import Words
    from .measured_shape import DifferenceView, MeasurementView


def measured_view(context: Context) -> list[MeasurementView]:
    """Every measurement that serves criteria in scope, the newest first.

    Args:
        context: the evaluation in one language.
    """
    evaluation, words = context.evaluation, context.words
    found: dict[tuple[datetime, str, tuple[str, ...]], MeasurementView] = {}
    for criterion in scope(evaluation.questionnaire, evaluation.assessment):
        for one in evaluation.assessment.answer_to(criterion.id).measures:
            view = found.setdefault(
                (one.at, one.measure, one.lines),
                {
                    "measure": _called(one.measure, words),
                    "day": words.date(local_day(one.at)),
                    "lines": list(one.lines),
                    "outcomes": [],
                },
            )
            view["outcomes"].append({**context.ref(criterion), "outcome": _outcome(context, one)})
    return [found[key] for key in sorted(found, reverse=True)]


def differences_of_measures(context: Context) -> list[DifferenceView]:
    """Where a level was measured two or more away from the one that was answered."""
    evaluation = context.evaluation
    return [
        {
            **context.ref(one.criterion),
            "meaning": context.words(
                "Answered at level {answered}; level {measured} was measured.",
                answered=one.answered,
                measured=one.measured,
            ),
            "lines": list(one.lines),
        }
        for one in contradictions(evaluation.questionnaire, evaluation.assessment)
    ]


def _called(measure: str, words: Words) -> str:
    from ..language.measure_words import MEASURES

    return words(MEASURES[measure]) if measure in MEASURES else measure


def _outcome(context: Context, one: Measurement) -> str:
    words = context.words
    if one.proposes is None:
        return words("No level follows from it.")
    if one.accepted:
        return words("Level {level} follows from it, and was taken.", level=one.proposes)
    return words("Level {level} follows from it; it was not taken.", level=one.proposes)
