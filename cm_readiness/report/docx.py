"""A report as a Word document: real styles and headings, header rows, a filled-in table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..core.errors import ReadinessError
from .markdown import visible
from .paper import Logo, Paper
from .pdf import column_shares, is_form, leads, png_of
from .tree import Block, Inline, Line, Tree, text_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

BODY_FONT = "Calibri"
INK, MUTED, TINT, RULE = "1C2430", "566173", "F2F6F9", "C9D1DB"
_PAGE_CM = 16.5
"""Width of the text."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""
_LONGEST_CONTENTS = 3
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the library takes times without a zone
"""What the properties say of when it was made: nothing, so that the same text gives the same bytes."""


def docx_of(tree: Tree, paper: Paper) -> bytes:
    """A report as a Word document.

    Args:
        tree: its text.
        paper: what stands around it.

    Raises:
        ReadinessError: `no_docx` or `no_typst` where the extra is not installed.
    """
    check_installed()
    import docx

    document = docx.Document()
    _Writer(document, paper, tree).write()
    out = BytesIO()
    document.save(out)
    return _timeless(out)


def check_installed() -> None:
    """See that Word documents can be written.

    Raises:
        ReadinessError: `no_docx`.
    """
    try:
        import docx  # noqa: F401
    except ImportError as error:
        raise ReadinessError("no_docx") from error


def _timeless(written: BytesIO) -> bytes:
    """The same document without the hour of packing: the same text gives the same bytes."""
    out = BytesIO()
    with ZipFile(written) as parts, ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name in parts.namelist():
            packed.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)
    return out.getvalue()


