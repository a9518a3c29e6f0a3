"""The program as a process of its own, with the time that it takes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cm_readiness.app.processes import processors

__all__ = ["ROOT", "Timed", "processors", "timed"]

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Timed:
    """A run that has ended."""

    seconds: float
    code: int
    out: str
    err: str


def started(arguments: Sequence[str | Path], environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start the program."""
    return subprocess.Popen(
        [sys.executable, "-m", "cm_readiness", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def timed(arguments: Sequence[str | Path], environment: Mapping[str, str]) -> Timed:
    """Run the program to its end."""
    begun = time.perf_counter()
    with started(arguments, environment) as process:
        out, err = process.communicate()
    return Timed(time.perf_counter() - begun, process.returncode, out, err)
