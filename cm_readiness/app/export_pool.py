"""Many documents made at once, by as many processes as there are processors, and handed out in their order.

The other processes make and read back; the one that was asked writes every file, so that what is said, where
it stops and what is left do not depend on how many there are.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import NamedTuple, TypeAlias

from ..core.errors import Fault, ReadinessError, error_of
from .export import Made
from .export_order import Member, Order

Maker: TypeAlias = Callable[["Member"], Made]
"""Makes a document in its format."""
_FEWEST = 8
"""Documents that are worth the start of other processes, each of which evaluates anew."""


class _Result(NamedTuple):
    """What came of one file in another process."""

    data: bytes = b""
    missing: str = ""
    unmade: tuple[Fault, ...] = ()
    """Why it could not be made."""
    short: tuple[Fault, ...] = ()
    """What is missing in it."""


@contextmanager
def maker(order: Order) -> Iterator[Maker]:
    """What makes the files of an order, which are asked for one after the other.

    Args:
        order: what is to be written.

    Raises:
        ReadinessError: as `Order.files`.
    """
    groups = _groups(order)
    workers = min(processors(), len(groups))
    if workers < 2 or len(groups) < _FEWEST:
        yield lambda member: member.made()
        return
    with _started(order, workers) as pool:
        yield _ByOthers(pool, groups).made


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _groups(order: Order) -> list[list[Member]]:
    """The files of an order by their document: its text is made once for all formats."""
    return [list(group) for _, group in groupby(order.files, lambda member: id(member.export))]


class _ByOthers:
    """Hands out what other processes make.

    Args:
        pool: the other processes.
        groups: the files of each document.
    """

    def __init__(self, pool: ProcessPoolExecutor, groups: Sequence[Sequence[Member]]) -> None:
        self._places = {
            id(member): (number, place)
            for number, group in enumerate(groups)
            for place, member in enumerate(group)
        }
        self._futures: list[Future[list[_Result]]] = [pool.submit(_made, n) for n in range(len(groups))]

    def made(self, member: Member) -> Made:
        """A document in its format.

        Raises:
            ReadinessError: as `Export.make`.
        """
        number, place = self._places[id(member)]
        try:
            result = self._futures[number].result()[place]
        except BrokenProcessPool:
            # Somebody ended one of them, or memory ran out: what is left is made here.
            return member.made()
        if result.unmade:
            raise error_of(result.unmade)
        return Made(member.form, result.data, partial(_check, member, result), result.missing)


def _check(member: Member, result: _Result, data: bytes) -> None:
    """Refuse a file in which something is missing; the same bytes need not be read twice."""
    if data != result.data:
        member.export.check(member.form, data, result.missing)
    elif result.short:
        raise error_of(result.short)


@contextmanager
def _started(order: Order, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Other processes, all of which are gone at the end, however that comes."""
    import multiprocessing

    # A copy of this process would have its threads' locks, but not its threads.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, _begin, (replace(order),))
    try:
        yield pool
    except BaseException:
        # Nobody waits for what is not wanted any more.
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


# In the other processes

_ordered: list[list[Member]] = []
"""The files of each document."""


def _begin(order: Order) -> None:
    """Get ready in another process."""
    import gc
    import signal
    from threading import Thread

    # Ctrl+C reaches every process of a terminal: the one that was asked says what there is to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    Thread(target=_end_with_parent, daemon=True).start()
    _ordered.extend(_groups(order))


def _end_with_parent() -> None:
    """Leave nothing behind where the process that asked was killed."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _made(number: int) -> list[_Result]:
    """All files of a document, each read back."""
    return [_result(member) for member in _ordered[number]]


def _result(member: Member) -> _Result:
    try:
        made = member.made()
    except ReadinessError as error:
        return _Result(unmade=error.faults)
    try:
        made.check(made.data)
    except ReadinessError as error:
        return _Result(made.data, made.missing, short=error.faults)
    return _Result(made.data, made.missing)
