"""The trash: deleted assessments lie there until somebody brings them back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from ..core.errors import Place, ReadinessError
from ..core.text import cleaned
from .atomic import make_folder, move
from .file_names import SUFFIX
from .listing import assessment_files
from .lock import Lock, error_of_holder
from .model_faults import nearest
from .paths import trash_folder
from .process import this_process
from .room_file import write_room
from .sidecar_files import free_names, last_good_path, under_free_name


def to_trash(path: Path, folder: Path) -> Path:
    """Move an assessment into the trash, with its last good copy.

    Args:
        path: the file.
        folder: the folder of the assessments, which the trash belongs to.

    Returns:
        Where it lies now; a number is added when the trash has one of that name.

    Raises:
        ReadinessError: `held_by_other`; it is not there or cannot be moved.
    """
    trash = trash_folder(folder)
    make_folder(trash)
    lock = Lock(path, this_process())
    lock.acquire(datetime.now(UTC))
    try:
        if lock.held_by_other is not None:
            raise error_of_holder(lock.held_by_other, path)
        return _moved(path, trash / path.name)
    finally:
        lock.release()


def trash_files(folder: Path) -> tuple[Path, ...]:
    """The deleted assessments, the one written last first.

    Args:
        folder: the folder of the assessments, which the trash belongs to.

    Raises:
        ReadinessError: the trash cannot be read.
    """
    return assessment_files(trash_folder(folder))


def from_trash(name: str, folder: Path) -> Path:
    """Bring a deleted assessment back into the folder of the assessments.

    Args:
        name: of the file in the trash, with or without its ending.
        folder: the folder of the assessments.

    Returns:
        Where it lies now; a number is added when there is one of that name.

    Raises:
        ReadinessError: `not_in_trash`, or it cannot be moved.
    """
    known = {path.name: path for path in trash_files(folder)}
    wanted = (name, f"{name}{SUFFIX}")
    found = next((known[one] for one in wanted if one in known), None)
    if found is None:
        # Some systems keep the accents of a file's name apart from its letters.
        found = next((path for one, path in known.items() if cleaned(one) in map(cleaned, wanted)), None)
    if found is None:
        near = nearest(name, known)
        if near is None:
            raise ReadinessError("not_in_trash", Place("restore"), word=name)
        raise ReadinessError("not_in_trash_nearest", Place("restore"), word=name, nearest=near)
    return _moved(found, folder / found.name)


def _moved(path: Path, target: Path) -> Path:
    """Move an assessment to a path, or one like it that is free, with its last good copy; a room ends."""
    copy = last_good_path(path)
    moved = under_free_name(chain((target,), free_names(target)), lambda name: move(path, name))
    with suppress(ReadinessError, OSError):
        beside = last_good_path(moved)
        beside.unlink(missing_ok=True)
        move(copy, beside)
    write_room(path, None)
    return moved
