"""Native tables: a head that is marked as one, thin lines between the rows, as high as their texts."""

from __future__ import annotations

from typing import Any

from .boxes import CELL_EDGE, CELL_SIDE, LEAST
from .slides import Column, Piece, Table
from .template import emu
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
    frame = holder.insert_table(len(table.rows) + 1, len(table.columns))
    drawn = frame.table
    drawn.horz_banding = False
    drawn._tbl.tblPr.find(_named("a:tableStyleId")).text = _NO_STYLE
    for place, column in enumerate(table.columns):
        drawn.columns[place].width = round(width * column.share)
        head = drawn.cell(0, place)
        _cell(head, column, "accent1", 19050)
        write(head.text_frame, [Piece(column.name, LEAST, "accent")])
    drawn.rows[0].height = emu(table.head)
    for number, row in enumerate(table.rows, 1):
        drawn.rows[number].height = emu(row.height)
        for place, (column, pieces) in enumerate(zip(table.columns, row.cells, strict=True)):
            cell = drawn.cell(number, place)
            _cell(cell, column, "accent3", 9525)
            write(cell.text_frame, pieces)
            if column.number:
                _centred(cell)
    for place, column in enumerate(table.columns):
        if column.number:
            _centred(drawn.cell(0, place))
    frame.height = emu(table.head + sum(row.height for row in table.rows))
    return frame


def _cell(cell: Any, column: Column, line: str, thick: int) -> None:  # noqa: ANN401 - the library's cells
    """Its margins, and the line below it."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    cell.margin_left = cell.margin_right = emu(CELL_SIDE)
    cell.margin_top = cell.margin_bottom = emu(CELL_EDGE)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell._tc.get_or_add_tcPr().append(
        parse_xml(
            f'<a:lnB {nsdecls("a")} w="{thick}"><a:solidFill><a:schemeClr val="{line}"/></a:solidFill></a:lnB>'
        )
    )


def _centred(cell: Any) -> None:  # noqa: ANN401 - the library's cells
    from pptx.enum.text import PP_ALIGN

    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER


def _named(tag: str) -> str:
    from pptx.oxml.ns import qn

    name: str = qn(tag)
    return name
