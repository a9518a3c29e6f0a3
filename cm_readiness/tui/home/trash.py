"""Moving an assessment to the trash, and bringing it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...core.errors import ReadinessError
from ...files.assessments import to_trash
from ...files.trash import from_trash, trash_files
from ..shell.dialogs import Choice, Confirm, Picker
from ..shell.page import Room
from .rows import company_of


async def ask_to_delete(room: Room, path: Path, name: str, done: Callable[[], object]) -> None:
    """Move an assessment to the trash when a person says yes.

    Args:
        room: the screen that asks.
        path: of the assessment.
        name: what it is called; its file's name where it is empty.
        done: called when it has gone.
    """

    def delete(yes: bool | None) -> None:
        if not yes:
            return
        try:
            kept = to_trash(path, room.host.folder)
        except ReadinessError as error:
            room.tell_fault(error.fault)
        else:
            room.tell(room.words("Moved to {path}.", path=kept))
            done()

    question = room.words("Move {name} to the trash?", name=name or path.name)
    await room.host.show(Confirm(question), delete)


async def choose_to_restore(room: Room, done: Callable[[], object]) -> None:
    """Bring back what a person chooses from the trash.

    Args:
        room: the screen that asks.
        done: called when it is back.
    """
    try:
        found = trash_files(room.host.folder)
    except ReadinessError as error:
        room.tell_fault(error.fault)
        return
    if not found:
        room.tell(room.words("The trash is empty."))
        return

    def restore(name: str | None) -> None:
        if name is None:
            return
        try:
            path = from_trash(name, room.host.folder)
        except ReadinessError as error:
            room.tell_fault(error.fault)
        else:
            room.tell(room.words("Brought back as {path}.", path=path))
            done()

    choices = [Choice(path.name, company_of(path), path.name) for path in found]
    await room.host.show(Picker(room.words("Restore"), choices), restore)
