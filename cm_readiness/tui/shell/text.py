"""The one door through which text from outside comes to the screen."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content
from textual.style import Style

from ...core.text import visible

Part = str | tuple[str, str | Style] | Content
"""A piece of a line: a plain text, a text with its style, or ready content."""


def shown(text: str) -> str:
    r"""A text with control and direction characters as visible escapes such as `\x1b`.

    Args:
        text: any text; newline and tab stay.
    """
    return text if text.isprintable() else visible(text)


def literal(text: str) -> Content:
    """Content that shows a text as it is: square brackets are no markup, nothing hidden acts.

    Args:
        text: any text from outside.
    """
    return Content(shown(text))


def assembled(*parts: Part) -> Content:
    """One content of several parts, every text among them shown literally.

    Args:
        parts: plain texts, texts with a style, or ready content.
    """
    return Content.assemble(
        *(
            part
            if isinstance(part, Content)
            else (shown(part[0]), part[1])
            if isinstance(part, tuple)
            else shown(part)
            for part in parts
        )
    )


def one_line(text: str) -> str:
    """A text on one line: line breaks and tabs become spaces, the rest as `shown`."""
    return shown(" ".join(text.split("\n")).replace("\t", " "))


def dotted(*parts: str) -> str:
    """Parts with a dot between them; the dot never begins a line. What is empty is left out."""
    return "\u00a0· ".join(part for part in parts if part)


def matches(*haystacks: str, text: str) -> bool:
    """Whether every word of a text stands somewhere, in small or capital letters."""
    haystack = " ".join(haystacks).casefold()
    return all(word in haystack for word in text.casefold().split())


def short_path(path: Path) -> str:
    """A path as people write it: from the home folder where it lies in it.

    Args:
        path: an absolute one.
    """
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def same_width(text: str) -> str:
    """A text with each hidden character as one visible sign, for fields that edit it in place."""
    if text.isprintable():
        return text
    return "".join(_sign(character) for character in text)


def _sign(character: str) -> str:
    if visible(character) == character:
        return character
    return chr(0x2400 + ord(character)) if character < " " else "�"
