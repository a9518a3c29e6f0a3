"""Writes the newest value to the disk, in order, off the UI's thread of control."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic
from typing import Generic, TypeVar

from ..core.errors import Fault, ReadinessError

RETRY_SECONDS = 4.0
"""After a refusal, how long until the disk is tried again by itself."""

Value = TypeVar("Value")


class Saver(Generic[Value]):
    """A thread that writes the newest value it was given; values that came between are passed over.

    Args:
        write: writes one value and returns once it is flushed; refuses with `ReadinessError` or `OSError`.
        saved: told, in the saver's thread, when the newest value is on the disk.
        refused: told, in the saver's thread, why a value could not be written.
    """

    def __init__(
        self, write: Callable[[Value], None], saved: Callable[[], None], refused: Callable[[Fault], None]
    ) -> None:
        self._write = write
        self._saved = saved
        self._refused = refused
        self._condition = Condition()
        self._newest: tuple[Value] | None = None
        self._asked = 0
        self._written = 0
        self._tried = 0
        self._failed = False
        self._closing = False
        self.refusal: Fault | None = None
        """Why the newest value that was tried is not on the disk."""
        self._thread = Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    is_apart = True
    """Whether it writes in a thread of its own."""

    @property
    def up_to_date(self) -> bool:
        """Whether everything that was given is on the disk."""
        with self._condition:
            return self._written == self._asked

    def submit(self, value: Value) -> None:
        """Give the newest value; returns at once."""
        with self._condition:
            self._newest = (value,)
            self._asked += 1
            self._failed = False
            self._condition.notify_all()

    def flush(self, timeout: float) -> bool:
        """Wait until the newest value is written or refused.

        Args:
            timeout: seconds to wait at most.

        Returns:
            Whether everything is on the disk.
        """
        deadline = monotonic() + timeout
        with self._condition:
            if self._written != self._asked:
                self._failed = False
                self._tried = self._written
                self._condition.notify_all()
            while self._written != self._asked and self._tried != self._asked:
                left = deadline - monotonic()
                if left <= 0 or not self._condition.wait(left):
                    break
            return self._written == self._asked

    def close(self, timeout: float) -> bool:
        """Flush, then end the thread.

        Args:
            timeout: seconds to wait at most.

        Returns:
            Whether everything is on the disk.
        """
        done = self.flush(timeout)
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        return done

    def _run(self) -> None:
        while (job := self._next()) is not None:
            serial, value = job
            fault: Fault | None = None
            try:
                self._write(value)
            except ReadinessError as error:
                fault = error.fault
            except Exception as error:
                # Whatever it is, the thread lives on and the person is told.
                fault = Fault("cannot_save", {"reason": type(error).__name__})
            with self._condition:
                self._tried = serial
                self._failed = fault is not None
                self.refusal = fault
                if fault is None:
                    self._written = serial
                newest = self._asked == serial
                self._condition.notify_all()
            if fault is not None:
                self._refused(fault)
            elif newest:
                self._saved()

    def _next(self) -> tuple[int, Value] | None:
        """Wait for a value that is not written yet, or for the time to try a refused one again."""
        with self._condition:
            while not self._closing:
                if self._newest is not None and self._written != self._asked:
                    if not self._failed:
                        return self._asked, self._newest[0]
                    if not self._condition.wait(RETRY_SECONDS):
                        self._failed = False
                else:
                    self._condition.wait()
            return None
