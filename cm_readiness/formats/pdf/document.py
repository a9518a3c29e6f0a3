"""A report as PDF: tagged, with bookmarks, drawn by a fixed program that is given the text as data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path

from ...core.errors import ReadinessError
from ...core.text import visible
from ..document_tree import Block, Inline, Line, Tree, text_of
from ..fitting import levels_for, lines_to_fit
from ..format import Written
from ..page_setup import PageSetup
from ..paging import Placed, column_shares, is_dense, is_form, is_one_answer, placed
from ..typesetter import LOGO_MM, SMALL_LOGO_MM, kind_of, own_fonts, typesetter
from .glyphs import REPLACEMENT, drawn, missing_in, replacements
from .tags import with_row_headers

STANDARD = "ua-1"
"""PDF/UA-1: a reader with a screen reader gets the structure of the text."""
BODY_FONT = "Libertinus Serif"
"""Comes with the typesetter."""
_ATTEMPTS = 8
"""To find all that no font has: behind one character that is replaced the typesetter may find another."""
_ABOUT_A_PAGE = 90
"""Lines, as they are guessed, that one page may hold when it is set the usual way."""
_MOST_TOLD = 40
"""Characters that the end of a text names."""


def pdf_of(tree: Tree, setup: PageSetup) -> Written:
    """A report as PDF.

    Args:
        tree: its text.
        setup: what stands around it.

    Returns:
        The file, and what no font can show: there stands a sign for it, and the end of the text says which.

    Raises:
        ReadinessError: `pdf_failed` for what the typesetter refuses in fonts or logo.
    """
    data, instead = _data(tree, setup), dict[str, str]()
    system_fonts = bool(setup.brand.body_font or setup.brand.heading_font)
    for _ in range(_ATTEMPTS):
        try:
            return Written(_compiled(data, instead, setup, system_fonts), "".join(instead))
        except typesetter().TypstError as error:
            signs = missing_in(str(getattr(error, "diagnostic", "")) + str(error))
            if not signs:
                raise ReadinessError("pdf_failed", problem=str(error)) from error
        # The computer's own fonts may have what the typesetter's lack.
        if system_fonts:
            instead |= replacements(signs)
        system_fonts = True
    return Written(_compiled(data, instead, setup, system_fonts, ()), "".join(instead) + signs)


def _compiled(
    data: Mapping[str, object],
    instead: Mapping[str, str],
    setup: PageSetup,
    system_fonts: bool,
    standards: Sequence[str] = (STANDARD,),
) -> bytes:
    told = _unshown(instead, setup) if instead else ""
    shown = {"document": _properties(setup), "body": drawn(data, instead), "unshown": told}
    result: bytes = typesetter().compile(
        {"main.typ": _renderer(), "data.json": json.dumps(shown, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=_fonts(setup, system_fonts),
        pdf_standards=list(standards),
    )
    return with_row_headers(result)


def _fonts(setup: PageSetup, system_fonts: bool) -> object:
    """The fonts that a document may be set in: those of the typesetter, with others where they are wanted."""
    folder = setup.brand.font_folder
    if not folder and not system_fonts:
        return own_fonts()
    return typesetter().Fonts(system_fonts, True, [str(folder)] if folder else [])


@cache
def _renderer() -> bytes:
    return Path(__file__).with_name("renderer.typ").read_bytes()


def _unshown(instead: Mapping[str, str], setup: PageSetup) -> str:
    """What the end of the text says of characters that could not be shown."""
    numbers = " ".join(f"U+{ord(character):04X}" for character in list(instead)[:_MOST_TOLD])
    more = " …" if len(instead) > _MOST_TOLD else ""
    return setup.words(
        "No font at hand has {characters}: “{sign}” stands there in this PDF alone.",
        characters=numbers + more,
        sign=REPLACEMENT,
    )


def _properties(setup: PageSetup) -> dict[str, str]:
    """What the file says of itself: never drawn, so that any character can be in it."""
    return {"title": setup.title, "author": visible(setup.company), "description": setup.title}


def _data(tree: Tree, setup: PageSetup) -> dict[str, object]:
    front, body = _halves(tree)
    lines = lines_to_fit(tree)
    style = setup.brand
    logo = style.logo
    return {
        "title": setup.title,
        "language": setup.words.language,
        "date": setup.date,
        "accent": style.accent,
        "body_fonts": [*filter(None, [style.body_font]), BODY_FONT, "DejaVu Sans Mono"],
        "heading_fonts": [
            *filter(None, [style.heading_font or style.body_font]),
            BODY_FONT,
            "DejaVu Sans Mono",
        ],
        "footer": style.footer,
        "levels": [asdict(level) for level in levels_for(tree, lines)],
        "short": lines < _ABOUT_A_PAGE,
        "cover": tree.has_cover,
        "outline": tree.has_cover and len(tree.headings(2)) > 3,
        "contents": setup.words("Contents"),
        "logo_mm": LOGO_MM,
        "small_logo_mm": SMALL_LOGO_MM,
        "logo": logo and {"bytes": list(logo.data), "kind": kind_of(logo), "alt": logo.alt},
        "front": [_laid_out(b, setup) for b in placed(front)],
        "body": [_laid_out(b, setup) for b in placed(body)],
    }


def _halves(tree: Tree) -> tuple[Sequence[Block], Sequence[Block]]:
    """What belongs on the cover, without the title, and the text."""
    blocks = tree.blocks
    if blocks and blocks[0].kind == "heading":
        blocks = blocks[1:]
    for place, block in enumerate(blocks):
        if block.kind == "cover":
            return blocks[:place], blocks[place + 1 :]
    return (), blocks


def _laid_out(placed_block: Placed, setup: PageSetup) -> dict[str, object]:
    node = _block(placed_block.block, setup)
    return {**node, "whole": placed_block.whole, "leads": placed_block.leads}


def _block(block: Block, setup: PageSetup) -> dict[str, object]:
    match block.kind:
        case "heading":
            return {"kind": "heading", "level": max(block.level - 1, 1), "line": _line(block.line)}
        case "list":
            tight = not any(
                sum(b.kind == "paragraph" for b in item.blocks) > 1 or len(text_of(b.line)) > 300
                for item in block.blocks
                for b in item.blocks
            )
            boxes = [text_of(item.blocks[0].line)[0] for item in block.blocks] if block.name else []
            items = [_unticked(item) if block.name else item for item in block.blocks]
            return {
                "kind": "list",
                "start": block.start,
                "tight": tight,
                "blocks": [_block(item, setup) for item in items],
                "boxes": boxes,
            }
        case "quote" | "item":
            return {"kind": block.kind, "blocks": [_block(b, setup) for b in block.blocks]}
        case "table":
            return _table(block)
        case "paragraph":
            return {"kind": "paragraph", "line": _line(block.line)}
        case "chart":
            drawings = setup.drawings(block.name)
            if not drawings:
                return {"kind": "nothing"}
            shown = [{"svg": d.svg, "alt": f"{d.title}. {d.description}"} for d in drawings]
            return {"kind": "chart", "drawings": shown}
        case _:
            return {"kind": block.kind, "line": _line(block.line)}


def _unticked(item: Block) -> Block:
    """An item without its box to tick, which is drawn as its label."""
    first, *others = item.blocks
    box, *line = first.line
    rest = (replace(box, text=box.text[1:].lstrip()), *line)
    return replace(item, blocks=(replace(first, line=rest), *others))


def _table(table: Block) -> dict[str, object]:
    return {
        "kind": "table",
        "align": list(table.align),
        "columns": column_shares(table),
        "blank": is_form(table),
        "tall": is_one_answer(table),
        "dense": is_dense(table),
        "rows": [[_line(cell) for cell in row] for row in table.rows],
    }


def _line(line: Line) -> list[dict[str, object]]:
    return [_piece(piece) for piece in line]


def _piece(piece: Inline) -> dict[str, object]:
    if piece.bar is not None:
        return {"kind": "bar", "value": piece.bar.value, "target": piece.bar.target}
    match piece.kind:
        case "link" if not piece.href.startswith(("https://", "http://", "mailto:")):
            return {"kind": "em", "inside": _line(piece.inside)}
        case "link":
            return {"kind": "link", "href": piece.href, "inside": _line(piece.inside)}
        case "strong" | "em":
            return {"kind": piece.kind, "inside": _line(piece.inside)}
        case "blank":
            return {"kind": "blank"}
        case "foreign":
            language = piece.href.partition("-")[0]
            return {"kind": "foreign", "language": language, "inside": _line(piece.inside)}
        case _:
            return {"kind": piece.kind, "text": piece.text}
