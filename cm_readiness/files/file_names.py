"""File names made of what people called things: plain ones for the program, and ones for people to read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

MAX_NAME = 60
"""Characters of a name, without its ending."""
SUFFIX = ".toml"

_UNFOLDED = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
"""Letters that Unicode does not take apart; ß is dealt with by folding the case."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin|conout|clock|com[0-9]|lpt[0-9])")
"""Names that Windows keeps for devices, whatever their ending."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
"""Signs that Windows has in no name; some of them part folders elsewhere."""


def plain_name(*words: str) -> str:
    """Words as one name of lower-case letters, digits and hyphens, at most 60 characters; may be empty."""
    text = "-".join(words).casefold().translate(_UNFOLDED)
    parts = unicodedata.normalize("NFKD", text).lower()
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:MAX_NAME].strip("-")


def file_name(company: str, title: str, taken: Container[str]) -> str:
    """A name for a new assessment's file: `maison-calla-baseline.toml`.

    Args:
        company: the company's name.
        title: the assessment's title.
        taken: names of files that are there already, in lower case.
    """
    stem = plain_name(company, title) or "assessment"
    if _RESERVED.fullmatch(stem):
        stem = f"{stem}-assessment"
    name, number = f"{stem}{SUFFIX}", 2
    while name in taken:
        ending = f"-{number}"
        name = f"{stem[: MAX_NAME - len(ending)].rstrip('-')}{ending}{SUFFIX}"
        number += 1
    return name


def readable_name(text: str) -> str:
    """A text as the name of a file or folder that every system takes, with its accents and blanks.

    Args:
        text: what something is called.

    Returns:
        At most 60 characters, nothing hidden among them; empty where nothing is left.
    """
    composed = unicodedata.normalize("NFC", _FORBIDDEN.sub("-", " ".join(text.split())))
    seen = "".join(sign for sign in composed if unicodedata.category(sign)[0] != "C")
    name = " ".join(seen.split())[:MAX_NAME].strip(" .-")
    device = unicodedata.normalize("NFKC", name.partition(".")[0]).strip().casefold()
    return f"_{name}" if _RESERVED.fullmatch(device) else name
