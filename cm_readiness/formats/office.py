"""What the files of office programs have in common: XML parts in a ZIP file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..core.text import is_plain, visible

LONGEST_PROPERTY = 255
"""Characters of a title or a name among the properties of a file."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


def safe(text: str) -> str:
    """A text as it can stand in a part: what cannot be seen is shown, what XML cannot hold is marked.

    Args:
        text: any text.
    """
    return text if is_plain(text) else _FORBIDDEN.sub("\ufffd", visible(text))


def packed(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A file of parts, without the hour of packing: the same parts give the same bytes.

    Args:
        parts: the name of each with its content.
    """
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, part in parts:
            file.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return out.getvalue()


def saved(save: Callable[[BytesIO], object]) -> bytes:
    """What a library saves, packed anew.

    Args:
        save: writes the file.
    """
    out = BytesIO()
    save(out)
    with ZipFile(out) as file:
        return packed((name, file.read(name)) for name in file.namelist())


def midnight(day: date) -> datetime:
    """When a file is said to have been made: on its day, and at no hour."""
    return datetime.combine(day, time())
