"""What lies at a path that somebody typed: never an error, whatever was typed."""

from __future__ import annotations

import os.path
from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether anything lies there, a link that leads nowhere included."""
    return os.path.lexists(path)


def is_folder(path: Path) -> bool:
    """Whether a folder lies there."""
    return os.path.isdir(path)  # noqa: PTH112 - the method of a path raises for a name that is too long


def is_file(path: Path) -> bool:
    """Whether a file lies there."""
    return os.path.isfile(path)  # noqa: PTH113 - as above


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file that is there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
