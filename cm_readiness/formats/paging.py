"""How a text is laid out on paper: what stays on one page, and how wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from .document_tree import Block, Line, text_of

_MOST = {"list": 10, "table": 22}
_MOST_OF_SECTION = 14
"""Lines of what is kept on one page: more would leave holes at the foot of pages."""
_MOST_OF_SMALL = 17
"""The same below a heading of a lower level: such sections follow each other, and part badly."""
_LINE = 95
"""Characters in a line across the page."""
_MOST_BESIDE = 105
"""Characters of all columns that fit beside each other in the usual letters of a table."""
_SECTION = 3
"""The level from which a heading and what is under it make a section that may be kept together."""
_NARROW, _WIDE, _UNBROKEN, _BAR = 8, 46, 25, 25
"""Least and greatest share of a column, what is never broken, and what a bar takes with its
number beside it, all in characters."""
_TO_WRITE_IN, _SHORT = 24, 19
"""What a column to write in has at least, and one of many columns, in characters."""
_MOST_OF_QUESTION = 34
"""Lines of a question with its boxes to tick, which is never parted."""


@dataclass(frozen=True)
class Placed:
    """A block and where a page may not end."""

    block: Block
    whole: bool
    """No page ends within it."""
    leads: bool
    """No page ends after it."""
    announces: bool
    """It leads of itself, whatever section it is in."""


def placed(blocks: Sequence[Block]) -> Iterator[Placed]:
    """Blocks with what keeps them together: short sections, lists, tables, and a line with what it announces.

    Args:
        blocks: those of a whole document, in their order.
    """
    place = 0
    while place < len(blocks):
        end = _section(blocks, place)
        asks = any(block.name == "ticks" for block in blocks[place:end])
        small = end > place and blocks[place].level > _SECTION
        most = _MOST_OF_QUESTION if asks else _MOST_OF_SMALL if small else _MOST_OF_SECTION
        if end - place > 1 and about_lines(blocks[place:end]) <= most:
            yield from (
                Placed(block, True, at < end - 1, _leads(blocks, at))
                for at, block in enumerate(blocks[place:end], place)
            )
            place = end
        else:
            block = blocks[place]
            whole = _lines(block) <= _MOST.get(block.kind, _MOST_OF_SECTION)
            leads = _leads(blocks, place)
            yield Placed(block, whole, leads, leads)
            place += 1


def about_lines(blocks: Sequence[Block]) -> float:
    """About how many lines blocks take, with the space around them."""
    return sum(map(_lines, blocks))


def is_form(table: Block) -> bool:
    """Whether a table is there to be filled in by hand: a third of its cells or more are empty."""
    cells = [cell for row in table.rows[1:] for cell in row]
    return sum(not cell for cell in cells) * 3 >= len(cells)


def is_one_answer(table: Block) -> bool:
    """Whether a form has a single empty row, for signatures or sentences: it is made higher than others."""
    return len(table.rows) == 2 and not any(table.rows[1])


def is_dense(table: Block) -> bool:
    """Whether the words of a table need smaller letters to fit beside each other."""
    return sum(column_shares(table)) > _MOST_BESIDE


def column_shares(table: Block) -> list[int]:
    """How wide the columns of a table are to each other: by their longest word, and by how much they hold."""
    return [_share(column, len(table.align)) for column in zip(*table.rows, strict=True)]


def _share(column: Sequence[Line], columns: int) -> int:
    texts = [text_of(cell) for cell in column]
    # A non-breaking space does not part words here either.
    longest = max((len(word) for text in texts for word in text.split(" ")), default=0) + 2
    fullest = max(map(len, texts), default=0)
    longest = fullest + 3 if fullest <= _UNBROKEN else longest
    bar = _BAR if any(piece.kind == "bar" for cell in column for piece in cell) else 0
    empty = sum(not text for text in texts[1:]) * 2 > len(column) - 1
    longest = max(longest, _TO_WRITE_IN if columns < 6 else _SHORT) if empty else longest
    grown: int = round(fullest**0.8) + 3
    return max(_NARROW, min(longest, _UNBROKEN + 3), min(grown, _WIDE), bar)


def _section(blocks: Sequence[Block], place: int) -> int:
    """Where the section that begins at a place ends; right there where none does."""
    first = blocks[place]
    if first.kind != "heading" or first.level < _SECTION:
        return place
    ends = (at for at in range(place + 1, len(blocks)) if blocks[at].kind in ("heading", "page", "chart"))
    return next(ends, len(blocks))


def _leads(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block announces the next one: a heading, a line in bold or with a colon, an introduction."""
    block = blocks[place]
    if block.kind == "heading":
        return True
    bold = len(block.line) == 1 and block.line[0].kind == "strong"
    if block.kind == "paragraph" and (bold or text_of(block.line).rstrip().endswith(":")):
        return True
    begins = block.kind in ("paragraph", "quote") and place > 0 and blocks[place - 1].kind == "heading"
    after = blocks[place + 1].kind if place + 1 < len(blocks) else ""
    if begins and block.kind == "quote" and after == "paragraph":
        return True
    return begins and _lines(block) <= _MOST_OF_SECTION and after in ("heading", "list", "table", "chart")


def _lines(block: Block) -> float:
    """About how many lines a block takes, with the space around it."""
    if block.kind == "table":
        shares = column_shares(block)
        widths = [max(1, _LINE * share / sum(shares)) for share in shares]
        return 2 + sum(
            0.6 + max(ceil(len(text_of(cell)) / width) for cell, width in zip(row, widths, strict=True))
            for row in block.rows
        )
    own = ceil(len(text_of(block.line)) / _LINE) + 0.5 if block.line else 0.0
    return own + (1.5 if block.kind == "heading" else 0.0) + about_lines(block.blocks)
