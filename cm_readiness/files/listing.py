"""The assessments of a folder."""

from __future__ import annotations

import stat
from pathlib import Path

from .faults import cannot_read
from .file_names import SUFFIX
from .sidecar_files import is_set_aside


def assessment_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that may be assessments, the one written last first; none that was set aside.

    Args:
        folder: the folder of the assessments; it need not be there yet.

    Raises:
        ReadinessError: the folder cannot be read.
    """
    dated: list[tuple[int, Path]] = []
    try:
        for path in folder.iterdir() if folder.exists() else ():
            found = path.stat() if path.suffix.lower() == SUFFIX and path.exists() else None
            hidden = path.name.startswith(".") or is_set_aside(path)
            if found and stat.S_ISREG(found.st_mode) and not hidden:
                dated.append((found.st_mtime_ns, path))
    except (OSError, ValueError) as error:
        raise cannot_read(folder, error) from error
    return tuple(path for _, path in sorted(dated, key=lambda item: (-item[0], item[1].name)))
