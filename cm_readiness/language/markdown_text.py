"""Texts of people as literal Markdown: nothing that somebody typed is ever markup."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from ..core.text import visible
from .bars import with_text_bars
from .blanks import with_text_blanks
from .foreign import beside_address, foreign, without_languages
from .web_addresses import pieces

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
"""What no page may hold, whoever wrote it."""
_SPACES = re.compile(r"[ \t\n]+")
_SPECIAL = re.compile(
    r"""
      \\ | ` | \* | \[ | \] | \| | ~ | \$       # code, emphasis, links, cells, strikethrough, formulas
    | _(?:(?<![^\W_]_)|(?![^\W_]))              # emphasis; within a word it is none
    | <(?=[a-z/!?]|$)                           # tags and addresses
    | &(?=\#?\w*;|\#?\w*$)                      # entities
    | /(?<=//)                                  # addresses that would turn into links by themselves
    | \.(?:(?<=\w\.)(?=[^\W\d_]{2})|(?<=www\.))
    | :(?:(?<=mailto:)|(?<=xmpp:)|(?=[\w+-]+:))
    | \#(?<=\s\#)(?=\#*\s*$)                    # the end of a heading
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Each begins with the sign itself, so that a search passes over everything else at once."""
_LINE_START = re.compile(
    r"""
      \#                                        # heading
    | [-+](?=\s|$|[-+])                         # list, rule
    | =(?==*\s*$)                               # underline of a heading
    | :(?=-)                                    # head of a table
    | >                                         # quotation
    | (?<=\d)[.)](?=\s|$)                       # numbered list
    """,
    re.VERBOSE,
)
_MARKS = re.compile(r"^\[(?:chart|page):[a-z]+\]: #$", re.MULTILINE)
_NUMBER = re.compile(r"\d{1,9}(?=[.)])")


@lru_cache(maxsize=2048)
def escape_markdown(text: str) -> Markup:
    """A text within a line: literal, with line breaks as spaces.

    Only what Markdown would take as markup is escaped, so that the raw text stays readable. It
    may stand at the start of a line, in a heading or in a cell of a table.

    Args:
        text: any text.
    """
    return Markup(_literal(_SPACES.sub(" ", text).strip(" ")))  # noqa: S704 - escaped for Markdown


def linked(text: str) -> Markup:
    """A text within a line as `escape_markdown` makes it, whose web addresses can be followed.

    Args:
        text: what somebody named as evidence.
    """
    return Markup(_with_links(_SPACES.sub(" ", text).strip(" ")))  # noqa: S704 - escaped, but for addresses


def block(text: str, width: int = 0, *, links: bool = False) -> Markup:
    """A text of several lines, as paragraphs with its own line breaks.

    In a list, paragraphs are parted by an empty line that is none in Markdown: where an item has several
    paragraphs, some readers take what follows for text.

    Args:
        text: any text.
        width: spaces before each line but the first: 4 within an item of a list, 8 in one below it.
        links: whether web addresses in it can be followed.
    """
    written = _with_links if links else _literal
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        kept = line.rstrip(" \t").replace("\t", "    ")
        if not kept:
            paragraphs.append([])
            continue
        body = kept.lstrip(" ")
        paragraphs[-1].append("\u00a0" * (len(kept) - len(body)) + written(body))
    margin = " " * width
    joined = (f"\\\n{margin}".join(lines) for lines in paragraphs if lines)
    parted = f"\\\n{margin}\u00a0\\\n{margin}" if width else "\n\n"
    return Markup(parted.join(joined))  # noqa: S704 - escaped for Markdown


def link(address: str, name: str = "", language: str = "") -> Markup:
    """A web address that can be followed; anything else is a literal text.

    Args:
        address: what an author gave as the address of a source.
        name: what is read in its place; the address itself unless given.
        language: that of the name, where it is not the document's.
    """
    if re.fullmatch(r"https?://[^\s<>]+", address) and visible(address) == address:
        shown = (
            f"[{escape_markdown(name)}](<{address}>{beside_address(language)})" if name else f"<{address}>"
        )
        return Markup(shown)  # noqa: S704 - holds no space and no angle bracket; the name is escaped
    return foreign(escape_markdown(name), language) if name else escape_markdown(address)


def chart(name: str) -> Markup:
    """The mark where charts go; a reader of the Markdown does not see it.

    Args:
        name: which charts: `dimensions`, or `risks` for the risk map.
    """
    return _mark("chart", name, ("dimensions", "risks"))


def page(what: str) -> Markup:
    """A mark for paper; a reader of the Markdown does not see it.

    Args:
        what: `cover` after what belongs on a cover, `break` where a new page begins.
    """
    return _mark("page", what, ("cover", "break"))


def unmarked(document: str) -> str:
    """A document as people read it: without marks of charts and pages, bars and lines in characters."""
    return tidy(with_text_blanks(with_text_bars(without_languages(_MARKS.sub("", document)))))


def _mark(kind: str, name: str, known: tuple[str, ...]) -> Markup:
    if name not in known:
        raise ValueError(f"{kind}({name!r}): {' or '.join(known)}")
    return Markup(f"[{kind}:{name}]: #")  # noqa: S704 - one of a few words


def tidy(document: str) -> str:
    """A document as it may be kept.

    It has no blank lines in a row, no spaces at line ends, one line end at its end, and control characters
    that its template holds as escapes.
    """
    shown = _UNWRITABLE.sub(lambda found: visible(found[0]), document)
    lines = "\n".join(line.rstrip(" \t") for line in shown.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


def _with_links(line: str) -> str:
    return "".join(f"<{text}>" if followed else _literal(text) for text, followed in pieces(line))


def _literal(line: str) -> str:
    line = visible(line)
    start = _line_start(line)
    escaped = _SPECIAL.sub(r"\\\g<0>", line[start:])
    return line[:start] + ("\\" + escaped if start or _LINE_START.match(line) else escaped)


def _line_start(line: str) -> int:
    """Where a number before a point or bracket ends that would begin a numbered list, else 0."""
    number = _NUMBER.match(line)
    return number.end() if number and _LINE_START.match(line, number.end()) else 0
