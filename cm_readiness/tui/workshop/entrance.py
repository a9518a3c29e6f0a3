"""The way into a workshop: its beginning, or where an earlier one was left or broken off."""

from __future__ import annotations

from dataclasses import replace

from ...app.room_recovery import interrupted
from ...app.stage import Stage
from ...core.errors import ReadinessError
from ..shell.choice import Choice
from ..shell.dialogs import Picker
from ..shell.page import Page
from .doors import NOBODY, door_words, interfaces_of

ANEW = "anew"
"""The choice to begin anew."""


async def enter(page: Page) -> None:
    """Begin a workshop on the open assessment, or ask how to go on with one.

    Args:
        page: the one that is shown.
    """
    program = page.program
    if page.session.held_by_other is not None:
        page.is_read_only()
    elif interrupted(program.workspace, page.session.reference):
        await offer_to_go_on(page)
    else:
        await page.depart("beginning")


async def offer_to_go_on(page: Page) -> None:
    """Ask whether a workshop that was left or broken off goes on, and where phones come in again."""
    program, words = page.program, page.words
    try:
        found = interfaces_of(program.phones)
    except ReadinessError:
        # What is to be installed is said where a workshop begins.
        found = ()
    last = program.navigation.bind
    ways = sorted(found, key=lambda one: one.address != last)
    choices = [
        *(Choice(one.address, words("Go on, with phones"), door_words(one, words)) for one in ways),
        Choice(NOBODY, words("Go on without phones"), words("Hands are counted.")),
        Choice(ANEW, words("Begin anew"), words("What was agreed on stays in the assessment.")),
    ]

    async def chosen(choice: str | None) -> None:
        if choice == ANEW:
            await page.depart("beginning")
        elif choice is not None:
            await _go_on(page, choice)

    await program.show(Picker(words("A workshop on this was left: go on where it was?"), choices), chosen)


async def _go_on(page: Page, bind: str) -> None:
    program = page.program
    try:
        stage = Stage(program.workspace, page.session)
    except ReadinessError as error:
        page.tell_fault(error.fault)
        return
    program.leave(replace(program.navigation, stage=stage, bind=bind))
    fault = None
    if bind != NOBODY and program.phones is not None:
        try:
            await stage.open_phones(program.phones, bind)
        except ReadinessError as error:
            fault = error.fault
    await stage.open_console()
    await page.depart("projector")
    current = page.app.screen
    if fault is not None and isinstance(current, Page):
        current.tell_fault(fault)
