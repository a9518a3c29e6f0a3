"""The console's side: a live room in another window of the program, as its facilitator has it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from ..core.errors import Fault, ReadinessError, error_of
from .console_door import knock
from .console_frames import Frame, hang_up, heard, read_fault, read_state, told
from .room_deeds import Deed, written_deed
from .room_states import ConsoleState

SECONDS_TO_ANSWER = 10.0
"""How long the room may take; it saves before it answers."""


class ConsoleLink:
    """A room that another window of the program has; made by `connected`.

    Args:
        reader: what the room says.
        writer: what is said to it.
        state: as it was first.
    """

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, state: ConsoleState
    ) -> None:
        self._reader, self._writer = reader, writer
        self._state = state
        self._heard: list[Callable[[], None]] = []
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[Fault | None]] = {}
        self.ended: Fault | None = None
        """Why the room is there no more; None while it is."""
        self._task = asyncio.create_task(self._listen())

    @property
    def state(self) -> ConsoleState:
        """What the facilitator sees, as it was said last."""
        return self._state

    def subscribe(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Be told after each change, and of the end; what it returns ends that."""
        self._heard.append(heard)

        def leave() -> None:
            with suppress(ValueError):
                self._heard.remove(heard)

        return leave

    async def do(self, deed: Deed) -> None:
        """Ask the room to do something, and wait until it is done.

        Raises:
            ReadinessError: as `perform`; `room_is_gone` where nobody answers.
        """
        if self.ended is not None:
            raise error_of([self.ended])
        number = next(self._numbers)
        answer: asyncio.Future[Fault | None] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        try:
            told(self._writer, {"number": number, "deed": written_deed(deed)})
            fault = await asyncio.wait_for(answer, SECONDS_TO_ANSWER)
        except TimeoutError as error:
            raise ReadinessError("room_is_gone") from error
        finally:
            self._waiting.pop(number, None)
        if fault is not None:
            raise error_of([fault])

    async def close(self) -> None:
        """Go; the room goes on."""
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        await hang_up(self._writer)

    async def _listen(self) -> None:
        fault = Fault("room_is_gone")
        try:
            while (frame := await heard(self._reader)) is not None:
                if "over" in frame:
                    fault = Fault("room_ended")
                    break
                self._take(frame)
        except ReadinessError as error:
            fault = error.fault
        self._end(fault)

    def _take(self, frame: Frame) -> None:
        if "state" in frame:
            self._state = read_state(frame["state"])
            self._tell()
        elif "refused" in frame:
            raise error_of([read_fault(frame["refused"]) or Fault("room_is_gone")])
        elif (answer := self._waiting.get(frame.get("answer", 0))) is not None and not answer.done():
            answer.set_result(read_fault(frame.get("fault")))

    def _end(self, fault: Fault) -> None:
        self.ended = fault
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_result(fault)
        self._tell()

    def _tell(self) -> None:
        for heard_by in tuple(self._heard):
            heard_by()


async def connected(file: Path, *, loopback: bool | None = None) -> ConsoleLink:
    """Be the console of a room.

    Args:
        file: the assessment whose workshop it is.
        loopback: as for `open_door`.

    Raises:
        ReadinessError: `no_workshop_here`, or `console_is_open`: there is one already.
    """
    reader, writer = await knock(file, loopback=loopback)
    try:
        frame = await asyncio.wait_for(heard(reader), SECONDS_TO_ANSWER)
        if frame is None or "over" in frame:
            raise ReadinessError("no_workshop_here")
        if "refused" in frame:
            raise error_of([read_fault(frame["refused"]) or Fault("no_workshop_here")])
        state = read_state(frame.get("state"))
    except TimeoutError as error:
        await hang_up(writer)
        raise ReadinessError("no_workshop_here") from error
    except ReadinessError:
        await hang_up(writer)
        raise
    return ConsoleLink(reader, writer, state)
