"""A report as Markdown readers see it: headings, items, tables and their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

READER = MarkdownIt("gfm-like")
"""GitHub-flavoured, with HTML and with addresses that turn into links by themselves."""


@dataclass(frozen=True)
class Section:
    """A heading, and whether anything stands between it and the next one."""

    level: int
    title: str
    filled: bool


def tokens(document: str) -> list[Token]:
    """The blocks of a document."""
    return READER.parse(document)


def text_of(inline: Token) -> str:
    """What a reader sees of a line, with line breaks as they are."""
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
        if child.type in ("text", "text_special", "code_inline", "softbreak", "hardbreak")
    )


def inlines(document: str) -> Iterator[Token]:
    """Everything within a line: links, images, HTML."""
    for block in tokens(document):
        yield from block.children or ()


def sections(document: str) -> list[Section]:
    """The headings in their order."""
    found: list[Section] = []
    blocks = tokens(document)
    for place, block in enumerate(blocks):
        if block.type != "heading_open":
            continue
        level = int(block.tag[1:])
        after = blocks[place + 3] if place + 3 < len(blocks) else None
        deeper = after is not None and after.type == "heading_open" and int(after.tag[1:]) > level
        filled = after is not None and (after.type != "heading_open" or deeper)
        found.append(Section(level, text_of(blocks[place + 1]), filled))
    return found


def items(document: str) -> list[tuple[int, str]]:
    """Every item of a list: how deep it stands, and its text with its paragraphs on lines of their own."""
    found: list[tuple[int, list[str]]] = []
    stack: list[int] = []
    for block in tokens(document):
        if block.type == "list_item_open":
            found.append((len(stack), []))
            stack.append(len(found) - 1)
        elif block.type == "list_item_close":
            stack.pop()
        elif block.type == "inline" and stack:
            found[stack[-1]][1].append(text_of(block))
    return [(depth, "\n".join(texts)) for depth, texts in found]


def tables(document: str) -> list[list[list[str]]]:
    """Every table as rows of cells, its head first."""
    found: list[list[list[str]]] = []
    inside = False
    for block in tokens(document):
        if block.type in ("table_open", "table_close"):
            inside = block.type == "table_open"
            found += [[]] if inside else []
        elif block.type == "tr_open":
            found[-1].append([])
        elif inside and block.type == "inline":
            found[-1][-1].append(text_of(block))
    return found


def labelled(entries: Sequence[tuple[int, str]], label: str) -> list[str]:
    """The items that begin with a label, without it."""
    return [text.removeprefix(label).strip() for _, text in entries if text.startswith(label)]
