"""Slides as a PowerPoint file: real placeholders, native charts and tables, notes, texts for drawings."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ...core.brand import Logo
from ..measure import Ruler
from ..office import LONGEST_PROPERTY, midnight, safe, saved
from ..source import Source
from ..typesetter import LOGO_MM, logo_png
from .boxes import COMPANY, FOOTER, LEAST, LOGO_TOP
from .chart import bar_chart
from .deck import deck, shown
from .layouts import emu, footer_shapes, layouts
from .slides import Bars, Opening, Slide, Table, Text, Verdict
from .table import draw_table
from .template import template
from .writing import speak, write, write_notes

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_FOREIGN_FONT = 1.2
"""How much wider the letters of a house's own fonts may be."""


def pptx_of(source: Source) -> bytes:
    """The slides of a document.

    Args:
        source: what they are about.
    """
    import pptx

    presentation = pptx.Presentation(template(source.words, source.brand))
    _Writer(presentation, source).write()
    return saved(presentation.save)


class _Writer:
    """One presentation while it is written."""

    def __init__(self, presentation: Presentation, source: Source) -> None:
        self._presentation, self._source, self.words = presentation, source, source.words
        self._language = source.words.record.document_code
        self._layouts = layouts(source.words)
        own_font = not (source.brand.body_font or source.brand.heading_font)
        self._ruler = Ruler(1 if own_font else _FOREIGN_FONT)
        self._footer = self._line_at_foot()

    def write(self) -> None:
        for slide in deck(self._source.content, self.words, self._ruler):
            self._slide(slide)
        self._properties()

    def _slide(self, slide: Slide) -> None:
        kind = type(slide).__name__
        layout, place = self._layouts[kind], list(self._layouts).index(kind)
        drawn: Any = self._presentation.slides.add_slide(self._presentation.slide_layouts[place])
        names = {holder.index: holder.name for holder in layout.holders}
        for holder in drawn.placeholders:
            holder.name = names[holder.placeholder_format.idx]
        write(drawn.shapes.title.text_frame, [slide.title])
        self._fill(drawn, slide)
        self._foot(drawn, kind)
        self._notes(drawn, slide.notes)
        speak(drawn._element, self._language)

    def _fill(self, drawn: Any, slide: Slide) -> None:  # noqa: ANN401 - the library's slides
        holders = drawn.placeholders
        match slide:
            case Opening():
                write(holders[1].text_frame, slide.about)
                if self._source.brand.logo:
                    self._logo(drawn, self._source.brand.logo)
            case Verdict():
                write(holders[1].text_frame, slide.score)
                write(holders[2].text_frame, slide.text)
            case Text():
                write(holders[1].text_frame, slide.text)
            case Bars():
                write(holders[2].text_frame, [slide.caption])
                frame = bar_chart(holders[1], slide.bars, self.words, self._source.day)
                _describe(frame, slide.said)
                speak(frame.chart._chartSpace, self._language)
            case Table():
                _describe(draw_table(holders[1], slide), slide.said)

    def _logo(self, drawn: Any, logo: Logo) -> None:  # noqa: ANN401 - the library's slides
        picture = drawn.shapes.add_picture(
            BytesIO(logo_png(logo)), emu(COMPANY.left), emu(LOGO_TOP), height=emu(LOGO_MM / 25.4)
        )
        picture.name = self.words("Logo")
        _describe(picture, logo.alt)
        # Read where it stands: above the company's name.
        drawn.shapes._spTree.insert(2, picture._element)

    def _foot(self, drawn: Any, kind: str) -> None:  # noqa: ANN401 - the library's slides
        from pptx.oxml import parse_xml

        first = max(shape.shape_id for shape in drawn.shapes) + 1
        number = len(self._presentation.slides)
        for shape in footer_shapes(self._layouts[kind], first, self._footer, number, self.words):
            drawn.shapes._spTree.append(parse_xml(shape))

    def _line_at_foot(self) -> str:
        """The house's own, or whose slides they are and of which day."""
        headline, brand = self._source.content.headline, self._source.brand
        if brand.footer:
            return safe(self._ruler.cut(shown(brand.footer), FOOTER.width, LEAST, 1))
        whose = self._ruler.cut(shown(headline.company or headline.assessment), FOOTER.width * 0.7, LEAST, 1)
        return safe(" · ".join(filter(None, (whose, headline.date))))

    def _notes(self, drawn: Any, lines: Sequence[str]) -> None:  # noqa: ANN401 - the library's slides
        notes = drawn.notes_slide
        for holder in notes.placeholders:
            is_text = holder.placeholder_format.idx == notes.notes_placeholder.placeholder_format.idx
            holder.name = self.words("Notes") if is_text else self.words("Slide image")
        write_notes(notes.notes_text_frame, lines)
        speak(notes._element, self._language)

    def _properties(self) -> None:
        """Nothing of the library is left, nor of the hour."""
        properties = self._presentation.core_properties
        headline, words = self._source.content.headline, self.words
        company = shown(headline.company)
        title = ": ".join(filter(None, (company, words("Community manager readiness"))))
        properties.title = safe(title)[:LONGEST_PROPERTY]
        properties.author = safe(company)[:LONGEST_PROPERTY]
        properties.subject = safe(shown(headline.assessment))[:LONGEST_PROPERTY]
        properties.last_modified_by = properties.author
        properties.language = self._language
        properties.created = properties.modified = midnight(self._source.day)


def _describe(shape: Any, text: str) -> None:  # noqa: ANN401 - the library's shapes
    """Give a picture, a chart or a table the text that is read out in its stead."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", safe(text))
