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
    """By the clock: other programs may be at work on the machine."""
    processor: float
    """Seconds of processor time, of it and of the processes that it has started."""
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
    begun, before = time.perf_counter(), used()
    with started(arguments, environment) as process:
        out, err = process.communicate()
    return Timed(time.perf_counter() - begun, used() - before, process.returncode, out, err)


def used() -> float:
    """Seconds of processor time of all processes that this one has started and seen end."""
    times = os.times()
    return times.children_user + times.children_system
