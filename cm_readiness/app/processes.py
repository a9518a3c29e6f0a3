"""Calls in processes of this machine: a `concurrent.futures.Executor` that outlives its workers.

`ProcessPoolExecutor` gives up all calls when one process dies, and does not tell which call killed it. Here
each process has one call at a time: when it dies, that call alone is tried again, by a new process.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple, ParamSpec, TypeVar

TRIES = 3
"""How many processes may die of one call."""
GRACE = 5.0
"""Seconds in which a process that is asked to end may remove what it has written aside."""
_START = (
    "import sys; sys.path[:] = sys.argv[1:]; from cm_readiness.app.processes import child; sys.exit(child())"
)

P = ParamSpec("P")
T = TypeVar("T")


class WorkerDiedError(Exception):
    """Every process that was given a call has died of it."""


class _Call(NamedTuple):
    future: Future[Any]
    pickled: bytes


@dataclass(frozen=True)
class _Answer:
    value: object = None
    error: BaseException | None = None


class Processes(Executor):
    """Processes of this machine that are started when there is something to do.

    They do not hear of Ctrl+C: whoever started them ends them.

    Args:
        jobs: how many calls run at once.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._calls: SimpleQueue[_Call | None] = SimpleQueue()
        self._threads: list[Thread] = []
        self._running: set[_Process] = set()
        self._lock = Lock()
        self._is_shut = self._is_ended = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As `Executor.submit`; what is called is a function of a module, and everything can be pickled.

        A call that ends every process it is given to has a `WorkerDiedError`.
        """
        future: Future[T] = Future()
        pickled = pickle.dumps((fn, args, kwargs))
        with self._lock:
            if self._is_shut:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._calls.put(_Call(future, pickled))
            if len(self._threads) < self._jobs:
                self._threads.append(Thread(target=self._serve, daemon=True))
                self._threads[-1].start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As `Executor.shutdown`."""
        with self._lock:
            first, self._is_shut = not self._is_shut, True
        if cancel_futures:
            self._cancel_waiting()
        if first or cancel_futures:
            for _ in self._threads:
                self._calls.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    def end(self) -> None:
        """End what runs as well; nothing that is half done keeps its place."""
        with self._lock:
            self._is_ended = True
            running = tuple(self._running)
        self.shutdown(wait=False, cancel_futures=True)
        for process in running:
            process.ask_to_end()
        for process in running:
            process.end(GRACE)
        for thread in self._threads:
            thread.join(GRACE)

    def _cancel_waiting(self) -> None:
        with suppress(Empty):
            while True:
                call = self._calls.get_nowait()
                if call is not None:
                    call.future.cancel()
                    call.future.set_running_or_notify_cancel()

    def _serve(self) -> None:
        """Give one process after the other what there is to do."""
        process: _Process | None = None
        while (call := self._calls.get()) is not None:
            if call.future.set_running_or_notify_cancel():
                process = self._answer(call, process)
        if process is not None:
            self._forget(process)

    def _answer(self, call: _Call, process: _Process | None) -> _Process | None:
        """Have a call answered; returns the process that may have the next one."""
        for _ in range(TRIES):
            try:
                process = process or self._started()
            except OSError as error:
                call.future.set_exception(error)
                return None
            answer = process.ask(call.pickled) if process is not None else None
            if answer is not None:
                if answer.error is not None:
                    call.future.set_exception(answer.error)
                else:
                    call.future.set_result(answer.value)
                return process
            if process is not None:
                self._forget(process)
                process = None
        call.future.set_exception(WorkerDiedError())
        return None

    def _started(self) -> _Process | None:
        with self._lock:
            if self._is_ended:
                return None
            process = _Process()
            self._running.add(process)
            return process

    def _forget(self, process: _Process) -> None:
        process.end(GRACE)
        with self._lock:
            self._running.discard(process)


class _Process:
    """One process, and what it is asked."""

    def __init__(self) -> None:
        package = str(Path(__file__).resolve().parents[2])
        self._process = subprocess.Popen(  # noqa: S603 - the program itself
            [sys.executable, "-I", "-X", "utf8", "-c", _START, package, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_apart(),
        )

    def ask(self, pickled: bytes) -> _Answer | None:
        """What comes of a call; None where the process has died."""
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101 - both are pipes
        try:
            self._process.stdin.write(pickled)
            self._process.stdin.flush()
            answer = pickle.load(self._process.stdout)  # noqa: S301 - the program itself wrote it
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            return None
        return answer if isinstance(answer, _Answer) else None

    def ask_to_end(self) -> None:
        """Ask it to end now; it removes what it has written aside."""
        with suppress(OSError):
            self._process.terminate()

    def end(self, grace: float) -> None:
        """Let it end: it does when nothing more is asked; after some seconds it is ended.

        Args:
            grace: how many.
        """
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with suppress(OSError):
            if self._process.stdout is not None:
                self._process.stdout.close()


def _apart() -> dict[str, Any]:
    """What keeps a process in a group of its own: the keys of the terminal go to the program alone."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


def child() -> int:
    """The other process: answers one call after the other until nobody asks any more."""
    # What is written aside is removed on the way out.
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(1))
    asked = os.fdopen(os.dup(0), "rb")
    # What a library prints would be taken for an answer.
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    is_first = True
    while True:
        try:
            called, given, named = pickle.load(asked)  # noqa: S301 - the program itself wrote it
        except EOFError:
            return 0
        answers.write(_answered(called, given, named))
        answers.flush()
        if is_first:
            # What is loaded by now stays: looking through it again and again takes a third of the time.
            gc.freeze()
            is_first = False


def _answered(called: Callable[..., object], given: tuple[object, ...], named: dict[str, object]) -> bytes:
    try:
        return pickle.dumps(_Answer(called(*given, **named)))
    except Exception as error:
        with suppress(Exception):
            pickled = pickle.dumps(_Answer(error=error))
            pickle.loads(pickled)  # noqa: S301 - just made; some exceptions are pickled and never read again
            return pickled
        return pickle.dumps(_Answer(error=RuntimeError(type(error).__qualname__)))


def processors() -> int:
    """How many processors this program may use."""
    if sys.platform == "linux":
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1
