"""The program as the second window of a workshop: nothing but its console."""

from __future__ import annotations

from ...app.console_link import ConsoleLink, connected
from ...app.preferences import Settings
from ...core.errors import Fault, ReadinessError
from ...core.store import Reference
from ...language.fault_messages import sentence
from ...language.words import Words
from ..shell.app import ReadinessApp
from ..shell.keyboard import APART
from .console import Console
from .subject import Subject


class ConsoleWindow:
    """Shows the console in the place of the first page; ends with the room, and says so.

    Args:
        reference: the assessment whose workshop it is.
        subject: what it is about.
    """

    def __init__(self, reference: Reference, subject: Subject) -> None:
        self._reference = reference
        self._subject = subject
        self.link: ConsoleLink | None = None
        """The room, once somebody has opened."""
        self._parting: Fault | None = None
        """Why it was not opened at all, or why it has ended."""

    async def show(self, app: ReadinessApp) -> None:
        """Show the console; end where nobody opens."""
        try:
            self.link = await connected(app.workspace.beside(self._reference))
        except ReadinessError as error:
            self._parting = error.fault
            app.exit(2)
            return
        await app.switch(Console(self.link, self._subject))

    async def close(self) -> None:
        """Go; the room goes on."""
        if self.link is not None:
            self._parting = self._parting or self.link.ended
            await self.link.close()

    def last_words(self, words: Words) -> str:
        """Why it has ended, where nobody wanted it to."""
        return sentence(self._parting, words) if self._parting is not None else ""


def console_app(
    place: str,
    settings: Settings,
    language: str,
    reference: Reference,
    subject: Subject,
    patience: float = APART,
) -> ReadinessApp:
    """The program with nothing but a console.

    Args:
        place: where the assessments are.
        settings: what the person chose.
        language: of the words on screen.
        reference: the assessment whose workshop it is.
        subject: what it is about.
        patience: as for `ReadinessApp`.
    """
    window = ConsoleWindow(reference, subject)
    return ReadinessApp(place, settings, language, patience=patience, window=window)
