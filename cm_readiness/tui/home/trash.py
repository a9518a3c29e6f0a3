"""Moving an assessment to the trash, and bringing it back."""

from __future__ import annotations

from collections.abc import Callable

from ...core.errors import ReadinessError
from ...core.store import Reference
from ..shell.choice import Choice
from ..shell.dialogs import Confirm, Picker
from ..shell.page import Page
from .rows import company_of


async def ask_to_delete(page: Page, reference: Reference, name: str, done: Callable[[], object]) -> None:
    """Move an assessment to the trash when a person says yes.

    Args:
        page: the screen that asks.
        reference: the assessment.
        name: what it is called; its file's name where it is empty.
        done: called when it has gone.
    """

    def delete(yes: bool | None) -> None:
        if not yes:
            return
        try:
            kept = page.program.workspace.delete(reference)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.tell(page.words("Moved to {path}.", path=kept))
            done()

    question = page.words("Move {name} to the trash?", name=name or reference.name)
    await page.program.show(Confirm(question), delete)


async def choose_to_restore(page: Page, done: Callable[[], object]) -> None:
    """Bring back what a person chooses from the trash.

    Args:
        page: the screen that asks.
        done: called when it is back.
    """
    try:
        found = page.program.workspace.store.removed()
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
            restored = page.program.workspace.restore(name)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.tell(page.words("Brought back as {path}.", path=restored))
            done()

    choices = [Choice(one.name, company_of(one, page.program.workspace), one.name) for one in found]
    await page.program.show(Picker(page.words("Restore"), choices), restore)
