"""References to files, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..core.store import Reference
from .faults import shown


def reference_of(path: Path) -> Reference:
    """The reference to the file at a path."""
    return Reference(str(path), shown(Path(path.name)), shown(Path(path.stem)))


def path_of(reference: Reference) -> Path:
    """The file that a reference stands for."""
    return Path(reference.key)


def references_in(folder: Path, names: Iterable[str]) -> Iterator[Reference]:
    """The references to files of one folder, as `reference_of`; of many, ten times as fast.

    Args:
        folder: the folder.
        names: of its files.
    """
    before = str(folder / "x")[:-1]
    for name in names:
        if name.isascii():
            yield Reference(f"{before}{name}", name, name.rpartition(".")[0])
        else:
            yield reference_of(folder / name)
