"""Assessments of older formats, brought forward one format at a time."""

from __future__ import annotations

from collections.abc import Callable

from ..core.errors import ReadinessError
from .toml_file import Table, TomlFile

FORMAT = 1
"""The format that this program writes."""

Migration = Callable[[Table], Table]
"""From the data of one format to that of the next; the format's number is seen to."""

MIGRATIONS: dict[int, Migration] = {}
"""By the format that it starts from. Format 1 is the first, so that none is needed yet."""


def oldest() -> int:
    """The oldest format from which a way leads to the present one."""
    number = FORMAT
    while number - 1 in MIGRATIONS:
        number -= 1
    return number


def migrated(file: TomlFile) -> Table:
    """The data of a file in the present format; the file itself is not touched.

    Args:
        file: of a format from `oldest` to the present one.

    Raises:
        ReadinessError: `cannot_migrate`, where it does not hold what its format has.
    """
    data = dict(file.data)
    number = data.get("format")
    while isinstance(number, int) and number < FORMAT:
        try:
            data = {**MIGRATIONS[number](data), "format": number + 1}
        except (KeyError, TypeError, ValueError, AttributeError):
            raise ReadinessError("cannot_migrate", file.place(("format",)), format=number) from None
        number += 1
    return data
