"""How closely a page is printed that is a working paper: guessed, for the widest letters of any system.

The numbers are those of `page.css`, where its print rules name a room from 1 to 0.25.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document_tree import Block, Line, Tree, text_of
from ..measure import Ruler
from ..paging import column_shares, is_form, is_one_answer

_ROOMS = (1.0, 0.75, 0.5, 0.25)
_WIDTH = 504.0
"""Of the text on a page of paper, in points."""
_SURELY, _PERHAPS = 700.0, 800.0
"""Guessed heights of what fits on a page, and of what is worth the closest step: a page has 760."""
_TABLE = 8.5
_INDENT, _BOX, _CELL = 16.8, 26.0, 10.0
"""What an item, a box and a cell leave of the width."""
_BOLD = 1.08
"""How much wider bold letters are."""
_RULER = Ruler(1.12)
_BAR = "n" * 14


def closeness(tree: Tree) -> int:
    """The first step at which a document is printed on one page; none where no step is enough.

    Args:
        tree: the document.
    """
    steps = [_Printed(room) for room in _ROOMS]
    if steps[0].height(tree.blocks) <= _SURELY:
        return 0
    least = steps[-1].height(tree.blocks)
    if least > _PERHAPS:
        return 0
    between = (step for step, printed in enumerate(steps[1:-1], 1) if printed.height(tree.blocks) <= _SURELY)
    return next(between, len(_ROOMS) - 1)


class _Printed:
    """A working paper with some room, as it is printed; lengths in points."""

    def __init__(self, room: float) -> None:
        self._room = room
        self._letters = 8.5 if room < 0.5 else 9.0
        self._line = {0.5: 1.27, 0.25: 1.22}.get(room, 1.32)
        self._gap = (0.15 + 0.4 * room) * self._letters

    def height(self, blocks: Sequence[Block], width: float = _WIDTH, *, title: bool = True) -> float:
        """How high blocks stand; of two spaces that meet, the larger one counts."""
        total, below = 0.0, 0.0
        for block in blocks:
            high, above, after = self._block(block, width, title=title)
            title = title and block.kind != "heading"
            total, below = total + max(above, below) + high, after
        return total

    def _block(self, block: Block, width: float, *, title: bool) -> tuple[float, float, float]:
        """Its height, and the space above and below it."""
        room, gap = self._room, self._gap
        match block.kind:
            case "heading" if title:
                size = 12 + 4 * room
                return self._lines(text_of(block.line), width / _BOLD, size, 1.25), 0, 0.3 * size
            case "heading":
                size = 10 + 2.5 * room if block.level == 2 else 12.0 if block.level == 3 else 10.5
                under = 0.25 * room * size + 0.75 if block.level == 2 else 0
                high = self._lines(text_of(block.line), width / _BOLD, size, 1.25) + under
                return high, (0.3 + 0.75 * room) * size, (0.2 + 0.25 * room) * size
            case "paragraph" | "code":
                return self._text(block.line, width), 0, gap
            case "quote":
                around = 0.7 * room * self._letters
                inner = self.height(block.blocks, width - _BOX, title=False)
                return inner + 2 * (0.2 + 0.7 * room) * self._letters, around, around
            case "list":
                return self._list(block, width), 0, gap
            case "table":
                around = 0.8 * room * self._letters
                return sum(self._rows(block, width)), around, around
            case "chart":
                return 240, 14, 14
            case _:
                return 0, 0, 0

    def _list(self, block: Block, width: float) -> float:
        between = 0.15 * self._room * self._letters
        items = (self.height(item.blocks, width - _INDENT, title=False) for item in block.blocks)
        return sum(item + between for item in items) + between

    def _rows(self, table: Block, width: float) -> Iterator[float]:
        shares, form, room = column_shares(table), is_form(table), self._room
        pad = (0.5 if form else 0.22) * room * _TABLE
        least = (4 + 2 * room if is_one_answer(table) else 1.7 + 0.9 * room) * _TABLE if form else 0
        wide = [width * share / sum(shares) - _CELL for share in shares]
        for place, row in enumerate(table.rows):
            cells = [
                self._cell(cell, room, bold=not place or not column)
                for column, (cell, room) in enumerate(zip(row, wide, strict=True))
            ]
            yield max(*cells, 0) + 2 * pad + 1 if not place else max(max(*cells, 0) + 2 * pad, least) + 1

    def _cell(self, line: Line, width: float, *, bold: bool) -> float:
        bar = _BAR if any(piece.kind == "bar" for piece in line) else ""
        return self._lines(f"{bar} {text_of(line)}", width / (_BOLD if bold else 1), _TABLE, self._line)

    def _text(self, line: Line, width: float) -> float:
        high = self._lines(text_of(line), width, self._letters, self._line)
        to_write = any(piece.kind == "blank" for piece in line)
        return max(high, 1.7 * self._letters) + 0.4 * (1 - self._room) * self._letters if to_write else high

    def _lines(self, text: str, width: float, size: float, line: float) -> float:
        return sum(_RULER.lines(part, width / 72, size) for part in text.split("\n")) * size * line
