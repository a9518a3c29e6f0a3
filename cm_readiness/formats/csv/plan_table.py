"""The plan as a table of text: days as 2026-12-20, which every spreadsheet takes for a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...language.words import Words
from ..content import PlanRow
from ..plan_rows import plan_cells, plan_heads
from ..table_cells import cell, written

_DIGITS = 2
"""Decimals of days and points at most."""


def plan_csv_of(rows: Sequence[PlanRow], words: Words, separator: str = "") -> str:
    """One row for each thing to do.

    Args:
        rows: of the plan.
        words: the language of the heads.
        separator: between two cells; empty for what spreadsheets in that language expect.
    """
    return written(
        [map(cell, plan_heads(words).values()), *(_row(row, words) for row in rows)], words, separator
    )


def _row(row: PlanRow, words: Words) -> list[str]:
    return [_cell(value, words) for value in plan_cells(row)]


def _cell(value: str | float | date | None, words: Words) -> str:
    """Texts as such, and as numbers and days only what is one."""
    if isinstance(value, str):
        return cell(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else words.number(value, _DIGITS, grouped=False)
