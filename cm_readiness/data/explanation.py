"""An explanation as plain data: the object of `explain --json`."""

from __future__ import annotations

from ..core.evaluation import Evaluation
from ..core.explanation import Explanation, Line, explain
from ..core.numbers import Rational, rounded
from ..language.explanation_words import DECIMALS, said
from ..language.words import Words
from .evaluation import FORMAT, Data


def explain_data(evaluation: Evaluation, words: Words, of: str = "overall") -> dict[str, Data]:
    """How a number came about, line by line; for the overall, down to the answers.

    Args:
        evaluation: what is explained.
        words: the language of each line's text.
        of: `overall`, the id of a dimension or the full id of a criterion.
    """
    data: dict[str, Data] = {"format": FORMAT, **_explanation(explain(evaluation, of), evaluation, words)}
    if of == "overall":
        parts = (explain(evaluation, result.dimension.id) for result in evaluation.dimensions)
        data["dimensions"] = [_explanation(part, evaluation, words) for part in parts]
    return data


def _explanation(explanation: Explanation, evaluation: Evaluation, words: Words) -> dict[str, Data]:
    return {"of": explanation.of, "lines": [_line(line, evaluation, words) for line in explanation.lines]}


def _line(line: Line, evaluation: Evaluation, words: Words) -> Data:
    text = said(line, evaluation, words)
    return {
        "code": line.code,
        "about": line.about or None,
        "sum": [token if isinstance(token, str) else _number(token) for token in line.sum],
        "result": None if line.result is None else _number(line.result),
        "numbers": [_number(value) for value in line.numbers],
        "text": text.text,
        "operation": text.operation,
    }


def _number(value: Rational) -> int | float:
    return value if isinstance(value, int) else rounded(value, DECIMALS)
