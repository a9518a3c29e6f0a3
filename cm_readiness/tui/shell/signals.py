"""Signals from outside: before the program is ended or stopped by one, everything is saved."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

from textual.app import App

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""With these the program ends."""


class Signals:
    """Watches for the signals that end the program or stop it.

    Args:
        app: the program.
        hand_over: saves what is there and what is being typed, which goes on.
        close: saves everything for good, in another place when need be.
    """

    def __init__(
        self,
        app: App[int],
        hand_over: Callable[[], object],
        close: Callable[[], object],
    ) -> None:
        self._app = app
        self._hand_over = hand_over
        self._close = close

    def watch(self, *, stopping: bool) -> None:
        """Begin to watch.

        Args:
            stopping: whether there is a shell to go to meanwhile.
        """
        loop = asyncio.get_running_loop()
        for number in ENDING:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, partial(self._end, number))
        if not stopping:
            return
        stop = signal.getsignal(signal.SIGTSTP)
        if callable(stop):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(signal.SIGTSTP, self._suspend, stop)

    def _suspend(self, stop: Callable[[int, FrameType | None], object]) -> None:
        self._hand_over()
        stop(signal.SIGTSTP, None)

    def _end(self, number: int) -> None:
        self._close()
        if not _terminal_is_there():
            # Nothing is left to restore, and Textual would wait for ever for somebody to read what it writes.
            os._exit(128 + number)
        self._app.exit(128 + number, return_code=128 + number)


def _terminal_is_there() -> bool:
    """Whether the window that the program was started in is still open."""
    return sys.__stdin__ is not None and sys.__stdin__.isatty()
