"""The first sheet: whose results these are, the verdict, the dimensions as a table and as a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...language.words import Words
from ..charts import INK, RULE, TARGET, bars, chart_data
from ..content import Content, Score
from ..office import safe
from .cells import Cell, write_text
from .heights import row_height
from .styles import Styles
from .table import Column, Table, write_table

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_VALUES, _LAST = 2, 6
"""The columns in which the lines of the head begin and end."""
_LINE = 118
"""The width of those columns in characters."""
_CHART = {"width": 1170, "height": 280}
"""Pixels: as wide as the table."""
_NAME, _SCORE, _TARGET = 1, 2, 3
"""The columns that the chart shows."""


def write_results(
    book: Workbook, sheet: Worksheet, styles: Styles, content: Content, title: str, words: Words
) -> None:
    """Write the sheet.

    Args:
        book: of which it is one.
        sheet: it.
        styles: how cells look.
        content: what it is about.
        title: of the workbook.
        words: its language.
    """
    first = _write_head(sheet, styles, content, title, words)
    end = write_table(sheet, styles, _table(content, words), first)
    if any(dimension.score.value is not None for dimension in content.dimensions):
        _draw(book, sheet, styles, content, words, first, end + 1)


def _write_head(sheet: Worksheet, styles: Styles, content: Content, title: str, words: Words) -> int:
    """Title, verdict and what cannot wait; the row in which the table can begin."""
    headline, week = content.headline, content.this_week
    sheet.set_row(0, 30)
    write_text(sheet, 0, 0, title, styles.of("title"), styles.of("title", guarded=True))
    lines = [
        ("", headline.notice, "wrapped"),
        (words("Assessment:"), headline.assessment, "wrapped"),
        (words("Date:"), headline.date, "wrapped"),
        (words("Verdict:"), headline.verdict, "strong"),
        ("", _overall(headline.score, words), "strong"),
        *(("", said, "wrapped") for said in (*headline.state, headline.meaning)),
        ("", " ".join(headline.reasons), "wrapped"),
        ("", headline.advice, "wrapped"),
        ("", week.title, "strong"),
        *(("", act, "wrapped") for act in week.acts),
    ]
    row = 1
    for label, text, look in lines:
        if text:
            _write_line(sheet, styles, row, label, safe(text), look)
            row += 1
    return row + 1


def _write_line(sheet: Worksheet, styles: Styles, row: int, label: str, text: str, look: str) -> None:
    sheet.set_row(row, row_height([(text, _LINE)]))
    sheet.write_string(row, 0, label, styles.of("label"))
    sheet.merge_range(row, _VALUES, row, _LAST, "", styles.of(look))
    write_text(sheet, row, _VALUES, text, styles.of(look), styles.of(look, guarded=True))


def _overall(score: Score, words: Words) -> str:
    values = {"name": words("Overall"), "score": score.text, "target": score.target_text}
    if score.range:
        return words("{name}: {score}, range {range}, target {target}", range=score.range, **values)
    return words("{name}: {score}, target {target}", **values)


def _table(content: Content, words: Words) -> Table:
    columns = (
        Column(words("No."), 6, "code"), Column(words("Dimension"), 28),
        Column(words("Score"), 12, "whole", 100), Column(words("Target"), 9, "whole"),
        Column(words("Range"), 12), Column(words("Band"), 16), Column(words("In short"), 80),
    )  # fmt: skip
    rows = [
        (str(dimension.number), dimension.name, *_figures(dimension.score), "\n".join(dimension.answer))
        for dimension in content.dimensions
    ]
    return Table(columns, [*rows, ("", words("Overall"), *_figures(content.headline.score), "")], total=True)


def _figures(score: Score) -> tuple[Cell, ...]:
    """As every document has them: no limit is reached by rounding."""
    target = int(score.target_text) if score.target_text else None
    return (_read(score), target, score.range, score.band)


def _read(score: Score) -> Cell:
    return score.text if score.value is None else int(score.text)


def _draw(
    book: Workbook, sheet: Worksheet, styles: Styles, content: Content, words: Words, head: int, row: int
) -> None:
    """A column for each score, a dash at each target."""
    from xlsxwriter.chart import Chart

    last = head + len(content.dimensions)
    font = {"name": styles.font, "size": 10, "color": INK}

    def cells(column: int) -> list[object]:
        return [sheet.name, head + 1, column, last, column]

    chart, targets = book.add_chart({"type": "column"}), book.add_chart({"type": "line"})
    assert isinstance(chart, Chart) and isinstance(targets, Chart)  # noqa: S101 - of a type that there is
    chart.add_series({
        "name": [sheet.name, head, _SCORE], "categories": cells(_NAME), "values": cells(_SCORE),
        "fill": {"color": styles.pale}, "border": {"color": styles.accent, "width": 1.5}, "gap": 80,
        "data_labels": {"value": True, "position": "inside_base", "font": {**font, "bold": True}},
    })  # fmt: skip
    targets.add_series({
        "name": [sheet.name, head, _TARGET], "categories": cells(_NAME), "values": cells(_TARGET),
        "line": {"none": True}, "marker": {"type": "long_dash", "size": 14, "fill": {"color": TARGET},
        "border": {"color": TARGET}},
    })  # fmt: skip
    chart.combine(targets)
    chart.set_title(
        {"name": words("Profile of the dimensions"), "name_font": {**font, "size": 12}, "overlay": False}
    )
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_x_axis({"num_font": font})
    chart.set_y_axis({
        "min": 0, "max": 100, "major_unit": 25, "num_font": font, "major_gridlines":
        {"visible": True, "line": {"color": RULE}}, "line": {"none": True},
    })  # fmt: skip
    chart.set_size(_CHART)
    said = bars(chart_data(content, words), words).description
    sheet.insert_chart(row, 0, chart, {"description": safe(said)})
