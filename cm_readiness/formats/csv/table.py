"""Every answer as a table for spreadsheets, in which no cell is ever taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from ...core.evaluation import Evaluation
from ...language.markdown_text import visible
from ...language.words import Words
from ...views.answers import answers_view, not_counted_view
from ...views.context import Context

if TYPE_CHECKING:
    from ...views.report_shape import AnswerView

BOM = "\ufeff"
"""Spreadsheets take a file for UTF-8 when it begins with this."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would compute."""


def csv_of(evaluation: Evaluation, words: Words) -> str:
    """One row for each criterion in scope, then those that are kept and not counted.

    Args:
        words: the language of the heads and of the questionnaire's texts.
    """
    out = StringIO()
    writer = csv.writer(out, delimiter=words.record.csv_separator, quoting=csv.QUOTE_ALL)
    writer.writerow(map(cell, _head(words)))
    for row in _rows(evaluation, words):
        writer.writerow(map(cell, row))
    return BOM + out.getvalue()


def cell(text: str) -> str:
    """A text as a cell: one that would be computed begins with an apostrophe.

    Args:
        text: any text.
    """
    shown = visible(text)
    return f"'{shown}" if shown.lstrip(" \u00a0").startswith(_FORMULA) else shown


def _head(words: Words) -> list[str]:
    return [
        words("Dimension"), words("Criterion (id)"), words("No."), words("Criterion"), words("Question"),
        words.context("table", "Answer"), words("Level"), words("Target"), words("Points to gain"),
        words("Note"), words("Evidence"), words("Flags"),
    ]  # fmt: skip


def _rows(evaluation: Evaluation, words: Words) -> Iterator[list[str]]:
    context = Context(evaluation, words)
    points = {gap.criterion.id: context.figures.number(gap.points) for gap in evaluation.gaps}
    for group in answers_view(context):
        for answer in group["answers"]:
            standing = evaluation.standings[answer["id"]]
            level = "" if standing.level is None else str(standing.level)
            target = str(standing.target) if standing.applicable else ""
            stale = [words("to be confirmed")] if standing.stale else []
            yield _row(words, answer, level, target, points.get(answer["id"], ""), stale)
    for answer in not_counted_view(context):
        yield _row(words, answer, "", "", "", [words("not counted")])


def _row(
    words: Words, answer: AnswerView, level: str, target: str, points: str, flags: list[str]
) -> list[str]:
    if answer["flagged"]:
        flags = [words("to discuss"), *flags]
    if answer["remark"]:
        flags = [*flags, answer["remark"]]
    return [
        answer["dimension"], answer["id"], answer["number"], answer["name"], answer["question"],
        given(answer, words), level, target, points, answer["note"], "\n".join(answer["evidence"]),
        "; ".join(flags),
    ]  # fmt: skip


def given(answer: AnswerView, words: Words) -> str:
    """An answer in words: what its level says, or don't know, or why it is not applicable.

    Args:
        answer: the answer.
        words: the language.
    """
    match answer["kind"]:
        case "level":
            return answer["level_text"] or str(answer["level"])
        case "unknown":
            return words("don’t know.")
        case "unanswered":
            return words("not answered yet.")
        case _:
            return words("not applicable: {reason}", reason=answer["reason"])
