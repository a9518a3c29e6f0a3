"""The files that a person names, and those in the folders that they name; links are never followed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import Fault, Place, ReadinessError
from ..core.measured import NotMeasured
from ..files.faults import cannot_read, shown

MOST_FILES = 10_000
_NOBODYS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
"""What systems put into folders; names that begin with a dot are theirs as well."""


@dataclass(frozen=True)
class Named:
    """One file, and what it is called from where the person pointed."""

    path: Path
    name: str


@dataclass(frozen=True)
class Collected:
    """All files to read, in the order of their names, and what is no file."""

    files: tuple[Named, ...]
    left: tuple[NotMeasured, ...]


def collected(paths: Sequence[Path]) -> Collected:
    """The files that were named and those in named folders, each once.

    Args:
        paths: as the person gave them.

    Raises:
        ReadinessError: one that was named is not there or cannot be read; `measure_too_many` files.
    """
    files: dict[str, Named] = {}
    left: list[NotMeasured] = []
    for path in paths:
        for one in _of(path):
            if isinstance(one, NotMeasured):
                left.append(one)
            else:
                files.setdefault(os.path.abspath(one.path), one)  # noqa: PTH100 - links stay links
            if len(files) + len(left) > MOST_FILES:
                raise ReadinessError("measure_too_many", Place(shown(path)), most=MOST_FILES)
    return Collected(tuple(files.values()), tuple(left))


def _of(path: Path) -> Iterator[Named | NotMeasured]:
    try:
        found = path.lstat()
    except (OSError, ValueError) as error:
        raise cannot_read(path, error) from error
    if stat.S_ISDIR(found.st_mode):
        yield from _inside(path, f"{path.name}/" if path.name else "")
    else:
        yield _one(path, path.name, found.st_mode)


def _inside(folder: Path, prefix: str) -> Iterator[Named | NotMeasured]:
    """What lies in a folder and the folders in it, by name."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield NotMeasured(prefix, cannot_read(folder, error).fault)
        return
    for entry in listed:
        if entry.name.startswith(".") or entry.name.casefold() in _NOBODYS:
            continue
        path = Path(entry.path)
        try:
            mode = entry.stat(follow_symlinks=False).st_mode
        except OSError as error:
            yield NotMeasured(prefix + entry.name, cannot_read(path, error).fault)
            continue
        if stat.S_ISDIR(mode):
            yield from _inside(path, f"{prefix}{entry.name}/")
        else:
            yield _one(path, prefix + entry.name, mode)


def _one(path: Path, name: str, mode: int) -> Named | NotMeasured:
    if stat.S_ISREG(mode):
        return Named(path, name)
    code = "measure_link" if stat.S_ISLNK(mode) else "not_a_file"
    return NotMeasured(name, Fault(code, {}, Place(shown(path))))
