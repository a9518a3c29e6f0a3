"""The terminal UI as a program: it opens and closes sessions, and leads from screen to screen."""

from __future__ import annotations

import asyncio
import io
import os
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from rich.console import Console
from textual.command import Provider
from textual.screen import Screen

from ...app.paths import is_address
from ...app.preferences import Keeper, Settings
from ...app.stores import own_folder, shown_place, workspace_at
from ...core.errors import Fault, ReadinessError
from ...core.store import Reference
from ...language.fault_messages import sentence
from ...language.texts_notice import texts_notice
from ...language.words import Words, words_for
from ..widgets.motion import is_slow_line
from .app_protocol import Callback
from .command_screen import CommandScreen, caught_up
from .keyboard import APART
from .keymap import Table
from .looks import prepare_looks
from .messages import Freed, NotKept, NotSaved, Saved, Told
from .named_pages import named_page
from .navigation import Navigation
from .page import Ground, Page
from .session_app import SessionApp
from .signals import Signals
from .themes import NAMES as THEMES
from .themes import OWN, USUAL, register

if TYPE_CHECKING:
    from ...app.phones import Phones
    from ...core.questionnaire import Questionnaire
    from .leaving import Leaving

Result = TypeVar("Result")
LOOK_SECONDS = 2.0
"""How often the open file is looked at: another program may have changed it."""


class Window(Protocol):
    """What the program shows where it is a second window beside another one."""

    async def show(self, app: ReadinessApp, /) -> None:
        """Show it in the place of the first page."""

    async def close(self) -> None:
        """The program ends."""

    def last_words(self, words: Words, /) -> str:
        """What a person has to know once it has ended; empty where nothing is."""


