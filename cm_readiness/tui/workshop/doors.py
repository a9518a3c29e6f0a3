"""Where phones can come in: which network the page is opened on, chosen by the person and never before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...core.errors import ReadinessError
from ...language.words import Words
from ..shell.choice import Choice
from ..shell.dialogs import Picker

if TYPE_CHECKING:
    from ...app.phones import Interface, Phones
    from ...app.stage import Stage
    from ..shell.page import Page

NOBODY = "none"
"""The choice that lets no phone in."""


def interfaces_of(phones: Phones | None) -> tuple[Interface, ...]:
    """Where a page can be opened; none where there are no phones.

    Raises:
        ReadinessError: the extra is not installed.
    """
    return () if phones is None else phones.interfaces()


def door_words(interface: Interface, words: Words) -> str:
    """A way in, in words."""
    if interface.is_loopback:
        return words("This computer alone ({address}), to try it", address=interface.address)
    return words("{name}, {address}: all on this network", name=interface.name, address=interface.address)


def door_help(interface: Interface, words: Words) -> str:
    """What it means."""
    if interface.is_loopback:
        return words("No phone reaches it.")
    return words(
        "Phones on the same network open the page; anybody else on it can too, and needs the code to vote."
    )


async def change_doors(page: Page, stage: Stage) -> None:
    """Ask on which network phones come in, and let them in.

    Args:
        page: the page that asks.
        stage: the workshop that runs.
    """
    phones, words = page.program.phones, page.words
    if phones is None:
        return
    try:
        found = interfaces_of(phones)
    except ReadinessError as error:
        page.tell_fault(error.fault)
        return
    choices = [Choice(one.address, door_words(one, words), door_help(one, words)) for one in found]

    async def opened(bind: str | None) -> None:
        if bind is None:
            return
        try:
            await stage.open_phones(phones, bind)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.program.leave(replace(page.program.navigation, bind=bind))
        page.show_all()

    await page.program.show(Picker(words("Where do phones come in?"), choices), opened)
