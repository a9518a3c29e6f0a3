"""Texts on slides: paragraphs of one run each, in the language of the document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..office import safe
from .slides import Look, Piece


def write(frame: Any, pieces: Sequence[Piece]) -> None:  # noqa: ANN401 - the library's text frames
    """Fill a place for text, a paragraph each.

    Args:
        frame: the place.
        pieces: what it says; the first paragraph stays empty without any.
    """
    for number, piece in enumerate(pieces):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _run(paragraph, piece)


def write_notes(frame: Any, lines: Sequence[str]) -> None:  # noqa: ANN401 - the library's text frames
    """Fill the notes: a paragraph each, with the line breaks that people typed."""
    texts = [text for line in lines if line.strip() for text in line.split("\n")]
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.add_run()._r.t.text = safe(text)


def _run(paragraph: Any, piece: Piece) -> None:  # noqa: ANN401 - the library's paragraphs
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.util import Pt

    colours: dict[Look, Any] = {"muted": MSO_THEME_COLOR.TEXT_2, "accent": MSO_THEME_COLOR.ACCENT_1}
    run = paragraph.add_run()
    # The library would write signs that it cannot hold in a notation of its own.
    run._r.t.text = safe(piece.text)
    run.font.size = Pt(piece.points)
    if piece.look in ("bold", "accent"):
        run.font.bold = True
    if piece.look in colours:
        run.font.color.theme_color = colours[piece.look]


def speak(element: Any, language: str) -> None:  # noqa: ANN401 - the library's XML
    """Say the language of every text in a part of the file.

    Args:
        element: the part's own.
        language: with its region.
    """
    from pptx.oxml.ns import qn

    for run in element.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr()
    for name in ("a:rPr", "a:endParaRPr", "a:defRPr"):
        for properties in element.iter(qn(name)):
            properties.set("lang", language)
