"""What can be read of one file; these run in a process apart, with limits."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from ...core.errors import ReadinessError

Facts = Mapping[str, object]
"""What a reader says of a file, as JSON can hold it."""
READERS = ("text", "table", "mail", "media")
"""Each is a module of this package with `read(path)`, which raises ReadinessError for what cannot be read."""


def needs_extra(name: str) -> ReadinessError:
    """That a library is missing, and how to install it.

    Args:
        name: of the addition, as in `cm-readiness[media]`.
    """
    return ReadinessError("measure_needs_extra", extra=name, python=sys.executable)


def reader(name: str) -> Callable[[Path], Facts]:
    """The function that reads one file.

    Args:
        name: one of `READERS`.
    """
    assert name in READERS  # noqa: S101 - the name comes from the program
    found: Callable[[Path], Facts] = importlib.import_module(f".{name}", __name__).read
    return found
