"""The assessments of a folder."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .faults import cannot_read
from .file_names import SUFFIX
from .sidecar_files import is_set_aside, last_good_path

_NOWHERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
"""What the system says of a name that leads to nothing."""


class Listed(NamedTuple):
    """One file of a folder, and what tells whether it was written since."""

    name: str
    written: int
    """When it was written last, in nanoseconds."""
    seen: str
    """Size, times and number of the file and of its last good copy, which may stand in for it."""
    newest: int
    """When either was changed in any way, in nanoseconds, by the clock of the disk."""


def assessment_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that may be assessments, the one written last first; none that was set aside.

    Args:
        folder: the folder of the assessments; it need not be there yet.

    Raises:
        ReadinessError: the folder cannot be read.
    """
    return tuple(folder / one.name for one in listed_files(folder))


def listed_files(folder: Path) -> list[Listed]:
    """The same with what tells whether each was written since.

    Args:
        folder: as for `assessment_files`.

    Raises:
        ReadinessError: as `assessment_files`.
    """
    copies: dict[str, os.stat_result] = {}
    found: list[tuple[str, os.stat_result, bool]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    if name.endswith(".bak") and (copy := _status(entry)) is not None:
                        copies[name] = copy
                elif name[-len(SUFFIX) :].lower() == SUFFIX and not is_set_aside(name):
                    status = _status(entry)
                    if status is not None and stat.S_ISREG(status.st_mode):
                        found.append((name, status, entry.is_symlink()))
    except (OSError, ValueError) as error:
        with suppress(OSError):
            if not folder.exists():
                return []
        raise cannot_read(folder, error) from error
    listed = []
    for name, status, linked in found:
        copy = _status_of(copy_of(folder / name)) if linked else copies.get(f".{name}.bak")
        listed.append(_listed(name, status, copy))
    return sorted(listed, key=lambda one: (-one.written, one.name))


def look_again(path: Path) -> Listed | None:
    """One file as it is now; None where it is gone.

    Args:
        path: the file.
    """
    status = _status_of(path)
    return None if status is None else _listed(path.name, status, _status_of(copy_of(path)))


def copy_of(path: Path) -> Path:
    """Where the last good copy of a file lies: beside it, or beside what a link leads to."""
    return last_good_path(path) if path.is_symlink() else path.with_name(f".{path.name}.bak")


def _listed(name: str, status: os.stat_result, copy: os.stat_result | None) -> Listed:
    written, changed = status.st_mtime_ns, status.st_ctime_ns
    seen, newest = _seen(status), written if written > changed else changed
    if copy is not None:
        seen, newest = f"{seen} {_seen(copy)}", max(newest, copy.st_mtime_ns, copy.st_ctime_ns)
    return Listed(name, written, seen, newest)


def _seen(status: os.stat_result) -> str:
    return f"{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_ino}"


def _status(entry: os.DirEntry[str]) -> os.stat_result | None:
    """What an entry leads to; None for a link that leads nowhere, and for what has just gone."""
    try:
        return entry.stat()
    except OSError as error:
        if error.errno in _NOWHERE:
            return None
        raise


def _status_of(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None
