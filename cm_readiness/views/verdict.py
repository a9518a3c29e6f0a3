"""The verdict in words: how far it can be relied on, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.assessment import VerdictState
from ..core.evaluation import DimensionResult
from ..core.numbers import Rational
from ..core.questionnaire import When
from .context import Context
from .said import said

if TYPE_CHECKING:
    from .report_shape import VerdictView

FIRST_NAMED = 3
"""Priorities that the verdict names as the ones to start with."""


def verdict_view(context: Context) -> VerdictView:
    """The verdict with its meaning, certainty and grounds.

    Args:
        context: the evaluation in one language.
    """
    judgement = context.evaluation.judgement
    verdict = judgement.verdict
    return {
        "id": verdict.id if verdict else "",
        "name": context.text(verdict.name) if verdict else "",
        "low": context.text(judgement.low.name),
        "high": context.text(judgement.high.name),
        "firm": judgement.firm,
        "provisional": judgement.provisional,
        "meaning": said(context.evaluation, verdict.meaning, context.words) if verdict else "",
        "advice": said(context.evaluation, verdict.advice, context.words) if verdict else "",
        "cover": _cover(context),
        "certainty": _certainty(context),
        "provisional_text": _provisional(context),
        "grounds": _grounds(context) if verdict else [],
    }


def verdict_named(context: Context, verdict: str | None, state: VerdictState) -> str:
    """A verdict as it stands beside others; while it is open, that it is too early for one.

    Args:
        context: an evaluation with the same questionnaire.
        verdict: its id, which an earlier questionnaire may have had; None where nothing was known.
        state: of it.
    """
    if verdict is None or state == "open":
        undecided = context.questionnaire.undecided
        return context.text(undecided.name) if undecided else context.words("no verdict yet")
    names = {each.id: context.text(each.name) for each in context.questionnaire.verdicts}
    name = names.get(verdict, verdict)
    return context.words("{verdict} (provisional)", verdict=name) if state == "provisional" else name


def _certainty(context: Context) -> str:
    words, judgement, done = context.words, context.evaluation.judgement, context.evaluation.progress
    low, high = context.text(judgement.low.name), context.text(judgement.high.name)
    missing = done.unknown + done.unanswered
    if judgement.firm and not missing:
        return words("It is firm: no answer is missing.")
    if judgement.firm:
        return context.plural(
            "It is firm: the one missing answer cannot change it.",
            "It is firm: the {count} missing answers cannot change it.",
            missing,
        )
    if judgement.low.id == judgement.high.id:
        return words("Once the missing answers are in, it will be “{verdict}”.", verdict=low)
    return context.plural(
        "Depending on one missing answer, it will lie between “{low}” and “{high}”.",
        "Depending on {count} missing answers, it will lie between “{low}” and “{high}”.",
        missing, low=low, high=high,
    )  # fmt: skip


def _cover(context: Context) -> str:
    """The verdict in one line: firm, or between which ones, and whether it is provisional."""
    words, judgement = context.words, context.evaluation.judgement
    if judgement.verdict is None:
        return words("none yet")
    values = {
        "verdict": context.text(judgement.verdict.name),
        "low": context.text(judgement.low.name),
        "high": context.text(judgement.high.name),
    }
    if judgement.firm and judgement.provisional:
        return words("{verdict} (provisional, but firm: no missing answer can change it)", **values)
    if judgement.firm:
        return words("{verdict} (firm)", **values)
    if judgement.provisional:
        return words("{verdict} (provisional, between “{low}” and “{high}”)", **values)
    return words("{verdict} (between “{low}” and “{high}”)", **values)


def _provisional(context: Context) -> str:
    done = context.evaluation.progress
    if not done.unanswered or not done.known:
        return ""
    return context.plural(
        "It is provisional: {count} of the {asked} criteria is still unanswered.",
        "It is provisional: {count} of the {asked} criteria are still unanswered.",
        done.unanswered, asked=done.in_scope,
    )  # fmt: skip


def _grounds(context: Context) -> list[str]:
    verdict = context.evaluation.judgement.verdict
    when = verdict.when if verdict and verdict.when else When()
    sentences = [_overall(context, when), *_below(context, when), *_gates(context, when)]
    sentences += [*_extremes(context), *_first(context), *_depth(context)]
    return sentences


def _overall(context: Context, when: When) -> str:
    overall, figures, words = context.evaluation.overall, context.figures, context.words
    values = {
        "score": figures.score(overall.score),
        "band": context.text(overall.band.name if overall.band else None),
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


def _below(context: Context, when: When) -> list[str]:
    low = [d for d in context.evaluation.dimensions if _is_below(d.score, when.any_dimension_below)]
    if not low:
        return []
    limit = context.figures.score(when.any_dimension_below)
    if len(low) == sum(d.score is not None for d in context.evaluation.dimensions) > 1:
        return [
            context.words(
                "A better verdict asks for {limit} or more on every dimension; none of them reaches it.",
                limit=limit,
            )
        ]
    named = [_with_score(context, d) for d in low]
    return [
        context.words(
            "A better verdict asks for {limit} or more on every dimension; below that: {dimensions}.",
            limit=limit,
            dimensions=context.words.listed(named),
        )
    ]


def _gates(context: Context, when: When) -> list[str]:
    words, evaluation = context.words, context.evaluation
    closed = evaluation.closed_gates
    unknown = [s for s in evaluation.standings.values() if s.criterion.critical and s.applicable]
    unknown = [s for s in unknown if s.level is None]
    sentences = []
    if closed:
        gates = context.quoted_criteria(closed)
        sentences.append(
            context.plural(
                "{count} gate is closed: {gates}.",
                "{count} gates are closed: {gates}.",
                len(closed),
                gates=gates,
            )
        )
        sentences += _decisive(context, when, len(closed))
    elif not unknown:
        sentences.append(words("No gate is closed."))
    if unknown:
        gates = context.quoted_criteria(s.criterion.id for s in unknown)
        sentences.append(
            context.plural(
                "For {count} other gate, it is not known whether it is open: {gates}.",
                "For {count} other gates, it is not known whether they are open: {gates}.",
                len(unknown), gates=gates,
            )
            if closed
            else words("No gate is known to be closed; still to be found out: {gates}.", gates=gates)
        )  # fmt: skip
    return sentences


def _decisive(context: Context, when: When, closed: int) -> list[str]:
    """Whether the closed gates alone lead to the verdict."""
    limit = when.gates_closed_at_least
    if limit is None or closed < limit:
        return []
    evaluation = context.evaluation
    by_score = _is_below(evaluation.overall.score, when.overall_below) or any(
        _is_below(d.score, when.any_dimension_below) for d in evaluation.dimensions
    )
    if by_score:
        return []
    return [context.words("It is these gates that decide: the scores alone would allow a better verdict.")]


def _extremes(context: Context) -> list[str]:
    """What is strongest and weakest, as far as there is a difference to speak of."""
    words, figures = context.words, context.figures
    rated = [d for d in context.evaluation.dimensions if d.score is not None]
    if len(rated) < 2:
        return []
    best = max(rated, key=lambda d: d.score or 0)
    worst = min(rated, key=lambda d: d.score or 0)
    scores = {"high": figures.score(best.score), "low": figures.score(worst.score)}
    if scores["high"] == scores["low"]:
        return [words("All dimensions stand at {low}.", low=scores["low"])]
    names = {"best": context.text(best.dimension.name), "worst": context.text(worst.dimension.name)}
    band = best.band
    if band is not None and band.id == context.questionnaire.bands[0].id:
        return [
            words(
                "No dimension has a base to build on yet: the scores run from {low} (“{worst}”) to {high} "
                "(“{best}”).",
                **names, **scores,
            )
        ]  # fmt: skip
    return [words("Strongest dimension: “{best}” ({high}). Weakest: “{worst}” ({low}).", **names, **scores)]


def _first(context: Context) -> list[str]:
    first = list(context.ranks)[:FIRST_NAMED]
    if not first:
        return []
    return [context.words("To be settled first: {names}.", names=context.quoted_criteria(first))]


def _depth(context: Context) -> list[str]:
    if context.assessment.depth == "full":
        return []
    return [
        context.plural(
            "This express assessment covers {count} criterion of {total}; the full one may change it.",
            "This express assessment covers {count} criteria of {total}; the full one may change it.",
            context.evaluation.progress.in_scope,
            total=len(context.questionnaire.criteria),
        )
    ]


def _with_score(context: Context, result: DimensionResult) -> str:
    name = context.text(result.dimension.name)
    return context.words("“{name}” ({score})", name=name, score=context.figures.score(result.score))


def _is_below(value: Rational | None, limit: Rational | None) -> bool:
    return value is not None and limit is not None and value < limit
