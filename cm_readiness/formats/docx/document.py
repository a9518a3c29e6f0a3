"""A report as a Word document: real styles and headings, header rows, a filled-in table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ...core.brand import Logo
from ..document_tree import Block, Inline, Line, Tree, text_of
from ..fitting import LEVELS, ROOMY, Closeness
from ..office import saved
from ..page_setup import PageSetup
from ..paging import Placed, column_shares, is_dense, is_form, is_one_answer, placed
from ..typesetter import LOGO_MM, SMALL_LOGO_MM, logo_png, png_of
from .colours import TINT, accent_of
from .pages import lower_title, pages_of
from .runs import Runs
from .setting import (
    PAGE_CM,
    borders,
    contents,
    keep_together,
    number_contents,
    row_kept_whole,
    set_up_pages,
    shaded,
    unbroken,
)
from .styles import NUMBERS
from .template import template

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_LONGEST_CONTENTS = 3
_DOTS = 5
"""Of a line to write on in a cell, where a tab does not reach."""
_TABLE = 9
"""The letters of tables, in points."""
_BAR_CM = 3.6
"""The width of a column with bars."""
_INDENT = 0.63
"""Of a list, in centimetres for each of its levels."""


def docx_of(tree: Tree, setup: PageSetup) -> bytes:
    """A report as a Word document; a working paper is set as closely as it takes to have it on one page.

    Args:
        tree: its text.
        setup: what stands around it.
    """
    if tree.has_cover:
        return saved(_drawn(tree, setup, ROOMY).save)
    found = _drawn(tree, setup, LEVELS[-1])
    fits = max(pages_of(found).values(), default=1) == 1
    for close in LEVELS if fits else LEVELS[:1]:
        found = _drawn(tree, setup, close)
        if max(pages_of(found).values(), default=1) == 1:
            break
    return saved(found.save)


def _drawn(tree: Tree, setup: PageSetup, close: Closeness) -> Document:
    import docx

    document = docx.Document(template(setup, tree, close))
    _Writer(document, setup, tree, close).write()
    return document


class _Writer:
    """One document while it is written."""

    def __init__(self, document: Document, setup: PageSetup, tree: Tree, close: Closeness) -> None:
        self.document, self.setup, self.tree, self.close = document, setup, tree, close
        self.runs = Runs(accent_of(setup))
        self.bookmarks = 0
        self.new_page = False

    def write(self) -> None:
        set_up_pages(self.document, self.setup, self.tree)
        blocks = self.tree.blocks
        if self.setup.brand.logo:
            self._logo(self.setup.brand.logo)
        if blocks and blocks[0].kind == "heading":
            self.runs.write(self.document.add_paragraph(style="Title"), blocks[0].line)
            blocks = blocks[1:]
        for entry in placed(blocks):
            if entry.block.kind == "cover":
                self._end_of_cover()
            elif entry.block.kind == "page":
                self.new_page = True
            else:
                self._placed(entry)
        if self.tree.has_cover:
            lower_title(self.document)
            number_contents(self.document, pages_of(self.document))

    def _placed(self, entry: Placed) -> None:
        """A block of the text itself, with what Word has to know of where a page may not end."""
        body = self.document.element.body
        before = len(body)
        self._block(entry.block)
        # Lists and the sections of a report may be parted: the longer a chain of lines, the less word
        # processors heed it, and the less they agree on where it is parted.
        whole = entry.whole and (entry.block.kind != "list" or entry.block.name == "ticks")
        leads = entry.announces if self.tree.has_cover else entry.leads
        keep_together(body[before - 1 : -1], whole=whole, leads=leads)
        self._begin_page(body[before - 1 :])

    def _begin_page(self, parts: Sequence[Any]) -> None:
        """Let a new page begin with some parts, where one is due."""
        first = next(
            (paragraph for part in parts for paragraph in part.xpath("descendant-or-self::w:p")), None
        )
        if self.new_page and first is not None:
            first.get_or_add_pPr().get_or_add_pageBreakBefore()
            self.new_page = False

    def _logo(self, logo: Logo) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        if self.tree.has_cover:
            paragraph, height = self.document.add_paragraph(), LOGO_MM
        else:
            paragraph, height = self.document.sections[0].header.paragraphs[0], SMALL_LOGO_MM
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        picture = paragraph.add_run().add_picture(BytesIO(logo_png(logo)), height=Cm(height / 10))
        self.runs.describe(picture, logo.alt, logo.alt)

    def _end_of_cover(self) -> None:
        self.new_page = True
        if len(self.tree.headings(2)) > _LONGEST_CONTENTS:
            before = len(self.document.element.body)
            contents(self.document, self.setup, self.tree.headings(3))
            self._begin_page(self.document.element.body[before - 1 :])
            self.new_page = True

    def _block(self, block: Block, depth: int = 0) -> None:
        match block.kind:
            case "heading":
                self._heading(block)
            case "paragraph":
                paragraph = self.document.add_paragraph()
                self.runs.write(paragraph, block.line)
            case "quote":
                self._quote(block)
            case "list":
                self._list(block, depth)
            case "table":
                self._table(block)
            case "chart":
                self._charts(block.name)
            case "code":
                self.runs.write(self.document.add_paragraph(), (Inline("code", text_of(block.line)),))

    def _heading(self, block: Block) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph = self.document.add_paragraph(style=f"Heading {min(max(block.level - 1, 1), 4)}")
        self.bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self.bookmarks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), block.name)
                paragraph._p.append(mark)
                self.runs.write(paragraph, block.line)
            else:
                paragraph._p.append(mark)

    def _quote(self, block: Block) -> None:
        """A box: room above its first line, and below its last one."""
        from docx.shared import Pt

        before = len(self.document.paragraphs)
        for inner in block.blocks:
            self._quoted(inner)
        own = self.document.paragraphs[before:]
        if own:
            own[0].paragraph_format.space_before = Pt(6 * self.close.space)
            own[-1].paragraph_format.space_after = Pt(4 + 6 * self.close.space)

    def _quoted(self, block: Block) -> None:
        match block.kind:
            case "paragraph":
                self.runs.write(self.document.add_paragraph(style="Callout"), block.line)
            case "list":
                for inner in (inner for item in block.blocks for inner in item.blocks):
                    self.runs.write(self.document.add_paragraph(style="Callout Bullet"), inner.line)
            case _:
                self._block(block)

    def _list(self, block: Block, depth: int) -> None:
        number = None if block.start is None else self._new_numbers(block.start)
        for item in block.blocks:
            for place, inner in enumerate(item.blocks):
                if inner.kind == "list":
                    self._list(inner, depth + 1)
                elif inner.kind == "paragraph":
                    self._entry(inner, depth, number, first=place == 0, ticks=bool(block.name))
                else:
                    self._block(inner, depth + 1)

    def _entry(self, block: Block, depth: int, number: int | None, *, first: bool, ticks: bool) -> None:
        from docx.shared import Cm

        level = f" {min(depth, 2) + 1}" if depth else ""
        if not first or ticks:
            # A box to tick is a sign in the text, so that it can be ticked on the screen as well.
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(_INDENT * (depth + 1))
            if ticks:
                paragraph.paragraph_format.first_line_indent = Cm(-_INDENT)
        elif number is None:
            paragraph = self.document.add_paragraph(style=f"List Bullet{level}")
        else:
            paragraph = self.document.add_paragraph(style=f"List Number{level}")
            numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_numId().val = number
            numbering.get_or_add_ilvl().val = min(depth, 2)
        self.runs.write(paragraph, block.line)

    def _new_numbers(self, start: int) -> int:
        """The id of a numbering of its own: without one, every list would go on where the last one ended."""
        numbering: Any = self.document.part.numbering_part.element
        number = numbering.add_num(numbering.num_having_numId(NUMBERS).abstractNumId.val)
        number.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(number.numId)

    def _table(self, block: Block) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        table = self.document.add_table(len(block.rows), len(block.align))
        table.autofit = False
        widths, form, close = self._widths(block), is_form(block), self.close
        borders(table._tbl, accent_of(self.setup), grid=form, close=is_dense(block))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        sides = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
        for place, (row, cells) in enumerate(zip(table.rows, block.rows, strict=True)):
            row_kept_whole(row._tr, head=place == 0)
            if form and place:
                row.height = Pt(48 if is_one_answer(block) else 9.6 + 2 * close.blank)
            for cell, line, width, side in zip(row.cells, cells, widths, block.align, strict=True):
                cell.width = width
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(
                    0.4 * close.row
                )
                if side in sides:
                    paragraph.alignment = sides[side]
                self._cell(cell, paragraph, line, head=place == 0)
        self.document.add_paragraph(style="Between")

    def _widths(self, table: Block) -> list[Length]:
        """Of its columns; one with bars is wide enough for a bar with its number."""
        from docx.shared import Cm, Length

        shares = column_shares(table)
        widths = [PAGE_CM * share / sum(shares) for share in shares]
        bars = [any(piece.bar for row in table.rows for piece in row[place]) for place in range(len(shares))]
        least = [_BAR_CM if bar else 0.0 for bar in bars]
        short = sum(max(need - width, 0) for need, width in zip(least, widths, strict=True))
        free = sum(width for width, bar in zip(widths, bars, strict=True) if not bar)
        return [
            Length(Cm(max(width, need) if bar else width - short * width / free))
            for width, need, bar in zip(widths, least, bars, strict=True)
        ]

    def _cell(self, cell: _Cell, paragraph: Paragraph, line: Line, *, head: bool) -> None:
        from docx.shared import Pt

        dots = Inline("text", "…" * _DOTS)
        written = tuple(dots if piece.kind == "blank" else piece for piece in line)
        self.runs.write(paragraph, written, bold=head, size=Pt(_TABLE))
        if any(piece.bar for piece in line):
            unbroken(cell._tc)
        if head:
            shaded(cell._tc, TINT)

    def _charts(self, name: str) -> None:
        """The drawings beside each other, under them what they are."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        drawings = self.setup.drawings(name)
        if not drawings:
            return
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        width = Cm(min(10.5, PAGE_CM / len(drawings) - 0.2))
        for drawing in drawings:
            picture = paragraph.add_run().add_picture(BytesIO(png_of(drawing.svg)), width=width)
            self.runs.describe(picture, drawing.title, drawing.description)
        said = " · ".join(drawing.title for drawing in drawings)
        self.document.add_paragraph(said, style="Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER
