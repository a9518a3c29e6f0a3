"""Writes each value at once: a change is on the disk, or refused, when it returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from ..core.errors import Fault, ReadinessError
from .refusals import CONTENT_REFUSALS

Value = TypeVar("Value")
Refused = Callable[[ReadinessError, bool], None]
"""Told why the disk refuses a value, and whether it took the one before."""


class DirectSaver(Generic[Value]):
    """Writes in the thread that asks; a value that the disk refuses is written with the next one.

    Args:
        write: writes one value and returns once it is flushed; refuses with `ReadinessError`.
        refused: told of refusals; without it, they are raised.
    """

    def __init__(
        self,
        write: Callable[[Value], None],
        refused: Refused | None = None,
    ) -> None:
        self._write = write
        self._refused = refused
        self.refusal: Fault | None = None
        """Why the newest value is not on the disk; None while it is."""

    is_apart = False
    """Whether it writes in a thread of its own."""

    @property
    def up_to_date(self) -> bool:
        """Whether the newest value is on the disk."""
        return self.refusal is None

    def submit(self, value: Value) -> None:
        """Write a value.

        Raises:
            ReadinessError: for what no file could hold, or any refusal that nobody else is told.
        """
        try:
            self._try(value)
        except KeyboardInterrupt:
            # What was typed is kept, whenever ctrl+c comes.
            self._try(value)
            raise

    def flush(self, timeout: float) -> bool:
        """Whether everything is on the disk; nothing is on its way."""
        return self.up_to_date

    def close(self, timeout: float) -> bool:
        """As `flush`."""
        return self.up_to_date

    def _try(self, value: Value) -> None:
        try:
            self._write(value)
        except ReadinessError as error:
            if self._refused is None or error.fault.code in CONTENT_REFUSALS:
                raise
            first, self.refusal = self.refusal is None, error.fault
            self._refused(error, first)
        else:
            self.refusal = None
