"""What Word needs around a text: styles, page, properties, fields, the table of contents, borders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..document_tree import Block, Tree, text_of
from ..office import LONGEST_PROPERTY, safe
from ..page_setup import PageSetup

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

BODY_FONT = "Calibri"
INK, MUTED, TINT, RULE = "1C2430", "566173", "F2F6F9", "C9D1DB"
TARGET = "B3431E"
"""The colour of targets, as in all formats."""
PAGE_CM = 16.5
"""Width of the text."""
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the library takes times without a zone
"""What the properties say of when it was made: nothing, so that the same text gives the same bytes."""


def accent_of(setup: PageSetup) -> str:
    """The house's colour, as Word writes it."""
    return setup.brand.accent.lstrip("#").upper()


def set_up(document: Document, setup: PageSetup, tree: Tree) -> None:
    """Give an empty document its styles, its properties and its pages."""
    _styles(document, setup, tree)
    _language(document, setup)
    _properties(document, setup)
    _pages(document, setup, tree)


def _styles(document: Document, setup: PageSetup, tree: Tree) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles, style, accent = document.styles, setup.brand, accent_of(setup)
    body = style.body_font or BODY_FONT
    # A document without a cover is a working paper: it is set smaller, and closer.
    close = not tree.has_cover
    text = 10 if close else 10.5
    for name, size, space, bold, colour in (
        ("Normal", text, 5 if close else 6, False, INK), ("Title", 20 if close else 24, 8, True, accent),
        ("Heading 1", 14 if close else 16, 5, True, accent), ("Heading 2", 12 if close else 13, 5, True, INK),
        ("Heading 3", 11, 4, True, INK), ("Heading 4", text, 3, True, INK),
        ("List Bullet", text, 3, False, INK), ("List Bullet 2", text, 3, False, INK),
        ("List Bullet 3", text, 3, False, INK), ("List Number", text, 3, False, INK),
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
                {"Title": 0, "Heading 1": 14 if close else 20, "Heading 2": 12 if close else 15}.get(name, 10)
            )
    _no_border(styles["Title"].element)
    for name in ("Header", "Footer"):
        _no_tabs(styles[name].element)
    if tree.has_cover:
        styles["Title"].paragraph_format.space_before = Pt(170)
    quote: Any = styles.add_style("Callout", WD_STYLE_TYPE.PARAGRAPH)
    quote.base_style = styles["Normal"]
    _boxed(quote.element, accent)


def _language(document: Document, setup: PageSetup) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    code = setup.words.record.document_code
    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    for attribute in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(attribute), code)
    properties.append(language)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), code)


def _properties(document: Document, setup: PageSetup) -> None:
    """Nothing of the library's own sample document is left."""
    properties = document.core_properties
    properties.title, properties.author = (
        safe(setup.title)[:LONGEST_PROPERTY],
        safe(setup.company)[:LONGEST_PROPERTY],
    )
    properties.last_modified_by, properties.comments, properties.keywords = "", "", ""
    properties.language = setup.words.language
    properties.revision = 1
    properties.created = properties.modified = _MADE


def _pages(document: Document, setup: PageSetup, tree: Tree) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21 - PAGE_CM) / 2)
    working = 2.0 if setup.brand.logo else 1.7
    section.top_margin, section.bottom_margin = Cm(2.4 if tree.has_cover else working), Cm(2)
    section.header_distance = Cm(1.25 if tree.has_cover else 0.7)
    section.different_first_page_header_footer = tree.has_cover
    if tree.has_cover:
        head = section.header.paragraphs[0]
        head.paragraph_format.tab_stops.clear_all()
        head.paragraph_format.tab_stops.add_tab_stop(Cm(PAGE_CM), WD_TAB_ALIGNMENT.RIGHT)
        head.add_run(f"{safe(setup.title)}\t{setup.date}")
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(PAGE_CM), WD_TAB_ALIGNMENT.RIGHT)
    said = "" if tree.has_cover else f"{setup.title}, {setup.date}"
    foot.add_run(f"{safe(setup.brand.footer or said)}\t")
    _field(foot, "PAGE", "1")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES", "1")


