"""How the score came about, line by line, so that it can be checked with a pencil."""

from __future__ import annotations

from ..core.evaluation import DimensionResult
from .frame import Frame
from .shape import DimensionTraceView, TermView, TraceView


def trace_view(frame: Frame) -> TraceView:
    """The terms of every dimension that has a score, and their mean.

    Args:
        frame: the evaluation in one language.
    """
    results = list(enumerate(frame.evaluation.dimensions, 1))
    rated = [(number, result) for number, result in results if result.score is not None]
    return {
        "dimensions": [_dimension(frame, number, result) for number, result in rated],
        "weights": [
            {
                "name": frame.text(result.dimension.name),
                "score": frame.figures.score(result.score),
                "weight": frame.figures.number(result.dimension.weight),
            }
            for _, result in rated
        ],
        "sentence": _overall(frame),
    }


def _dimension(frame: Frame, number: int, result: DimensionResult) -> DimensionTraceView:
    terms: list[TermView] = [
        {
            **frame.ref(frame.questionnaire.criteria[term.criterion]),
            "weight": frame.figures.number(term.weight),
            "level": term.level,
            "product": frame.figures.number(term.weight * term.level),
        }
        for term in result.trace.terms
    ]
    return {
        "number": number,
        "name": frame.text(result.dimension.name),
        "terms": terms,
        "sentences": _sentences(frame, result),
    }


def _sentences(frame: Frame, result: DimensionResult) -> list[str]:
    words, figures, terms = frame.words, frame.figures, result.trace.terms
    lines = [
        words(
            "{total} out of a possible {most}, that is {score} out of 100.",
            total=figures.number(sum(term.weight * term.level for term in terms)),
            most=figures.number(sum(term.weight * 4 for term in terms)),
            score=figures.score(result.raw),
        )
    ]
    if result.closed_gates:
        gates = frame.quoted_criteria(result.closed_gates)
        lines.append(
            words.plural(
                "One gate is closed ({gates}), so the score cannot exceed {cap}: it is {score}.",
                "{count} gates are closed ({gates}), so the score cannot exceed {cap}: it is {score}.",
                len(result.closed_gates),
                gates=gates,
                cap=figures.score(frame.questionnaire.gate.cap),
                score=figures.score(result.score),
            )
        )
    return lines


def _overall(frame: Frame) -> str:
    overall = frame.evaluation.overall
    if overall.score is None:
        return frame.words("No dimension has a score yet, so there is no overall score.")
    return frame.words(
        "The mean of these scores by weight, taken before they are rounded, is {score} out of 100.",
        score=frame.figures.score(overall.score),
    )
