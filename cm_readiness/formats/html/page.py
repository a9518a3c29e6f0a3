"""A report as one HTML file: no script, nothing from outside, readable on a phone, in the dark, on paper."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from itertools import count, groupby
from pathlib import Path
from urllib.parse import unquote

from ...core.brand import Logo
from ...language.bars import Bar
from ..document_tree import Block, Inline, Line, Tree, text_of
from ..page_setup import PageSetup, mixed
from ..paging import column_shares, is_form, is_one_answer, placed
from .printed import closeness

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_FOLLOWED = ("https://", "http://", "mailto:", "#")
"""What a link may begin with; anything else stays a text."""
_PHONE, _BAR = 42, 14
"""Characters of a table that fit beside each other on a phone, and how many a bar takes."""
_SENTENCE = 36
"""Characters of a cell that holds more than a few words."""
_SIDES = {"right": ' class="right"', "center": ' class="centre"'}


def html_of(tree: Tree, setup: PageSetup) -> str:
    """A report as a page.

    Args:
        tree: its text.
        setup: what stands around it.
    """
    return _Page(tree, setup).text()


class _Page:
    """One page while it is written: it counts its tables and charts, whose ids are unique."""

    def __init__(self, tree: Tree, setup: PageSetup) -> None:
        self.tree, self.setup, self.words = tree, setup, setup.words
        self.ids = count(1)
        self.heading = tree.title

    def text(self) -> str:
        head, body = self._halves()
        words = self.words
        skip = words("Skip to the text")
        return "".join(
            (
                f'<!DOCTYPE html>\n<html lang="{words.language}">\n<head>\n',
                f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n',
                '<meta charset="utf-8">\n',
                f"<title>{escape(self.setup.title)}</title>\n",
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
                '<meta name="referrer" content="no-referrer">\n',
                f"<style>\n{self._style()}</style>\n</head>\n<body{self._kind()}>\n",
                f'<a class="skip" href="#main">{escape(skip)}</a>\n',
                f"<header{' class=cover' if self.tree.has_cover else ''}>\n",
                _logo(self.setup.brand.logo),
                f"{self._blocks(head)}</header>\n",
                self._contents(),
                f'<main id="main">\n{self._placed(body)}</main>\n',
                f"<footer{' class=own' if self.setup.brand.footer else ''}>",
                f"<p>{escape(self._foot())}</p></footer>\n</body>\n</html>\n",
            )
        )

    def _halves(self) -> tuple[Sequence[Block], Sequence[Block]]:
        """What is at the head of the page, and the text: up to the cover's end, else the title alone."""
        blocks = self.tree.blocks
        for place, block in enumerate(blocks):
            if block.kind == "cover":
                return blocks[:place], blocks[place + 1 :]
        first = 1 if blocks and blocks[0].kind == "heading" else 0
        return blocks[:first], blocks[first:]

    def _kind(self) -> str:
        """Of a working paper how closely it is printed, to have it on one page if that can be had."""
        if self.tree.has_cover:
            return ""
        level = closeness(self.tree)
        return f' class="paper{f" close{level}" if level else ""}"'

    def _style(self) -> str:
        style = self.setup.brand
        fonts = {"BODY": style.body_font, "HEADING": style.heading_font}
        css = _css().replace("ACCENT", style.accent).replace("LIGHTER", mixed(style.accent, "#ffffff", 0.6))
        for mark, font in fonts.items():
            css = css.replace(mark, f'"{font}", ' if font else "")
        return css.replace("inherit; line-height", "sans-serif; line-height") if style.heading_font else css

    def _contents(self) -> str:
        headings = [b for b in self.tree.headings(2) if b.line]
        if len(headings) < 4 or not self.tree.has_cover:
            return ""
        title = escape(self.words("Contents"))
        items = "".join(f'<li><a href="#{b.name}">{escape(text_of(b.line))}</a></li>\n' for b in headings)
        return f'<nav aria-label="{title}">\n<h2>{title}</h2>\n<ol>\n{items}</ol>\n</nav>\n'

    def _foot(self) -> str:
        said = (self.setup.brand.footer, self.setup.title, self.setup.date)
        return " · ".join(part for part in said if part)

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _placed(self, blocks: Sequence[Block]) -> str:
        """The text itself; what stays together on paper is in a box, which printers heed best."""
        text, together = "", list[str]()
        for entry in placed(blocks):
            together.append(self._block(entry.block, "whole " * entry.whole + "leads" * entry.leads))
            if not (entry.leads and entry.whole):
                kept = len(together) > 1 and entry.whole
                text += f'<div class="whole">\n{"".join(together)}</div>\n' if kept else "".join(together)
                together.clear()
        return text + "".join(together)

    def _block(self, block: Block, place: str = "") -> str:
        kept = f' class="{place.strip()}"' if place else ""
        match block.kind:
            case "heading":
                self.heading = text_of(block.line)
                level = min(block.level, 6)
                return f'<h{level} id="{block.name}">{_line(block.line)}</h{level}>\n'
            case "paragraph":
                return f"<p{kept}>{_written(block.line)}</p>\n"
            case "quote":
                return f"<blockquote{kept}>\n{self._blocks(block.blocks)}</blockquote>\n"
            case "list" if block.start is None:
                kept = f' class="{f"ticks {place}".strip()}"' if block.name else kept
                return f"<ul{kept}>\n{self._blocks(block.blocks)}</ul>\n"
            case "list":
                start = f' start="{block.start}"' if block.start != 1 else ""
                return f"<ol{start}{kept}>\n{self._blocks(block.blocks)}</ol>\n"
            case "item":
                return f"<li>{self._item(block.blocks)}</li>\n"
            case "table":
                return self._table(block, place)
            case "chart":
                return self._charts(block.name)
            case "code":
                return f"<pre><code>{_line(block.line)}</code></pre>\n"
            case "page":
                return '<div class="page"></div>\n'
            case _:
                return ""

    def _item(self, blocks: Sequence[Block]) -> str:
        """An item; its only or first paragraph stands without a paragraph's space."""
        if blocks and blocks[0].kind == "paragraph" and not any(b.kind == "paragraph" for b in blocks[1:]):
            return _written(blocks[0].line) + self._blocks(blocks[1:])
        return self._blocks(blocks)

    def _table(self, table: Block, place: str) -> str:
        name = f"t{next(self.ids)}"
        caption = self.words("Table: {title}", title=self.heading)
        kind = " ".join(filter(None, ("table", place.strip(), "" if _fits_a_phone(table) else "wide")))
        grid = f' class="blank grid{" tall" if is_one_answer(table) else ""}"' if is_form(table) else ""
        sides = [_SIDES.get(side, "") for side in table.align]
        head = "".join(
            f'<th scope="col"{side}>{_line(cell)}</th>' if cell else "<td></td>"
            for cell, side in zip(table.rows[0], sides, strict=True)
        )
        titles = [text_of(cell) for cell in table.rows[0]]
        rows = "".join(self._row(row, sides, titles) for row in table.rows[1:])
        return (
            f'<div class="{kind}" role="group" aria-labelledby="{name}" tabindex="0">\n<table{grid}>\n'
            f'<caption id="{name}">{escape(caption)}</caption>\n{_columns(table)}'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        )

    def _row(self, row: Sequence[Line], sides: Sequence[str], titles: Sequence[str]) -> str:
        """A row; each cell says its column, which a phone shows beside it."""
        cells = []
        for place, (cell, side, title) in enumerate(zip(row, sides, titles, strict=True)):
            kind, scope = ("th", ' scope="row"') if place == 0 and cell else ("td", "")
            cells.append(f'<{kind}{scope}{side} data-title="{escape(title)}">{_line(cell)}</{kind}>')
        return f"<tr>{''.join(cells)}</tr>\n"

    def _charts(self, name: str) -> str:
        figures = [
            f"<figure>{_with_own_ids(drawing.svg, f'c{next(self.ids)}')}"
            f"<figcaption>{escape(drawing.title)}</figcaption></figure>\n"
            for drawing in self.setup.drawings(name)
        ]
        return f'<div class="charts">\n{"".join(figures)}</div>\n' if figures else ""


