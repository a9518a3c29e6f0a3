"""The index of all assessments, read and evaluated by many processes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import uuid4

from .. import __version__
from ..core.errors import Fault, Place, error_of
from ..core.store import Reference
from ..core.summary import Summary
from .overview import Overview, Reader
from .places import Renamed, check_reached, opened, place_of
from .spreading import Outcome, Workers, check_version, spread
from .workspace import Workspace

AT_ONCE = 40
"""Assessments that are read in one call; about a quarter of a second."""

Told = Callable[[int, int], None]
"""Told of progress: how many are done, of how many."""


@dataclass(frozen=True)
class ReadCall:
    """Assessments to be read somewhere else, as plain values."""

    version: str
    run: str
    """Of one command: nothing is remembered from one to the other."""
    place: str
    keys: tuple[str, ...]


class Indexing:
    """What is still to be read of all assessments.

    Args:
        workspace: the assessments.

    Raises:
        ReadinessError: they cannot be listed.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.overview = Overview(workspace)
        self.unread: Sequence[Reference] = self.overview.unread()
        self._renamed, self._place, self._run = Renamed(workspace), place_of(workspace), uuid4().hex
        self._takers: dict[str, Callable[[Summary], Summary]] = {}
        self._done = 0

    def read_here(self, told: Told) -> None:
        """Read all of it in this process; what is read is kept.

        Raises:
            ReadinessError: the store is gone.
        """
        try:
            for number, reference in enumerate(self.unread, 1):
                check_reached(self.overview.look(reference).fault)
                told(number, len(self.unread))
        finally:
            self.overview.save()

    def read_by(self, workers: Workers, told: Told) -> None:
        """Have all of it read by others; what is read is kept, whatever happens to the rest.

        Raises:
            ReadinessError: nobody is left to do the rest, or the store is gone.
            Exception: a fault of the program.
        """
        try:
            # One that ends whoever reads it is found among the others by reading each alone.
            died = set(self._read(workers, self.unread, AT_ONCE, told))
            alone = [one for one in self.unread if self._renamed.key(one) in died]
            self._read(workers, alone, 1, told)
        finally:
            self.overview.save()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Why some of them cannot be read or evaluated, in their order."""
        known = map(self.overview.known, self.overview.faulty())
        return tuple(one.fault for one in known if one is not None and one.fault is not None)

    def _read(self, workers: Workers, references: Sequence[Reference], at_once: int, told: Told) -> list[str]:
        """Have some of them read; gives the keys of those that nobody outlived with others."""
        died: list[str] = []
        for outcome in spread(workers, read_summaries, self._calls(references, at_once)):
            keys = outcome.call.keys
            if outcome.fault is not None and outcome.fault.code == "worker_died" and len(keys) > 1:
                died += keys
                continue
            for key, summary in zip(keys, _summaries(outcome), strict=True):
                check_reached(summary.fault)
                self._takers.pop(key)(self._renamed.summary(summary))
                self._done += 1
            told(self._done, len(self.unread))
        return died

    def _calls(self, references: Sequence[Reference], at_once: int) -> Iterator[ReadCall]:
        for first in range(0, len(references), at_once):
            some = references[first : first + at_once]
            keys = tuple(map(self._renamed.key, some))
            # What tells whether a file is changed meanwhile is asked before anybody reads it.
            self._takers.update(zip(keys, map(self.overview.taking, some), strict=True))
            yield ReadCall(__version__, self._run, self._place, keys)


def _summaries(outcome: Outcome[ReadCall, list[Summary]]) -> list[Summary]:
    if outcome.error is not None:
        raise outcome.error
    if outcome.result is not None:
        return outcome.result
    assert outcome.fault is not None, "what gives nothing has a fault"  # noqa: S101
    if outcome.fault.code != "worker_died":
        raise error_of([outcome.fault])
    return [Summary(fault=Fault("worker_died", where=Place(key))) for key in outcome.call.keys]


def read_summaries(call: ReadCall) -> list[Summary]:
    """Read assessments where this is called.

    Raises:
        ReadinessError: `worker_of_other_version`.
    """
    check_version(call.version)
    workspace, reader = _reader(call.run, call.place)
    return [reader.summary(workspace.store.named(key)) for key in call.keys]


@lru_cache(2)
def _reader(run: str, place: str) -> tuple[Workspace, Reader]:
    """What reads them; within one command a questionnaire is read once."""
    workspace = opened(place)
    return workspace, Reader(workspace)
