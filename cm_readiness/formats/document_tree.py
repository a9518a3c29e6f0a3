"""A report's Markdown as a tree: every other format is made from it, and from nothing else.

Beside Markdown, a template can leave marks that a reader of the Markdown does not see, in the form of
link definitions: `[chart:dimensions]: #` where the charts go, `[page:cover]: #` after what belongs on a
cover, `[page:break]: #` where paper starts a new page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from ..language.bars import Bar, bar_of
from ..language.blanks import is_blank
from ..language.foreign import spoken

InlineKind = Literal["text", "strong", "em", "code", "bar", "blank", "link", "foreign", "break"]
BlockKind = Literal[
    "heading", "paragraph", "quote", "list", "item", "table", "chart", "cover", "page", "rule", "code"
]
_MARK = re.compile(r"\[(chart|page):([a-z]+)\]: #\s*")


@dataclass(frozen=True)
class Inline:
    """A piece of a line."""

    kind: InlineKind
    text: str = ""
    href: str = ""
    """Of a link its address, of a text in another language that language."""
    inside: tuple[Inline, ...] = ()
    bar: Bar | None = None
    """Of a bar, its numbers."""


Line = tuple[Inline, ...]


@dataclass(frozen=True)
class Block:
    """A piece of a document; which fields say something depends on its kind."""

    kind: BlockKind
    level: int = 0
    """Of a heading, 1 to 6."""
    line: Line = ()
    """Of a heading, a paragraph or code."""
    blocks: tuple[Block, ...] = ()
    """Of a list its items, of an item or a quotation what is in it."""
    start: int | None = None
    """Of a list the first number; None where it has none."""
    rows: tuple[tuple[Line, ...], ...] = ()
    """Of a table, its head first."""
    align: tuple[str, ...] = ()
    """Of a table, by column: `left`, `right` or `center`."""
    name: str = ""
    """Of a chart, which one; of a heading, its anchor; of a list of boxes to tick, `ticks`."""


@dataclass(frozen=True)
class Tree:
    """A whole document."""

    blocks: tuple[Block, ...]
    title: str = field(default="")
    """The text of its first heading."""

    @property
    def has_cover(self) -> bool:
        """Whether the beginning belongs on a cover of its own."""
        return any(block.kind == "cover" for block in self.blocks)

    def headings(self, deepest: int) -> list[Block]:
        """The headings of level 2 down to a level, in their order."""
        return [b for b in self.blocks if b.kind == "heading" and 2 <= b.level <= deepest]


def parse(markdown: str) -> Tree:
    """The tree of a report; raw HTML in it is text.

    Args:
        markdown: what a template gave.
    """
    blocks = tuple(_numbered(_blocks(_READER.parse(markdown))))
    title = next((text_of(b.line) for b in blocks if b.kind == "heading"), "")
    return Tree(blocks, title)


def text_of(line: Line) -> str:
    """What a reader sees of a line; a break is a line end."""
    return "".join(_texts(line))


def texts(blocks: Sequence[Block]) -> Iterator[str]:
    """Every text of a document in its order, a cell or paragraph at a time, without bars and blanks."""
    for block in blocks:
        if block.line:
            yield text_of(block.line)
        for row in block.rows:
            yield from (text_of(cell) for cell in row)
        yield from texts(block.blocks)


def _texts(line: Line) -> Iterator[str]:
    for piece in line:
        if piece.kind == "break":
            yield "\n"
        elif piece.kind not in ("bar", "blank"):
            yield piece.text
            yield from _texts(piece.inside)


def _mark(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """The block rule for the marks of a template; what people type never has a bare bracket."""
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _MARK.fullmatch(line)
    if not found:
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.info, token.content = found[1], found[2]
        state.line = start + 1
    return True


class _Reader(MarkdownIt):
    """Reads Markdown, and shows an address as it was written."""

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's own name
        """The address itself: signs that it holds in percents are not drawn."""
        return link


def _reader() -> MarkdownIt:
    reader = _Reader("commonmark", {"html": False}).enable("table")
    reader.disable("image")
    reader.block.ruler.before("reference", "mark", _mark)
    return reader


_READER = _reader()


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """The blocks of a run of tokens, each with what stands between its opening and its closing one."""
    place = 0
    while place < len(tokens):
        token = tokens[place]
        after = _after(tokens, place) if token.nesting == 1 else place + 1
        block = _block(token, tokens[place + 1 : after - 1])
        if block is not None:
            yield block
        place = after


def _after(tokens: Sequence[Token], place: int) -> int:
    depth = 0
    for position in range(place, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position + 1
    return len(tokens)


def _block(token: Token, inside: Sequence[Token]) -> Block | None:
    match token.type:
        case "heading_open":
            return Block("heading", level=int(token.tag[1:]), line=_line_of(inside))
        case "paragraph_open":
            return Block("paragraph", line=_line_of(inside))
        case "blockquote_open":
            return Block("quote", blocks=tuple(_blocks(inside)))
        case "bullet_list_open":
            items = tuple(_blocks(inside))
            return Block("list", blocks=items, name="ticks" if all(map(_is_tick, items)) else "")
        case "ordered_list_open":
            return Block("list", blocks=tuple(_blocks(inside)), start=int(token.attrs.get("start", 1)))
        case "list_item_open":
            return Block("item", blocks=tuple(_blocks(inside)))
        case "table_open":
            return _table(inside)
        case "fence" | "code_block":
            return Block("code", line=(Inline("text", token.content.rstrip("\n")),))
        case "hr":
            return Block("rule")
        case "mark":
            return _marked(token)
        case _:
            return None


def _is_tick(item: Block) -> bool:
    """Whether an item of a list begins with a box to tick, which stands in the place of its bullet."""
    first = item.blocks[0] if item.blocks else None
    return first is not None and text_of(first.line).startswith(("☐", "☒"))


def _marked(token: Token) -> Block:
    if token.info == "chart":
        return Block("chart", name=token.content)
    return Block("cover" if token.content == "cover" else "page")


def _table(inside: Sequence[Token]) -> Block:
    rows: list[list[Line]] = []
    align: list[str] = []
    for place, token in enumerate(inside):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(_line(inside[place + 1].children or ()))
            if token.type == "th_open":
                align.append(str(token.attrs.get("style", "")).removeprefix("text-align:") or "left")
    return Block("table", rows=tuple(tuple(row) for row in rows), align=tuple(align))


def _line_of(inside: Sequence[Token]) -> Line:
    return _line(inside[0].children or ()) if inside else ()


def _line(tokens: Sequence[Token]) -> Line:
    return tuple(_pieces(tokens))


def _pieces(tokens: Sequence[Token]) -> Iterator[Inline]:
    place, text = 0, ""
    while place < len(tokens):
        token = tokens[place]
        after = _after(tokens, place) if token.nesting == 1 else place + 1
        if token.type in ("text", "text_special"):
            text += token.content
        elif token.type == "softbreak":
            text += " "
        else:
            if text:
                yield Inline("text", text)
                text = ""
            yield _piece(token, tokens[place + 1 : after - 1])
        place = after
    if text:
        yield Inline("text", text)


def _piece(token: Token, inside: Sequence[Token]) -> Inline:
    match token.type:
        case "strong_open":
            return Inline("strong", inside=_line(inside))
        case "em_open":
            return Inline("em", inside=_line(inside))
        case "link_open":
            return _link(token, _line(inside))
        case "code_inline":
            return _code(token.content)
        case "hardbreak":
            return Inline("break")
        case _:
            return Inline("text", token.content)


def _link(token: Token, inside: Line) -> Inline:
    """A link, a text in another language, or a link whose text is in another language."""
    href = str(token.attrs.get("href", ""))
    if language := spoken(href):
        return Inline("foreign", href=language, inside=inside)
    link = Inline("link", href=href, inside=inside)
    language = spoken(str(token.attrs.get("title", "")))
    return Inline("foreign", href=language, inside=(link,)) if language else link


def _code(code: str) -> Inline:
    """A code span, or what one of the program's own stands for."""
    bar = bar_of(code)
    if bar is not None:
        return Inline("bar", bar=bar)
    return Inline("blank" if is_blank(code) else "code", code)


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks, every heading with an anchor of its own: their order, whatever they say."""
    count = 0
    for block in blocks:
        if block.kind == "heading":
            count += 1
            yield Block("heading", level=block.level, line=block.line, name=f"s{count}")
        else:
            yield block
