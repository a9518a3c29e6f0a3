"""Write a file so that it is either the old one or the new one, whatever happens in between."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Container
from contextlib import suppress
from pathlib import Path

from ..core.errors import Place, ReadinessError
from .faults import cannot_write, shown

if sys.platform != "win32":
    import fcntl

WRITE_REFUSALS = frozenset(
    {"output_exists", "cannot_write", "no_such_folder", "is_a_folder", "not_a_file", "not_a_folder_to_write",
     "may_not_write", "read_only", "disk_full", "name_too_long", "impossible_path"}
)  # fmt: skip
"""The codes that `write_bytes`, `make_folder`, `move` and `keep_under` raise."""

_UNFLUSHABLE = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EPERM, errno.EACCES})
"""What a file system says that has no flushing; anything else is a disk that failed."""
_LEFTOVER = re.compile(r"\.(?P<name>.+)\.[a-z0-9_]{8}\.tmp")
_LONGEST = 200
"""Bytes of a name beyond which what is written aside does not carry it: that would be too long."""


def write_bytes(
    path: Path,
    data: bytes,
    *,
    replace: bool,
    flush: bool = True,
    check: Callable[[bytes], None] | None = None,
    written: int | None = None,
) -> None:
    """Write a file aside, flush it to the disk and give it its name in one step.

    A file that is replaced keeps its permissions where the disk lets it; a new one is the user's alone, and
    one that is marked read-only is not replaced.
    A link is followed when its target is replaced, and is in the way when nothing may be replaced.

    Args:
        path: the file; its folder is there.
        data: all of its content.
        replace: whether a file that is there already may be replaced.
        flush: whether to wait for the disk; False for what need not outlive the power.
        check: is given what can be read of the file before it gets its name, and may refuse it.
        written: the time that the file bears, in nanoseconds; the present one unless given.

    Raises:
        ReadinessError: one of `WRITE_REFUSALS`, or what `check` raises. What was there before is
            untouched, unless only the flushing of its folder failed: then the new file is there, and may
            not last.
    """
    try:
        target = Path(os.path.realpath(path)) if replace else path
        mode = _mode_of(path, target) if replace else None
        aside = _written_aside(target, data, mode, flush=flush)
        try:
            if check is not None:
                check(aside.read_bytes())
            if written is not None:
                os.utime(aside, ns=(written, written))
            if replace:
                aside.replace(target)
            else:
                _name_without_replacing(aside, target)
        except BaseException:
            _remove(aside)
            raise
        if flush:
            _flush_folder(target.parent)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


def check_replaceable(path: Path) -> None:
    """Refuse what `write_bytes` would not replace, before anything is done for it.

    Raises:
        ReadinessError: one of `WRITE_REFUSALS`.
    """
    try:
        _mode_of(path, Path(os.path.realpath(path)))
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


def move(path: Path, target: Path) -> None:
    """Give a file another name, which nothing has yet.

    Args:
        path: the file.
        target: its new path; the folder is there.

    Raises:
        ReadinessError: `no_such_file` for the file, else one of `WRITE_REFUSALS`.
    """
    try:
        if not path.is_file():
            raise ReadinessError("no_such_file", Place(file=shown(path)))
        try:
            _name_without_replacing(path, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            write_bytes(target, path.read_bytes(), replace=False)
            path.unlink()
    except (OSError, ValueError) as error:
        raise cannot_write(target, error) from error


def keep_under(path: Path, target: Path) -> None:
    """Let a file be found under a second name, which nothing has yet; its own stays for now.

    Args:
        path: the file.
        target: the second path, in the same folder.

    Raises:
        ReadinessError: one of `WRITE_REFUSALS`.
    """
    try:
        try:
            target.hardlink_to(path)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            write_bytes(target, path.read_bytes(), replace=False)
    except (OSError, ValueError) as error:
        raise cannot_write(target, error) from error


def make_folder(folder: Path) -> None:
    """Create a folder that is the user's alone, with those above it that are missing.

    Raises:
        ReadinessError: one of `WRITE_REFUSALS`.
    """
    try:
        missing = [place for place in (folder, *folder.parents) if not place.exists()]
        for place in reversed(missing):
            place.mkdir(mode=0o700, exist_ok=True)
        if not folder.is_dir():
            raise ReadinessError("not_a_folder_to_write", Place(file=shown(folder)))
    except (OSError, ValueError) as error:
        raise cannot_write(folder, error) from error


def remove_leftovers(target: Path) -> None:
    """Remove what a process that was ended in the middle of writing a file has left aside.

    Args:
        target: the file, which nobody else may be writing now.
    """
    name = re.escape(target.name)
    leftover = re.compile(rf"\.(?:{name}|\.{name}\.(?:bak|room))\.[a-z0-9_]{{8}}\.tmp")
    with suppress(OSError):
        for path in target.parent.iterdir():
            if leftover.fullmatch(path.name):
                _remove(path)


def remove_leftovers_in(folder: Path, names: Container[str]) -> None:
    """Remove what processes that were ended in the middle of writing have left aside of many files.

    Args:
        folder: where the files are.
        names: of the files, which nobody else may be writing now.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            left = _LEFTOVER.fullmatch(path.name)
            if left is not None and left["name"] in names:
                _remove(path)


def _mode_of(path: Path, target: Path) -> int | None:
    """The permissions of the file to be replaced, if there is one."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise ReadinessError("is_a_folder", Place(file=shown(path)))
    if not stat.S_ISREG(found.st_mode):
        raise ReadinessError("not_a_file", Place(file=shown(path)))
    if not found.st_mode & stat.S_IWUSR:
        # Its folder would let it be replaced: that is not what its owner meant.
        raise ReadinessError("read_only", Place(file=shown(path)))
    return stat.S_IMODE(found.st_mode)


def _written_aside(target: Path, data: bytes, mode: int | None, *, flush: bool) -> Path:
    """A flushed file in the same folder, readable by the user alone unless a mode is given."""
    name = target.name if len(os.fsencode(target.name)) <= _LONGEST else "cm-readiness"
    import tempfile

    descriptor, written = tempfile.mkstemp(prefix=f".{name}.", suffix=".tmp", dir=target.parent)
    aside = Path(written)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            if flush:
                _flush(descriptor)
        finally:
            os.close(descriptor)
        if mode is not None:
            # Synchronised and foreign drives refuse permissions: it stays the user's alone there.
            with suppress(OSError):
                aside.chmod(mode)
    except BaseException:
        _remove(aside)
        raise
    return aside


def _flush(descriptor: int) -> None:
    """Wait until a file is on the disk itself; macOS stops at the disk's own memory unless asked twice."""
    if sys.platform == "darwin":
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    _fsync(descriptor)


def _name_without_replacing(aside: Path, target: Path) -> None:
    """Give a file its name, which nobody else may have taken in the meantime."""
    try:
        target.hardlink_to(aside)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # No hard links on this file system: an empty file reserves the name instead.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            aside.replace(target)
        except BaseException:
            _remove(target)
            raise
    else:
        _remove(aside)


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the platform can.

    Raises:
        OSError: the disk failed; the file has its name, but may not keep it.
    """
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError as error:
        _flush_all(error)
        return
    try:
        _fsync(descriptor)
    finally:
        os.close(descriptor)


def _fsync(descriptor: int) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        _flush_all(error)


def _flush_all(error: OSError) -> None:
    """Flush everything instead, where it was refused to flush one file or folder alone.

    Args:
        error: what refused; raised again where a disk failed.
    """
    if error.errno not in _UNFLUSHABLE:
        raise error
    if sys.platform != "win32":
        os.sync()


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