def contents(document: Document, setup: PageSetup, headings: Sequence[Block]) -> None:
    """A table of contents that Word can renew and need not: its entries are there already.

    Every entry leads to its place. Page numbers come when somebody renews it: only Word can count pages.
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    title = document.add_paragraph()
    run = title.add_run(setup.words("Contents"))
    run.bold, run.font.size = True, Pt(16)
    run.font.color.rgb = RGBColor.from_string(accent_of(setup))
    for place, heading in enumerate(headings):
        entry = document.add_paragraph()
        entry.paragraph_format.left_indent = Cm(0.7 * (heading.level - 2))
        entry.paragraph_format.space_after = Pt(2)
        if place == 0:
            _field_part(entry, "begin")
            _instruction(entry, 'TOC \\o "1-2" \\h \\z')
            _field_part(entry, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), heading.name)
        link.set(qn("w:history"), "1")
        piece = entry.add_run(safe(text_of(heading.line)))
        piece.bold = heading.level == 2
        link.append(piece._r)
        entry._p.append(link)
    _field_part(entry, "end")


def dotted_to(paragraph: Paragraph, share: float) -> None:
    """Let a tab draw dots up to a place in the line.

    Args:
        share: of the width of the text, 0 to 1.
    """
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Cm(PAGE_CM * share), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


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


def keep_together(parts: Sequence[Any], *, whole: bool, leads: bool) -> None:
    """See that no page ends within some parts of the text, or leaves one line of a list alone.

    Args:
        parts: paragraphs and tables, elements of the library's XML.
        whole: whether they stay together from the first to the last.
        leads: whether no page ends after them either.
    """
    from docx.oxml.ns import qn

    paragraphs = [paragraph for part in parts for paragraph in part.iter(qn("w:p"))]
    last = len(paragraphs) - 1
    for place, paragraph in enumerate(paragraphs):
        text = "".join(paragraph.itertext()).rstrip()
        if leads if place == last else whole or place in (0, last - 1) or text.endswith(":"):
            paragraph.get_or_add_pPr().get_or_add_keepNext()


def row_kept_whole(row: Any, *, head: bool) -> None:  # noqa: ANN401 - an element of the library's XML
    """See that no page ends within a row, and that the head is repeated on every page."""
    properties = row.get_or_add_trPr()
    properties.append(_element("cantSplit"))
    if head:
        properties.append(_element("tblHeader"))


def shaded(cell: Any, colour: str) -> None:  # noqa: ANN401 - an element of the library's XML
    """Fill a cell with a colour."""
    cell.get_or_add_tcPr().append(_element("shd", val="clear", color="auto", fill=colour))


def borders(table: Any, accent: str, *, grid: bool, close: bool) -> None:  # noqa: ANN401 - the library's XML
    """Draw the lines of a table: all of them, or those that part its rows.

    Args:
        close: with less room beside the texts, for many columns.
    """
    lines = _element("tblBorders")
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if grid else ("top", "bottom", "insideH")
    for side in sides:
        edge = side == "top" and not grid
        colour, size = (accent, "12") if edge else (RULE, "4")
        lines.append(_element(side, val="single", sz=size, space="0", color=colour))
    _put(table.tblPr, lines, before=("shd", "tblLayout", "tblCellMar", "tblLook"))
    if close:
        margins = _element("tblCellMar")
        for side in ("left", "right"):
            margins.append(_element(side, w="60", type="dxa"))
        _put(table.tblPr, margins, before=("tblLook",))


def _put(parent: Any, child: Any, *, before: Sequence[str]) -> None:  # noqa: ANN401 - the library's XML
    """Add a child where the format wants it: ahead of those that have to follow."""
    from docx.oxml.ns import qn

    follow = [found for name in before for found in parent.findall(qn(f"w:{name}"))]
    places = [list(parent).index(found) for found in follow]
    parent.insert(min(places, default=len(parent)), child)


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
