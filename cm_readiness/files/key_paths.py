"""Where something stands in a file, and how sentences name it."""

from __future__ import annotations

from collections.abc import Mapping

KeyPath = tuple[str | int, ...]
"""Keys and places in lists from the top of a file: `("criteria", 3, "levels", 2, "fr")`."""

MOST_QUOTED = 100
"""Characters of a word that are quoted."""


def shortened(word: str) -> str:
    """A word of a file as a sentence quotes it: not all of a long one."""
    return word if len(word) <= MOST_QUOTED else f"{word[:MOST_QUOTED]}…"


def shown_key(path: KeyPath) -> str:
    """A key path as people write it: `criteria[3].levels[2].fr`, `answers."purpose.business_goals"`.

    Of a key without end, only the beginning.
    """
    shown = ""
    for part in path:
        if isinstance(part, int):
            shown += f"[{part}]"
        else:
            name = shortened(part) if _is_bare(part) else _quoted(shortened(part))
            shown += f".{name}" if shown else name
    return shown


def _is_bare(key: str) -> bool:
    return key.isascii() and bool(key) and key.replace("_", "a").replace("-", "a").isalnum()


_ESCAPES: Mapping[int, str] = {
    ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\t"): "\\t", ord("\r"): "\\r",
}  # fmt: skip


def _quoted(part: str) -> str:
    return f'"{part.translate(_ESCAPES)}"'