class ReadinessApp(SessionApp):
    """Five readiness questions about working with a community manager.

    Args:
        place: where the assessments are: a folder or an address.
        settings: what the person chose.
        language: of the words on screen.
        path: an assessment to open at once.
        faults: what is wrong with the settings; said once.
        phones: what lets phones in to a workshop; None where there is nothing for it.
        workshop: whether to go straight into the workshop of `path`.
        window: what is shown instead of everything else.
        patience: seconds until a key counts as typed rather than pasted.
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
        place: str | Path,
        settings: Settings,
        language: str,
        path: Path | None = None,
        faults: Sequence[Fault] = (),
        patience: float = APART,
        *,
        phones: Phones | None = None,
        workshop: bool = False,
        window: Window | None = None,
    ) -> None:
        super().__init__(
            Table(settings.keys, language=language),
            words_for(language),
            patience,
            # Where colours are not wanted there are none at all, rather than shades of grey.
            ansi_color=True if "NO_COLOR" in os.environ else None,
        )
        self.folder = own_folder(place)
        """Where templates and what else is the person's own lie."""
        self.place = shown_place(place)
        """Where the assessments are, as it may be shown."""
        self.workspace = workspace_at(place)
        """The assessments, and what is done with them."""
        self.settings = settings
        self.navigation = Navigation()
        """What pages left for one another."""
        self.phones = phones
        """What lets phones in to a workshop; None where there is nothing for it."""
        self._into_workshop = workshop
        self.window = window
        """What is shown instead of everything else."""
        self._path = path
        self._faults = (*faults, *self.table.faults)
        self._keeper = Keeper(lambda fault: self._from_saver(NotKept(fault)))
        register(self)
        # From the start, so that no page is given its looks twice.
        chosen = settings.theme or USUAL
        self.theme = chosen if chosen in THEMES else USUAL
        self.stylesheet.set_variables(self.get_css_variables())
        self.rescued: Reference | None = None
        """Where the answers were kept when the disk refused and nobody could be asked."""
        self.failure: Exception | None = None
        """A fault of the program itself that ended it."""
        self.error_console = Console(file=io.StringIO())
        self.title = self.words("Community manager readiness")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The style sheets name colours before the first theme of ours is set."""
        return dict(OWN)

    def get_default_screen(self) -> Screen[Any]:
        """What lies below all pages, and is never seen."""
        return Ground(id="_default")

    async def on_mount(self) -> None:
        """Show the first screen."""
        if self.settings.reduced_motion or is_slow_line():
            self.animation_level = "none"
        self.set_keymap(dict(self.table.keymap))
        Signals(self, self._hand_over, self._end_from_outside).watch(stopping=self.can_suspend)
        self.set_interval(LOOK_SECONDS, self.look_again)
        await self.show_first()

    async def show_first(self) -> None:
        """Show the assessment that was asked for, else home."""
        if self.window is not None:
            await self.window.show(self)
            return
        faults = self._faults
        refused: tuple[Reference, Fault] | None = None
        if self._path is not None:
            named = self.workspace.store.named(str(self._path))
            try:
                await self.open_session(named)
            except ReadinessError as error:
                refused, faults = (named, error.fault), (*faults, error.fault)
        if self.session is None:
            await self.switch(named_page("home"))
        if is_address(self.place):
            self.run_worker(self._send_waiting(), group="waiting")
        if faults:
            self._tell("\n".join(sentence(fault, self.words) for fault in faults))
        if refused is not None and isinstance(self.screen, Page):
            await self.screen.offer(*refused)

    async def _send_waiting(self) -> None:
        """Tell the team's store what it could not be told before."""
        told = await asyncio.to_thread(self.workspace.send_waiting)
        if told:
            self._tell("\n".join(sentence(fault, self.words) for fault in told))

    async def on_unmount(self) -> None:
        """End what a second window holds."""
        if self.window is not None:
            await self.window.close()

    @cached_property
    def _leaving(self) -> Leaving:
        from .leaving import Leaving

        return Leaving(self)

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
            await self._leaving.begin(self._go_home)
            return
        self.notices = ()
        await self.switch(named_page(place))

    async def _go_home(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.is_over = True
        session, self.session = self.session, None
        if session is not None:
            await asyncio.to_thread(session.close)
        self.save_fault = self.change = None
        self.leave(replace(self.navigation, room=False))
        self.notices = ()
        await self.switch(named_page("home"))

    async def quit(self) -> None:
        """Leave the program, when what is typed is kept and what is answered is saved."""
        if self.focused is not None:
            await caught_up(self.focused)
        for screen in self.screen_stack:
            if isinstance(screen, Page) and not screen.leaving():
                return
        await self._leaving.begin(self._end)

    async def action_quit(self) -> None:
        """As `quit`: also from a dialog."""
        await self.quit()

    async def _end(self) -> None:
        self.exit(0)

    async def show(self, screen: Screen[Result], done: Callback[Result] | None = None) -> None:
        """Show a screen over this one; it is ready for keys when this returns."""
        if isinstance(screen, CommandScreen):
            screen.program = self
        prepare_looks(self, screen)
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
        self.session.heard = self._changed
        if not is_address(self.place):
            # A name in a team's store is no file: it is at the head of the list anyway.
            self._keeper.opened(reference)
        self.run_worker(self.look_back())
        if self.session.change is not None:
            await self.go("changes")
        else:
            await self.go("results" if self.session.is_complete else "question")
        self._say_notices(opened.file.notices)
        self._tell_of_texts(opened.asked.questionnaire)
        await self._enter_workshop(reference)

    async def _enter_workshop(self, reference: Reference) -> None:
        """Go into a workshop where that was asked for; offer to go on with one that was broken off."""
        page, session = self.screen, self.session
        if not isinstance(page, Page) or session is None:
            return
        if self._into_workshop or (session.held_by_other is None and self._was_broken_off(reference)):
            from ..workshop.entrance import enter

            self._into_workshop = False
            await enter(page)

    def _was_broken_off(self, reference: Reference) -> bool:
        """Whether a workshop was; next to none was, and then nothing of workshops is loaded."""
        if self.workspace.store.kept_room(reference) is None:
            return False
        from ...app.room_recovery import interrupted

        return interrupted(self.workspace, reference)

    async def new_session(self, questionnaire: str) -> None:
        """Ask who the company is, for a new assessment."""
        from ..setup.onboarding import Onboarding

        asked = await asyncio.to_thread(self.workspace.named_questionnaire, questionnaire)
        await self.switch(Onboarding(asked))
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

    def set_keys(self, chosen: Mapping[str, str]) -> None:
        """Give commands these keys from now on, and all others their usual ones."""
        self.keep(keys=dict(chosen))
        self.table = Table(chosen, language=self.words.language)
        self.set_keymap(dict(self.table.keymap))
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.show_all()

    def keep(self, **changes: object) -> None:
        """Change settings from now on, and keep them."""
        values: dict[str, Any] = changes
        self.settings = replace(self.settings, **values)
        self._keeper.keep(**changes)

    async def switch(self, screen: Page) -> None:
        """Show a screen in the place of the one that is shown, or the first one of all."""
        screen.program = self
        screen.is_held_back = True
        prepare_looks(self, screen)
        await (self.switch_screen if isinstance(self.screen, Page) else self.push_screen)(screen)
        self._make_ready()
        # Behind what the program itself is still to be told, such as the size of its window at the start.
        self.call_later(screen.show_at_once)

    def refresh_css(self, animate: bool = True) -> None:
        """As every program; before there is a screen nothing has any looks yet."""
        if self.screen_stack:
            super().refresh_css(animate)

    def _make_ready(self) -> None:
        screen = self.screen
        if isinstance(screen, CommandScreen):
            screen.ready()

    def _tell_of_texts(self, questionnaire: Questionnaire) -> None:
        self._tell(texts_notice(questionnaire, self.words))

    def action_help_quit(self) -> None:
        """ctrl+c does not end the program by accident; it says what does."""
        if isinstance(self.screen, Page):
            name = self.screen.PAGE
            key = self.table.key(name, "quit" if name == "home" else "leave", self.words)
            self._tell(self.words("Press {key} to leave; everything is saved.", key=key))

    # Ending

    def close_session(self) -> bool:
        """Hand over what is being typed, and wait until everything is saved.

        Returns:
            Whether everything is on the disk.
        """
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.leaving()
        self._keeper.close()
        done = self.session is None or self.session.close()
        self.workspace.close()
        return done

    def _end_from_outside(self) -> None:
        """Nobody can be asked: what the disk refuses is kept in another place that does not."""
        self._hand_over()
        if self.session is not None and not self.session.is_saved:
            from .leaving import rescued

            self.rescued = rescued(self.session)
        self.close_session()

    def last_words(self, *, saved: bool) -> str:
        """What a person has to know of the answers once the program has ended.

        Args:
            saved: whether they are on the disk.
        """
        if self.window is not None:
            return self.window.last_words(self.words)
        session = self.session
        if self.rescued is not None:
            return self.words("The last answers are kept in {path}.", path=self.rescued)
        if saved and session is not None and session.is_kept_here:
            return self.words(
                "The last answers are on this machine; the team’s store gets them when it is back."
            )
        if saved or session is None:
            return ""
        from .leaving import unsaved_sentence

        reason = sentence(session.refusal, self.words) if session.refusal is not None else ""
        return f"{unsaved_sentence(session.unsaved, self.words)} {reason}".strip()

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
