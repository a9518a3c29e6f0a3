"""Calls on a cluster that a firm has: Dask's `distributed`, which brings an `Executor` of its own."""

from __future__ import annotations

import logging
import pkgutil
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..core.errors import Place, ReadinessError

if TYPE_CHECKING:
    from distributed import Client

ANSWERED_WITHIN = WORKER_WITHIN = 15.0
"""Seconds in which a scheduler answers, and has a worker: one that has much to do is slow."""
LEFT_WITHIN = 5.0
"""Seconds that are waited for a scheduler to hear that nobody asks any more."""
WITHOUT_WORKERS = 60.0
"""Seconds without any worker after which nobody waits for one any more."""
_LOGGERS = ("distributed", "tornado", "asyncio", "bokeh")


class Cluster:
    """A scheduler with its workers, as long as calls run there.

    Args:
        address: of the scheduler.
        client: connected with it.
    """

    def __init__(self, address: str, client: Client) -> None:
        from distributed import KilledWorker

        self.address, self._client = address, client
        # By default two equal calls would be run once, and what was done before would be remembered.
        self.executor: Executor = client.get_executor(pure=False)
        self.died: tuple[type[BaseException], ...] = (KilledWorker,)
        self._alone_since: float | None = None

    @property
    def size(self) -> int:
        """How many calls run at once."""
        return sum(one["nthreads"] for one in self._workers().values())

    def check(self) -> None:
        """See that somebody is there to do something; asked while nothing comes.

        Raises:
            ReadinessError: `scheduler_gone`, `scheduler_without_workers`.
        """
        if self._client.status not in ("running", "connecting"):
            raise self.gone()
        if self._workers():
            self._alone_since = None
            return
        now = time.monotonic()
        self._alone_since = self._alone_since or now
        if now - self._alone_since > WITHOUT_WORKERS:
            raise ReadinessError("scheduler_without_workers", Place(self.address))

    def gone(self) -> ReadinessError:
        """That the scheduler does not answer any more."""
        return ReadinessError("scheduler_gone", Place(self.address))

    def check_versions(self) -> None:
        """See that the scheduler, which looks into calls, and every worker run this version of the program.

        Raises:
            ReadinessError: `worker_of_other_version`, `worker_without_program`.
        """
        # A function that every Python has: one of this program may be missing there.
        asked = (pkgutil.resolve_name, "cm_readiness:__version__")
        found = {self.address: _tried(lambda: self._client.run_on_scheduler(*asked))}
        found |= self._client.run(*asked, on_error="return")
        for worker, version in found.items():
            if isinstance(version, BaseException):
                raise ReadinessError("worker_without_program", Place(worker), version=__version__)
            if version != __version__:
                raise ReadinessError(
                    "worker_of_other_version", Place(worker), found=str(version), version=__version__
                )

    def _workers(self) -> dict[str, Any]:
        found: dict[str, Any] = self._client.scheduler_info(n_workers=-1)["workers"]
        return found


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """Around calls on a cluster: those that wait are taken back when it is left before they are done.

    What runs there goes on to its end all the same.

    Args:
        address: of its scheduler, such as tcp://10.0.0.5:8786.

    Raises:
        ReadinessError: `spreading_extra_missing`, `no_scheduler`, `scheduler_without_workers`, or as
            `Cluster.check_versions`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import distributed
    except ImportError as error:
        raise ReadinessError("spreading_extra_missing", python=sys.executable) from error
    with _quiet():
        client = _client(address, distributed.Client)
        try:
            try:
                client.wait_for_workers(1, timeout=WORKER_WITHIN)
            except TimeoutError:
                raise ReadinessError("scheduler_without_workers", Place(address)) from None
            connected = Cluster(address, client)
            connected.check_versions()
            yield connected
        finally:
            with suppress(Exception):
                client.close(timeout=LEFT_WITHIN)


def _tried(ask: Callable[[], object]) -> object:
    """What is answered, or the error."""
    try:
        return ask()
    except (ImportError, AttributeError, ValueError) as error:
        return error


def _client(address: str, connect: Callable[..., Client]) -> Client:
    from distributed.comm.addressing import get_address_host_port

    try:
        # The library would say so as well, twenty seconds later.
        get_address_host_port(address, strict=True)
        return connect(address, timeout=ANSWERED_WITHIN, set_as_default=False)
    except (OSError, ValueError, TypeError, ImportError, RuntimeError, KeyError) as error:
        raise ReadinessError("no_scheduler", Place(address)) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Around all of it: what the library tells of connections is said in one sentence, if at all."""
    # The library gives many of its loggers a level and a handler of their own.
    known = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in _LOGGERS]
    loggers = [logging.getLogger(name) for name in {*_LOGGERS, *known}]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for one, level in zip(loggers, levels, strict=True):
            one.setLevel(level)
