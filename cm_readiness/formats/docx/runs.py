"""What stands within a line of a Word document: letters, links, bars, lines to write on."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.bars import Bar
from ..document_tree import Inline, Line, text_of
from ..office import safe
from .bars import HEIGHT_MM, WIDTH_MM, png_of_bar
from .parts import EMU_CM, Link, Picture, Piece, Run

_FOLLOWED = ("https://", "http://", "mailto:")
"""What a link may begin with; anything else stays a text."""
_MONO = "Consolas"


def pieces_of(
    line: Line, accent: str, *, bold: bool = False, italic: bool = False, language: str = ""
) -> Iterator[Piece]:
    """A line as what Word puts into a paragraph.

    Args:
        accent: the house's colour.
        bold: whether all of it is bold.
        italic: whether all of it is in italics.
        language: that it is in; empty for the document's own.
    """
    after_bar = False
    for piece in line:
        if piece.bar is not None:
            yield _bar(piece.bar, accent)
        elif piece.inside and piece.kind != "link":
            yield from pieces_of(
                piece.inside, accent,
                bold=bold or piece.kind == "strong", italic=italic or piece.kind == "em",
                language=piece.href if piece.kind == "foreign" else language,
            )  # fmt: skip
        elif piece.kind == "link":
            yield _link(piece, Run(safe(text_of(piece.inside)), bold, italic, language=language), accent)
        else:
            yield Run(
                _letters(piece, after_bar=after_bar), bold, italic,
                font=_MONO if piece.kind == "code" else "", language=language,
            )  # fmt: skip
        after_bar = piece.bar is not None


def _letters(piece: Inline, *, after_bar: bool) -> str:
    match piece.kind:
        case "blank":
            return "\t"
        case "break":
            return "\n"
    # A number stays beside its bar.
    return f"\u00a0{safe(piece.text).lstrip(' ')}" if after_bar else safe(piece.text)


def _link(piece: Inline, run: Run, accent: str) -> Piece:
    if not piece.href.startswith(_FOLLOWED):
        return run
    run.colour = accent
    return Link((run,), address=piece.href)


def _bar(bar: Bar, accent: str) -> Picture:
    """A bar for the eye alone: the number beside it says the same."""
    width, height = (round(length * EMU_CM / 10) for length in (WIDTH_MM, HEIGHT_MM))
    return Picture(png_of_bar(bar, accent), width, height)
