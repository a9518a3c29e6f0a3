"""On which page of a Word document each heading stands: laid out as Word does it, in its own font.

A table of contents needs the numbers before anybody opens the file. What a program lays out otherwise, in
a font of one's own for instance, it computes again when the contents are renewed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .widths import LINE, lines

if TYPE_CHECKING:
    from docx.document import Document

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_W, _DRAWING = (f"{{{space}}}" for space in _SPACES.values())
_PICTURE = "n" * 14
_LOWEST, _SPARE = 170, 40
"""How far down the title of a cover stands at most, and what is kept free below."""
_FEWEST = 2
"""Lines of a paragraph that a page begins or ends with."""
_RULE = 0.5
"""The line below a row."""
_CELL_MARGIN = 5.4
"""Left and right of the text of a cell, in points."""
_EMU = 12700
"""Of the measure of pictures in a point."""


@dataclass(frozen=True)
class _Piece:
    """Something that no page ends within; lengths in points."""

    height: float
    before: float = 0
    """Space above it, which falls away at the head of a page."""
    after: float = 0
    """Space below it; of two spaces that meet, the larger one counts."""
    line: float = 0
    """The height of its lines, at which a page may end but for the first two and the last two; 0 for none."""
    leads: bool = False
    """Whether the next one has to be on the same page."""
    begins: bool = False
    """Whether a new page begins with it."""
    names: tuple[str, ...] = ()
    """The anchors in it."""


def pages_of(document: Document) -> Mapping[str, int]:
    """The page of each heading, by its anchor, and under the empty name that of the end.

    Args:
        document: a whole one.
    """
    return _laid_out(*_read(document))


def _read(document: Document) -> tuple[list[_Piece], float]:
    """What a document consists of, and how high its pages are."""
    section: Any = document.sections[0]
    height = section.page_height - section.top_margin - section.bottom_margin
    width = section.page_width - section.left_margin - section.right_margin
    return list(_Reader(document, width / _EMU).pieces()), height / _EMU


def lower_title(document: Document) -> None:
    """Let the title of a cover begin some way down, as far as what belongs on the cover stays on it.

    Args:
        document: a whole one.
    """
    from docx.shared import Pt

    pieces, room = _read(document)
    cover = next(at for at, piece in enumerate(pieces) if piece.begins or at == len(pieces) - 1)
    free = room - _put([*pieces[:cover], _Piece(0)], 0, 0)
    style: Any = document.styles["Title"]
    style.paragraph_format.space_before = Pt(max(0, min(_LOWEST, free - _SPARE)))


def _laid_out(pieces: Sequence[_Piece], room: float) -> dict[str, int]:
    found: dict[str, int] = {}
    page, used, after = 1, 0.0, 0.0
    for chain in _chains(pieces):
        if used and (chain[0].begins or _put(chain, used, after) > room >= _put(chain, 0, 0)):
            page, used = page + 1, 0.0
        for piece in chain:
            down = (
                used + max(piece.before, after)
                if used
                else piece.before * (piece.begins or piece is pieces[0])
            )
            found.update(dict.fromkeys(piece.names, page))
            if used and down + piece.height > room:
                page, down = page + 1, 0.0
                kept = _lines_before(piece, room - used - max(piece.before, after))
                if not kept:
                    found.update(dict.fromkeys(piece.names, page))
                down -= kept * piece.line
            used, after = down + piece.height, piece.after
    return {**found, "": page}


def _lines_before(piece: _Piece, room: float) -> int:
    """How many lines of a paragraph stay on a page that is too short for all."""
    if not piece.line:
        return 0
    count = round(piece.height / piece.line)
    kept = min(int(room // piece.line), count - _FEWEST)
    return kept if kept >= _FEWEST else 0


def _chains(pieces: Sequence[_Piece]) -> Iterator[Sequence[_Piece]]:
    """What has to be on the same page, as far as that can be."""
    place = 0
    while place < len(pieces):
        end = place + 1
        while end < len(pieces) and pieces[end - 1].leads and not pieces[end].begins:
            end += 1
        yield pieces[place:end]
        place = end


def _put(chain: Sequence[_Piece], used: float, after: float) -> float:
    """How far down a page some pieces reach that follow what is on it; of the last one its beginning."""
    for piece in chain:
        used += max(piece.before, after) if used else 0
        parted = piece is chain[-1] and piece.line and round(piece.height / piece.line) >= 2 * _FEWEST
        used += _FEWEST * piece.line if parted else piece.height
        after = piece.after
    return used


class _Reader:
    """Reads how high each part of a document stands."""

    def __init__(self, document: Document, width: float) -> None:
        self._body, self._width = document.element.body, width
        self._styles: dict[str, Any] = {str(style.style_id): style.element for style in document.styles}
        self._indents = _indents(document)

    def pieces(self) -> Iterator[_Piece]:
        for part in self._body:
            if part.tag == f"{_W}p":
                yield self._paragraph(part)
            elif part.tag == f"{_W}tbl":
                edge = _number(part, "w:tblPr/w:tblBorders/w:top", "sz") / 8
                for row in part.findall("w:tr", _SPACES):
                    piece = self._row(row, part)
                    yield replace(piece, height=piece.height + edge)
                    edge = _RULE

    def _paragraph(self, paragraph: Any) -> _Piece:  # noqa: ANN401 - the library's XML
        height, line, before, after = self._measures(paragraph, self._width)
        return _Piece(
            height,
            before,
            after,
            line=line,
            leads=self._leads(paragraph),
            begins=paragraph.find("w:pPr/w:pageBreakBefore", _SPACES) is not None,
            names=tuple(mark.get(f"{_W}name") for mark in paragraph.findall("w:bookmarkStart", _SPACES)),
        )

    def _row(self, row: Any, table: Any) -> _Piece:  # noqa: ANN401 - the library's XML
        margin = _number(table, "w:tblPr/w:tblCellMar/w:left", "w") / 20 or _CELL_MARGIN
        high = _number(row, "w:trPr/w:trHeight", "val") / 20
        for cell in row.findall("w:tc", _SPACES):
            wide = _number(cell, "w:tcPr/w:tcW", "w") / 20 - 2 * margin
            height, _, *around = self._measures(cell.find("w:p", _SPACES), wide)
            high = max(high, height + sum(around))
        paragraphs = row.findall("w:tc/w:p", _SPACES)
        return _Piece(
            high,
            leads=any(map(self._leads, paragraphs)),
            begins=any(inner.find("w:pPr/w:pageBreakBefore", _SPACES) is not None for inner in paragraphs),
        )

    def _measures(self, paragraph: Any, width: float) -> tuple[float, float, float, float]:  # noqa: ANN401
        """Of a paragraph its height, that of one of its lines, and the space above and below it."""
        style = self._style(paragraph)
        own = [float(size.get(f"{_W}val")) / 2 for size in paragraph.findall(".//w:r/w:rPr/w:sz", _SPACES)]
        points = max(own, default=_number(style, "w:rPr/w:sz", "val") / 2)
        bold = style.find("w:rPr/w:b", _SPACES) is not None
        count = lines(list(_runs(paragraph, bold=bold)), width - self._indent(paragraph, style), points)
        height = count * points * LINE
        drawn = [int(extent.get("cy")) / _EMU for extent in paragraph.findall(".//wp:extent", _SPACES)]
        height = max(height, *(high + 0.25 * points for high in drawn)) if drawn else height
        before, after = (
            self._own(paragraph, style, "w:pPr/w:spacing", side) / 20 for side in ("before", "after")
        )
        return height, 0 if drawn else points * LINE, before, after

    def _indent(self, paragraph: Any, style: Any) -> float:  # noqa: ANN401 - the library's XML
        """What is missing of the width of the lines."""
        listed = style.find("w:pPr/w:numPr/w:numId", _SPACES)
        level = _number(style, "w:pPr/w:numPr/w:ilvl", "val")
        sides = (self._own(paragraph, style, "w:pPr/w:ind", side) for side in ("left", "right"))
        return sum(sides) / 20 + (
            self._indents[int(listed.get(f"{_W}val")), int(level)] if listed is not None else 0
        )

    def _own(self, paragraph: Any, style: Any, path: str, attribute: str) -> float:  # noqa: ANN401
        """A measure of a paragraph, or that of its style."""
        found = paragraph.find(path, _SPACES)
        return _number(
            style if found is None or found.get(f"{_W}{attribute}") is None else paragraph, path, attribute
        )

    def _style(self, paragraph: Any) -> Any:  # noqa: ANN401 - the library's XML
        return self._styles[paragraph.style or "Normal"]

    def _leads(self, paragraph: Any) -> bool:  # noqa: ANN401 - the library's XML
        return any(
            part.find("w:pPr/w:keepNext", _SPACES) is not None for part in (paragraph, self._style(paragraph))
        )


def _runs(paragraph: Any, *, bold: bool) -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - the library's XML
    """The letters of a paragraph; a picture within a line is as wide as some letters."""
    others = {f"{_W}br": "\n", f"{_W}tab": " ", f"{_DRAWING}inline": _PICTURE}
    for run in paragraph.iter(f"{_W}r"):
        parts = run.iter(f"{_W}t", *others)
        text = "".join(others.get(part.tag) or part.text or "" for part in parts)
        yield text, bold or run.find("w:rPr/w:b", _SPACES) is not None


def _indents(document: Document) -> dict[tuple[int, int], float]:
    """Left and right of the items of lists, by list and level."""
    numbering: Any = document.part.numbering_part.element
    levels = {
        kind.get(f"{_W}abstractNumId"): kind.findall("w:lvl", _SPACES)
        for kind in numbering.findall("w:abstractNum", _SPACES)
    }
    return {
        (int(number.get(f"{_W}numId")), place): sum(
            _number(level, "w:pPr/w:ind", side) for side in ("left", "right")
        )
        / 20
        for number in numbering.findall("w:num", _SPACES)
        for place, level in enumerate(levels[number.find("w:abstractNumId", _SPACES).get(f"{_W}val")])
    }


def _number(element: Any, path: str, attribute: str) -> float:  # noqa: ANN401 - the library's XML
    found = element.find(path, _SPACES)
    return float(found.get(f"{_W}{attribute}") or 0) if found is not None else 0.0
