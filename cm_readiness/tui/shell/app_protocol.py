"""What screens may ask of the program that runs them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from textual.screen import Screen

from ...app.preferences import Settings
from ...app.workspace import Workspace
from ...core.errors import Fault
from ...core.store import Reference
from ...language.words import Words
from .keymap import Table
from .navigation import Navigation

if TYPE_CHECKING:
    from ...app.phones import Phones
    from ...app.sitting import Change, Sitting

Result = TypeVar("Result")

Callback: TypeAlias = "Callable[[Result | None], None] | Callable[[Result | None], Awaitable[None]]"
"""What is called with the result of a dialog."""


class AppProtocol(Protocol):
    """The program as its screens see it: values to be read, and what can be asked for; they set nothing."""

    @property
    def place(self) -> str:
        """Where the assessments are, a folder or an address, as it may be shown."""

    @property
    def folder(self) -> Path:
        """Where the assessments are."""

    @property
    def workspace(self) -> Workspace:
        """The assessments, and what is done with them."""

    @property
    def settings(self) -> Settings:
        """What the person chose."""

    @property
    def table(self) -> Table:
        """The commands with the keys that the person chose."""

    @property
    def words(self) -> Words:
        """The words of the person's language."""

    @property
    def theme(self) -> str:
        """The name of the theme that is shown."""

    @property
    def session(self) -> Sitting | None:
        """The open assessment."""

    @property
    def save_fault(self) -> Fault | None:
        """Why the newest answers are not on the disk; None when they are."""

    @property
    def notices(self) -> Sequence[Fault]:
        """What happened to the open file; said until another screen is shown."""

    @property
    def earlier_notes(self) -> Mapping[str, str]:
        """What was noted in the round before, by criterion."""

    @property
    def phones(self) -> Phones | None:
        """What lets phones in to a workshop; None where there is nothing for it."""

    @property
    def last_key(self) -> str:
        """The key that is being handled."""

    @property
    def key_time(self) -> float:
        """When it was pressed."""

    @property
    def change(self) -> Change | None:
        """What was changed a moment ago, to be said."""

    @property
    def is_too_small(self) -> bool:
        """Whether the window has no room to show what a key would change."""

    @property
    def navigation(self) -> Navigation:
        """What pages left for one another."""

    @property
    def can_suspend(self) -> bool:
        """Whether there is a shell to go to meanwhile."""

    def leave(self, navigation: Navigation) -> None:
        """Leave something for the pages to come.

        Args:
            navigation: the present one with what is new.
        """

    async def go(self, place: str) -> None:
        """Show another screen in the place of this one.

        Args:
            place: `home`, `portfolio`, `settings`, `keys`, `about`, `changes`, `question`, `review`,
                `results`, `report`, `plan`, `what_if`, `finish`, `compare`, `positions`, `progress`,
                `beginning` or `projector`.
        """

    async def show(self, screen: Screen[Result], done: Callback[Result] | None = None) -> None:
        """Show a screen over this one; it is ready for keys when this returns.

        Args:
            screen: a dialog.
            done: called with its result, before any further key is handled.
        """

    async def quit(self) -> None:
        """Leave the program, when what is typed is kept and what is answered is saved."""

    def show_change(self) -> None:
        """Say the last change for a while from now on."""

    async def open_session(self, reference: Reference) -> None:
        """Open an assessment where it was left, and show it.

        Raises:
            ReadinessError: the file or its questionnaire cannot be read.
        """

    async def new_session(self, questionnaire: str) -> None:
        """Ask who the company is, for a new assessment.

        Args:
            questionnaire: the id of the questionnaire to answer.

        Raises:
            ReadinessError: the questionnaire cannot be read.
        """

    def save_elsewhere(self, typed: str) -> Reference:
        """Keep the open assessment in the place that a person types from now on.

        Raises:
            ReadinessError: the disk refuses.
        """

    def set_language(self, language: str) -> None:
        """Show everything in another language from now on; the choice is kept."""

    def set_theme(self, theme: str) -> None:
        """Show everything in another theme from now on; the choice is kept."""

    def set_keys(self, chosen: Mapping[str, str]) -> None:
        """Give commands these keys from now on, and all others their usual ones; the choice is kept.

        Args:
            chosen: keys by the id of a command.
        """

    def keep(self, **changes: object) -> None:
        """Change settings from now on, and keep them."""
