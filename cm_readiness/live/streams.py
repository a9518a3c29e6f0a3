"""The phones that listen: each one is woken when something has changed, and looks for itself."""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop, TimerHandle

MOST = 120
"""Streams at once."""
MOST_OF_ONE = 2
"""Streams of one phone: whoever opens a third page loses the first."""
TOGETHER = 0.1
"""Seconds within which changes are told together."""
PING = 15.0
"""Seconds after which a phone hears that the room is there, whatever happens."""


class Stream:
    """One page that listens."""

    def __init__(self, token: str) -> None:
        self.token = token
        self._awake = asyncio.Event()
        self._awake.set()
        self.is_over = False

    def wake(self) -> None:
        """Something has changed."""
        self._awake.set()

    def end(self) -> None:
        """Nothing more is going to change."""
        self.is_over = True
        self._awake.set()

    async def changed(self) -> bool:
        """Wait for the next change, or so long that a sign of life is due; whether there was a change."""
        try:
            async with asyncio.timeout(PING):
                await self._awake.wait()
        except TimeoutError:
            return False
        self._awake.clear()
        return True


class Streams:
    """All pages that listen.

    Args:
        loop: the one that they run in.
    """

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._open: list[Stream] = []
        self._due: TimerHandle | None = None
        self._is_closed = False

    def add(self, token: str) -> Stream | None:
        """Let a page listen; None where there are too many."""
        own = [stream for stream in self._open if stream.token == token]
        if len(own) >= MOST_OF_ONE:
            self.remove(own[0])
        if self._is_closed or len(self._open) >= MOST:
            return None
        stream = Stream(token)
        self._open.append(stream)
        return stream

    def remove(self, stream: Stream) -> None:
        """Let a page listen no more."""
        stream.end()
        if stream in self._open:
            self._open.remove(stream)

    def wake(self) -> None:
        """Something has changed: everybody is told soon, once for all changes until then."""
        if self._due is None and not self._is_closed:
            self._due = self._loop.call_later(TOGETHER, self._wake)

    def close(self) -> None:
        """End all, for good."""
        self._is_closed = True
        if self._due is not None:
            self._due.cancel()
            self._due = None
        for stream in list(self._open):
            self.remove(stream)

    def _wake(self) -> None:
        self._due = None
        for stream in self._open:
            stream.wake()
