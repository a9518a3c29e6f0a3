"""The names of scores: bands, and the verdict on handing over the channels."""

from __future__ import annotations

from dataclasses import dataclass

from .numbers import Rational
from .questionnaire import Band, Questionnaire, Verdict, When
from .scoring import Scores


@dataclass(frozen=True)
class Judgement:
    """The verdict on the scores and on both ends of the range."""

    verdict: Verdict | None
    """None while nothing is known."""
    low: Verdict
    high: Verdict
    provisional: bool
    """Some criterion in scope is still unanswered."""

    @property
    def firm(self) -> bool:
        """Whether no missing answer could change the verdict."""
        return self.verdict is not None and self.verdict.id == self.low.id == self.high.id


def band_of(questionnaire: Questionnaire, score: Rational | None) -> Band | None:
    """The band that holds a score; none without a score."""
    if score is None:
        return None
    return next(band for band in reversed(questionnaire.bands) if score >= band.from_)


def verdict_on(questionnaire: Questionnaire, scores: Scores) -> Verdict:
    """The first verdict, from worst to best, whose conditions hold."""
    return next(v for v in questionnaire.verdicts if v.when is None or _holds(v.when, scores))


def judge(
    questionnaire: Questionnaire, scores: Scores, low: Scores, high: Scores, *, provisional: bool
) -> Judgement:
    """The verdict on the scores and on both ends of the range, each with its own gates."""
    return Judgement(
        verdict_on(questionnaire, scores) if scores.overall is not None else None,
        verdict_on(questionnaire, low),
        verdict_on(questionnaire, high),
        provisional,
    )


def _holds(when: When, scores: Scores) -> bool:
    if when.overall_below is not None and scores.overall is not None and scores.overall < when.overall_below:
        return True
    if when.any_dimension_below is not None:
        values = (d.score for d in scores.dimensions.values())
        if any(value is not None and value < when.any_dimension_below for value in values):
            return True
    return when.gates_closed_at_least is not None and len(scores.closed_gates) >= when.gates_closed_at_least
