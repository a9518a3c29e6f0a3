"""Keys on their way to the program: those that no person types are told apart by when they came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from textual import events
from textual.message import Message

from .later import later

APART = 0.012
"""Seconds between two keys: a person's fingers leave more, and a pasted text leaves less."""
BURST = 4
"""So many keys without such a pause between them are a pasted text, not typing."""


class Again(Message):
    """Look at the keys that wait, once those that came meanwhile are among them."""


class Loop(Protocol):
    """What the keyboard needs of the program's own line of control."""

    @property
    def message_queue_size(self) -> int:
        """How much waits to be handled."""

    def post_message(self, message: Message) -> bool:
        """Handle this after what waits already."""


@dataclass
class Run:
    """Keys that came without a pause between them."""

    keys: list[events.Key] = field(default_factory=list)

    @property
    def is_burst(self) -> bool:
        """Whether no person typed them."""
        return len(self.keys) >= BURST

    @property
    def text(self) -> str:
        """What they write."""
        written = {"enter": "\n", "tab": "\t"}
        return "".join(written.get(key.key, key.character or "") for key in self.keys)


def now() -> float:
    """The present moment, by the clock that keys carry the time of."""
    return Message().time


def runs(keys: list[events.Key]) -> list[Run]:
    """The keys as they were typed or pasted; what writes nothing, such as an arrow, stands for itself.

    Args:
        keys: in the order in which they came, each with its time.
    """
    found: list[Run] = []
    last: events.Key | None = None
    for key in keys:
        joins = last is not None and _writes(key) and _writes(last) and key.time - last.time < APART
        if not joins:
            found.append(Run())
        found[-1].keys.append(key)
        last = key
    return found


def _writes(key: events.Key) -> bool:
    """Whether a pasted text could have this key in it."""
    return key.is_printable or key.key in ("enter", "tab")


class Keyboard:
    """Holds each key for a moment: whether it was typed shows by whether more come at once.

    Args:
        loop: the program.
        typed: is given each key that a person typed, one after the other.
        pasted: is given the text of keys that came all at once.
        clock: gives the present moment.
        patience: seconds after a key in which no other came, until it counts as typed.
    """

    def __init__(
        self,
        loop: Loop,
        typed: Callable[[events.Key], Awaitable[None]],
        pasted: Callable[[str], Awaitable[None]],
        clock: Callable[[], float] = now,
        patience: float = APART,
    ) -> None:
        self._loop = loop
        self._typed = typed
        self._pasted = pasted
        self._clock = clock
        self._patience = patience
        self._held: list[events.Key] = []
        self._asked = False

    async def press(self, key: events.Key) -> None:
        """A key has come."""
        self._held.append(key)
        await self.look()

    async def look(self, *, asked: bool = False) -> None:
        """Hand on what can be told apart by now.

        Args:
            asked: all that had come before is among the keys.
        """
        if asked:
            self._asked = False
        if not self._held or self._asked:
            return
        if not _writes(self._held[-1]):
            # It stands for itself, and ends what came before: whatever follows changes nothing of that.
            await self.hand_on()
            return
        left = self._held[-1].time + self._patience - self._clock()
        if self._loop.message_queue_size and not asked:
            # More keys may wait behind this one.
            self._ask()
        elif self._patience and left > 0:
            self._asked = True
            later(left, self._ask)
        else:
            await self.hand_on()

    async def hand_on(self) -> None:
        """Hand on all that is held: something else comes after it."""
        held, self._held = self._held, []
        for run in runs(held):
            if run.is_burst:
                await self._pasted(run.text)
                continue
            for key in run.keys:
                await self._typed(key)

    def _ask(self) -> None:
        self._asked = True
        self._loop.post_message(Again())
