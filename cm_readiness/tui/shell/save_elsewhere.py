"""Keeping the open assessment in another place from now on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ...core.errors import ReadinessError

if TYPE_CHECKING:
    from .page import Page


async def save_elsewhere(page: Page) -> None:
    """Ask for another file, and keep the open assessment there from now on.

    Args:
        page: a screen of one assessment.
    """
    from .dialogs import AskText

    proposed = Path.home() / page.session.reference.name

    def save(text: str | None) -> None:
        if text is None:
            return
        try:
            kept = page.session.save_elsewhere(text)
        except ReadinessError as error:
            page.tell_fault(error.fault)
        else:
            page.program.save_fault = None
            page.show_state()
            page.tell(page.words("Kept in {path} from now on.", path=kept))

    await page.program.show(AskText(page.words("Keep this assessment in"), str(proposed)), save)
