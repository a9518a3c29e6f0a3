"""What decides a verdict, and what is known besides: a sentence each, and only what holds."""

from __future__ import annotations

from ..core.verdict import Condition
from .context import Context

FIRST_NAMED = 3
"""Priorities that are named as the ones to start with."""


def reasons(context: Context) -> list[str]:
    """The conditions that hold, each with its limit, its value and its names; none while it is too early.

    Args:
        context: the evaluation in one language.
    """
    if context.evaluation.judgement.state == "open":
        return []
    found = context.evaluation.judgement.reasons
    sentences = [_overall_below(context, reason) for reason in found if reason.code == "overall_below"]
    low = [reason for reason in found if reason.code == "dimension_below"]
    if low:
        sentences.append(_dimensions_below(context, low))
    gates = [reason.gates for reason in found if reason.code == "gates_closed"]
    return sentences + [_closed(context, closed) for closed in gates]


def facts(context: Context) -> list[str]:
    """What is known beside the reasons of the verdict.

    Args:
        context: the evaluation in one language.
    """
    return [_overall(context), *_gates(context), *_extremes(context), *_first(context), *_depth(context)]


def facts_while_open(context: Context) -> list[str]:
    """What holds already while it is too early for a verdict: the gates that are closed, and the depth.

    Args:
        context: the evaluation in one language.
    """
    closed = context.evaluation.closed_gates
    return [*([_closed(context, closed)] if closed else []), *_depth(context)]


def _overall_below(context: Context, reason: Condition) -> str:
    score, limit = context.figures.score(reason.reached), context.figures.score(reason.limit)
    return context.words(
        "The overall score is {score}, below the threshold of {limit}.", score=score, limit=limit
    )


def _dimensions_below(context: Context, low: list[Condition]) -> str:
    words, names = context.words, {d.id: context.text(d.name) for d in context.questionnaire.dimensions}
    limit = context.figures.score(low[0].limit)
    named = [
        words(
            "“{name}” ({score})",
            name=names[reason.dimension or ""],
            score=context.figures.score(reason.reached),
        )
        for reason in low
    ]
    return context.plural(
        "{count} dimension is below the threshold of {limit}: {dimensions}.",
        "{count} dimensions are below the threshold of {limit}: {dimensions}.",
        len(low), limit=limit, dimensions=words.listed(named),
    )  # fmt: skip


def _closed(context: Context, closed: tuple[str, ...]) -> str:
    return context.plural(
        "{count} gate is closed: {gates}.",
        "{count} gates are closed: {gates}.",
        len(closed), gates=context.quoted_criteria(closed),
    )  # fmt: skip


def _overall(context: Context) -> str:
    overall, figures, words = context.evaluation.overall, context.figures, context.words
    values = {
        "score": figures.score(overall.score),
        "band": context.text(overall.band.name if overall.band else None),
        "target": figures.score(overall.target),
    }
    if figures.range(overall.low, overall.high):
        low, high = figures.score(overall.low), figures.score(overall.high)
        return words(
            "The overall score is {score} out of 100 (“{band}”) for a target of {target}; with the missing "
            "answers it will lie between {low} and {high}.",
            low=low, high=high, **values,
        )  # fmt: skip
    return words("The overall score is {score} out of 100 (“{band}”) for a target of {target}.", **values)


def _gates(context: Context) -> list[str]:
    """Gates that are no reason: closed ones, those that nobody knows, or that there is none to speak of."""
    evaluation, words = context.evaluation, context.words
    closed = evaluation.closed_gates
    decide = any(reason.code == "gates_closed" for reason in evaluation.judgement.reasons)
    critical = [s for s in evaluation.standings.values() if s.criterion.critical and s.applicable]
    unknown = [s.criterion.id for s in critical if s.level is None]
    sentences = [_closed(context, closed)] if closed and not decide else []
    if not closed and not unknown:
        return [words("No gate is closed.")]
    if unknown and closed:
        sentences.append(
            context.plural(
                "For {count} other gate, it is not known whether it is open: {gates}.",
                "For {count} other gates, it is not known whether they are open: {gates}.",
                len(unknown), gates=context.quoted_criteria(unknown),
            )
        )  # fmt: skip
    elif unknown:
        gates = context.quoted_criteria(unknown)
        sentences.append(words("No gate is known to be closed; still to be found out: {gates}.", gates=gates))
    return sentences


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
