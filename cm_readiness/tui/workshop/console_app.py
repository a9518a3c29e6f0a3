"""The program as the second window of a workshop: nothing but its console."""

from __future__ import annotations

from pathlib import Path

from ...app.console_link import ConsoleLink, connected
from ...app.paths import beside
from ...app.preferences import Settings
from ...core.errors import Fault, ReadinessError
from ...core.store import Reference
from ...language.fault_messages import sentence
from ..shell.app import ReadinessApp
from ..shell.keyboard import APART
from .console import Console
from .subject import Subject


class ConsoleApp(ReadinessApp):
    """Ends with the room, and says so.

    Args:
        folder: where the assessments are.
        settings: what the person chose.
        language: of the words on screen.
        reference: the assessment whose workshop it is.
        subject: what it is about.
        patience: as for `ReadinessApp`.
    """

    CSS_PATH = "../shell/app.tcss"

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        language: str,
        reference: Reference,
        subject: Subject,
        patience: float = APART,
    ) -> None:
        super().__init__(folder, settings, language, patience=patience)
        self._reference = reference
        self._subject = subject
        self.link: ConsoleLink | None = None
        """The room, once somebody has opened."""
        self.parting: Fault | None = None
        """Why it was not opened at all."""

    async def show_first(self) -> None:
        """Show the console; end where nobody opens."""
        try:
            self.link = await connected(beside(self._reference))
        except ReadinessError as error:
            self.parting = error.fault
            self.exit(2)
            return
        await self._switch(Console(self.link, self._subject))

    async def on_unmount(self) -> None:
        """Go; the room goes on."""
        if self.link is not None:
            self.parting = self.parting or self.link.ended
            await self.link.close()

    def last_words(self, *, saved: bool) -> str:
        """Why it has ended, where nobody wanted it to."""
        return sentence(self.parting, self.words) if self.parting is not None else ""
