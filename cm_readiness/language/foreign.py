"""Texts in another language than their document: a mark in the Markdown, for those who have it read out."""

from __future__ import annotations

import re

from markupsafe import Markup

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCHEME = "lang:"
_MARKED = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\(lang:[A-Za-z0-9-]+\)")
"""As it stands in a document; a bracket that somebody typed has a backslash before it."""
_LINKED = re.compile(r"(?<!\\)(\[(?:\\.|[^\]\\])*\]\(<[^<>\n]*>) \"lang:[A-Za-z0-9-]+\"\)")
"""A link with its mark; nothing that somebody typed has a bare bracket."""


def foreign(text: Markup, language: str) -> Markup:
    """A text marked with its language; as it is where that is not given.

    Args:
        text: literal Markdown.
        language: its code, such as `fr`; empty for the document's own.

    Raises:
        ValueError: for what is no code of a language.
    """
    if not language:
        return text
    return Markup(f"[{text}]({_mark(language)})")  # noqa: S704 - the text is escaped, the code is letters


def beside_address(language: str) -> str:
    """What a link has behind its address to say the language of what is read there; nothing without one.

    Args:
        language: as for `foreign`.

    Raises:
        ValueError: as `foreign`.
    """
    return f' "{_mark(language)}"' if language else ""


def _mark(language: str) -> str:
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language}: a code such as fr")
    return f"{_SCHEME}{language}"


def spoken(address: str) -> str:
    """The language that the mark names; empty for any other address, or for what else stands beside one."""
    return address.removeprefix(_SCHEME) if address.startswith(_SCHEME) else ""


def without_languages(document: str) -> str:
    """A document without these marks."""
    return _MARKED.sub(r"\1", _LINKED.sub(r"\1)", document))
