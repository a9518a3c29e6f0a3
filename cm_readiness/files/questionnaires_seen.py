"""What the questionnaires of a folder were seen as, without opening one: another text where one changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from .shipped import questionnaires_folder


def questionnaires_seen(folder: Path) -> tuple[str, int]:
    """What tells whether an id may stand for another questionnaire than before.

    Args:
        folder: the folder of the assessments that answer them.

    Returns:
        A text, and when the newest of the files was changed in any way, in nanoseconds.
    """
    digest, newest = hashlib.sha256(), 0
    for place in (questionnaires_folder(), folder / "questionnaires"):
        digest.update(b"\1")
        for said, changed in _files(place):
            digest.update(said.encode(errors="surrogateescape"))
            newest = max(newest, changed)
    return digest.hexdigest()[:32], newest


def _files(place: Path) -> Iterator[tuple[str, int]]:
    """Each file of each questionnaire, by name; what cannot be looked at by what the system says."""
    try:
        with os.scandir(place) as entries:
            folders = sorted(entry.name for entry in entries if entry.is_dir())
        for name in folders:
            with os.scandir(place / name) as entries:
                for entry in sorted(entries, key=lambda one: one.name):
                    if entry.name.lower().endswith(".toml"):
                        found = entry.stat()
                        times = f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}"
                        yield f"{name}/{entry.name}\0{times}\0", max(found.st_mtime_ns, found.st_ctime_ns)
    except (OSError, ValueError) as error:
        yield f"{type(error).__name__}\0", 0
