"""Folders for what can be made again at any time, and what may be believed that lies in them."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from .. import __version__
from ..core.errors import ReadinessError
from .atomic import make_folder, write_bytes
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


def keep(path: Path, data: bytes) -> None:
    """Keep something, if the disk takes it.

    Args:
        path: in a private cache.
        data: what is kept.
    """
    with suppress(ReadinessError):
        write_bytes(path, _sum(data) + b"\n" + data, replace=True, flush=False)


def what_is_kept(path: Path) -> bytes:
    """What was kept; nothing where nothing is, or where it is no longer what it was.

    Args:
        path: in a private cache.
    """
    with suppress(OSError):
        sum_of_data, _, data = path.read_bytes().partition(b"\n")
        if sum_of_data == _sum(data):
            return data
    return b""


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
