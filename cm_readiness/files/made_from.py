"""Documents beside what they were made from: which ones are still right, as the disk alone tells."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from .faults import cannot_read

_NEAR_END = 1_024
"""Bytes in which it shows that a file is whole."""
_UNITS = (1, 100, 1_000, 1_000_000, 10_000_000, 1_000_000_000)
"""Nanoseconds by which disks count time."""


def files_in(folder: Path) -> dict[str, os.stat_result]:
    """The files of a folder, by name, as they are now; none where there is no such folder.

    Raises:
        ReadinessError: the folder cannot be read.
    """
    found: dict[str, os.stat_result] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    if entry.is_file():
                        found[entry.name] = entry.stat()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise cannot_read(folder, error) from error
    return found


def written_of(path: Path) -> int | None:
    """When a file was written last, as it says itself, in nanoseconds; None where it is not there."""
    try:
        return path.stat().st_mtime_ns
    except (OSError, ValueError):
        return None


def newest_of(paths: Iterable[Path]) -> int:
    """When the newest of some files was changed in any way, in nanoseconds; 0 where none is there."""
    newest = 0
    for path in paths:
        with suppress(OSError, ValueError):
            found = path.stat()
            newest = max(newest, found.st_mtime_ns, found.st_ctime_ns)
    return newest


def is_made_from(document: os.stat_result, source: int, others: int) -> bool:
    """Whether a document is of a file as it is now.

    A document bears the time of the file that it was made from, as it was before it was read. So another
    version counts as another one even if it is older, and no clock is asked but that of one disk.

    Args:
        document: its status.
        source: when the file was written, in nanoseconds.
        others: when anything else that it is made of was changed last.
    """
    bears = document.st_mtime_ns
    return _same_time(bears, source) and max(document.st_ctime_ns, bears) >= others


def _same_time(bears: int, given: int) -> bool:
    """Whether a time is one that was given to a file: some disks keep only the beginning of it."""
    return any(given // unit * unit == bears for unit in _UNITS)


def is_whole(path: Path, closing: bytes) -> bool:
    """Whether a file has its end.

    Args:
        path: the file.
        closing: what stands near the end of one that is whole; empty where that does not show.
    """
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _NEAR_END))
            return size > 0 and closing in file.read()
    except (OSError, ValueError):
        return False


def free_names(stems: Mapping[str, str], ending: str, most: int = 200) -> dict[str, str]:
    """A name for a document on each of many files; no two are the same on any disk.

    Args:
        stems: by what a file is called, its name without its ending; the first one gets its name first.
        ending: what follows it.
        most: bytes that a name may have.
    """
    import hashlib
    import unicodedata

    names: dict[str, str] = {}
    taken: set[str] = set()
    for file, stem in stems.items():
        if len(os.fsencode(stem + ending)) > most:
            mark = hashlib.sha256(os.fsencode(file)).hexdigest()[:8]
            room = most - len(os.fsencode(ending)) - len(mark) - 1
            stem = f"{os.fsencode(stem)[:room].decode(errors='ignore')}-{mark}"
        name, number = f"{stem}{ending}", 2
        while (folded := unicodedata.normalize("NFC", name).casefold()) in taken:
            name, number = f"{stem} {number}{ending}", number + 1
        taken.add(folded)
        names[file] = name
    return names
