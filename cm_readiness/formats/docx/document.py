"""A report as a Word document: real styles and headings, header rows, a filled-in table of contents."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ...core.brand import Logo
from ...language.bars import STROKE
from ..document_tree import Block, Inline, Line, Tree, text_of
from ..office import safe, saved
from ..page_setup import PageSetup
from ..paging import Placed, column_shares, is_dense, is_form, is_one_answer, placed
from ..typesetter import LOGO_MM, SMALL_LOGO_MM, logo_png, png_of
from .setting import (
    PAGE_CM,
    TARGET,
    TINT,
    accent_of,
    borders,
    contents,
    dotted_to,
    keep_together,
    row_kept_whole,
    set_up,
    shaded,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.shared import Length
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_LONGEST_CONTENTS = 3
_DOTS = 5
"""Of a line to write on in a cell, where a tab does not reach."""
_FINE = 20
"""Cells of a bar: Word draws none, and the smallest steps of a text can be told apart here."""


def docx_of(tree: Tree, setup: PageSetup) -> bytes:
    """A report as a Word document.

    Args:
        tree: its text.
        setup: what stands around it.
    """
    import docx

    document = docx.Document()
    _Writer(document, setup, tree).write()
    return saved(document.save)


class _Writer:
    """One document while it is written."""

    def __init__(self, document: Document, setup: PageSetup, tree: Tree) -> None:
        self.document, self.setup, self.tree = document, setup, tree
        self.accent = accent_of(setup)
        self.bookmarks = 0
        self.drawn = 0

    def write(self) -> None:
        set_up(self.document, self.setup, self.tree)
        blocks = self.tree.blocks
        if self.setup.brand.logo:
            self._logo(self.setup.brand.logo)
        if blocks and blocks[0].kind == "heading":
            self._inlines(self.document.add_paragraph(style="Title"), blocks[0].line)
            blocks = blocks[1:]
        for entry in placed(blocks):
            if entry.block.kind == "cover":
                self._end_of_cover()
            else:
                self._placed(entry)

    def _placed(self, entry: Placed) -> None:
        """A block of the text itself, with what Word has to know of where a page may not end."""
        body = self.document.element.body
        before = len(body)
        self._block(entry.block)
        # Lists may be parted: the longer a chain of lines, the less word processors heed it.
        whole = entry.whole and (entry.block.kind != "list" or entry.block.name == "ticks")
        keep_together(body[before - 1 : -1], whole=whole, leads=entry.leads)

    def _logo(self, logo: Logo) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        if self.tree.has_cover:
            paragraph, height = self.document.add_paragraph(), LOGO_MM
        else:
            paragraph, height = self.document.sections[0].header.paragraphs[0], SMALL_LOGO_MM
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        picture = paragraph.add_run().add_picture(BytesIO(logo_png(logo)), height=Cm(height / 10))
        self._describe(picture, logo.alt, logo.alt)

    def _end_of_cover(self) -> None:
        headings = self.tree.headings(3)
        self._new_page()
        if len(self.tree.headings(2)) > _LONGEST_CONTENTS:
            contents(self.document, self.setup, headings)
            self._new_page()

    def _new_page(self) -> None:
        from docx.enum.text import WD_BREAK

        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _block(self, block: Block, depth: int = 0) -> None:
        match block.kind:
            case "heading":
                self._heading(block)
            case "paragraph":
                paragraph = self.document.add_paragraph()
                self._inlines(paragraph, block.line)
            case "quote":
                self._quote(block)
            case "list":
                self._list(block, depth)
            case "table":
                self._table(block)
            case "chart":
                self._charts(block.name)
            case "page":
                self._new_page()
            case "code":
                self._inlines(self.document.add_paragraph(), (Inline("code", text_of(block.line)),))

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
                self._inlines(paragraph, block.line)
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
            own[0].paragraph_format.space_before = Pt(6)
            own[-1].paragraph_format.space_after = Pt(10)

    def _quoted(self, block: Block) -> None:
        if block.kind == "paragraph":
            self._inlines(self.document.add_paragraph(style="Callout"), block.line)
        elif block.kind == "list":
            for item in block.blocks:
                for inner in item.blocks:
                    line = (Inline("text", "•\u00a0\u00a0"), *inner.line)
                    self._inlines(self.document.add_paragraph(style="Callout"), line)
        else:
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

        if not first:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.63 * (depth + 1))
        elif number is not None and depth == 0:
            paragraph = self.document.add_paragraph(style="List Number")
            numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_numId().val = number
            numbering.get_or_add_ilvl().val = 0
        else:
            if ticks:
                paragraph = self.document.add_paragraph()
                paragraph.paragraph_format.left_indent = Cm(0.63)
                paragraph.paragraph_format.first_line_indent = Cm(-0.63)
                self._inlines(paragraph, block.line)
                return
            style = f"List Bullet {min(depth + 1, 3)}" if depth else "List Bullet"
            paragraph = self.document.add_paragraph(style=style)
        self._inlines(paragraph, block.line)

    def _new_numbers(self, start: int) -> int:
        """The id of a numbering of its own: without one, every list would go on where the last one ended."""
        numbering: Any = self.document.part.numbering_part.element
        style: Any = self.document.styles["List Number"].element
        abstract = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
        number = numbering.add_num(abstract)
        number.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(number.numId)

    def _table(self, block: Block) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt

        table = self.document.add_table(len(block.rows), len(block.align))
        table.autofit = False
        shares = column_shares(block)
        form = is_form(block)
        size = Pt(8) if is_dense(block) else Pt(9)
        borders(table._tbl, self.accent, grid=form, close=is_dense(block))
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Cm(PAGE_CM * share / sum(shares))
        sides = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
        for place, (row, cells) in enumerate(zip(table.rows, block.rows, strict=True)):
            row_kept_whole(row._tr, head=place == 0)
            if form and place:
                row.height = Cm(1.7 if is_one_answer(block) else 0.78)
            for cell, line, share, side in zip(row.cells, cells, shares, block.align, strict=True):
                cell.width = Cm(PAGE_CM * share / sum(shares))
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.paragraph_format.space_before = Pt(2)
                if side in sides:
                    paragraph.alignment = sides[side]
                self._cell(cell, paragraph, line, size, head=place == 0)
        after = self.document.add_paragraph()
        after.paragraph_format.space_after = Pt(2)

    def _cell(self, cell: _Cell, paragraph: Paragraph, line: Line, size: Length, *, head: bool) -> None:
        dots = Inline("text", "…" * _DOTS)
        written = tuple(dots if piece.kind == "blank" else piece for piece in line)
        self._inlines(paragraph, written, bold=head)
        for run in paragraph.runs:
            run.font.size = size
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
            self._describe(picture, drawing.title, drawing.description)
        said = " · ".join(drawing.title for drawing in drawings)
        self.document.add_paragraph(said, style="Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _describe(self, picture: Any, title: str, description: str) -> None:  # noqa: ANN401 - the library's own
        self.drawn += 1
        properties = picture._inline.docPr
        properties.set("name", f"{title} {self.drawn}"[:255])
        properties.set("title", title)
        properties.set("descr", description)
        for side in ("distT", "distB", "distL", "distR"):
            picture._inline.set(side, "0")

    def _inlines(self, paragraph: Paragraph, line: Line, *, bold: bool = False, italic: bool = False) -> None:
        blanks = [piece for piece in line if piece.kind == "blank"]
        for place in range(len(blanks)):
            dotted_to(paragraph, (place + 1) / len(blanks))
        for piece in line:
            match piece.kind:
                case "blank":
                    paragraph.add_run("\t")
                case "strong" | "em":
                    strong = piece.kind == "strong"
                    self._inlines(paragraph, piece.inside, bold=bold or strong, italic=italic or not strong)
                case "break":
                    paragraph.add_run().add_break()
                case "link":
                    self._link(paragraph, piece)
                case _:
                    self._run(paragraph, piece, bold=bold, italic=italic)

    def _run(self, paragraph: Paragraph, piece: Inline, *, bold: bool, italic: bool) -> None:
        from docx.shared import RGBColor

        if piece.bar is not None:
            # The stroke at the target has a colour of its own.
            for part in re.split(f"({STROKE})", piece.bar.text(_FINE)):
                run = paragraph.add_run(part)
                run.font.name = "Consolas"
                run.font.color.rgb = RGBColor.from_string(TARGET if part == STROKE else self.accent)
            return
        run = paragraph.add_run(safe(piece.text))
        run.bold, run.italic = bold or None, italic or None
        if piece.kind == "code":
            run.font.name = "Consolas"

    def _link(self, paragraph: Paragraph, piece: Inline) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import RGBColor

        run = paragraph.add_run(safe(text_of(piece.inside)))
        if not piece.href.startswith(("https://", "http://", "mailto:")):
            return
        run.font.underline, run.font.color.rgb = True, RGBColor.from_string(self.accent)
        link = OxmlElement("w:hyperlink")
        link.set(
            qn("r:id"), paragraph.part.relate_to(piece.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        )
        link.append(run._r)
        paragraph._p.append(link)
