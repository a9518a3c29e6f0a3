"""Say again and again that an assessment is still open here, while a person thinks."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import Self

from .lock import RENEW_SECONDS, Holder
from .writing import OpenAssessment


class Renewal:
    """Around work on an assessment that is open: its lock is renewed in a thread until the work is left.

    One that somebody else has open is watched instead, until `take_over` is called for it. Leave it before
    the assessment is released.

    Args:
        opened: the assessment.
        every: seconds from one word to the next.
        lost: called, in that thread, with who has taken the assessment over; it is only to be read from
            then on.
        freed: called, in that thread, when whoever has it open is gone: it could be taken over now.
    """

    def __init__(
        self,
        opened: OpenAssessment,
        every: float = RENEW_SECONDS,
        lost: Callable[[Holder], None] | None = None,
        freed: Callable[[], None] | None = None,
    ) -> None:
        self._opened = opened
        self._every = every
        self._lost = lost
        self._freed = freed
        self._left = Event()
        # The process does not stay for it: a drive that hangs holds nobody up at the end.
        self._thread = Thread(target=self._renew, name="renewal", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.set()
        self._thread.join()

    def _renew(self) -> None:
        was_free = False
        while not self._left.wait(self._every):
            if self._opened.held_by_other is None:
                was_free = False
                if not self._opened.renew():
                    self._tell_lost()
                continue
            is_free = self._opened.is_free()
            if is_free and not was_free and self._freed is not None:
                self._freed()
            was_free = is_free

    def _tell_lost(self) -> None:
        holder = self._opened.held_by_other
        if holder is not None and self._lost is not None:
            self._lost(holder)
