"""A report as a Word document: real styles and headings, header rows, a filled-in table of contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document_tree import Block, Inline, Line, Tree, text_of
from ..fitting import Closeness, levels_for, lines_to_fit
from ..page_setup import PageSetup
from ..paging import Placed, column_shares, is_dense, is_form, is_one_answer, placed
from ..typesetter import LOGO_MM, pngs_of
from .colours import accent_of
from .contents import contents, number_contents
from .package import package
from .pages import Layout
from .parts import EMU_CM, POINT, Cell, Paragraph, Part, Row, Run, Table, centimetres, paragraphs_in, text_in
from .pictures import logo_of, picture
from .runs import pieces_of
from .sheet import PAGE_CM, Sheet
from .styles import BOXED_BULLETS, styles_of

_LONGEST_CONTENTS = 3
_DOTS = 5
"""Of a line to write on in a cell, where a tab does not reach."""
_TABLE = 18
"""The letters of tables, in halves of a point."""
_BAR_CM = 3.6
"""The width of a column with bars."""
_INDENT = 0.63
"""Of a list, in centimetres for each of its levels."""
_WIDEST_CHART = 10.5
_ANSWER = 48
"""The height of a row to write sentences in, in points."""


def docx_of(tree: Tree, setup: PageSetup) -> bytes:
    """A report as a Word document; a working paper is set as closely as it takes to have it on one page.

    Args:
        tree: its text.
        setup: what stands around it.
    """
    levels = levels_for(tree, lines_to_fit(tree))
    usual = Document(tree, setup, levels[0])
    if len(levels) == 1 or usual.is_one_page:
        return usual.packed()
    closest = Document(tree, setup, levels[-1])
    if not closest.is_one_page:
        return usual.packed()
    between = (Document(tree, setup, close) for close in levels[1:-1])
    return next((document for document in between if document.is_one_page), closest).packed()


class Document:
    """One document: its parts are there once it is made.

    Args:
        tree: its text.
        setup: what stands around it.
        close: how closely it is set.
    """

    def __init__(self, tree: Tree, setup: PageSetup, close: Closeness) -> None:
        self.tree, self.setup, self.close = tree, setup, close
        self.sheet = Sheet(setup, has_cover=tree.has_cover)
        self.styles = styles_of(tree, setup, close)
        self.parts: list[Part] = []
        self.starts: dict[int, int] = {}
        """The first number of each numbered list, by what its items name."""
        self._new_page = False
        self._accent = accent_of(setup)
        self._write()
        layout = Layout(self.parts, self.styles, self.sheet)
        if tree.has_cover:
            layout.lower_title()
        self.pages = layout.pages()
        """The page of each heading, by its anchor, and under the empty name that of the end."""
        if tree.has_cover:
            number_contents(paragraphs_in(self.parts), self.pages)

    @property
    def is_one_page(self) -> bool:
        """Whether all of it is on one page."""
        return self.pages[""] == 1

    def packed(self) -> bytes:
        """The file."""
        return package(self.parts, self.styles, self.starts, self.sheet, self.setup)

    def _write(self) -> None:
        blocks, logo = self.tree.blocks, self.setup.brand.logo
        if logo and self.tree.has_cover:
            self.parts.append(Paragraph(pieces=[logo_of(logo, LOGO_MM)]))
        if blocks and blocks[0].kind == "heading":
            self.parts.append(self._paragraph("Title", blocks[0].line))
            blocks = blocks[1:]
        for entry in placed(blocks):
            if entry.block.kind == "cover":
                self._end_of_cover()
            elif entry.block.kind == "page":
                self._new_page = True
            else:
                self._placed(entry)

    def _placed(self, entry: Placed) -> None:
        """A block of the text itself, with what Word has to know of where a page may not end."""
        before = len(self.parts)
        self._block(entry.block)
        # Lists and the sections of a report may be parted: the longer a chain of lines, the less word
        # processors heed it, and the less they agree on where it is parted.
        whole = entry.whole and (entry.block.kind != "list" or entry.block.name == "ticks")
        leads = entry.announces if self.tree.has_cover else entry.leads
        added = paragraphs_in(self.parts[before:])
        for place, paragraph in enumerate(added, 1):
            if leads if place == len(added) else whole or text_in(paragraph).rstrip().endswith(":"):
                paragraph.keep_next = True
        self._begin_page(added)

    def _begin_page(self, paragraphs: Sequence[Paragraph]) -> None:
        """Let a new page begin with some paragraphs, where one is due."""
        if self._new_page and paragraphs:
            paragraphs[0].begins_page = True
            self._new_page = False

    def _end_of_cover(self) -> None:
        self._new_page = True
        if len(self.tree.headings(2)) > _LONGEST_CONTENTS:
            listed = contents(self.setup, self.tree.headings(3))
            self.parts += listed
            self._begin_page(listed)
            self._new_page = True

    def _paragraph(self, style: str, line: Line) -> Paragraph:
        """A paragraph; what is to be written on in it are tabs with dots, up to shares of its width."""
        blanks = sum(piece.kind == "blank" for piece in line)
        tabs = [(centimetres(PAGE_CM * (place + 1) / blanks), True) for place in range(blanks)]
        return Paragraph(style, list(pieces_of(line, self._accent)), tabs=tabs)

    def _block(self, block: Block, depth: int = 0) -> None:
        match block.kind:
            case "heading":
                heading = self._paragraph(f"Heading{min(max(block.level - 1, 1), 4)}", block.line)
                heading.anchor = block.name
                self.parts.append(heading)
            case "paragraph":
                self.parts.append(self._paragraph("Normal", block.line))
            case "quote":
                self._quote(block)
            case "list":
                self._list(block, depth)
            case "table":
                self.parts += (self._table(block), Paragraph("Between"))
            case "chart":
                self.parts += self._charts(block.name)
            case "code":
                self.parts.append(self._paragraph("Normal", (Inline("code", text_of(block.line)),)))

    def _quote(self, block: Block) -> None:
        """A box: room above its first line, and below its last one."""
        before = len(self.parts)
        for inner in block.blocks:
            self._quoted(inner)
        own = [part for part in self.parts[before:] if isinstance(part, Paragraph)]
        if own:
            own[0].before = _points(6 * self.close.space)
            own[-1].after = _points(4 + 6 * self.close.space)

    def _quoted(self, block: Block) -> None:
        match block.kind:
            case "paragraph":
                self.parts.append(self._paragraph("Callout", block.line))
            case "list":
                entries = (inner for item in block.blocks for inner in item.blocks)
                self.parts += (self._paragraph("CalloutBullet", inner.line) for inner in entries)
            case _:
                self._block(block)

    def _list(self, block: Block, depth: int) -> None:
        number = None
        if block.start is not None:
            # Without a numbering of its own, every list would go on where the last one ended.
            number = BOXED_BULLETS + len(self.starts) + 1
            self.starts[number] = block.start
        for item in block.blocks:
            for place, inner in enumerate(item.blocks):
                if inner.kind == "list":
                    self._list(inner, depth + 1)
                elif inner.kind == "paragraph":
                    entry = self._entry(inner, depth, number, first=place == 0, ticks=bool(block.name))
                    self.parts.append(entry)
                else:
                    self._block(inner, depth + 1)

    def _entry(self, block: Block, depth: int, number: int | None, *, first: bool, ticks: bool) -> Paragraph:
        level = str(min(depth, 2) + 1) if depth else ""
        if not first or ticks:
            # A box to tick is a sign in the text, so that it can be ticked on the screen as well.
            paragraph = self._paragraph("Normal", block.line)
            paragraph.left = centimetres(_INDENT * (depth + 1))
            paragraph.first = -centimetres(_INDENT) if ticks else 0
        elif number is None:
            paragraph = self._paragraph(f"ListBullet{level}", block.line)
        else:
            paragraph = self._paragraph(f"ListNumber{level}", block.line)
            paragraph.number, paragraph.level = number, min(depth, 2)
        return paragraph

    def _table(self, block: Block) -> Table:
        widths, form = _widths(block), is_form(block)
        high = _points(_ANSWER if is_one_answer(block) else 9.6 + 2 * self.close.blank) if form else 0
        rows = [
            Row(
                [
                    self._cell(line, width, side, head=place == 0)
                    for line, width, side in zip(cells, widths, block.align, strict=True)
                ],
                head=place == 0,
                height=high if place else 0,
            )
            for place, cells in enumerate(block.rows)
        ]
        return Table(rows, widths, grid=form, close=is_dense(block))

    def _cell(self, line: Line, width: int, side: str, *, head: bool) -> Cell:
        dots = Inline("text", "…" * _DOTS)
        written = tuple(dots if piece.kind == "blank" else piece for piece in line)
        around = _points(0.4 * self.close.row)
        paragraph = Paragraph(
            pieces=list(pieces_of(written, self._accent, bold=head)), size=_TABLE,
            before=around, after=around, align=side if side in ("right", "center") else "",
        )  # fmt: skip
        return Cell(paragraph, width, head=head, unbroken=any(piece.bar for piece in line))

    def _charts(self, name: str) -> Sequence[Paragraph]:
        """The drawings beside each other, under them what they are."""
        drawings = self.setup.drawings(name)
        if not drawings:
            return ()
        width = round(min(_WIDEST_CHART, PAGE_CM / len(drawings) - 0.2) * EMU_CM)
        drawn = self._drawn()
        pictures = [
            picture(drawn[drawing.svg], width=width, title=drawing.title, description=drawing.description)
            for drawing in drawings
        ]
        said = " · ".join(drawing.title for drawing in drawings)
        return (
            Paragraph(pieces=list(pictures), keep_next=True, align="center"),
            Paragraph("Caption", [Run(said)], align="center"),
        )

    def _drawn(self) -> dict[str, bytes]:
        """Every drawing of the document as PNG: the typesetter starts once for all of them."""
        svgs = tuple(d.svg for name in _charts_in(self.tree.blocks) for d in self.setup.drawings(name))
        return dict(zip(svgs, pngs_of(svgs), strict=True))


def _charts_in(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "chart":
            yield block.name
        yield from _charts_in(block.blocks)


def _widths(table: Block) -> list[int]:
    """Of its columns; one with bars is wide enough for a bar with its number."""
    shares = column_shares(table)
    widths = [PAGE_CM * share / sum(shares) for share in shares]
    bars = [any(piece.bar for row in table.rows for piece in row[place]) for place in range(len(shares))]
    least = [_BAR_CM if bar else 0.0 for bar in bars]
    short = sum(max(need - width, 0) for need, width in zip(least, widths, strict=True))
    free = sum(width for width, bar in zip(widths, bars, strict=True) if not bar)
    return [
        centimetres(max(width, need) if bar else width - short * width / free)
        for width, need, bar in zip(widths, least, bars, strict=True)
    ]


def _points(length: float) -> int:
    """A length in points, as Word has it."""
    return round(POINT * length)
