"""Texts in another language than their document: a mark in the Markdown, for those who have it read out."""

from __future__ import annotations

import re

from markupsafe import Markup

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCHEME = "lang:"
_MARKED = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\(lang:[A-Za-z0-9-]+\)")
"""As it stands in a document; a bracket that somebody typed has a backslash before it."""


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
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"{language}: a code such as fr")
    return Markup(f"[{text}]({_SCHEME}{language})")  # noqa: S704 - the text is escaped, the code is letters


def spoken(address: str) -> str:
    """The language that an address of the mark names; empty for any other address."""
    return address.removeprefix(_SCHEME) if address.startswith(_SCHEME) else ""


def without_languages(document: str) -> str:
    """A document without these marks."""
    return _MARKED.sub(r"\1", document)
