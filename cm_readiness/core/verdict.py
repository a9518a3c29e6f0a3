"""The names of scores: bands, and the verdict on handing over the channels."""

from __future__ import annotations

from typing import Literal, NamedTuple

from .assessment import VerdictState
from .numbers import Rational, is_below
from .questionnaire import Band, Questionnaire, Verdict, When
from .scoring import Scores


class Condition(NamedTuple):
    """A condition of a verdict that holds."""

    code: Literal["overall_below", "dimension_below", "gates_closed"]
    limit: Rational
    """The score that is not reached, or the number of closed gates that is."""
    reached: Rational
    dimension: str | None = None
    gates: tuple[str, ...] = ()
    """The closed gates behind it."""


class Judgement(NamedTuple):
    """The verdict on the scores and on both ends of the range."""

    verdict: Verdict | None
    """None while nothing is known."""
    low: Verdict
    high: Verdict
    provisional: bool
    """Some criterion in scope is still unanswered."""
    coverage: Rational | None
    """The share of the weight that is known, 0 to 1; None when nothing applies."""
    reasons: tuple[Condition, ...]
    """The conditions of the verdict that hold; none of the last one, or while nothing is known."""
    too_little_known: bool
    """The coverage is below what the questionnaire asks for."""
    from_worst_to_best: bool
    """The missing answers could still lead from the worst verdict to the best."""

    @property
    def firm(self) -> bool:
        """Whether no missing answer could change the verdict."""
        return self.verdict is not None and self.verdict.id == self.low.id == self.high.id

    @property
    def state(self) -> VerdictState:
        """While it is `open`, no verdict is shown anywhere."""
        if self.verdict is None or (not self.firm and (self.too_little_known or self.from_worst_to_best)):
            return "open"
        return "provisional" if self.provisional else "settled"


def band_of(questionnaire: Questionnaire, score: Rational | None) -> Band | None:
    """The band that holds a score; none without a score."""
    if score is None:
        return None
    above, below = score.as_integer_ratio()
    return next(
        band for start, unit, band in questionnaire.bands_from_the_top if above * unit >= start * below
    )


def verdict_on(questionnaire: Questionnaire, scores: Scores) -> Verdict:
    """The first verdict, from worst to best, whose conditions hold."""
    return next(v for v in questionnaire.verdicts if v.when is None or _holds(v.when, scores))


def _holds(when: When, scores: Scores) -> bool:
    """Whether one of the conditions of a verdict holds."""
    overall, limit = scores.overall, when.overall_below
    if limit is not None and overall is not None and is_below(overall, limit):
        return True
    limit = when.any_dimension_below
    if limit is not None:
        for found in scores.dimensions.values():
            if found.score is not None and is_below(found.score, limit):
                return True
    return when.gates_closed_at_least is not None and len(scores.closed_gates) >= when.gates_closed_at_least


def judge(
    questionnaire: Questionnaire,
    scores: Scores,
    low: Scores,
    high: Scores,
    *,
    provisional: bool,
    coverage: Rational | None,
) -> Judgement:
    """The verdict on the scores and on both ends of the range, each with its own gates.

    Args:
        provisional: whether some criterion in scope is unanswered.
        coverage: the share of the weight that is known; None when nothing applies.
    """
    verdict = verdict_on(questionnaire, scores) if scores.overall is not None else None
    # With everything known, the three sets of scores are one.
    least = verdict if verdict is not None and low is scores else verdict_on(questionnaire, low)
    most = verdict if verdict is not None and high is scores else verdict_on(questionnaire, high)
    worst, best = questionnaire.verdicts[0], questionnaire.verdicts[-1]
    return Judgement(
        verdict=verdict,
        low=least,
        high=most,
        provisional=provisional,
        coverage=coverage,
        reasons=conditions(verdict.when, scores) if verdict is not None and verdict.when else (),
        too_little_known=coverage is None or is_below(coverage, questionnaire.coverage_below),
        from_worst_to_best=(least.id, most.id) == (worst.id, best.id),
    )


def conditions(when: When, scores: Scores) -> tuple[Condition, ...]:
    """The conditions of a verdict that hold; the verdict does when any of them does."""
    found = []
    if (
        when.overall_below is not None
        and scores.overall is not None
        and is_below(scores.overall, when.overall_below)
    ):
        found.append(Condition("overall_below", when.overall_below, scores.overall))
    if (limit := when.any_dimension_below) is not None:
        found += [
            Condition("dimension_below", limit, d.score, d.dimension, d.closed_gates)
            for d in scores.dimensions.values()
            if d.score is not None and is_below(d.score, limit)
        ]
    closed = scores.closed_gates
    if when.gates_closed_at_least is not None and len(closed) >= when.gates_closed_at_least:
        found.append(Condition("gates_closed", when.gates_closed_at_least, len(closed), gates=closed))
    return tuple(found)