class _Writer:
    """One document while it is written."""

    def __init__(self, document: Document, paper: Paper, tree: Tree) -> None:
        self.document, self.paper, self.tree = document, paper, tree
        self.accent = paper.style.accent.lstrip("#").upper()
        self.bookmarks = 0
        self.drawn = 0

    def write(self) -> None:
        self._styles()
        self._properties()
        self._pages()
        blocks = self.tree.blocks
        if self.paper.style.logo:
            self._logo(self.paper.style.logo)
        if blocks and blocks[0].kind == "heading":
            self._inlines(self.document.add_paragraph(style="Title"), blocks[0].line)
            blocks = blocks[1:]
        for block in blocks:
            if block.kind == "cover":
                self._end_of_cover()
            else:
                self._block(block)

    def _styles(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        styles, style = self.document.styles, self.paper.style
        body = style.body_font or BODY_FONT
        for name, size, space, bold, colour in (
            ("Normal", 10.5, 6, False, INK), ("Title", 24, 14, True, self.accent),
            ("Heading 1", 16, 6, True, self.accent), ("Heading 2", 13, 5, True, INK),
            ("Heading 3", 11, 4, True, INK), ("Heading 4", 10.5, 3, True, INK),
            ("List Bullet", 10.5, 3, False, INK), ("List Bullet 2", 10.5, 3, False, INK),
            ("List Bullet 3", 10.5, 3, False, INK), ("List Number", 10.5, 3, False, INK),
            ("Caption", 9, 8, False, MUTED), ("Header", 8.5, 0, False, MUTED),
            ("Footer", 8.5, 0, False, MUTED),
        ):  # fmt: skip
            entry: Any = styles[name]
            heading = name.startswith(("Title", "Heading"))
            font = (style.heading_font or body) if heading else body
            fonts = entry.element.get_or_add_rPr().get_or_add_rFonts()
            for attribute in list(fonts.attrib):
                del fonts.attrib[attribute]
            for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(attribute), font)
            entry.font.size, entry.font.bold, entry.font.italic = Pt(size), bold, False
            entry.font.color.rgb = RGBColor.from_string(colour)
            entry.paragraph_format.space_after = Pt(space)
            if heading:
                entry.paragraph_format.keep_with_next = True
                entry.paragraph_format.space_before = Pt(
                    {"Title": 0, "Heading 1": 20, "Heading 2": 15}.get(name, 11)
                )
        _no_border(styles["Title"].element)
        for name in ("Header", "Footer"):
            _no_tabs(styles[name].element)
        if self.tree.has_cover:
            styles["Title"].paragraph_format.space_before = Pt(170)
        quote: Any = styles.add_style("Callout", WD_STYLE_TYPE.PARAGRAPH)
        quote.base_style = styles["Normal"]
        _boxed(quote.element, self.accent)
        self._language()

    def _language(self) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        code = {"en": "en-GB", "fr": "fr-FR"}.get(self.paper.words.language, self.paper.words.language)
        properties = self.document.styles["Normal"].element.get_or_add_rPr()
        language = OxmlElement("w:lang")
        for attribute in ("w:val", "w:eastAsia", "w:bidi"):
            language.set(qn(attribute), code)
        properties.append(language)
        for found in self.document.styles.element.iter(qn("w:lang")):
            found.set(qn("w:val"), code)

    def _properties(self) -> None:
        """Nothing of the library's own sample document is left."""
        properties = self.document.core_properties
        properties.title, properties.author = (
            _safe(self.paper.title)[:255],
            _safe(visible(self.paper.company))[:255],
        )
        properties.last_modified_by, properties.comments, properties.keywords = "", "", ""
        properties.language = self.paper.words.language
        properties.revision = 1
        properties.created = properties.modified = _MADE

    def _pages(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Cm

        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21 - _PAGE_CM) / 2)
        section.top_margin, section.bottom_margin = Cm(2.4 if self.tree.has_cover else 1.9), Cm(2)
        section.different_first_page_header_footer = self.tree.has_cover
        if self.tree.has_cover:
            head = section.header.paragraphs[0]
            head.paragraph_format.tab_stops.clear_all()
            head.paragraph_format.tab_stops.add_tab_stop(Cm(_PAGE_CM), WD_TAB_ALIGNMENT.RIGHT)
            head.add_run(f"{_safe(self.paper.title)}\t{self.paper.date}")
        foot = section.footer.paragraphs[0]
        foot.paragraph_format.tab_stops.clear_all()
        foot.paragraph_format.tab_stops.add_tab_stop(Cm(_PAGE_CM), WD_TAB_ALIGNMENT.RIGHT)
        said = "" if self.tree.has_cover else f"{self.paper.title}, {self.paper.date}"
        foot.add_run(f"{_safe(self.paper.style.footer or said)}\t")
        _field(foot, "PAGE", "1")
        foot.add_run(" / ")
        _field(foot, "NUMPAGES", "1")

    def _logo(self, logo: Logo) -> None:
        from docx.shared import Cm

        data = png_of(logo.data.decode("utf-8", "replace")) if logo.kind == "svg" else logo.data
        picture = self.document.add_paragraph().add_run().add_picture(BytesIO(data), height=Cm(1.6))
        self._describe(picture, logo.alt, logo.alt)

    def _end_of_cover(self) -> None:
        headings = self.tree.headings(3)
        self._new_page()
        if len(self.tree.headings(2)) > _LONGEST_CONTENTS:
            self._contents(headings)
            self._new_page()

    def _new_page(self) -> None:
        from docx.enum.text import WD_BREAK

        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _contents(self, headings: Sequence[Block]) -> None:
        """A table of contents that Word can renew and need not: its entries are there already.

        It has no page numbers, which only Word could count; every entry leads to its place.
        """
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        title = self.document.add_paragraph()
        run = title.add_run(self.paper.words("Contents"))
        run.bold, run.font.size = True, Pt(16)
        for place, heading in enumerate(headings):
            entry = self.document.add_paragraph()
            entry.paragraph_format.left_indent = Cm(0.7 * (heading.level - 2))
            entry.paragraph_format.space_after = Pt(2)
            if place == 0:
                _field_part(entry, "begin")
                _instruction(entry, 'TOC \\o "1-2" \\n \\h \\z')
                _field_part(entry, "separate")
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), heading.name)
            link.set(qn("w:history"), "1")
            piece = entry.add_run(_safe(text_of(heading.line)))
            piece.bold = heading.level == 2
            link.append(piece._r)
            entry._p.append(link)
        _field_part(entry, "end")

    def _block(self, block: Block, depth: int = 0) -> None:
        match block.kind:
            case "heading":
                self._heading(block)
            case "paragraph":
                paragraph = self.document.add_paragraph()
                paragraph.paragraph_format.keep_with_next = leads(block)
                self._inlines(paragraph, block.line)
            case "quote":
                for inner in block.blocks:
                    self._quoted(inner)
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
        _borders(table._tbl, self.accent, grid=form)
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Cm(_PAGE_CM * share / sum(shares))
        sides = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
        for place, (row, cells) in enumerate(zip(table.rows, block.rows, strict=True)):
            _row(row._tr, head=place == 0)
            if form and place:
                row.height = Cm(0.95)
            for cell, line, share, side in zip(row.cells, cells, shares, block.align, strict=True):
                cell.width = Cm(_PAGE_CM * share / sum(shares))
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.paragraph_format.space_before = Pt(2)
                if side in sides:
                    paragraph.alignment = sides[side]
                self._cell(cell, paragraph, line, head=place == 0)
        after = self.document.add_paragraph()
        after.paragraph_format.space_after = Pt(2)

    def _cell(self, cell: _Cell, paragraph: Paragraph, line: Line, *, head: bool) -> None:
        from docx.shared import Pt

        self._inlines(paragraph, line, bold=head)
        for run in paragraph.runs:
            run.font.size = Pt(9)
        if head:
            _shaded(cell._tc, TINT)

    def _charts(self, name: str) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        for drawing in self.paper.drawings(name):
            paragraph = self.document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.keep_with_next = True
            picture = paragraph.add_run().add_picture(BytesIO(png_of(drawing.svg)), width=Cm(10.5))
            self._describe(picture, drawing.title, drawing.description)
            caption = self.document.add_paragraph(drawing.title, style="Caption")
            caption.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _describe(self, picture: Any, title: str, description: str) -> None:  # noqa: ANN401 - the library's own
        self.drawn += 1
        properties = picture._inline.docPr
        properties.set("name", f"{title} {self.drawn}"[:255])
        properties.set("title", title)
        properties.set("descr", description)

    def _inlines(self, paragraph: Paragraph, line: Line, *, bold: bool = False, italic: bool = False) -> None:
        for piece in line:
            match piece.kind:
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

        run = paragraph.add_run(_safe(piece.text))
        run.bold, run.italic = bold or None, italic or None
        if piece.kind in ("code", "bar"):
            run.font.name = "Consolas"
        if piece.kind == "bar":
            run.font.color.rgb = RGBColor.from_string(self.accent)

    def _link(self, paragraph: Paragraph, piece: Inline) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import RGBColor

        run = paragraph.add_run(_safe(text_of(piece.inside)))
        if not piece.href.startswith(("https://", "http://", "mailto:")):
            return
        run.font.underline, run.font.color.rgb = True, RGBColor.from_string(self.accent)
        link = OxmlElement("w:hyperlink")
        link.set(
            qn("r:id"), paragraph.part.relate_to(piece.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        )
        link.append(run._r)
        paragraph._p.append(link)


def _safe(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 - an element of the library's XML
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field with the result that it has until Word computes it."""
    _field_part(paragraph, "begin")
    _instruction(paragraph, code)
    _field_part(paragraph, "separate")
    paragraph.add_run(shown)
    _field_part(paragraph, "end")


def _field_part(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(_element("fldChar", fldCharType=kind))


def _instruction(paragraph: Paragraph, code: str) -> None:
    instruction = _element("instrText")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)


def _row(row: Any, *, head: bool) -> None:  # noqa: ANN401 - an element of the library's XML
    properties = row.get_or_add_trPr()
    properties.append(_element("cantSplit"))
    if head:
        properties.append(_element("tblHeader"))


def _shaded(cell: Any, colour: str) -> None:  # noqa: ANN401 - an element of the library's XML
    cell.get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=colour))


def _borders(table: Any, accent: str, *, grid: bool) -> None:  # noqa: ANN401 - an element of the library's XML
    borders = _element("tblBorders")
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if grid else ("top", "bottom", "insideH")
    for side in sides:
        edge = side == "top" and not grid
        colour, size = (accent, "12") if edge else (RULE, "4")
        borders.append(_element(side, val="single", sz=size, space="0", color=colour))
    table.tblPr.append(borders)


def _boxed(style: Any, accent: str) -> None:  # noqa: ANN401 - an element of the library's XML
    properties = style.get_or_add_pPr()
    borders = _element("pBdr")
    borders.append(_element("left", val="single", sz="24", space="8", color=accent))
    properties.append(borders)
    properties.append(_element("shd", val="clear", color="auto", fill=TINT))
    properties.append(_element("ind", left="240", right="120"))


def _no_tabs(style: Any) -> None:  # noqa: ANN401 - an element of the library's XML
    from docx.oxml.ns import qn

    for tabs in list(style.iter(qn("w:tabs"))):
        tabs.getparent().remove(tabs)


def _no_border(style: Any) -> None:  # noqa: ANN401 - an element of the library's XML
    from docx.oxml.ns import qn

    for border in list(style.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
