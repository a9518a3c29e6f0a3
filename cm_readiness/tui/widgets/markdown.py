"""Markdown as one text: a long report is there at once, where a widget for each cell takes seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Static

from ..shell.text import shown
from .line import wrapped

INLINE = {"strong": "bold", "em": "italic", "s": "strike", "code_inline": "$text-accent", "link": "underline"}
"""How marked words look."""
GAP = 2
"""Cells between table columns."""


class MarkdownText(Static):
    """A Markdown text laid out at the width that it has; it can be selected and copied."""

    DEFAULT_CSS = "MarkdownText { height: auto; }"

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As every widget's; it has no parts whose place a new size would change."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", id=id, markup=False)
        self._document = Document("")

    def show(self, document: Document) -> None:
        """Show a text; one that was laid out at this width before is there at once."""
        self._document = document
        self.update(document.text)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines at a width."""
        return self._document.at(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The text at the width that it has."""
        return self._document.at(self.content_size.width)


class Document:
    """A parsed Markdown text.

    Args:
        text: Markdown; hidden characters in it become visible.
    """

    def __init__(self, text: str) -> None:
        self.text = shown(text)
        self.at = lru_cache(maxsize=2)(self._at)

    @cached_property
    def _tree(self) -> SyntaxTreeNode:
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        return SyntaxTreeNode(parser.parse(self.text))

    def _at(self, width: int) -> Content:
        """The text laid out at a width in cells."""
        lines = list(_blocks(self._tree.children, max(width, 10)))
        while lines and not lines[-1].plain:
            lines.pop()
        return Content("\n").join(lines)


def beginning(text: str, lines: int) -> str:
    """The first paragraphs of a text, so many that they fill a page.

    Args:
        text: Markdown.
        lines: of the page.
    """
    found: list[str] = []
    for paragraph in text.split("\n\n"):
        if sum(one.count("\n") + 2 for one in found) > lines:
            break
        found.append(paragraph)
    return "\n\n".join(found)


def _blocks(nodes: Sequence[SyntaxTreeNode], width: int, *, tight: bool = False) -> Iterator[Content]:
    """The lines of some blocks, each followed by a blank one unless they are items of a tight list."""
    for node in nodes:
        yield from _block(node, width)
        if not tight:
            yield Content("")


def _block(node: SyntaxTreeNode, width: int) -> Iterator[Content]:
    match node.type:
        case "heading":
            level = int(node.tag[1:])
            style = "bold $text-primary" if level <= 2 else "bold"
            lines = wrapped(_inline(node.children), width)
            yield from (line.stylize(style) for line in lines)
            if level <= 2:
                rule = "═" if level == 1 else "─"
                yield Content.styled(rule * max(line.cell_length for line in lines), "$text-primary")
        case "bullet_list" | "ordered_list":
            yield from _items(node, width)
        case "blockquote":
            for line in _blocks(node.children, width - 2, tight=len(node.children) == 1):
                yield Content.styled("▎ ", "$text-primary") + line
        case "table":
            yield from _table(node, width)
        case "fence" | "code_block":
            for code in node.content.rstrip("\n").split("\n"):
                yield from wrapped(Content.styled("  " + code, "$text-accent"), width, 2)
        case "hr":
            yield Content.styled("─" * width, "$border-blurred")
        case "html_block":
            yield from wrapped(Content(node.content.rstrip("\n")), width)
        case _:
            yield from wrapped(_inline(node.children), width)


def _items(node: SyntaxTreeNode, width: int) -> Iterator[Content]:
    start = int(node.attrGet("start") or 1) if node.type == "ordered_list" else 0
    tight = all(
        child.hidden for item in node.children for child in item.children if child.type == "paragraph"
    )
    for place, item in enumerate(node.children):
        mark = f"{start + place}. " if start else "• "
        for number, line in enumerate(_blocks(item.children, width - len(mark), tight=tight)):
            yield Content.styled(mark if not number else " " * len(mark), "$text-primary") + line


def _inline(nodes: Sequence[SyntaxTreeNode]) -> Content:
    parts: list[Content] = []
    for node in nodes:
        match node.type:
            case "softbreak":
                parts.append(Content(" "))
            case "hardbreak":
                parts.append(Content("\n"))
            case "code_inline":
                parts.append(Content.styled(node.content, INLINE["code_inline"]))
            case _ if node.children:
                parts.append(_inline(node.children).stylize(INLINE.get(node.type, "")))
            case "inline":
                pass
            case _:
                parts.append(Content(node.content))
    return Content("").join(parts)


def _table(node: SyntaxTreeNode, width: int) -> Iterator[Content]:
    """The rows of a table; its columns share the width, and cells wrap.

    Where the columns would have to break words, each row stands by itself, a line for each of its cells.
    """
    rows = [
        [_inline(cell.children) for cell in row.children] for part in node.children for row in part.children
    ]
    columns = list(zip(*rows, strict=True))
    widths = _shared([max(map(_widest, c)) for c in columns], [max(map(_longest, c)) for c in columns], width)
    if not widths:
        yield from _stacked(rows, width)
        return
    for place, row in enumerate(rows):
        cells = [wrapped(cell, widths[c]) for c, cell in enumerate(row)]
        for line in range(max(map(len, cells))):
            texts = [cell[line] if line < len(cell) else Content("") for cell in cells]
            padded = [text.pad_right(widths[c] - text.cell_length) for c, text in enumerate(texts)]
            content = Content(" " * GAP).join(padded).rstrip()
            yield content.stylize("bold") if place == 0 else content
        if place == 0:
            yield Content.styled("─" * (sum(widths) + GAP * (len(widths) - 1)), "$border-blurred")


def _stacked(rows: Sequence[Sequence[Content]], width: int) -> Iterator[Content]:
    """The rows below each other: the first cell, then the others under it, each after its column's title."""
    titles, *body = rows
    for place, cells in enumerate(body or [[Content("")] * len(titles)]):
        if place:
            yield Content("")
        for column, (title, cell) in enumerate(zip(titles, cells, strict=True)):
            shown = cell if column else cell.stylize("bold")
            said = Content.assemble((f"{title.plain} ", "$text-muted"), shown) if title.plain else shown
            yield from wrapped(Content("  " if column else "") + said, width, 4 if column else 2)


def _widest(cell: Content) -> int:
    return max(cell_len(line) for line in cell.plain.split("\n"))


def _longest(cell: Content) -> int:
    """The widest word; what a non-breaking space holds together is one."""
    return max(cell_len(word) for line in cell.plain.split("\n") for word in line.split(" "))


def _shared(wanted: list[int], least: list[int], width: int) -> list[int]:
    """Widths of columns that together fit; none where they do not.

    Args:
        wanted: what each would take.
        least: what each needs.
        width: of all of them, in cells.
    """
    left = width - GAP * (len(wanted) - 1) - sum(least)
    if left < 0:
        return []
    widths = list(least)
    while left and widths != wanted:
        narrowest = min((c for c in range(len(widths)) if widths[c] < wanted[c]), key=lambda c: widths[c])
        widths[narrowest] += 1
        left -= 1
    return widths
