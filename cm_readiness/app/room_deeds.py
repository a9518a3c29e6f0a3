"""What a facilitator does in a live room, as data: the same in the room’s own window and in the console."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal, Protocol

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as validated

from ..core.errors import ReadinessError
from .room import LiveRoom
from .room_states import ConsoleState

DeedName = Literal[
    "open", "close", "count", "reveal", "again", "agree", "skip", "park", "park_question", "change_parked",
    "decide", "lock", "unlock", "pause", "resume", "undo", "redo", "end",
]  # fmt: skip
MOST_CHARACTERS = 20_000


@validated(frozen=True, config=ConfigDict(strict=True, extra="forbid"))
class Deed:
    """One thing that a facilitator does."""

    name: DeedName
    text: Annotated[str, Field(max_length=MOST_CHARACTERS)] = ""
    """What was typed with it, or the full id of the criterion that is put."""
    level: Annotated[int, Field(ge=0, le=4)] | None = None
    place: Annotated[int, Field(ge=0)] | None = None
    """Of a parked item in its list."""
    done: bool | None = None
    """Of a parked item."""


_DEED = TypeAdapter(Deed)


def read_deed(value: object) -> Deed:
    """A deed as it came from another program.

    Raises:
        ReadinessError: `console_not_understood`.
    """
    try:
        return _DEED.validate_json(json.dumps(value))
    except ValidationError as error:
        raise ReadinessError("console_not_understood") from error


def written_deed(deed: Deed) -> object:
    """A deed as plain data."""
    return _DEED.dump_python(deed, mode="json", exclude_defaults=True)


def perform(room: LiveRoom, deed: Deed) -> None:
    """Do it.

    Raises:
        ReadinessError: it cannot be done now, or is not saved; nothing has changed then.
    """
    match deed.name:
        case "open":
            room.open(deed.text)
        case "count":
            room.count_by_hand(deed.text)
        case "agree":
            if deed.level is None:
                raise ReadinessError("console_not_understood")
            room.agree(deed.level, deed.text)
        case "park":
            room.park(deed.text)
        case "park_question":
            room.park_question(deed.text)
        case "change_parked":
            if deed.place is None:
                raise ReadinessError("console_not_understood")
            owner = deed.text if deed.done is None else None
            room.change_parked(deed.place, owner=owner, done=deed.done)
        case "decide":
            room.decide(deed.text)
        case _:
            getattr(room, deed.name)()


class RoomAccess(Protocol):
    """A live room as its facilitator has it before them, in this program or in another one."""

    @property
    def state(self) -> ConsoleState:
        """What the facilitator sees."""

    def subscribe(self, heard: Callable[[], None]) -> Callable[[], None]:
        """Be told after each change; what it returns ends that."""

    async def do(self, deed: Deed) -> None:
        """Do something.

        Raises:
            ReadinessError: as `perform`.
        """


@dataclass(frozen=True)
class AtHand:
    """A room in this very program."""

    room: LiveRoom

    @property
    def state(self) -> ConsoleState:
        """As it is now."""
        return self.room.console()

    def subscribe(self, heard: Callable[[], None]) -> Callable[[], None]:
        """As the room."""
        return self.room.subscribe(heard)

    async def do(self, deed: Deed) -> None:
        """At once."""
        perform(self.room, deed)
