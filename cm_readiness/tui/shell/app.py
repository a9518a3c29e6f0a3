"""The terminal UI as a program: it opens and closes sessions, and leads from screen to screen."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, ClassVar, TypeVar

from rich.console import Console
from textual import events, on
from textual.command import Provider

from ...app.preferences import Keeper
from ...core.errors import Fault, ReadinessError
from ...core.questionnaire import Questionnaire
from ...files.paths import default_folder
from ...files.settings import Settings, read_settings
from ...language.fault_messages import sentence
from ...language.texts_notice import texts_notice
from ...language.words import LANGUAGES, environment_language, words_for
from .app_protocol import Callback, Host
from .messages import NotKept, NotSaved, Saved, Told
from .page import Performer, Room
from .pages import room
from .themes import NAMES as THEMES
from .themes import USUAL, register

Result = TypeVar("Result")

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""With these, too, everything is saved before the program ends."""


class ReadinessApp(Host):
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
        super().__init__(folder, settings, language)
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
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, partial(self._end, number))
        self._watch_suspending(loop)
        faults = self._faults
        if self._path is not None:
            try:
                await self.open_session(self._path)
            except ReadinessError as error:
                faults = (*faults, error.fault)
        if self.session is None:
            await self._switch(room("home", None))
        if faults:
            self._tell("\n".join(sentence(fault, self.words) for fault in faults))

    async def on_event(self, event: events.Event) -> None:
        """Remember which key is being handled: whether a command has it depends on the focus."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.last_key = event.key
        await super().on_event(event)

    # From screen to screen

    async def go(self, place: str) -> None:
        """Show another screen in the place of this one; leaving the session goes home."""
        screen = self.screen
        if isinstance(screen, Room):
            screen.leaving()
        if place == "home" and self.session is not None:
            session, self.session = self.session, None
            await asyncio.to_thread(session.close)
            self.save_fault = None
        self.notices = ()
        await self._switch(room(place, self.session))

    async def show(self, screen: Performer[Result], done: Callback[Result] | None = None) -> None:
        """Show a screen over this one; it is ready for keys when this returns."""
        await self.push_screen(screen, done)
        self._make_ready()

    async def open_session(self, path: Path) -> None:
        """Open an assessment where it was left, and show it."""
        from ...app.sitting import Session
        from ...app.sitting_file import open_session_file

        opened, questionnaire = await asyncio.to_thread(open_session_file, path, self.folder)
        self.session = Session(
            opened,
            questionnaire,
            saved=lambda: self._from_saver(Saved()),
            refused=lambda fault: self._from_saver(NotSaved(fault)),
            told=lambda notices: self._from_saver(Told(notices)),
        )
        self._keeper.opened(path)
        if self.session.change is not None:
            await self.go("changes")
        else:
            await self.go("results" if self.session.is_complete else "question")
        self._say_notices(opened.notices)
        self._tell_of_texts(questionnaire)

    async def new_session(self, questionnaire: str) -> None:
        """Ask who the company is, for a new assessment."""
        from ...files.questionnaires import find_questionnaire
        from ..setup.onboarding import Onboarding

        found = await asyncio.to_thread(find_questionnaire, questionnaire, near=None, folder=self.folder)
        await self._switch(Onboarding(found))
        self._tell_of_texts(found)

    def set_language(self, language: str) -> None:
        """Show everything in another language from now on."""
        self.words = words_for(language)
        self.title = self.words("Community manager readiness")
        self.keep(language=language)
        for screen in self.screen_stack:
            if isinstance(screen, Performer):
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

    async def _switch(self, screen: Room) -> None:
        """Show a screen in the place of the one that is shown, or the first one of all."""
        await (self.switch_screen if isinstance(self.screen, Room) else self.push_screen)(screen)
        self._make_ready()

    def _make_ready(self) -> None:
        screen = self.screen
        if isinstance(screen, Performer):
            screen.ready()

    def _tell(self, text: str) -> None:
        if isinstance(self.screen, Room):
            self.screen.tell(text)

    def _tell_of_texts(self, questionnaire: Questionnaire) -> None:
        self._tell(texts_notice(questionnaire, self.words))

    def action_help_quit(self) -> None:
        """ctrl+c does not end the program by accident; it says what does."""
        if isinstance(self.screen, Room):
            name = self.screen.ROOM
            key = self.table.key(name, "quit" if name == "home" else "leave", self.words)
            self._tell(self.words("Press {key} to leave; everything is saved.", key=key))

    # Saving

    def _from_saver(self, message: Saved | NotSaved | NotKept | Told) -> None:
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
        self._say_notices(event.notices)

    def _say_notices(self, notices: Sequence[Fault]) -> None:
        if notices and self.session is not None:
            self.notices = (*self.notices, *notices)
            self._show_state()

    @on(NotKept)
    def _not_kept(self, event: NotKept) -> None:
        self._tell(sentence(event.fault, self.words))

    def _show_state(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Room) and screen.is_mounted:
                screen.show_state()

    def close_session(self) -> bool:
        """Hand over what is being typed, and wait until everything is saved.

        Returns:
            Whether everything is on the disk.
        """
        for screen in self.screen_stack:
            if isinstance(screen, Room):
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

    def _watch_suspending(self, loop: asyncio.AbstractEventLoop) -> None:
        """Before the program is stopped, from the palette or from outside, everything is saved."""
        if not self.can_suspend:
            return
        stop = signal.getsignal(signal.SIGTSTP)
        if callable(stop):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(signal.SIGTSTP, self._suspend, stop)

    def _suspend(self, stop: Callable[[int, FrameType | None], object]) -> None:
        if isinstance(self.screen, Room):
            self.screen.hand_over()
        if self.session is not None:
            self.session.flush()
        stop(signal.SIGTSTP, None)

    def _end(self, number: int) -> None:
        self.close_session()
        if not _terminal_is_there():
            # Nothing is left to restore, and Textual would wait for ever for somebody to read what it writes.
            os._exit(128 + number)
        self.exit(128 + number, return_code=128 + number)


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
            from ...app.sitting_file import read_session

            spoken = read_session(path, place)[1].language
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


def _terminal_is_there() -> bool:
    """Whether the window that the program was started in is still open."""
    return sys.__stdin__ is not None and sys.__stdin__.isatty()
