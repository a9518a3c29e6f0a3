"""A real scheduler of Dask with its workers, as processes of their own on this machine's loopback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import IO

import psutil

ROOT = Path(__file__).parent.parent
_ADDRESS = re.compile(r"(?:Scheduler|Start worker) at:\s+(tcp://\S+)")


class Part:
    """A scheduler or a worker.

    Args:
        module: the program of `distributed.cli`.
        arguments: the words after its name.
        ready: what it says as soon as it is there.
        environment: variables on top of those of this process.
    """

    def __init__(
        self, module: str, arguments: list[str], ready: str, environment: Mapping[str, str] | None = None
    ) -> None:
        full = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{module}", *arguments],
            env=full,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            self.address = self._address(ready)
        except BaseException:
            self.process.kill()
            self.process.wait()
            raise

    def _address(self, ready: str) -> str:
        assert self.process.stderr is not None
        said = ""
        for line in self.process.stderr:
            said += line
            if ready in line:
                # Nobody reads on, and a full pipe would stop it.
                self._reader = Thread(target=_drain, args=(self.process.stderr,), daemon=True)
                self._reader.start()
                return str(_ADDRESS.findall(said)[0])
        raise AssertionError(said)

    def of_nanny(self) -> psutil.Process:
        """The worker that this one started, and starts anew when it dies."""
        return next(
            one
            for one in psutil.Process(self.process.pid).children(recursive=True)
            if "spawn_main" in " ".join(one.cmdline())
        )

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """End it without a word, as a machine does that loses its power."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        if self.process.stderr is not None:
            self.process.stderr.close()


class Dask:
    """A scheduler with workers, each of one thread; all end when it is left.

    Args:
        place: a folder for what they write down.
        workers: how many.
        environment: of the workers, on top of this process's.
        scheduler_environment: of the scheduler.
        nanny: whether workers that die are started anew.
    """

    def __init__(
        self,
        place: Path,
        workers: int = 2,
        environment: Mapping[str, str] | None = None,
        scheduler_environment: Mapping[str, str] | None = None,
        *,
        nanny: bool = False,
    ) -> None:
        self._place, self._stack, self._nanny = place, ExitStack(), nanny
        self.workers: list[Part] = []
        try:
            self.scheduler = self._part(
                "dask_scheduler",
                ["--host", "127.0.0.1", "--port", "0", "--dashboard-address", "127.0.0.1:0", "--no-show"],
                "Scheduler at:",
                scheduler_environment,
            )
            for _ in range(workers):
                self.add_worker(environment)
        except BaseException:
            self._stack.close()
            raise

    @property
    def address(self) -> str:
        """Of the scheduler."""
        return self.scheduler.address

    def add_worker(self, environment: Mapping[str, str] | None = None) -> Part:
        """Start one more."""
        arguments = [self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard"]
        arguments += ["--local-directory", str(self._place), "--nanny" if self._nanny else "--no-nanny"]
        self.workers.append(self._part("dask_worker", arguments, "Registered to:", environment))
        return self.workers[-1]

    def _part(
        self, module: str, arguments: list[str], ready: str, environment: Mapping[str, str] | None = None
    ) -> Part:
        part = Part(module, arguments, ready, environment)
        self._stack.callback(part.kill)
        return part

    def __enter__(self) -> Dask:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()


def _drain(stream: IO[str]) -> None:
    for _ in stream:
        pass
