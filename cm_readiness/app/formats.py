"""The formats that documents come in, and which of them a file is to have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..core.errors import Place, ReadinessError
from ..formats.format import Format
from ..formats.registry import find_format, format_of_ending, formats, text_format

__all__ = [
    "SEPARATORS",
    "Format",
    "check_installed",
    "find_format",
    "format_for",
    "format_of_ending",
    "formats",
    "text_format",
]

SEPARATORS = {name: sign for form in formats() for name, sign in form.separators.items()}
"""What may part the cells of a table of text, by what it is called in English."""


def check_installed(forms: Sequence[Format]) -> None:
    """Say what has to be installed for some formats, before anything is made.

    Raises:
        ReadinessError: `extra_missing`.
    """
    for form in forms:
        form.check_installed()


def format_for(path: Path, named: Format | None = None) -> Format | None:
    """The format that a file is to have: never another one than its name says.

    Args:
        path: of the file.
        named: the format that was asked for by name.

    Returns:
        None when nobody says anything.

    Raises:
        ReadinessError: `ending_is_no_format`; `ending_of_other_format` than the one that was named.
    """
    ending, place = path.suffix, Place(str(path))
    found = format_of_ending(ending)
    if named is not None and found not in (None, named):
        raise ReadinessError("ending_of_other_format", place, ending=ending, format=named.id)
    if named is None and found is None and ending:
        endings = ", ".join(form.suffix for form in formats())
        raise ReadinessError("ending_is_no_format", place, ending=ending, endings=endings)
    return named or found
