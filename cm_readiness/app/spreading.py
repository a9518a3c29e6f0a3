"""Work on many assessments, spread over processes here or over a cluster: one interface, `Executor`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from .. import __version__
from ..core.errors import Fault, Place, ReadinessError
from .processes import Processes, WorkerDiedError, processors

LOOK = 5.0
"""Seconds without anything done after which it is seen whether anybody still works."""

Call = TypeVar("Call")
Result = TypeVar("Result")


def _nothing() -> None:
    """Nothing has to be seen to: processes of this machine are started anew."""


def _ended() -> ReadinessError:
    return ReadinessError("spreading_ended")


@dataclass(frozen=True)
class Workers:
    """Who does the work."""

    executor: Executor
    """Any one."""
    size: int = 1
    """How many calls run at once."""
    died: tuple[type[BaseException], ...] = (WorkerDiedError,)
    """What a call has that every worker died of."""
    check: Callable[[], None] = _nothing
    """Is asked while nothing is done, and raises a `ReadinessError` where nobody is left."""
    gone: Callable[[], ReadinessError] = _ended
    """What to say of a call that was taken back and not by us."""


@dataclass(frozen=True)
class Outcome(Generic[Call, Result]):
    """What came of a call."""

    call: Call
    result: Result | None = None
    fault: Fault | None = None
    """Why nothing came of it."""
    error: Exception | None = None
    """A fault of the program."""


@contextmanager
def workers(jobs: int | None = None, scheduler: str | None = None) -> Iterator[Workers]:
    """Around work: processes on this machine, or those of a scheduler.

    Whoever leaves before all is done ends the processes; what runs on a cluster goes on to its end. Nothing
    half-written keeps its name in either case.

    Args:
        jobs: how many processes; as many as there are processors unless given.
        scheduler: the address of Dask's scheduler.

    Raises:
        ReadinessError: as `cluster`.
    """
    if scheduler is not None:
        from .cluster import cluster

        with cluster(scheduler) as found:
            yield Workers(found.executor, found.size, found.died, found.check, found.gone)
        return
    number = jobs or processors()
    executor = Processes(number)
    try:
        yield Workers(executor, number)
    except BaseException:
        executor.end()
        raise
    executor.shutdown()


def check_version(asked: str) -> None:
    """See, where a call is answered, that it comes from this version of the program.

    Args:
        asked: the version that asks.

    Raises:
        ReadinessError: `worker_of_other_version`.
    """
    if asked != __version__:
        import platform

        where = Place(platform.node())
        raise ReadinessError("worker_of_other_version", where, found=__version__, version=asked)


def spread(
    by: Workers, work: Callable[[Call], Result], calls: Iterable[Call]
) -> Iterator[Outcome[Call, Result]]:
    """What comes of each call, the one that is done first coming first.

    Args:
        by: who does it.
        work: a function of a module.
        calls: what it is given; plain values.

    Raises:
        ReadinessError: nobody is left to do the rest.
    """
    done: SimpleQueue[Future[Result]] = SimpleQueue()
    asked: dict[Future[Result], Call] = {}
    for call in calls:
        future = by.executor.submit(work, call)
        asked[future] = call
        future.add_done_callback(done.put)
    while asked:
        try:
            future = done.get(timeout=LOOK)
        except Empty:
            by.check()
            continue
        yield _outcome(by, future, asked.pop(future))


def _outcome(by: Workers, future: Future[Result], call: Call) -> Outcome[Call, Result]:
    try:
        return Outcome(call, future.result())
    except CancelledError:
        raise by.gone() from None
    except by.died:
        return Outcome(call, fault=Fault("worker_died"))
    except ReadinessError as error:
        return Outcome(call, fault=error.fault)
    except Exception as error:
        return Outcome(call, error=error)
