"""What stands in the sheets: every answer, and the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import Words
from ..content import Content, Result
from ..plan_rows import plan_cells, plan_heads
from .cells import Cell
from .styles import Styles
from .table import Column, Table, write_list

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

EMPTY_ROWS = 15
"""Rows below the plan for actions of one's own."""
LEVELS = 4
"""The highest level, which fills a bar."""


def answers_table(content: Content, words: Words) -> Table:
    """Every answer with its note and its evidence, in the order of the questionnaire.

    Args:
        content: what the workbook is about.
        words: its language.
    """
    columns = (
        Column(words("No."), 6, "code"), Column(words("Criterion"), 19), Column(words("Dimension"), 14),
        Column(words("Question"), 30), Column(words.context("table", "Answer"), 32),
        Column(words("Level"), 8, "whole", LEVELS), Column(words("Target"), 8, "whole"),
        Column(words("Points to gain"), 9, "points"), Column(words("Note"), 32),
        Column(words("Evidence"), 26), Column(words("Flags"), 13),
    )  # fmt: skip
    return Table(columns, [_answer(result) for result in content.results])


def plan_table(content: Content, words: Words) -> Table:
    """Everything to do, by period.

    Args:
        content: what the workbook is about.
        words: its language.
    """
    heads = plan_heads(words)
    columns = (
        Column(heads["number"], 6, "code"), Column(heads["name"], 19), Column(heads["period"], 18),
        Column(heads["what"], 44, open=True), Column(heads["from"], 8, "whole"),
        Column(heads["to"], 8, "whole"), Column(heads["owner"], 26, open=True),
        Column(heads["due"], 12, "date", open=True), Column(heads["status"], 12, open=True),
        Column(heads["days"], 8, "days"), Column(heads["points"], 9, "points"),
        Column(heads["proof"], 44), Column(heads["id"], 12, hidden=True),
    )  # fmt: skip
    return Table(columns, [plan_cells(row) for row in content.plan])


def write_plan(sheet: Worksheet, styles: Styles, content: Content, words: Words) -> None:
    """Write the plan, with empty rows below for what else the company decides to do.

    Args:
        sheet: where.
        styles: how cells look.
        content: what the workbook is about.
        words: its language.
    """
    table = plan_table(content, words)
    write_list(sheet, styles, table, fixed=2)
    first, last = len(table.rows) + 1, len(table.rows) + EMPTY_ROWS
    for place, column in enumerate(table.columns):
        if column.open:
            for row in range(first, last + 1):
                sheet.write_blank(row, place, None, styles.of(column.look, unlocked=True))
    status = list(plan_heads(words)).index("status")
    sheet.data_validation(1, status, last, status, {
        "validate": "list", "source": list(content.statuses), "error_type": "warning",
    })  # fmt: skip


def _answer(result: Result) -> tuple[Cell, ...]:
    return (
        result.number, result.name, result.dimension, result.question, result.answer, result.level,
        result.target, result.points, result.note, "\n".join(result.evidence), "\n".join(result.flags),
    )  # fmt: skip
