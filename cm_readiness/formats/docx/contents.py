"""The table of contents of a Word document, filled in before anybody opens it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..document_tree import Block, text_of
from ..office import safe
from ..page_setup import PageSetup
from .parts import Field, Link, Mark, Paragraph, Piece, Run

_PAGE_OF = "PAGEREF "


def contents(setup: PageSetup, headings: Sequence[Block]) -> list[Paragraph]:
    """A table of contents that Word can renew and need not: every entry leads to its place.

    Args:
        headings: what it lists, one or more.
    """
    entries = [_entry(heading) for heading in headings]
    begin: tuple[Piece, ...] = (Mark("begin", 'TOC \\o "1-2" \\h \\z'), Mark("separate"))
    entries[0].pieces[:0] = begin
    entries[-1].pieces.append(Mark("end"))
    return [Paragraph("TOCHeading", [Run(setup.words("Contents"))]), *entries]


def _entry(heading: Block) -> Paragraph:
    page = Field(f"{_PAGE_OF}{heading.name} \\h", "1")
    link = Link((Run(safe(text_of(heading.line))), Run("\t"), page), anchor=heading.name)
    return Paragraph(f"TOC{heading.level - 1}", [link])


def number_contents(paragraphs: Iterable[Paragraph], pages: Mapping[str, int]) -> None:
    """Write the page numbers into the table of contents.

    Args:
        paragraphs: those of a whole document.
        pages: the page of each heading, by its anchor.
    """
    for paragraph in paragraphs:
        for piece in paragraph.runs():
            if isinstance(piece, Field) and piece.code.startswith(_PAGE_OF):
                piece.shown = str(pages[piece.code.split()[1]])
