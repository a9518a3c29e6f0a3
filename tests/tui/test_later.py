"""What is to be done after a moment is done, whatever the moment."""

from __future__ import annotations

import asyncio
import time

import pytest
from textual import events
from textual.message import Message

from cm_readiness.tui.shell.keyboard import Keyboard
from cm_readiness.tui.shell.later import later


@pytest.mark.parametrize("delay", [0.0, 1e-9, 1e-4, 0.01])
async def test_it_comes_however_late(delay: float) -> None:
    """Where the program is busy until long after the moment, too."""
    called = asyncio.Event()
    later(delay, called.set)
    busy = time.perf_counter() + 2 * delay
    while time.perf_counter() < busy:
        pass
    await asyncio.wait_for(called.wait(), 60)


class Line:
    """What a keyboard needs of a program that has nothing else to do."""

    message_queue_size = 0

    def __init__(self) -> None:
        self.asked = asyncio.Event()

    def post_message(self, message: Message) -> bool:
        """Somebody is to look at the keys."""
        self.asked.set()
        return True


async def test_no_key_is_held_for_ever() -> None:
    """One of which it is known in a moment, next to none, that somebody typed it."""
    line, key, typed = Line(), events.Key("3", "3"), list[events.Key]()
    moment = key.time + 1 - 1e-9

    async def take(one: events.Key) -> None:
        typed.append(one)

    async def refuse(text: str) -> None:
        raise AssertionError(text)

    keyboard = Keyboard(line, take, refuse, clock=lambda: moment, patience=1)
    await keyboard.press(key)
    assert not typed
    await asyncio.wait_for(line.asked.wait(), 60)
    moment = key.time + 1
    await keyboard.look(asked=True)
    assert typed == [key]
