"""The terminal UI as a program: it opens and closes sessions, and leads from screen to screen."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.console import Console
from textual import events, on
from textual.app import App
from textual.command import Provider
from textual.screen import Screen

from ...app.paths import default_folder
from ...app.preferences import Keeper, Settings, read_settings
from ...app.workspace import on_disk
from ...core.errors import Fault, ReadinessError
from ...core.store import Reference
from ...language.fault_messages import sentence
from ...language.texts_notice import texts_notice
from ...language.words import LANGUAGES, environment_language, words_for
from .app_protocol import Callback
from .command_screen import CommandScreen
from .keymap import Table
from .messages import Freed, NotKept, NotSaved, Saved, Told
from .named_pages import named_page
from .navigation import Navigation
from .page import Page
from .signals import Signals
from .themes import NAMES as THEMES
from .themes import USUAL, register

if TYPE_CHECKING:
    from ...app.sitting import Sitting
    from ...core.questionnaire import Questionnaire

Result = TypeVar("Result")
LOOK_SECONDS = 2.0
"""How often the open file is looked at: another program may have changed it."""


class ReadinessApp(App[int]):
    """Five readiness questions about working with a community manager.

    Args:
        folder: where the assessments are.
        settings: what the person chose.
        language: of the words on screen.
        path: an assessment to open at once.
        faults: what is wrong with the settings; said once.
    """

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = set()
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-too-narrow"), (40, "-narrow"), (100, "-wide"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-too-short"), (12, "-short"), (20, "-tall"), (30, "-roomy"),
    ]  # fmt: skip

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        language: str,
        path: Path | None = None,
        faults: Sequence[Fault] = (),
    ) -> None:
        # Where colours are not wanted there are none at all, rather than shades of grey.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.folder = folder
        self.workspace = on_disk(folder)
        """The assessments, and what is done with them."""
        self.settings = settings
        self.table = Table(settings.keys, language=language)
        """The commands with the keys that the person chose."""
        self.words = words_for(language)
        self.session: Sitting | None = None
        self.save_fault: Fault | None = None
        """Why the newest answers are not on the disk; None when they are."""
        self.notices: tuple[Fault, ...] = ()
        """What happened to the open file; said until another screen is shown."""
        self.last_key = ""
        """The key that is being handled."""
        self.navigation = Navigation()
        """What pages left for one another."""
        self._path = path
        self._faults = (*faults, *self.table.faults)
        self._keeper = Keeper(lambda fault: self._from_saver(NotKept(fault)))
        register(self)
        self.failure: Exception | None = None
        """A fault of the program itself that ended it."""
        self.error_console = Console(file=io.StringIO())
        self.title = self.words("Community manager readiness")

    async def on_mount(self) -> None:
        """Show the first screen."""
        self.set_keymap(dict(self.table.keymap))
        chosen = self.settings.theme or USUAL
        self.theme = chosen if chosen in THEMES else USUAL
        Signals(self, self._hand_over, self.close_session).watch(stopping=self.can_suspend)
        self.set_interval(LOOK_SECONDS, self.look_again)
        faults = self._faults
        if self._path is not None:
            try:
                await self.open_session(self.workspace.store.named(str(self._path)))
            except ReadinessError as error:
                faults = (*faults, error.fault)
        if self.session is None:
            await self._switch(named_page("home"))
        if faults:
            self._tell("\n".join(sentence(fault, self.words) for fault in faults))

    async def on_event(self, event: events.Event) -> None:
        """Remember which key is being handled: whether a command has it depends on the focus."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.last_key = event.key
        await super().on_event(event)

    # From screen to screen

    def leave(self, navigation: Navigation) -> None:
        """Leave something for the pages to come."""
        self.navigation = navigation

    async def go(self, place: str) -> None:
        """Show another screen in the place of this one; leaving the session goes home."""
        screen = self.screen
        if isinstance(screen, Page):
            screen.leaving()
        if place == "home" and self.session is not None:
            session, self.session = self.session, None
            await asyncio.to_thread(session.close)
            self.save_fault = None
        self.notices = ()
        await self._switch(named_page(place))

    async def show(self, screen: Screen[Result], done: Callback[Result] | None = None) -> None:
        """Show a screen over this one; it is ready for keys when this returns."""
        if isinstance(screen, CommandScreen):
            screen.program = self
        await self.push_screen(screen, done)
        self._make_ready()

    async def open_session(self, reference: Reference) -> None:
        """Open an assessment where it was left, and show it."""
        from ...app.opening import autosaved

        opened = await asyncio.to_thread(self.workspace.open, reference)
        self.session = autosaved(
            self.workspace,
            opened,
            saved=lambda: self._from_saver(Saved()),
            refused=lambda fault: self._from_saver(NotSaved(fault)),
            told=lambda notices: self._from_saver(Told(notices)),
            freed=lambda: self._from_saver(Freed()),
        )
        self._keeper.opened(reference)
        if self.session.change is not None:
            await self.go("changes")
        else:
            await self.go("results" if self.session.is_complete else "question")
        self._say_notices(opened.file.notices)
        self._tell_of_texts(opened.asked.questionnaire)

    async def new_session(self, questionnaire: str) -> None:
        """Ask who the company is, for a new assessment."""
        from ..setup.onboarding import Onboarding

        asked = await asyncio.to_thread(self.workspace.named_questionnaire, questionnaire)
        await self._switch(Onboarding(asked))
        self._tell_of_texts(asked.questionnaire)

    def set_language(self, language: str) -> None:
        """Show everything in another language from now on."""
        self.words = words_for(language)
        self.title = self.words("Community manager readiness")
        self.keep(language=language)
        for screen in self.screen_stack:
            if isinstance(screen, CommandScreen):
                screen.say_language()
        if self.session is not None:
            self._tell_of_texts(self.session.questionnaire)

    def set_theme(self, theme: str) -> None:
        """Show everything in another theme from now on."""
        self.theme = theme
        self.keep(theme=theme)

    def keep(self, **changes: object) -> None:
        """Change settings from now on, and keep them."""
        values: dict[str, Any] = changes
        self.settings = replace(self.settings, **values)
        self._keeper.keep(**changes)

    async def _switch(self, screen: Page) -> None:
        """Show a screen in the place of the one that is shown, or the first one of all."""
        screen.program = self
        await (self.switch_screen if isinstance(self.screen, Page) else self.push_screen)(screen)
        self._make_ready()

    def _make_ready(self) -> None:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            screen.ready()

    def _tell(self, text: str) -> None:
        if isinstance(self.screen, Page):
            self.screen.tell(text)

    def _tell_of_texts(self, questionnaire: Questionnaire) -> None:
        self._tell(texts_notice(questionnaire, self.words))

    def action_help_quit(self) -> None:
        """ctrl+c does not end the program by accident; it says what does."""
        if isinstance(self.screen, Page):
            name = self.screen.PAGE
            key = self.table.key(name, "quit" if name == "home" else "leave", self.words)
            self._tell(self.words("Press {key} to leave; everything is saved.", key=key))

    # Saving

    def save_elsewhere(self, typed: str) -> Reference:
        """Keep the open assessment in the place that a person types from now on."""
        assert self.session is not None, "only pages of an open assessment offer it"  # noqa: S101
        kept = self.session.save_elsewhere(typed)
        self.save_fault = None
        return kept

    def _from_saver(self, message: Saved | NotSaved | NotKept | Told | Freed) -> None:
        if self.is_running:
            self.post_message(message)

    @on(Saved)
    def _saved(self) -> None:
        self.save_fault = None
        self._show_state()

    @on(NotSaved)
    def _not_saved(self, event: NotSaved) -> None:
        if self.session is not None and not self.session.is_saved:
            self.save_fault = event.fault
            self._show_state()

    @on(Told)
    def _told(self, event: Told) -> None:
        if self.session is not None and self.session.catch_up():
            self._show_all()
        self._say_notices(event.notices)

    def _show_all(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.is_mounted:
                screen.show_all()

    async def look_again(self) -> None:
        """See whether another program has changed the open file."""
        if self.session is not None:
            await asyncio.to_thread(self.session.look_again)

    def _say_notices(self, notices: Sequence[Fault]) -> None:
        if notices and self.session is not None:
            self.notices = (*self.notices, *notices)
            self._show_state()

    @on(Freed)
    async def _freed(self) -> None:
        """What was only looked at can be written here from now on."""
        session = self.session
        if session is None:
            return
        try:
            taken = await asyncio.to_thread(session.take_over)
        except ReadinessError as error:
            self._say_notices((error.fault,))
            return
        if taken and session is self.session:
            self._show_all()
            self._tell(self.words("Nobody else has this open any more: you can write in it now."))

    @on(NotKept)
    def _not_kept(self, event: NotKept) -> None:
        self._tell(sentence(event.fault, self.words))

    def _show_state(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page) and screen.is_mounted:
                screen.show_state()

    def close_session(self) -> bool:
        """Hand over what is being typed, and wait until everything is saved.

        Returns:
            Whether everything is on the disk.
        """
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.leaving()
        self._keeper.flush()
        if self.session is None:
            return True
        return self.session.close()

    def _handle_exception(self, error: Exception) -> None:
        """Keep a fault of the program for `run`; Textual would print it with all values, notes among them."""
        self.failure = self.failure or error
        super()._handle_exception(error)

    @property
    def can_suspend(self) -> bool:
        """Whether there is a shell to go to meanwhile."""
        return self._driver is not None and self._driver.can_suspend and hasattr(signal, "SIGTSTP")

    def _hand_over(self) -> None:
        """Save what is there and what is being typed; it goes on."""
        if isinstance(self.screen, Page):
            self.screen.hand_over()
        if self.session is not None:
            self.session.flush()


def run(path: Path | None = None, folder: Path | None = None, language: str | None = None) -> int:
    """Run the terminal UI.

    Args:
        path: an assessment to open at once.
        folder: where the assessments are; else the settings' folder, else the platform's.
        language: of the words on screen; else the assessment's, the settings', the environment's, English.

    Returns:
        The exit code: 0, 2 for a file that cannot be opened, 3 when answers could not be saved, 128 and the
        number of the signal that ended it.

    Raises:
        Exception: a fault of the program itself; the answers are saved, and the terminal is as it was.
    """
    settings, faults = read_settings({"language": tuple(LANGUAGES), "theme": tuple(THEMES)})
    place = folder or (Path(settings.folder) if settings.folder else default_folder())
    spoken = language
    try:
        if path is not None and spoken is None:
            workspace = on_disk(place)
            spoken = workspace.look(workspace.store.named(str(path))).assessment.language
    except ReadinessError as error:
        words = words_for(settings.language or environment_language())
        sys.stderr.write(sentence(error.fault, words) + "\n")
        return 2
    chosen = next((code for code in (spoken, settings.language) if code in LANGUAGES), None)
    app = ReadinessApp(place, settings, chosen or environment_language(), path, faults)
    saved = True
    try:
        result = app.run()
    finally:
        saved = app.close_session()
    if app.failure is not None:
        raise app.failure
    if not saved:
        sys.stderr.write(app.words("The last answers could not be saved.") + "\n")
        return 3
    return app.return_code if result is None and app.return_code is not None else result or 0
