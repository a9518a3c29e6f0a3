"""The question as a room sees it on the wall: the question and its levels alone, and nothing when wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..shell.command import Command
from ..shell.page import Page
from .blank import Blank

NOT_FOR_A_ROOM = frozenset(("info", "private"))
"""What would stand beside question and levels, or is not for everybody."""
FIRST = ("room", "blank")
"""What the footer names first, by the id of its command."""


class Room:
    """The part of the question screen that turns it into one for a room, and back.

    Args:
        page: whose part it is.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    @property
    def is_on(self) -> bool:
        """Whether a room is looking on."""
        return self._page.program.navigation.room

    def do_room(self) -> None:
        """Show question and levels alone, or everything again."""
        program, page = self._page.program, self._page
        program.leave(replace(program.navigation, room=not self.is_on))
        page.show_all()
        if self.is_on:
            page.tell(page.words("Room view: {key} leaves it; any unused key shows the keys.", key=self._key))

    async def do_blank(self) -> None:
        """Show nothing until any key."""
        await self._page.program.show(Blank())

    def show_keys(self, *, shown: bool) -> None:
        """Show the footer, or leave its line empty.

        Args:
            shown: until the next command.
        """
        self._page.set_class(shown, "-keys")

    def refuses(self, identifier: str) -> bool:
        """Whether a command is not for a room; says so.

        Args:
            identifier: of the command.
        """
        if not self.is_on or identifier not in NOT_FOR_A_ROOM:
            return False
        self._page.tell(self._page.words("Not in room view; {key} leaves it.", key=self._key))
        return True

    def acting(self, found: Sequence[Command]) -> Sequence[Command]:
        """The commands that act before a room, those of the room view first.

        Args:
            found: the commands of the page.
        """
        if not self.is_on:
            return found
        kept = (command for command in found if command.id not in NOT_FOR_A_ROOM)
        return [replace(c, footer=True, rank=-1) if c.id in FIRST else c for c in kept]

    @property
    def _key(self) -> str:
        return self._page.program.table.key(self._page.PAGE, "back_home", self._page.words)
