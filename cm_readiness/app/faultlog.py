"""The log of program faults: where in the code they happened, and nothing of what a person wrote."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from .. import __version__
from ..core.errors import ReadinessError

NAME = "faults.log"
MOST = 1_000_000
"""Bytes after which the log starts anew."""


def record(error: BaseException) -> Path | None:
    """Write down a program fault.

    The message of an exception may quote an answer or a name, so that only its type is written.

    Returns:
        The log's path, or None when it cannot be written.
    """
    from .paths import make_folder, state_folder

    try:
        folder = state_folder()
        make_folder(folder)
        path = folder / NAME
        fresh = not path.exists() or path.stat().st_size >= MOST
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if fresh else os.O_APPEND)
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as log:
            log.write(described(error))
    except (OSError, ReadinessError):
        return None
    return path


def described(error: BaseException) -> str:
    """When and where a fault happened: types of exceptions; file, line, function of each frame."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [f"{moment} cm-readiness {__version__}, Python {platform.python_version()}, {sys.platform}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {_shortened(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join([*lines, "", ""])


def _shortened(filename: str) -> str:
    """A file's path from the folder that Python imports it from: the rest tells who uses the machine."""
    path = Path(filename)
    roots = sorted(
        (Path(entry) for entry in sys.path if entry), key=lambda root: len(root.parts), reverse=True
    )
    for root in roots:
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name
