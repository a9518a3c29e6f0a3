"""The one door through which text gets into a page: whatever is not markup already is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

_EMPTY = frozenset(["input", "link", "meta"])
"""Elements without an end."""


class Html(str):
    """Text that is markup; every other text is words for people."""

    __slots__ = ()


def tag(name: str, attributes: Mapping[str, str | bool] | None = None, /, *inside: str) -> Html:
    """An element.

    Args:
        name: of the element.
        attributes: by name; True stands there without a value, False is left out.
        inside: texts, which are escaped, and elements.
    """
    given = "".join(_attribute(key, value) for key, value in (attributes or {}).items())
    if name in _EMPTY:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(*inside)}</{name}>")


def joined(*parts: str) -> Html:
    """Texts, which are escaped, and elements, one after the other."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def _attribute(name: str, value: str | bool) -> str:
    if isinstance(value, bool):
        return f" {name}" if value else ""
    return f' {name}="{escape(value)}"'
