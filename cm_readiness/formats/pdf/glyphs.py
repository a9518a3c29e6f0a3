"""What no font of a PDF can show: found in what the typesetter says, and replaced in its data alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

REPLACEMENT = "\ufffd"
"""Stands in the place of a character; the typesetter's own fonts have it."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
"""How the typesetter writes a character that cannot be seen."""
_MISSING = re.compile(r"the text `?\"(.*?)\"`? could not be displayed", re.DOTALL)
_TEXTS = frozenset({"text", "title", "footer", "date", "contents"})
"""The keys of what is drawn as text."""
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def missing_in(diagnostic: str) -> str:
    """The characters that cannot be shown where they stand, each once.

    Args:
        diagnostic: what the typesetter says of a document that it refuses.
    """
    found = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _MISSING.findall(diagnostic))
    return "".join(dict.fromkeys("".join(found)))


def replacements(missing: str) -> Mapping[str, str]:
    """What to try instead of characters, some of which only keep bad company.

    The typesetter names all characters of a letter with its marks, where no one font has them all: marks go
    first, and what is left is looked at again. A sign of ASCII is never what is missing.

    Args:
        missing: what could not be shown.

    Returns:
        The characters to replace; none where nothing would help.
    """
    joined = [sign for sign in missing if unicodedata.category(sign)[0] in "MC"]
    wanted = joined or [sign for sign in missing if not sign.isascii()]
    return {sign: "" if _is_never_seen(sign) else REPLACEMENT for sign in wanted}


def _is_never_seen(sign: str) -> bool:
    return unicodedata.category(sign) == "Cf" or bool(_SELECTORS.match(sign))


def drawn(data: object, instead: Mapping[str, str]) -> object:
    """The same data with composed letters and other signs in the texts that are drawn.

    Fonts, colours and addresses stay as they are.

    Args:
        data: lists and dictionaries.
        instead: what stands in the place of a sign.
    """
    return _drawn(data, str.maketrans(dict(instead)))


def _drawn(data: object, table: Mapping[int, str]) -> object:
    match data:
        case dict():
            return {
                k: _text(v, table) if k in _TEXTS and isinstance(v, str) else _drawn(v, table)
                for k, v in data.items()
            }
        case list() | tuple():
            return [_drawn(value, table) for value in data]
        case _:
            return data


def _text(text: str, table: Mapping[int, str]) -> str:
    return unicodedata.normalize("NFC", text).translate(table)