def _fits_a_phone(table: Block) -> bool:
    """Whether columns as narrow as their longest words stand beside each other on a phone.

    One of them may hold sentences; two would be read a word at a time.
    """
    columns = list(zip(*table.rows, strict=True))
    long = sum(max(len(text_of(cell)) for cell in column) > _SENTENCE for column in columns)
    widths = (max(map(_longest, column)) + 2 for column in columns)
    return not is_form(table) and long < 2 and sum(widths) <= _PHONE


def _longest(cell: Line) -> int:
    bar = _BAR if any(piece.kind == "bar" for piece in cell) else 0
    return bar + max((len(word) for word in text_of(cell).split()), default=0)


def _columns(table: Block) -> str:
    """The widths of the columns of a form: empty ones would be as narrow as their titles."""
    shares = column_shares(table) if is_form(table) else ()
    columns = "".join(f'<col style="width:{100 * share / sum(shares):.0f}%">' for share in shares)
    return f"<colgroup>{columns}</colgroup>\n" if columns else ""


@cache
def _css() -> str:
    return Path(__file__).with_name("page.css").read_text("utf-8")


def _with_own_ids(svg: str, prefix: str) -> str:
    """A drawing whose ids no other one on the page has."""
    for name in ("bars", "risks"):
        for part in ("title", "said"):
            svg = svg.replace(f"{name}-{part}", f"{prefix}-{part}")
    return svg


