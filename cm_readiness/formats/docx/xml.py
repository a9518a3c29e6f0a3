"""WordprocessingML from the values of `parts`; what its pictures and links lead to is kept beside it.

The order of elements is that of ECMA-376: Word refuses a file in which it is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from ..office import safe
from .colours import RULE, TINT
from .parts import Cell, Link, Mark, Paragraph, Part, Picture, Piece, Row, Run, Table

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_RELATIONS}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
)
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_LONGEST_NAME = 255
_CLOSE_MARGIN = 60
_SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>"}
_APART = re.compile("([\t\n])")


class Relation(NamedTuple):
    """What a part of the file refers to."""

    kind: str
    """The last word of its type, such as `image`."""
    target: str
    outside: bool = False
    """Whether it is no part of the file."""


class Media:
    """The pictures of a file: one that is in it twice is one part."""

    def __init__(self) -> None:
        self.names: dict[bytes, str] = {}

    def name(self, data: bytes) -> str:
        """What a picture is called among the parts of a file, below `word`."""
        return self.names.setdefault(data, f"media/image{len(self.names) + 1}.png")


class Xml:
    """Writes the values of one part, and keeps what they refer to.

    Args:
        media: the pictures of the file.
        accent: the house's colour.
        relations: what the part refers to already.
    """

    def __init__(self, media: Media, accent: str, relations: Iterable[Relation] = ()) -> None:
        self._media, self._accent = media, accent
        self._known = {relation: f"rId{number}" for number, relation in enumerate(relations, 1)}
        self._drawn = self._marked = 0

    @property
    def relations(self) -> Sequence[Relation]:
        """What the part refers to, in the order of their ids."""
        return tuple(self._known)

    def written(self, parts: Iterable[Part]) -> str:
        """Paragraphs and tables, one after the other."""
        return "".join(
            self._paragraph(part) if isinstance(part, Paragraph) else self._table(part) for part in parts
        )

    def _related(self, relation: Relation) -> str:
        return self._known.setdefault(relation, f"rId{len(self._known) + 1}")

    def _paragraph(self, paragraph: Paragraph) -> str:
        size = f'<w:sz w:val="{paragraph.size}"/>' if paragraph.size else ""
        text = self._pieces(paragraph.pieces, size)
        if paragraph.anchor is not None:
            self._marked += 1
            text = (
                f'<w:bookmarkStart w:id="{self._marked}" w:name="{paragraph.anchor}"/>{text}'
                f'<w:bookmarkEnd w:id="{self._marked}"/>'
            )
        return f"<w:p>{_paragraph_properties(paragraph)}{text}</w:p>"

    def _pieces(self, pieces: Iterable[Piece], size: str) -> str:
        return "".join(self._piece(piece, size) for piece in pieces)

    def _piece(self, piece: Piece, size: str) -> str:
        if isinstance(piece, Run):
            return _run(piece, size)
        if isinstance(piece, Link):
            inside = self._pieces(piece.pieces, size)
            if piece.anchor:
                return f'<w:hyperlink w:anchor="{piece.anchor}" w:history="1">{inside}</w:hyperlink>'
            related = self._related(Relation("hyperlink", piece.address, outside=True))
            return f'<w:hyperlink r:id="{related}">{inside}</w:hyperlink>'
        if isinstance(piece, Picture):
            return f"<w:r>{f'<w:rPr>{size}</w:rPr>' if size else ''}{self._drawing(piece)}</w:r>"
        if isinstance(piece, Mark):
            return _mark(piece)
        shown = _run(Run(piece.shown), size)
        return f"{_mark(Mark('begin', piece.code))}{_mark(Mark('separate'))}{shown}{_mark(Mark('end'))}"

    def _drawing(self, picture: Picture) -> str:
        """A picture within a line."""
        self._drawn += 1
        related = self._related(Relation("image", self._media.name(picture.data)))
        title, description = _attribute(picture.title), _attribute(picture.description)
        name = _attribute(f"{picture.title} {self._drawn}"[:_LONGEST_NAME])
        decorative = "" if picture.description else _DECORATIVE
        size = f'cx="{picture.width}" cy="{picture.height}"'
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{self._drawn}" name="{name}" descr="{description}" title="{title}">'
            f"{decorative}</wp:docPr><wp:cNvGraphicFramePr>"
            '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
            '<pic:cNvPr id="0" name="image.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="{related}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    def _table(self, table: Table) -> str:
        widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in table.widths)
        margins = "".join(f'<w:{side} w:w="{_CLOSE_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
        margin = f"<w:tblCellMar>{margins}</w:tblCellMar>" if table.close else ""
        rows = "".join(map(self._row, table.rows))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{_borders(self._accent, grid=table.grid)}'
            f'<w:tblLayout w:type="fixed"/>{margin}<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" '
            'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{widths}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, row: Row) -> str:
        height = f'<w:trHeight w:val="{row.height}"/>' if row.height else ""
        head = "<w:tblHeader/>" if row.head else ""
        cells = "".join(map(self._cell, row.cells))
        return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>"

    def _cell(self, cell: Cell) -> str:
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>' if cell.head else ""
        unbroken = "<w:noWrap/>" if cell.unbroken else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{cell.width}" w:type="dxa"/>{shade}{unbroken}</w:tcPr>'
            f"{self._paragraph(cell.paragraph)}</w:tc>"
        )


def _paragraph_properties(paragraph: Paragraph) -> str:
    spacing = "".join(
        f' w:{side}="{space}"'
        for side, space in (("before", paragraph.before), ("after", paragraph.after))
        if space is not None
    )
    hanging = f' w:hanging="{-paragraph.first}"' if paragraph.first else ""
    found = "".join(
        (
            f'<w:pStyle w:val="{paragraph.style}"/>' if paragraph.style != "Normal" else "",
            "<w:keepNext/>" if paragraph.keep_next else "",
            "<w:pageBreakBefore/>" if paragraph.begins_page else "",
            "" if paragraph.number is None else _item_of(paragraph.number, paragraph.level),
            _tabs(paragraph.tabs) if paragraph.tabs else "",
            f"<w:spacing{spacing}/>" if spacing else "",
            f'<w:ind w:left="{paragraph.left}"{hanging}/>' if paragraph.left is not None else "",
            f'<w:jc w:val="{paragraph.align}"/>' if paragraph.align else "",
        )
    )
    return f"<w:pPr>{found}</w:pPr>" if found else ""


def _item_of(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _tabs(tabs: Sequence[tuple[int, bool]]) -> str:
    leads = {True: ' w:leader="dot"', False: ""}
    stops = "".join(f'<w:tab w:val="right"{leads[dots]} w:pos="{place}"/>' for place, dots in tabs)
    return f"<w:tabs>{stops}</w:tabs>"


def _run(run: Run, size: str) -> str:
    colour = f'<w:color w:val="{run.colour}"/>' if run.colour else ""
    looks = "".join(
        (
            f'<w:rFonts w:ascii="{run.font}" w:hAnsi="{run.font}"/>' if run.font else "",
            "<w:b/>" if run.bold else "",
            "<w:i/>" if run.italic else "",
            colour,
            size,
            '<w:u w:val="single"/>' if colour else "",
            f'<w:lang w:val="{_attribute(run.language)}"/>' if run.language else "",
        )
    )
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{_letters(run.text)}</w:r>"


def _letters(text: str) -> str:
    return "".join(_SIGNS.get(part) or _text(part) for part in _APART.split(text) if part)


def _text(text: str) -> str:
    kept = ' xml:space="preserve"' if text.strip() != text else ""
    return f"<w:t{kept}>{escape(text, quote=False)}</w:t>"


def _mark(mark: Mark) -> str:
    code = f"<w:r><w:instrText> {escape(mark.code)} </w:instrText></w:r>" if mark.code else ""
    return f'<w:r><w:fldChar w:fldCharType="{mark.kind}"/></w:r>{code}'


def _attribute(text: str) -> str:
    return escape(safe(text)).replace("\n", "&#10;")


def _borders(accent: str, *, grid: bool) -> str:
    """The lines of a table: all of them, or those that part its rows."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if grid else ("top", "bottom", "insideH")
    lines = ""
    for side in sides:
        colour, size = (accent, "12") if side == "top" and not grid else (RULE, "4")
        lines += f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
    return f"<w:tblBorders>{lines}</w:tblBorders>"
