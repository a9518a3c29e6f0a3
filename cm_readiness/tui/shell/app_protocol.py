"""What screens may ask of the program that runs them."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from textual.app import App
from textual.reactive import var

from ...core.errors import Fault
from ...files.settings import Settings
from ...language.words import Words, words_for
from .keymap import Table

if TYPE_CHECKING:
    from ...app.sitting import Session
    from ..compare.comparison_sides import Pair
    from .command_screen import Performer

Result = TypeVar("Result")

Callback: TypeAlias = "Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]]"
"""What is called with the result of a dialog."""


class Host(App[int]):
    """The program as its screens see it: the open session, the language, and how to get elsewhere.

    Args:
        folder: where the assessments are.
        settings: what the person chose.
        language: of the words on screen.
    """

    session: Session | None
    save_fault: var[Fault | None] = var(None)
    """Why the newest answers are not on the disk; None when they are."""
    notices: var[tuple[Fault, ...]] = var(())
    """What happened to the open file; said until another screen is shown."""

    def __init__(self, folder: Path, settings: Settings, language: str) -> None:
        # Where colours are not wanted there are none at all, rather than shades of grey.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.folder = folder
        self.settings = settings
        self.table = Table(settings.keys, language=language)
        """The commands with the keys that the person chose."""
        self.words: Words = words_for(language)
        self.session = None
        self.last_key = ""
        """The key that is being handled."""
        self.show_info = False
        """Whether the question screen explains each criterion."""
        self.back_to = "home"
        """Where the question screen goes back to: home, or the list that a criterion was chosen from."""
        self.stale: tuple[str, ...] = ()
        """The answers that are gone through again, by criterion; none when all criteria are."""
        self.compared: Pair | None = None
        """What the comparison compares."""
        self.review_filter = "all"
        """Which criteria the review lists."""
        self.about_from = "question"
        """Where the screen about the assessment goes back to."""
        self.draft: dict[str, str | tuple[str, ...]] = {}
        """What was filled in for a new assessment that was not created."""

    @property
    def can_suspend(self) -> bool:
        """Whether there is a shell to go to meanwhile."""
        raise NotImplementedError

    async def go(self, place: str) -> None:
        """Show another screen in the place of this one.

        Args:
            place: `home`, `settings`, `about`, `changes`, `question`, `review`, `results`, `report`, `plan`,
                `what_if`, `compare` or `progress`.
        """
        raise NotImplementedError

    async def show(self, screen: Performer[Result], done: Callback[Result] | None = None) -> None:
        """Show a screen over this one; it is ready for keys when this returns.

        Args:
            screen: a dialog.
            done: called with its result, before any further key is handled.
        """
        raise NotImplementedError

    async def open_session(self, path: Path) -> None:
        """Open an assessment where it was left, and show it.

        Raises:
            ReadinessError: the file or its questionnaire cannot be read.
        """
        raise NotImplementedError

    async def new_session(self, questionnaire: str) -> None:
        """Ask who the company is, for a new assessment.

        Args:
            questionnaire: the id of the questionnaire to answer.

        Raises:
            ReadinessError: the questionnaire cannot be read.
        """
        raise NotImplementedError

    def set_language(self, language: str) -> None:
        """Show everything in another language from now on; the choice is kept."""
        raise NotImplementedError

    def set_theme(self, theme: str) -> None:
        """Show everything in another theme from now on; the choice is kept."""
        raise NotImplementedError

    def keep(self, **changes: object) -> None:
        """Change settings from now on, and keep them."""
        raise NotImplementedError
