"""What Word needs around a text: pages, fields, the table of contents, what stays together, borders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..document_tree import Block, Tree, text_of
from ..office import safe
from ..page_setup import PageSetup
from .colours import RULE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_PAGE_OF = "PAGEREF "
PAGE_CM = 16.5
"""Width of the text."""


def set_up_pages(document: Document, setup: PageSetup, tree: Tree) -> None:
    """Give an empty document its pages, with what stands at the head and the foot of each."""
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
    """A table of contents that Word can renew and need not: every entry leads to its place."""
    document.add_paragraph(setup.words("Contents"), style="TOC Heading")
    for place, heading in enumerate(headings):
        entry = document.add_paragraph(style=f"toc {heading.level - 1}")
        if place == 0:
            _field_part(entry, "begin")
            _instruction(entry, 'TOC \\o "1-2" \\h \\z')
            _field_part(entry, "separate")
        before = len(entry._p)
        entry.add_run(safe(text_of(heading.line)))
        entry.add_run("\t")
        _field(entry, f"{_PAGE_OF}{heading.name} \\h", "1")
        link = _element("hyperlink", anchor=heading.name, history="1")
        for run in list(entry._p)[before:]:
            link.append(run)
        entry._p.append(link)
    _field_part(entry, "end")


def number_contents(document: Document, pages: Mapping[str, int]) -> None:
    """Write the page numbers into the table of contents, before anybody opens the document.

    Args:
        document: a whole one.
        pages: the page of each heading, by its anchor.
    """
    from docx.oxml.ns import qn

    for instruction in document.element.body.iter(qn("w:instrText")):
        if instruction.text.strip().startswith(_PAGE_OF):
            name = instruction.text.split()[1]
            shown = instruction.getparent().xpath("following-sibling::w:r/w:t")[0]
            shown.text = str(pages[name])


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
    """See that no page ends within some parts of the text, or after what announces the next one.

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
        if leads if place == last else whole or text.endswith(":"):
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


def unbroken(cell: Any) -> None:  # noqa: ANN401 - an element of the library's XML
    """See that what is in a cell stays on one line."""
    cell.get_or_add_tcPr().append(_element("noWrap"))


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
