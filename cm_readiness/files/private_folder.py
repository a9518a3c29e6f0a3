"""A folder of the user's own for what lives only as long as the program does, such as a socket."""

from __future__ import annotations

import getpass
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..core.errors import Place, ReadinessError
from .faults import cannot_read, cannot_write, shown
from .paths import APP
from .sidecar_files import real_path

LONGEST_SOCKET = 100
"""Bytes of a socket's path that every system takes."""
_MOST_BYTES = 1024
OWN_ALONE = 0o700


def private_place(path: Path, ending: str) -> Path:
    """Where something that belongs to an open file lives meanwhile, in a folder that nobody else can enter.

    Args:
        path: the file; the same one by whichever links it is named.
        ending: what it is, such as `sock`.

    Raises:
        ReadinessError: `no_private_folder`, or the disk refuses.
    """
    key = hashlib.sha256(os.fsencode(real_path(path).absolute())).hexdigest()[:16]
    name = f"{key}.{ending}"
    candidates = [folder for folder in _folders() if len(os.fsencode(folder / name)) <= LONGEST_SOCKET]
    folder = candidates[0] if candidates else next(_folders())
    try:
        folder.mkdir(mode=OWN_ALONE, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        raise cannot_write(folder, error) from error
    if not _is_own(found):
        raise ReadinessError("no_private_folder", Place(shown(folder)))
    return folder / name


def write_secret(path: Path, text: str) -> None:
    """Write a file that only its owner can read; one that was left there is replaced.

    Raises:
        ReadinessError: the disk refuses.
    """
    try:
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(text)
    except OSError as error:
        raise cannot_write(path, error) from error


def read_secret(path: Path) -> str:
    """What `write_secret` wrote.

    Raises:
        ReadinessError: it cannot be read; `no_such_file` where nothing is.
    """
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError as error:
        raise cannot_read(path, error) from error


def remove(path: Path) -> None:
    """Remove something from there, if it is still there."""
    with suppress(OSError):
        path.unlink()


def keep_to_owner(path: Path) -> None:
    """Let nobody but its owner use something there."""
    with suppress(OSError):
        path.chmod(0o600)


def _folders() -> Iterator[Path]:
    """What the system has for this, then what every system has."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and Path(given).is_dir():
        yield Path(given) / APP
    yield Path(tempfile.gettempdir()) / f"{APP}-{_user()}"
    if sys.platform != "win32":
        yield Path("/tmp") / f"{APP}-{_user()}"  # noqa: S108 - entered only when it is ours alone


def _user() -> str:
    return str(os.getuid()) if sys.platform != "win32" else getpass.getuser()


def _is_own(found: os.stat_result) -> bool:
    """Whether it is a real folder, ours, and closed to all others; on Windows the user's folders are."""
    if sys.platform == "win32":
        return stat.S_ISDIR(found.st_mode)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
