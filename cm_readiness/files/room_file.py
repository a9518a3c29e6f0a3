"""The file of a live room beside the lock of its assessment: its owner alone reads it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from .atomic import write_bytes
from .sidecar_files import room_path

_MOST_BYTES = 65_536


def read_room(path: Path) -> str | None:
    """What a live room left; None where it left nothing that can be read.

    Args:
        path: the assessment.
    """
    place = room_path(path)
    with suppress(OSError, UnicodeDecodeError):
        if place.is_symlink() or not place.is_file():
            return None
        with place.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8")
    return None


def write_room(path: Path, text: str | None) -> None:
    """Write it, flushed, or remove it.

    Args:
        path: the assessment.
        text: all of it; None removes the file.

    Raises:
        ReadinessError: the disk refuses.
    """
    place = room_path(path)
    if text is None:
        with suppress(OSError):
            place.unlink()
        return
    if place.is_symlink():
        # Nobody else's file is written through a name that is ours.
        with suppress(OSError):
            place.unlink()
    with suppress(OSError):
        place.chmod(0o600)
    write_bytes(place, text.encode("utf-8"), replace=True)
