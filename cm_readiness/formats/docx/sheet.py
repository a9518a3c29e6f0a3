"""The pages of a Word document: their size and margins, and what stands at the head and the foot of each."""

from __future__ import annotations

from ..office import safe
from ..page_setup import PageSetup
from ..typesetter import SMALL_LOGO_MM
from .parts import POINT, Field, Paragraph, Piece, Run, centimetres
from .pictures import logo_of

PAGE_CM = 16.5
"""Width of the text."""
_WIDE, _HIGH = 21, 29.7
_FOOT = 720
"""How far the foot is from the edge, as programs have it that are not told."""
_AT_THE_END = ((centimetres(PAGE_CM), False),)
"""Where a tab ends that puts something at the right edge of the text."""


class Sheet:
    """The pages of one document; lengths as in `parts`.

    Args:
        setup: what stands around the text.
        has_cover: whether the beginning is on a page of its own, without head.
    """

    def __init__(self, setup: PageSetup, *, has_cover: bool) -> None:
        self.setup, self.has_cover = setup, has_cover
        self.side = centimetres((_WIDE - PAGE_CM) / 2)
        self.top = centimetres(2.4 if has_cover else 2.0 if setup.brand.logo else 1.7)
        self.bottom = centimetres(2)
        self.head_distance = centimetres(1.25 if has_cover else 0.7)
        self.width, self.height = centimetres(_WIDE), centimetres(_HIGH)

    @property
    def text_width(self) -> float:
        """Of the text, in points."""
        return (self.width - 2 * self.side) / POINT

    @property
    def text_height(self) -> float:
        """Of the text of a page, in points."""
        return (self.height - self.top - self.bottom) / POINT

    def head(self) -> Paragraph | None:
        """What stands at the head of each page, if anything does: title and day, or a small logo."""
        setup = self.setup
        if self.has_cover:
            return Paragraph("Header", [Run(f"{safe(setup.title)}\t{setup.date}")], tabs=_AT_THE_END)
        if setup.brand.logo:
            return Paragraph("Header", [logo_of(setup.brand.logo, SMALL_LOGO_MM)], align="right")
        return None

    def foot(self) -> Paragraph:
        """What stands at the foot of each page, with the number of the page and how many there are."""
        setup = self.setup
        said = setup.brand.footer or ("" if self.has_cover else f"{setup.title}, {setup.date}")
        pieces: list[Piece] = [Run(f"{safe(said)}\t"), Field("PAGE", "1"), Run(" / "), Field("NUMPAGES", "1")]
        return Paragraph("Footer", pieces, tabs=_AT_THE_END)

    def section(self, references: str) -> str:
        """The end of the text, as XML.

        Args:
            references: to head and foot.
        """
        first = "<w:titlePg/>" if self.has_cover else ""
        return (
            f'<w:sectPr>{references}<w:pgSz w:w="{self.width}" w:h="{self.height}"/>'
            f'<w:pgMar w:top="{self.top}" w:right="{self.side}" w:bottom="{self.bottom}" '
            f'w:left="{self.side}" w:header="{self.head_distance}" w:footer="{_FOOT}" '
            f'w:gutter="0"/>{first}</w:sectPr>'
        )
