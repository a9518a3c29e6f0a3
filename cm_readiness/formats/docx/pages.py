"""On which page of a Word document each heading stands: laid out as Word does it, in its own font.

A table of contents needs the numbers before anybody opens the file. What a program lays out otherwise, in
a font of one's own for instance, it computes again when the contents are renewed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .parts import EMU_POINT, POINT, Field, Paragraph, Part, Picture, Row, Run, Table
from .sheet import Sheet
from .styles import Style
from .widths import LINE, lines

_TITLE = "Title"
_PICTURE = "n" * 14
_LOWEST, _SPARE = 170, 40
"""How far down the title of a cover stands at most, and what is kept free below."""
_FEWEST = 2
"""Lines of a paragraph that a page begins or ends with."""
_RULE, _EDGE = 0.5, 1.5
"""The line below a row, and the one above a table that has no grid."""
_CELL_MARGIN, _CLOSE_MARGIN = 5.4, 3.0
"""Left and right of the text of a cell, in points."""


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


class Layout:
    """A document as it is laid out.

    Args:
        parts: its text.
        styles: by their ids.
        sheet: its pages.
    """

    def __init__(self, parts: Sequence[Part], styles: Mapping[str, Style], sheet: Sheet) -> None:
        self._styles, self._room = styles, sheet.text_height
        self._pieces = list(_Measure(styles, sheet.text_width).pieces(parts))
        titles = (at for at, part in enumerate(parts) if isinstance(part, Paragraph) and part.style == _TITLE)
        self._title = next(titles, None)

    def pages(self) -> Mapping[str, int]:
        """The page of each heading, by its anchor, and under the empty name that of the end."""
        return _laid_out(self._pieces, self._room)

    def lower_title(self) -> None:
        """Let the title of a cover begin some way down, as far as what belongs on the cover stays on it."""
        pieces = self._pieces
        cover = next(at for at, piece in enumerate(pieces) if piece.begins or at == len(pieces) - 1)
        free = self._room - _put([*pieces[:cover], _Piece(0)], 0, 0)
        style = self._styles[_TITLE]
        style.before = round(POINT * max(0, min(_LOWEST, free - _SPARE)))
        if self._title is not None:
            pieces[self._title] = replace(pieces[self._title], before=style.before / POINT)


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


class _Measure:
    """Measures how high each part of a document stands."""

    def __init__(self, styles: Mapping[str, Style], width: float) -> None:
        self._styles, self._width = styles, width

    def pieces(self, parts: Sequence[Part]) -> Iterator[_Piece]:
        for part in parts:
            if isinstance(part, Paragraph):
                yield self._paragraph(part)
            else:
                edge = _RULE if part.grid else _EDGE
                for row in part.rows:
                    yield self._row(row, part, edge)
                    edge = _RULE

    def _paragraph(self, paragraph: Paragraph) -> _Piece:
        height, line, before, after = self._measures(paragraph, self._width)
        return _Piece(
            height,
            before,
            after,
            line=line,
            leads=self._leads(paragraph),
            begins=paragraph.begins_page,
            names=() if paragraph.anchor is None else (paragraph.anchor,),
        )

    def _row(self, row: Row, table: Table, edge: float) -> _Piece:
        margin = _CLOSE_MARGIN if table.close else _CELL_MARGIN
        high = row.height / POINT
        for cell in row.cells:
            height, _, *around = self._measures(cell.paragraph, cell.width / POINT - 2 * margin)
            high = max(high, height + sum(around))
        paragraphs = [cell.paragraph for cell in row.cells]
        return _Piece(
            high + edge,
            leads=any(map(self._leads, paragraphs)),
            begins=any(inner.begins_page for inner in paragraphs),
        )

    def _measures(self, paragraph: Paragraph, width: float) -> tuple[float, float, float, float]:
        """Of a paragraph its height, that of one of its lines, and the space above and below it."""
        style = self._styles[paragraph.style]
        size = paragraph.size if paragraph.pieces else 0
        points = (size or style.size) / 2
        runs, drawn = _runs(paragraph, bold=style.bold)
        own = style.left if paragraph.left is None else paragraph.left
        indent = style.indent - style.left + own
        count = lines(runs, width - indent / POINT, points)
        height = count * points * LINE
        if drawn:
            height = max(height, max(drawn) + 0.25 * points)
        before = style.before if paragraph.before is None else paragraph.before
        after = style.after if paragraph.after is None else paragraph.after
        return height, 0 if drawn else points * LINE, before / POINT, after / POINT

    def _leads(self, paragraph: Paragraph) -> bool:
        return paragraph.keep_next or self._styles[paragraph.style].heading


def _runs(paragraph: Paragraph, *, bold: bool) -> tuple[list[tuple[str, bool]], list[float]]:
    """The letters of a paragraph, and the heights of its pictures, each as wide as some letters."""
    runs: list[tuple[str, bool]] = []
    drawn: list[float] = []
    for piece in paragraph.runs():
        if isinstance(piece, Run):
            runs.append((piece.text.replace("\t", " "), bold or piece.bold))
        elif isinstance(piece, Field):
            runs.append((piece.shown, bold))
        elif isinstance(piece, Picture):
            runs.append((_PICTURE, bold))
            drawn.append(piece.height / EMU_POINT)
    return runs, drawn
