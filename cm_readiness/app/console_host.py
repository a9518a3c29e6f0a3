"""The room's side of the console: one second window at a time sees what the facilitator sees, and acts."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path

from ..core.errors import Fault, ReadinessError
from .console_door import Door, open_door
from .console_frames import Frame, fault_value, hang_up, heard, state_frame, told
from .room import LiveRoom
from .room_deeds import perform, read_deed

TELL_SECONDS = 1.0
"""How often the console hears of the clocks."""


class ConsoleHost:
    """Lets the console of a room in; the room goes on whether there is one or not.

    Args:
        room: whose console it is.
        file: the assessment.
        loopback: as for `open_door`.
    """

    def __init__(self, room: LiveRoom, file: Path, *, loopback: bool | None = None) -> None:
        self._room = room
        self._file = file
        self._loopback = loopback
        self._door: Door | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._at_work = False
        """Whether a console is there."""

    @property
    def has_console(self) -> bool:
        """Whether one is there."""
        return self._at_work

    async def open(self) -> None:
        """Wait for a console from now on.

        Raises:
            ReadinessError: as `open_door`.
        """
        self._door = await open_door(self._file, self._serve, loopback=self._loopback)

    async def close(self) -> None:
        """Send the console away; nothing is left of it."""
        if self._door is not None:
            await self._door.close()
            self._door = None
        tasks = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a server runs it as one
        self._tasks.add(task)
        try:
            if self._at_work:
                told(writer, {"refused": fault_value(Fault("console_is_open"))})
            else:
                await self._attend(reader, writer)
        except asyncio.CancelledError:
            # The room is closed: nobody waits for this task.
            told(writer, {"over": True})
        finally:
            self._tasks.discard(task)
            await hang_up(writer)

    async def _attend(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        changed = asyncio.Event()
        leave = self._room.subscribe(changed.set)
        teller = asyncio.create_task(self._tell(changed, writer))
        self._at_work = True
        try:
            changed.set()
            while (frame := await heard(reader)) is not None:
                told(writer, {"answer": frame.get("number"), "fault": fault_value(self._done(frame))})
        except ReadinessError as error:
            told(writer, {"refused": fault_value(error.fault)})
        finally:
            self._at_work = False
            leave()
            teller.cancel()
            with suppress(asyncio.CancelledError):
                await teller

    def _done(self, frame: Frame) -> Fault | None:
        """Do what the console asks for; why not, where it cannot be done."""
        try:
            perform(self._room, read_deed(frame.get("deed")))
        except ReadinessError as error:
            return error.fault
        return None

    async def _tell(self, changed: asyncio.Event, writer: asyncio.StreamWriter) -> None:
        """Tell of changes, the newest alone where they come faster than the console takes them.

        The clocks go on without a change: what they say is told each second.
        """
        with suppress(ConnectionError):
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), TELL_SECONDS)
                changed.clear()
                told(writer, state_frame(self._room.console()))
                await writer.drain()
