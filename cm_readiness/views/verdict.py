"""The verdict in words: how far it can be relied on, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.evaluation import DimensionResult
from ..core.numbers import Rational
from ..core.questionnaire import When
from .context import Frame
from .said import said

if TYPE_CHECKING:
    from .report_shape import VerdictView

FIRST_NAMED = 3
"""Priorities that the verdict names as the ones to start with."""


def verdict_view(frame: Frame) -> VerdictView:
    """The verdict with its meaning, certainty and grounds.

    Args:
        frame: the evaluation in one language.
    """
    judgement = frame.evaluation.judgement
    verdict = judgement.verdict
    return {
        "id": verdict.id if verdict else "",
        "name": frame.text(verdict.name) if verdict else "",
        "low": frame.text(judgement.low.name),
        "high": frame.text(judgement.high.name),
        "firm": judgement.firm,
        "provisional": judgement.provisional,
        "meaning": said(frame.evaluation, verdict.meaning, frame.words) if verdict else "",
        "advice": said(frame.evaluation, verdict.advice, frame.words) if verdict else "",
        "cover": _cover(frame),
        "certainty": _certainty(frame),
        "provisional_text": _provisional(frame),
        "grounds": _grounds(frame) if verdict else [],
    }


def _certainty(frame: Frame) -> str:
    words, judgement, done = frame.words, frame.evaluation.judgement, frame.evaluation.progress
    low, high = frame.text(judgement.low.name), frame.text(judgement.high.name)
    missing = done.unknown + done.unanswered
    if judgement.firm and not missing:
        return words("It is firm: no answer is missing.")
    if judgement.firm:
        return frame.plural(
            "It is firm: the one missing answer cannot change it.",
            "It is firm: the {count} missing answers cannot change it.",
            missing,
        )
    if judgement.low.id == judgement.high.id:
        return words("Once the missing answers are in, it will be “{verdict}”.", verdict=low)
    return frame.plural(
        "Depending on one missing answer, it will lie between “{low}” and “{high}”.",
        "Depending on {count} missing answers, it will lie between “{low}” and “{high}”.",
        missing, low=low, high=high,
    )  # fmt: skip


def _cover(frame: Frame) -> str:
    """The verdict in one line: firm, or between which ones, and whether it is provisional."""
    words, judgement = frame.words, frame.evaluation.judgement
    if judgement.verdict is None:
        return words("none yet")
    values = {
        "verdict": frame.text(judgement.verdict.name),
        "low": frame.text(judgement.low.name),
        "high": frame.text(judgement.high.name),
    }
    if judgement.firm and judgement.provisional:
        return words("{verdict} (provisional, but firm: no missing answer can change it)", **values)
    if judgement.firm:
        return words("{verdict} (firm)", **values)
    if judgement.provisional:
        return words("{verdict} (provisional, between “{low}” and “{high}”)", **values)
    return words("{verdict} (between “{low}” and “{high}”)", **values)


def _provisional(frame: Frame) -> str:
    done = frame.evaluation.progress
    if not done.unanswered or not done.known:
        return ""
    return frame.plural(
        "It is provisional: {count} of the {asked} criteria is still unanswered.",
        "It is provisional: {count} of the {asked} criteria are still unanswered.",
        done.unanswered, asked=done.in_scope,
    )  # fmt: skip


def _grounds(frame: Frame) -> list[str]:
    verdict = frame.evaluation.judgement.verdict
    when = verdict.when if verdict and verdict.when else When()
    sentences = [_overall(frame, when), *_below(frame, when), *_gates(frame, when)]
    sentences += [*_extremes(frame), *_first(frame), *_depth(frame)]
    return sentences


def _overall(frame: Frame, when: When) -> str:
    overall, figures, words = frame.evaluation.overall, frame.figures, frame.words
    values = {
        "score": figures.score(overall.score),
        "band": frame.text(overall.band.name if overall.band else None),
        "target": figures.score(overall.target),
    }
    spread = figures.range(overall.low, overall.high)
    if spread:
        low, high = figures.score(overall.low), figures.score(overall.high)
        return words(
            "The overall score is {score} out of 100 (“{band}”) for a target of {target}; with the missing "
            "answers it will lie between {low} and {high}.",
            low=low, high=high, **values,
        )  # fmt: skip
    if _is_below(overall.score, when.overall_below):
        return words(
            "The overall score is {score} out of 100 (“{band}”), below the {limit} that a better verdict "
            "asks for; the target is {target}.",
            limit=figures.score(when.overall_below), **values,
        )  # fmt: skip
    return words("The overall score is {score} out of 100 (“{band}”) for a target of {target}.", **values)


def _below(frame: Frame, when: When) -> list[str]:
    low = [d for d in frame.evaluation.dimensions if _is_below(d.score, when.any_dimension_below)]
    if not low:
        return []
    limit = frame.figures.score(when.any_dimension_below)
    if len(low) == sum(d.score is not None for d in frame.evaluation.dimensions) > 1:
        return [
            frame.words(
                "A better verdict asks for {limit} or more on every dimension; none of them reaches it.",
                limit=limit,
            )
        ]
    named = [_with_score(frame, d) for d in low]
    return [
        frame.words(
            "A better verdict asks for {limit} or more on every dimension; below that: {dimensions}.",
            limit=limit,
            dimensions=frame.words.listed(named),
        )
    ]


def _gates(frame: Frame, when: When) -> list[str]:
    words, evaluation = frame.words, frame.evaluation
    closed = evaluation.closed_gates
    unknown = [s for s in evaluation.standings.values() if s.criterion.critical and s.applicable]
    unknown = [s for s in unknown if s.level is None]
    sentences = []
    if closed:
        gates = frame.quoted_criteria(closed)
        sentences.append(
            frame.plural(
                "{count} gate is closed: {gates}.",
                "{count} gates are closed: {gates}.",
                len(closed),
                gates=gates,
            )
        )
        sentences += _decisive(frame, when, len(closed))
    elif not unknown:
        sentences.append(words("No gate is closed."))
    if unknown:
        gates = frame.quoted_criteria(s.criterion.id for s in unknown)
        sentences.append(
            frame.plural(
                "For {count} other gate, it is not known whether it is open: {gates}.",
                "For {count} other gates, it is not known whether they are open: {gates}.",
                len(unknown), gates=gates,
            )
            if closed
            else words("No gate is known to be closed; still to be found out: {gates}.", gates=gates)
        )  # fmt: skip
    return sentences


def _decisive(frame: Frame, when: When, closed: int) -> list[str]:
    """Whether the closed gates alone lead to the verdict."""
    limit = when.gates_closed_at_least
    if limit is None or closed < limit:
        return []
    evaluation = frame.evaluation
    by_score = _is_below(evaluation.overall.score, when.overall_below) or any(
        _is_below(d.score, when.any_dimension_below) for d in evaluation.dimensions
    )
    if by_score:
        return []
    return [frame.words("It is these gates that decide: the scores alone would allow a better verdict.")]


def _extremes(frame: Frame) -> list[str]:
    """What is strongest and weakest, as far as there is a difference to speak of."""
    words, figures = frame.words, frame.figures
    rated = [d for d in frame.evaluation.dimensions if d.score is not None]
    if len(rated) < 2:
        return []
    best = max(rated, key=lambda d: d.score or 0)
    worst = min(rated, key=lambda d: d.score or 0)
    scores = {"high": figures.score(best.score), "low": figures.score(worst.score)}
    if scores["high"] == scores["low"]:
        return [words("All dimensions stand at {low}.", low=scores["low"])]
    names = {"best": frame.text(best.dimension.name), "worst": frame.text(worst.dimension.name)}
    band = best.band
    if band is not None and band.id == frame.questionnaire.bands[0].id:
        return [
            words(
                "No dimension has a base to build on yet: the scores run from {low} (“{worst}”) to {high} "
                "(“{best}”).",
                **names, **scores,
            )
        ]  # fmt: skip
    return [words("Strongest dimension: “{best}” ({high}). Weakest: “{worst}” ({low}).", **names, **scores)]


def _first(frame: Frame) -> list[str]:
    first = list(frame.ranks)[:FIRST_NAMED]
    if not first:
        return []
    return [frame.words("To be settled first: {names}.", names=frame.quoted_criteria(first))]


def _depth(frame: Frame) -> list[str]:
    if frame.assessment.depth == "full":
        return []
    return [
        frame.plural(
            "This express assessment covers {count} criterion of {total}; the full one may change it.",
            "This express assessment covers {count} criteria of {total}; the full one may change it.",
            frame.evaluation.progress.in_scope,
            total=len(frame.questionnaire.criteria),
        )
    ]


def _with_score(frame: Frame, result: DimensionResult) -> str:
    name = frame.text(result.dimension.name)
    return frame.words("“{name}” ({score})", name=name, score=frame.figures.score(result.score))


def _is_below(value: Rational | None, limit: Rational | None) -> bool:
    return value is not None and limit is not None and value < limit
