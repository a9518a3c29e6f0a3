"""What stands within a line of a Word document: letters, links, bars, lines to write on."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from ...language.bars import Bar
from ..document_tree import Inline, Line, text_of
from ..office import safe
from .bars import HEIGHT_MM, WIDTH_MM, png_of_bar
from .setting import dotted_to

if TYPE_CHECKING:
    from docx.shared import Length
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_FOLLOWED = ("https://", "http://", "mailto:")
"""What a link may begin with; anything else stays a text."""
_MONO = "Consolas"
_DECORATIVE = (
    '<a:ext xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)


class Runs:
    """Writes lines; it counts the pictures, which have a number each.

    Args:
        accent: the house's colour.
    """

    def __init__(self, accent: str) -> None:
        self._accent = accent
        self._drawn = 0

    def write(
        self, paragraph: Paragraph, line: Line, *, bold: bool = False, size: Length | None = None
    ) -> None:
        """Put a line into a paragraph.

        Args:
            bold: all of it.
            size: of its letters; that of the style where none is given.
        """
        blanks = [piece for piece in line if piece.kind == "blank"]
        for place in range(len(blanks)):
            dotted_to(paragraph, (place + 1) / len(blanks))
        self._pieces(paragraph, line, bold=bold)
        if size is not None:
            for run in paragraph._p.xpath(".//w:r"):
                run.get_or_add_rPr().sz_val = size

    def describe(self, picture: Any, title: str, description: str) -> None:  # noqa: ANN401 - the library's own
        """Give a picture the text that is read out in its stead."""
        self._drawn += 1
        properties = picture._inline.docPr
        properties.set("name", f"{title} {self._drawn}"[:255])
        properties.set("title", title)
        properties.set("descr", description)
        for side in ("distT", "distB", "distL", "distR"):
            picture._inline.set(side, "0")

    def _pieces(
        self,
        paragraph: Paragraph,
        line: Line,
        *,
        bold: bool = False,
        italic: bool = False,
        language: str = "",
    ) -> None:
        after_bar = False
        for piece in line:
            if piece.bar is not None:
                self._bar(paragraph, piece.bar)
            elif piece.inside and piece.kind != "link":
                self._pieces(
                    paragraph, piece.inside,
                    bold=bold or piece.kind == "strong", italic=italic or piece.kind == "em",
                    language=piece.href if piece.kind == "foreign" else language,
                )  # fmt: skip
            else:
                run = self._run(paragraph, piece, after_bar=after_bar)
                run.bold, run.italic = bold or None, italic or None
                if language:
                    _speak(run, language)
            after_bar = piece.bar is not None

    def _run(self, paragraph: Paragraph, piece: Inline, *, after_bar: bool) -> Run:
        match piece.kind:
            case "blank":
                return paragraph.add_run("\t")
            case "break":
                run = paragraph.add_run()
                run.add_break()
                return run
            case "link":
                return self._link(paragraph, piece)
        text = safe(piece.text)
        # A number stays beside its bar.
        run = paragraph.add_run(f"\u00a0{text.lstrip(' ')}" if after_bar else text)
        if piece.kind == "code":
            run.font.name = _MONO
        return run

    def _link(self, paragraph: Paragraph, piece: Inline) -> Run:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import RGBColor

        run = paragraph.add_run(safe(text_of(piece.inside)))
        if not piece.href.startswith(_FOLLOWED):
            return run
        run.font.underline, run.font.color.rgb = True, RGBColor.from_string(self._accent)
        link = OxmlElement("w:hyperlink")
        address = paragraph.part.relate_to(piece.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), address)
        link.append(run._r)
        paragraph._p.append(link)
        return run

    def _bar(self, paragraph: Paragraph, bar: Bar) -> None:
        """A bar for the eye alone: the number beside it says the same."""
        from docx.oxml import OxmlElement, parse_xml
        from docx.shared import Mm

        drawn = BytesIO(png_of_bar(bar, self._accent))
        picture: Any = paragraph.add_run().add_picture(drawn, width=Mm(WIDTH_MM), height=Mm(HEIGHT_MM))
        self.describe(picture, "", "")
        extensions = OxmlElement("a:extLst")
        extensions.append(parse_xml(_DECORATIVE))
        picture._inline.docPr.append(extensions)


def _speak(run: Run, language: str) -> None:
    """Say the language of a run, as proofing and screen readers take it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(spoken)