def _logo(logo: Logo | None) -> str:
    if logo is None:
        return ""
    kind = "svg+xml" if logo.kind == "svg" else logo.kind
    data = b64encode(logo.data).decode()
    return f'<img class="logo" alt="{escape(logo.alt)}" src="data:image/{kind};base64,{data}">\n'


def _written(line: Line) -> str:
    """A line of text; where there is something to write, the dots go on to its end."""
    if not any(piece.kind == "blank" for piece in line):
        return _line(line)
    runs = groupby(line, lambda piece: piece.kind == "blank")
    parts = (_line(tuple(run)) if blank else f"<span>{_line(tuple(run))}</span>" for blank, run in runs)
    return f'<span class="blanks">{"".join(parts)}</span>'


def _line(line: Line) -> str:
    return "".join(map(_piece, line))


def _piece(piece: Inline) -> str:
    if piece.bar is not None:
        return _bar(piece.bar)
    match piece.kind:
        case "text":
            return escape(piece.text, quote=False)
        case "strong":
            return f"<strong>{_line(piece.inside)}</strong>"
        case "em":
            return f"<em>{_line(piece.inside)}</em>"
        case "code":
            return f"<code>{escape(piece.text, quote=False)}</code>"
        case "break":
            return "<br>\n"
        case "blank":
            return '<span class="dots"></span>'
        case "foreign":
            return f'<span lang="{escape(piece.href)}">{_line(piece.inside)}</span>'
        case _:
            return _link(piece)


def _link(piece: Inline) -> str:
    inside = _line(piece.inside)
    if not piece.href.startswith(_FOLLOWED):
        return inside
    # In an address, letters that are not English stand in percents.
    itself = unquote(text_of(piece.inside)) == unquote(piece.href)
    told = "" if itself or piece.href.startswith("#") else ' class="told"'
    return f'<a{told} href="{escape(piece.href)}">{inside}</a>'


def _bar(bar: Bar) -> str:
    """A bar, drawn; the number beside it says the same."""
    mark = ""
    if bar.target is not None:
        stroke = f'd="M{bar.target:g} 0V12"'
        mark = f'<path class="c-halo" {stroke}/><path class="c-target" stroke-width="2" {stroke}/>'
    return (
        '<svg class="cells" aria-hidden="true" viewBox="0 0 100 12" preserveAspectRatio="none">'
        '<rect class="c-empty" x="0" y="2" width="100" height="8"/>'
        f'<rect class="c-fill" x="0" y="2" width="{bar.value:g}" height="8"/>{mark}</svg>'
    )
