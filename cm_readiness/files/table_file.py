"""The bytes of a table that a person names, up to a size."""

from __future__ import annotations

from pathlib import Path

from ..core.errors import Place, ReadinessError
from .faults import cannot_read, shown

MAX_BYTES = 50_000_000
"""The largest one that is read."""


def read_table(path: Path) -> bytes:
    """The whole file.

    Raises:
        ReadinessError: it cannot be read, or `file_too_large`.
    """
    try:
        # A pipe or a device has no end: nothing but a file is read.
        if path.exists() and not path.is_file():
            raise ReadinessError("is_a_folder" if path.is_dir() else "import_no_table", Place(shown(path)))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise cannot_read(path, error) from error
    if len(data) > MAX_BYTES:
        raise ReadinessError("file_too_large", Place(shown(path)), megabytes=MAX_BYTES // 1_000_000)
    return data
