"""What can be done with the open assessment on each of its pages: undo, redo, save elsewhere, look at it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ...core.errors import ReadinessError
from .page import Page


class AssessmentCommands:
    """The part of a page with the commands that concern the open assessment as a whole.

    Args:
        page: whose part it is.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    def do_undo(self) -> None:
        """Take the last change back."""
        self._travelled(self._page.session.undo(), self._page.words("There is nothing to undo."))

    def do_redo(self) -> None:
        """Make the change again that was undone last."""
        self._travelled(self._page.session.redo(), self._page.words("There is nothing to make again."))

    def _travelled(self, place: str | None, nothing: str) -> None:
        if place is None:
            self._page.tell(nothing)
        self._page.show_travelled(place)

    async def do_about(self) -> None:
        """Title, people, profile, depth and targets of the open assessment."""
        program = self._page.program
        program.leave(replace(program.navigation, about_from=self._page.PAGE))
        await self._page.depart("about")

    async def do_positions(self) -> None:
        """See where the people who answered stand."""
        program = self._page.program
        program.leave(replace(program.navigation, positions_from=self._page.PAGE))
        await self._page.depart("positions")

    async def do_finish(self) -> None:
        """Go through what ends a session."""
        await self._page.depart("finish")

    async def do_workshop(self) -> None:
        """Begin a live workshop, or go on with one."""
        from ..workshop.entrance import enter

        await enter(self._page)

    async def do_changes(self) -> None:
        """See what changed in the questionnaire."""
        await self._page.depart("changes")

    async def do_save_as(self) -> None:
        """Keep the assessment in another file from now on."""
        from .dialogs import AskText

        page, words = self._page, self._page.words
        proposed = Path.home() / page.session.reference.name

        def save(text: str | None) -> None:
            if text is None:
                return
            try:
                kept = page.program.save_elsewhere(text)
            except ReadinessError as error:
                page.tell_fault(error.fault)
            else:
                page.show_state()
                page.tell(words("Kept in {path} from now on.", path=kept))

        await page.program.show(AskText(words("Keep this assessment in"), str(proposed), path=True), save)
