"""How the score came about, line by line, as the one explanation of the method has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..core.explanation import Explanation, Line, explain
from ..language.explanation_words import number, operation, said
from .context import Context

if TYPE_CHECKING:
    from .report_shape import LineView, TermView, TraceView, WeightView

_TERMS = ("level", "level_without_proof", "dont_know", "unanswered", "not_applicable")
"""Lines that a table shows: what each criterion brings."""


def trace_view(context: Context) -> TraceView:
    """Every dimension of which something is asked, and the overall.

    Args:
        context: the evaluation in one language.
    """
    overall = explain(context.evaluation).lines
    parts = [
        (place, result, explain(context.evaluation, result.dimension.id))
        for place, result in enumerate(context.evaluation.dimensions, 1)
    ]
    return {
        "dimensions": [
            {
                "number": place,
                "name": context.text(result.dimension.name),
                "terms": [_term(context, line) for line in part.lines if line.code in _TERMS],
                "lines": _lines(context, [line for line in part.lines if line.code not in _TERMS]),
            }
            for place, result, part in parts
            if _asked(part)
        ],
        "weights": [_weight(context, line) for line in overall if line.code == "dimension"],
        "lines": _lines(context, [line for line in overall if line.code != "dimension"]),
    }


def _asked(part: Explanation) -> bool:
    """Whether the dimension has a criterion in scope."""
    return any(line.code in _TERMS for line in part.lines)


def _term(context: Context, line: Line) -> TermView:
    """A criterion in the table: weight, level and what they come to, or why it has none."""
    words, criterion = context.words, context.questionnaire.criteria[line.about]
    levels = {
        "dont_know": words("don’t know"),
        "unanswered": words("unanswered"),
        "not_applicable": words("not applicable"),
    }
    level = context.evaluation.standings[line.about].level
    shown = levels.get(line.code, str(level))
    if line.code == "level_without_proof":
        claimed = number(line.numbers[0], words)
        shown = words("{level} ({claimed} without evidence)", level=level, claimed=claimed)
    return {
        **context.ref(criterion),
        "weight": number(criterion.weight, words),
        "level": shown,
        "product": operation(line, words) or "–",
    }


def _weight(context: Context, line: Line) -> WeightView:
    names = {d.id: context.text(d.name) for d in context.questionnaire.dimensions}
    weight, _, score = line.sum
    shown = [number(token, context.words) for token in (weight, score) if not isinstance(token, str)]
    product = number(line.result or 0, context.words)
    return {"name": names[line.about], "weight": shown[0], "score": shown[1], "product": product}


def _lines(context: Context, lines: Sequence[Line]) -> list[LineView]:
    told = (said(line, context.evaluation, context.words) for line in lines)
    return [{"text": line.text, "operation": line.operation} for line in told]
