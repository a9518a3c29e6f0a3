"""Folders for what can be made again at any time, and what may be believed that lies in them."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .. import __version__
from ..core.errors import ReadinessError
from .atomic import make_folder
from .paths import cache_folder


def private_cache(kind: str) -> Path | None:
    """A folder of this version of the program that nobody else can write to; it is made where it is missing.

    Args:
        kind: what it is for.

    Returns:
        The folder; None where there is none, or where the system does not say whose it is.
    """
    if os.name == "nt":
        return None
    folder = cache_folder() / f"{kind}-{__version__}"
    try:
        make_folder(folder)
        found = folder.lstat()
    except (OSError, ReadinessError):
        return None
    safe = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
    return folder if safe else None
