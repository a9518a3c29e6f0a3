"""A report as PDF: tagged, with bookmarks, drawn by a fixed program that is given the text as data."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from ...core.errors import ReadinessError
from ...core.text import visible
from ..document_tree import Block, Inline, Line, Tree, text_of
from ..format import Written
from ..page_setup import PageSetup
from ..paging import Placed, column_shares, is_dense, is_form, is_one_answer, placed
from ..typesetter import LOGO_MM, SMALL_LOGO_MM, kind_of, typesetter

STANDARD = "ua-1"
"""PDF/UA-1: a reader with a screen reader gets the structure of the text."""
BODY_FONT = "Libertinus Serif"
"""Comes with the typesetter."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
"""How the typesetter writes a character that cannot be seen."""
_MISSING = re.compile(r"the text `?\"(.*?)\"`? could not be displayed", re.DOTALL)


def pdf_of(tree: Tree, setup: PageSetup) -> Written:
    """A report as PDF.

    Args:
        tree: its text.
        setup: what stands around it.

    Returns:
        The file; one that lacks characters was written without the standard for accessible PDF.

    Raises:
        ReadinessError: `pdf_failed` for what the typesetter refuses in fonts or logo.
    """
    typst = typesetter()
    data = json.dumps(_data(tree, setup), ensure_ascii=False).encode()
    fonts = [str(setup.brand.font_folder)] if setup.brand.font_folder else []
    source = {"main.typ": _renderer(), "data.json": data}

    def compiled(system_fonts: bool, standards: list[str]) -> bytes:
        result: bytes = typst.compile(
            source,
            format="pdf",
            font_paths=fonts,
            ignore_system_fonts=not system_fonts,
            pdf_standards=standards,
        )
        return result

    named = bool(setup.brand.body_font or setup.brand.heading_font)
    try:
        return Written(compiled(named, [STANDARD]))
    except typst.TypstError as error:
        if not _missing(error):
            raise ReadinessError("pdf_failed", problem=str(error)) from error
    # The computer's own fonts may have what the typesetter's lack.
    try:
        return Written(compiled(True, [STANDARD]))
    except typst.TypstError as error:
        missing = _missing(error)
    return Written(compiled(True, []), missing)


@cache
def _renderer() -> bytes:
    return Path(__file__).with_name("renderer.typ").read_bytes()


def _missing(error: Exception) -> str:
    """The characters that no font has, each once."""
    diagnostic = str(getattr(error, "diagnostic", "")) + str(error)
    said = "".join(_MISSING.findall(diagnostic))
    return "".join(dict.fromkeys(_ESCAPED.sub(lambda code: chr(int(code[1], 16)), said)))


def _data(tree: Tree, setup: PageSetup) -> dict[str, object]:
    front, body = _halves(tree)
    style = setup.brand
    logo = style.logo
    return {
        "title": setup.title,
        "author": visible(setup.company),
        "description": setup.title,
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
            items = [_block(item, setup) for item in block.blocks]
            return {
                "kind": "list",
                "start": block.start,
                "tight": tight,
                "blocks": items,
                "ticks": bool(block.name),
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
        case _:
            return {"kind": piece.kind, "text": piece.text}
