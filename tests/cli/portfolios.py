"""Folders of assessments, and commands on them that are disturbed while they run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.bench.home import companies

from .conftest import ROOT, Ended

BROKEN = "format = [\n"


def folder_of(place: Path, count: int) -> Path:
    """A folder of companies that are all different."""
    companies(place, count)
    return place


def some_of(folder: Path, place: Path, count: int) -> Path:
    """The first companies of a folder, in another one."""
    place.mkdir()
    for path in sorted(folder.glob("company-*.toml"))[:count]:
        shutil.copy2(path, place)
    return place


class Running:
    """The program while it runs, in a session of its own as in a terminal of its own."""

    def __init__(self, *arguments: str | Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cm_readiness", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._lines: list[str] = []

    def wait_for_line(self) -> str:
        """The next line that it prints: something is done, and more is under way."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.stderr and self.process.stderr.read()
        self._lines.append(line)
        return line.rstrip("\n")

    def workers(self) -> list[psutil.Process]:
        """The processes that it has started."""
        return psutil.Process(self.process.pid).children()

    def interrupt(self) -> None:
        """Press Ctrl+C: the whole foreground of the terminal hears of it."""
        os.killpg(self.process.pid, signal.SIGINT)

    def ended(self) -> Ended:
        """How it ended."""
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        # Not by `communicate`: it knows nothing of lines that came along with one that was read.
        out, err = self.process.stdout.read(), self.process.stderr.read()
        return Ended(self.process.wait(), "".join(self._lines) + out, err)


@contextmanager
def running(*arguments: str | Path) -> Iterator[Running]:
    """The program while it runs; it is ended when the test has failed before."""
    started = Running(*arguments)
    try:
        yield started
    finally:
        started.process.kill()
        started.process.communicate()


def names(folder: Path) -> list[str]:
    """Everything in a folder, what is hidden too."""
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
