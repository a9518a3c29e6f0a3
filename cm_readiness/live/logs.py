"""What the server would say on the terminal goes into the program's log of faults, while it runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from ..app.faultlog import record

_LOUD = ("aiohttp", "asyncio")
"""Loggers that would write over the screen."""


class _ToFaultLog(logging.Handler):
    """Writes where a fault happened, and nothing of what it says: that may be of somebody's vote."""

    def emit(self, record_: logging.LogRecord) -> None:
        fault = record_.exc_info[1] if record_.exc_info else None
        if isinstance(fault, Exception):
            record(fault)


@contextmanager
def kept_off_the_screen() -> Iterator[None]:
    """Around the server's life: its loggers say nothing on the terminal."""
    handler = _ToFaultLog(logging.ERROR)
    loggers = [logging.getLogger(name) for name in _LOUD]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.propagate = propagate
