"""A workshop as it runs: its room, the phones that are let in, and the console that may come."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..core.errors import Fault, ReadinessError
from .console_host import ConsoleHost
from .room import LiveRoom
from .room_deeds import AtHand

if TYPE_CHECKING:
    from .phones import OpenPhones, Phones
    from .sitting import Sitting
    from .workspace import Workspace


class Stage:
    """Opens the doors of a room, and shuts them.

    Args:
        workspace: the assessments.
        sitting: the open assessment.
        anew: whether to begin anew where an earlier room could go on.
        clock: seconds that only go forward.

    Raises:
        ReadinessError: as `LiveRoom`.
    """

    def __init__(
        self,
        workspace: Workspace,
        sitting: Sitting,
        *,
        anew: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.room = LiveRoom(workspace, sitting, anew=anew, seconds=clock)
        self.access = AtHand(self.room)
        self.phones: OpenPhones | None = None
        """The page of the phones while they can open it."""
        self.console_fault: Fault | None = None
        """Why no console can come; None while one can."""
        self._console = ConsoleHost(self.room, workspace.beside(sitting.reference))
        self._clock = clock
        self._opened_at = clock()

    @property
    def has_console(self) -> bool:
        """Whether a console is there."""
        return self._console.has_console

    async def open_console(self) -> None:
        """Let a console come from now on; without it the room goes on as well."""
        try:
            await self._console.open()
        except ReadinessError as error:
            self.console_fault = error.fault

    async def open_phones(self, phones: Phones, bind: str) -> None:
        """Let phones in.

        Args:
            phones: opens their page.
            bind: the address of one of its interfaces.

        Raises:
            ReadinessError: as `Phones.open`; those that could come in before can no more.
        """
        await self.close_phones()
        wished = phones.wished
        self.phones = await phones.open(self.room, bind, wished.port, wished.public_url)
        self._opened_at = self._clock()

    async def close_phones(self) -> None:
        """Let no phone in any more."""
        if self.phones is not None:
            opened, self.phones = self.phones, None
            await opened.close()

    def self_test(self) -> Fault | None:
        """What to try when no phone comes; None while there is nothing to say."""
        return None if self.phones is None else self.phones.self_test(self._clock() - self._opened_at)

    async def close(self) -> None:
        """Shut all doors; the room is as it was, and goes on when it is opened again."""
        if self.room.room.phase != "ended":
            self.room.suspend()
        await self.close_phones()
        await self._console.close()
