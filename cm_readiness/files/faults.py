"""What the operating system refuses, as faults that a person can act on."""

from __future__ import annotations

import errno
from pathlib import Path

from ..core.errors import Place, ReadinessError

READ_CODES = {
    errno.ENOENT: "no_such_file",
    errno.ENOTDIR: "no_such_file",
    errno.EISDIR: "is_a_folder",
    errno.EACCES: "may_not_read",
    errno.EPERM: "may_not_read",
    errno.ENAMETOOLONG: "name_too_long",
}
WRITE_CODES = {
    errno.EEXIST: "output_exists",
    errno.ENOENT: "no_such_folder",
    errno.ENOTDIR: "no_such_folder",
    errno.EISDIR: "is_a_folder",
    errno.EACCES: "may_not_write",
    errno.EPERM: "may_not_write",
    errno.EROFS: "may_not_write",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
}


def cannot_read(path: Path, error: OSError | ValueError) -> ReadinessError:
    """Say why a file or folder cannot be read.

    Args:
        path: as the person gave it.
        error: what was raised; a ValueError stands for a path that no file system has.
    """
    return _refusal(path, error, READ_CODES, "cannot_read")


def cannot_write(path: Path, error: OSError | ValueError) -> ReadinessError:
    """Say why a file or folder cannot be written.

    Args:
        path: as the person gave it.
        error: what was raised; a ValueError stands for a path that no file system has.
    """
    return _refusal(path, error, WRITE_CODES, "cannot_write")


def _refusal(
    path: Path, error: OSError | ValueError, codes: dict[int, str], otherwise: str
) -> ReadinessError:
    where = Place(file=shown(path))
    if not isinstance(error, OSError):
        return ReadinessError("impossible_path", where)
    code = codes.get(error.errno or 0)
    if code is None:
        return ReadinessError(otherwise, where, reason=error.strerror or type(error).__name__)
    return ReadinessError(code, where)


def shown(path: Path) -> str:
    """A path as it may be printed: a name that is no Unicode text has its odd bytes replaced."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
