"""Reading the files of the folder that nothing is known of yet, without keeping anybody waiting."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from ...app.overview import Overview

TELL = 0.1
"""Seconds after which what was read is shown; oftener nobody could follow it."""
QUIET = 0.05
"""Seconds after a key in which nothing is read: it is the key's turn."""
SWITCH = 0.0005
"""Seconds after which a thread that reads lets another one go on."""


@dataclass(frozen=True)
class Reading:
    """Reads them in a thread, one after the other."""

    overview: Overview
    first: Callable[[], Sequence[str]]
    """The keys of those that are looked at, which go before all others."""
    pressed: Callable[[], float]
    """When a key was pressed last, by the clock of `time.monotonic`."""
    told: Callable[[Sequence[str], bool], object]
    """Is told the keys of what has been read, a batch at a time, and whether it was the last one."""
    stopped: Callable[[], bool]
    """Whether nobody looks at it any more."""

    def run(self) -> None:
        """Read everything that is still to be read, and keep it for the next time."""
        left = {reference.key: reference for reference in self.overview.unread()}
        in_order = iter(tuple(left))
        with giving_way():
            batch: list[str] = []
            due = 0.0
            while left and not self.stopped():
                self._give_way()
                key = next(key for key in chain(self.first(), in_order) if key in left)
                self.overview.look(left.pop(key))
                batch.append(key)
                if time.monotonic() > due or not left:
                    self.told(batch, not left)
                    batch, due = [], time.monotonic() + TELL
            self.overview.save()

    def _give_way(self) -> None:
        """Wait while a key is being answered, but never for long: somebody may hold one down."""
        left = self.pressed() + QUIET - time.monotonic()
        if left > 0:
            time.sleep(min(left, QUIET))


@contextmanager
def giving_way() -> Iterator[None]:
    """Around work beside a person who presses keys: whoever answers them need not wait for it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(SWITCH, before))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


@contextmanager
def uncollected() -> Iterator[None]:
    """Around making thousands of things that stay: nobody need look through all there are in between."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
