"""The sheets that people fill in: how it is done, and a sheet of criteria for each dimension."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ...core.exported import answer_cell
from ...language.words import Words
from ..content import AskedDimension, Content
from ..office import safe
from .cells import Cell, first_piece, write_text
from .heights import row_height
from .styles import Styles
from .table import Column, Table, write_table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CHOICES = ("0", "1", "2", "3", "4", "?", "-")
"""What an answer can be: a level, don't know, not applicable."""
_LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_FIXED = 2
"""Columns that stay: number and name."""
_WIDE = 110
"""Characters of a line of the first sheet."""


def heads(words: Words) -> dict[str, str]:
    """What stands over the columns that are read back."""
    return {
        "id": words("Criterion (id)"),
        "answer": words.context("table", "Answer"),
        "note": words("Note"),
        "evidence": words("Evidence"),
    }


def sheet_names(dimensions: Iterable[AskedDimension], taken: Iterable[str]) -> dict[str, str]:
    """A name for the sheet of each dimension, by its id, as spreadsheets allow it.

    Args:
        dimensions: in their order.
        taken: names of other sheets.
    """
    used, names = {name.casefold() for name in taken}, {}
    for number, dimension in enumerate(dimensions, 1):
        plain = _NOT_IN_A_NAME.sub(" ", safe(dimension.name)).strip(" '")
        name = plain[:_LONGEST_NAME].rstrip(" '")
        if not name or name.casefold() in used:
            name = f"{number} {plain}"[:_LONGEST_NAME].rstrip(" '")
        used.add(name.casefold())
        names[dimension.id] = name
    return names


def write_read_me(
    sheet: Worksheet, styles: Styles, content: Content, names: Mapping[str, str], title: str, words: Words
) -> None:
    """Write how the workbook is filled in and taken back.

    Args:
        sheet: where.
        styles: how cells look.
        content: what the workbook is about.
        names: of the sheets, by dimension.
        title: of the workbook.
        words: its language.
    """
    sheet.set_column(0, 0, _WIDE)
    sheet.set_row(0, 30)
    write_text(sheet, 0, 0, title, styles.of("title"), styles.of("title", guarded=True))
    lines = [
        words("Answer in the coloured cells; all other cells are protected, without a password."),
        words(
            "Answer: 0 to 4 for the level that fits, ? for don’t know, - for not applicable; "
            "an empty cell stays open."
        ),
        words("Where a criterion is not applicable, say why in its note."),
        words("Evidence: one thing that can be shown on each line of the cell."),
        words("Do not rename sheets, and do not delete columns or rows; you may sort them."),
        words("Take it back with: cm-readiness import FILE BOOK.xlsx"),
    ]
    lines = [*filter(None, [content.headline.notice]), *lines]
    lines += [f"{names[one.id]}: {one.question}" for one in content.asked]
    for row, line in enumerate(lines, 2):
        text = safe(line)
        sheet.set_row(row, row_height([(text, _WIDE)]))
        write_text(sheet, row, 0, text, styles.of("wrapped"), styles.of("wrapped", guarded=True))
    sheet.hide_gridlines(2)


def write_dimension(
    sheet: Worksheet, styles: Styles, dimension: AskedDimension, content: Content, words: Words
) -> None:
    """Write a dimension's criteria, a row each.

    Args:
        sheet: where.
        styles: how cells look.
        dimension: what is asked.
        content: what the workbook is about.
        words: its language.
    """
    table = _table(dimension, content, words)
    end = write_table(sheet, styles, table)
    answers = next(place for place, column in enumerate(table.columns) if column.look == "entry")
    sheet.data_validation(1, answers, end - 1, answers, {
        "validate": "list", "source": list(CHOICES), "error_type": "warning",
        "error_title": words.context("table", "Answer"), "error_message": words("Write 0 to 4, ?, or -."),
    })  # fmt: skip
    column = chr(ord("A") + answers)
    sheet.ignore_errors({"number_stored_as_text": f"A1:A{end} {column}1:{column}{end}"})
    sheet.freeze_panes(1, _FIXED)
    sheet.repeat_rows(0)


def _table(dimension: AskedDimension, content: Content, words: Words) -> Table:
    named = heads(words)
    columns = (
        Column(words("No."), 6, "code"), Column(words("Criterion"), 19), Column(words("Question"), 30),
        *(Column(words("Level {level}", level=level), 24) for level in range(5)),
        Column(named["answer"], 10, "entry", open=True), Column(named["note"], 34, open=True),
        Column(named["evidence"], 34, open=True), Column(named["id"], 26),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for asked in dimension.criteria:
        answer = content.exported.answers[asked.criterion]
        said = (answer_cell(answer), answer.note, "\n".join(answer.evidence))
        rows.append((
            asked.number, asked.name, asked.question, *asked.levels, *map(first_piece, said), asked.criterion,
        ))  # fmt: skip
    return Table(columns, rows)
