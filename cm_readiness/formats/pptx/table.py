"""Native tables: a head that is marked as one, thin lines between the rows, as high as their texts."""

from __future__ import annotations

from typing import Any

from .boxes import CELL_EDGE, CELL_SIDE
from .layouts import emu
from .slides import Table
from .writing import write

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""Of those that every program has, the one without fills and lines."""


def draw_table(holder: Any, table: Table) -> Any:  # noqa: ANN401 - the library's shapes
    """Put a table in its place.

    Args:
        holder: the place for it on a slide.
        table: what it shows.

    Returns:
        The shape that holds it.
    """
    width = holder.width
    frame = holder.insert_table(len(table.rows), len(table.columns))
    drawn = frame.table
    drawn.horz_banding = False
    drawn._tbl.tblPr.find(_named("a:tableStyleId")).text = _NO_STYLE
    for place, column in enumerate(table.columns):
        drawn.columns[place].width = round(width * column.share)
    for number, row in enumerate(table.rows):
        drawn.rows[number].height = emu(row.height)
        line = ("accent3", 9525) if number else ("accent1", 19050)
        for place, (column, pieces) in enumerate(zip(table.columns, row.cells, strict=True)):
            cell = drawn.cell(number, place)
            _set_up(cell, *line)
            write(cell.text_frame, pieces)
            if column.number:
                _centre(cell)
    frame.height = emu(sum(row.height for row in table.rows))
    return frame


def _set_up(cell: Any, line: str, thick: int) -> None:  # noqa: ANN401 - the library's cells
    """Its margins, and the line below it."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    cell.margin_left = cell.margin_right = emu(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = emu(CELL_EDGE)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    edge = f'<a:lnB {nsdecls("a")} w="{thick}"><a:solidFill><a:schemeClr val="{line}"/></a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().append(parse_xml(edge))


def _centre(cell: Any) -> None:  # noqa: ANN401 - the library's cells
    from pptx.enum.text import PP_ALIGN

    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER


def _named(tag: str) -> str:
    from pptx.oxml.ns import qn

    name: str = qn(tag)
    return name
