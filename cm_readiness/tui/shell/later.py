"""Something to be done once, after a moment, however late that comes to be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


def later(delay: float, callback: Callable[[], object]) -> None:
    """Call something after a moment; by a timer of the event loop.

    Textual's own timers leave out what they are late for (8.2.8): one that is to fire once, after a time so
    short that it is over before the timer has begun to wait, never does.

    Args:
        delay: in seconds; it may be next to nothing.
        callback: called in this thread.
    """
    asyncio.get_running_loop().call_later(delay, callback)
