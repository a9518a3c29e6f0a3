"""The program's own files beside an assessment: last good copy, lock, live room, what was set aside."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..core.errors import ReadinessError

MOST_NAMES = 1000
"""Numbers that are tried for a name; more files of one name are a mistake somewhere."""
SET_ASIDE = re.compile(r"\.(?:(?:damaged|format)-[0-9TZ]+|comments)(?:-[0-9]+)?\.toml")
"""What stands in the name of a file that is kept and is no assessment to be opened."""


def real_path(path: Path) -> Path:
    """The file itself, where a path leads through links: what belongs to it lies beside it."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        # A name that no file has: whoever opens it is told.
        return path


def last_good_path(path: Path) -> Path:
    """Where the last good copy of an assessment is kept."""
    return _hidden(path, "bak")


def lock_path(path: Path) -> Path:
    """Where it stands who has an assessment open."""
    return _hidden(path, "lock")


def room_path(path: Path) -> Path:
    """Where a live room of an assessment keeps what it needs to go on after a crash."""
    return _hidden(path, "room")


def is_set_aside(name: str) -> bool:
    """Whether a file was set aside: a damaged one, or the original of an older format or with comments."""
    return SET_ASIDE.search(name) is not None


def free_names(path: Path, mark: str = "") -> Iterator[Path]:
    """Names for a file that is kept beside another one, the plainest first.

    Args:
        path: the file whose name is taken.
        mark: what is said about the kept one, such as `.damaged-20261122T104107Z`; without it the
            names are numbered from 2.
    """
    if mark:
        yield path.with_name(f"{path.stem}{mark}{path.suffix}")
    for number in range(2, MOST_NAMES):
        yield path.with_name(f"{path.stem}{mark}-{number}{path.suffix}")


def under_free_name(names: Iterable[Path], keep: Callable[[Path], None]) -> Path:
    """Keep a file under the first of several names that is free.

    Args:
        names: what it may be called.
        keep: called with a path; refuses with `output_exists` where the name is taken.

    Returns:
        The name that it got.

    Raises:
        ReadinessError: one of `atomic.WRITE_REFUSALS`.
    """
    taken: ReadinessError | None = None
    for name in names:
        try:
            keep(name)
        except ReadinessError as error:
            if error.fault.code != "output_exists":
                raise
            taken = error
        else:
            return name
    raise taken or ReadinessError("output_exists")


def _hidden(path: Path, ending: str) -> Path:
    real = real_path(path)
    return real.parent / f".{real.name}.{ending}"
