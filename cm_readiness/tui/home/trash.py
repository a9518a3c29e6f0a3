"""Moving an assessment to the trash, and bringing it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...core.errors import ReadinessError
from ...files.assessments import to_trash
from ...files.trash import from_trash, trash_files
from ..shell.choice import Choice
from ..shell.dialogs import Confirm, Picker
from ..shell.page import Page
from .rows import company_of


async def ask_to_delete(page: Page, path: Path, name: str, done: Callable[[], object]) -> None:
    """Move an assessment to the trash when a person says yes.

    Args:
        page: the screen that asks.
        path: of the assessment.
        name: what it is called; its file's name where it is empty.
        done: called when it has gone.
    """

    def delete(yes: bool | None) -> None:
        if not yes:
            return
        try:
            kept = to_trash(path, page.program.folder)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.tell(page.words("Moved to {path}.", path=kept))
            done()

    question = page.words("Move {name} to the trash?", name=name or path.name)
    await page.program.show(Confirm(question), delete)


async def choose_to_restore(page: Page, done: Callable[[], object]) -> None:
    """Bring back what a person chooses from the trash.

    Args:
        page: the screen that asks.
        done: called when it is back.
    """
    try:
        found = trash_files(page.program.folder)
    except ReadinessError as error:
        page.tell_fault(error.fault)
        return
    if not found:
        page.tell(page.words("The trash is empty."))
        return

    def restore(name: str | None) -> None:
        if name is None:
            return
        try:
            path = from_trash(name, page.program.folder)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.tell(page.words("Brought back as {path}.", path=path))
            done()

    choices = [Choice(path.name, company_of(path)[0], path.name) for path in found]
    await page.program.show(Picker(page.words("Restore"), choices), restore)
