"""How things are measured: in turn with their peer, ten times, as a median with its spread."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent.parent
SHIPPED = ROOT / "questionnaires" / "community_manager"
EXAMPLE = SHIPPED / "examples" / "maison_calla.en.toml"
LAUNCH = Path(__file__).parent / "launch.py"
RUNS = 10

T = TypeVar("T")


@dataclass(frozen=True)
class Figure:
    """A median with its spread."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float], scale: float = 1) -> Figure:
        """The figure of some values, each times a scale (1000 makes milliseconds of seconds)."""
        found = [value * scale for value in values]
        return cls(statistics.median(found), min(found), max(found))


@dataclass(frozen=True)
class Run:
    """What one run of a program took."""

    cpu: float
    """Seconds of user and system time, its children's that it waited for included."""
    wall: float
    """Seconds by the clock."""
    memory: float
    """MiB that were resident at the most."""


@dataclass(frozen=True)
class Taken:
    """What the runs of one program took."""

    cpu: Figure
    """Milliseconds."""
    wall: Figure
    """Milliseconds."""
    memory: Figure
    """MiB."""

    @classmethod
    def of(cls, runs: Sequence[Run]) -> Taken:
        """Medians of each."""
        return cls(
            Figure.of((run.cpu for run in runs), 1000),
            Figure.of((run.wall for run in runs), 1000),
            Figure.of(run.memory for run in runs),
        )


def in_turn(works: Mapping[str, Callable[[], T]], runs: int = RUNS) -> dict[str, list[T]]:
    """What each work gives, one after the other so that a busy moment falls on all of them."""
    found: dict[str, list[T]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            found[name].append(work())
    return found


def run(command: Sequence[str], environment: Mapping[str, str] | None = None, cwd: Path = ROOT) -> Run:
    """Run a program to its end, unseen.

    Args:
        environment: variables on top of those of this process.

    Raises:
        RuntimeError: it failed; with what it said.
    """
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures"
        launch = [sys.executable, "-I", "-S", str(LAUNCH), str(figures), *command]
        full = {**os.environ, **(environment or {})}
        done = subprocess.run(launch, cwd=cwd, env=full, capture_output=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise RuntimeError(f"{command}: {done.returncode}\n{done.stderr.decode(errors='replace')}")
        cpu, wall, kibibytes = map(float, figures.read_text("ascii").split())
    return Run(cpu, wall, kibibytes / 1024)


def runs_in_turn(
    commands: Mapping[str, Sequence[str]],
    environment: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    runs: int = RUNS,
) -> dict[str, Taken]:
    """What some programs take, run in turn after one run of each that does not count."""
    works = {name: lambda c=command: run(c, environment, cwd) for name, command in commands.items()}
    in_turn(works, 1)
    return {name: Taken.of(found) for name, found in in_turn(works, runs).items()}


def processor(work: Callable[[], object]) -> float:
    """The seconds of user and system time that a work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def processor_of(pid: int) -> float:
    """The seconds of user and system time that a running process has taken until now, its children aside."""
    # The clock of another process, as Linux numbers it (clock_getcpuclockid).
    return time.clock_gettime(~pid << 3 | 2)


def memory_of(pid: int, field: str = "VmRSS") -> float:
    """MiB of a running process: `VmRSS` for what is resident now, `VmHWM` for the most until now."""
    status = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1]) / 1024
