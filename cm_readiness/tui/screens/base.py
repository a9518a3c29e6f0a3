"""What all screens have in common: keys, header, warning, message, footer, language."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from ...core.errors import Fault
from ...i18n import Words
from ...sentences import sentence
from .. import commands
from ..command import spoken
from ..host import Host
from ..widgets.header import Header
from ..widgets.key_bar import KeyBar
from ..widgets.line import Line, Prose
from ..widgets.own_keys import OwnKeys

if TYPE_CHECKING:
    from ..session import Session

WIDGET_KEYS = frozenset(
    ("up", "down", "left", "right", "enter", "space", "home", "end", "pageup", "pagedown", "tab", "delete")
)
"""Keys that belong to the focused widget, such as a list or a button, where there is one."""

Result = TypeVar("Result")


class Performer(Screen[Result], Generic[Result]):
    """A screen whose commands are those that `commands` declares for it; each is a method `do_…`."""

    ROOM: ClassVar[str]
    """The name of the screen in the declarations."""
    FIELD_KEYS: ClassVar[frozenset[str]] = frozenset()
    """More keys that act while a text field or another widget has the focus."""
    SCROLLER: ClassVar[str] = ""
    """The selector of what the scroll commands scroll."""

    @property
    def host(self) -> Host:
        """The program that runs this screen."""
        app = self.app
        assert isinstance(app, Host)  # noqa: S101 - narrows the type
        return app

    @property
    def words(self) -> Words:
        """The words of the person's language."""
        return self.host.words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave to a text field, or a list, the keys that are its own."""
        if action != "perform":
            return True
        key, focused = self.host.last_key, self.focused
        if key in self.FIELD_KEYS or focused is None:
            return True
        if isinstance(focused, OwnKeys) and focused.TAKES_TEXT:
            return key in commands.REACH_TEXT
        return key not in WIDGET_KEYS

    async def action_perform(self, identifier: str) -> None:
        """A key was pressed."""
        await self.perform(identifier)

    async def perform(self, identifier: str) -> None:
        """Do what a command says, whichever way it was called.

        Args:
            identifier: the id of a command of this screen.
        """
        if not self.is_current:
            return
        if self.focused is not None:
            await _caught_up(self.focused)
        command = commands.command(self.ROOM, identifier)
        done = getattr(self, f"do_{command.method or command.id}")(*command.arguments)
        if isawaitable(done):
            await done

    def later(self, identifier: str) -> None:
        """Do what a command says after a click, in the same line of control as keys."""
        self.host.call_next(self.perform, identifier)

    def ready(self) -> None:
        """Take the focus where there is something to type; called before any further key is handled."""

    def say_language(self) -> None:
        """Show everything in the language of the program."""

    @on(KeyBar.Chosen)
    def _key_clicked(self, event: KeyBar.Chosen) -> None:
        event.stop()
        self.later(event.command)

    # Scrolling, for screens that are read

    def do_scroll_lines(self, step: int) -> None:
        """Scroll by a line."""
        self._scroller.scroll_relative(y=step, animate=False)

    def do_scroll_pages(self, step: int) -> None:
        """Scroll by a page."""
        scroller = self._scroller
        scroller.scroll_relative(y=step * max(1, scroller.size.height - 2), animate=False)

    def do_scroll_ends(self, step: int) -> None:
        """Go to the top or the bottom."""
        if step < 0:
            self._scroller.scroll_home(animate=False)
        else:
            self._scroller.scroll_end(animate=False)

    @property
    def _scroller(self) -> VerticalScroll:
        return self.query_one(self.SCROLLER, VerticalScroll)


async def _caught_up(widget: Widget) -> None:
    """Wait until a widget has acted on all keys that came before this one."""
    done = asyncio.Event()
    if widget.call_later(done.set):
        await done.wait()


class Room(Performer[None]):
    """A screen that fills the window: header, warning, body, message, footer."""

    def compose(self) -> ComposeResult:
        """Lay out the screen; the words come with `show_all`."""
        yield Header()
        yield Prose(id="warning")
        yield from self.body()
        yield Prose(id="message")
        yield KeyBar()
        yield Line(id="too-small")

    def body(self) -> Iterable[Widget]:
        """The widgets between header and footer."""
        raise NotImplementedError

    def show_body(self) -> None:
        """Bring the body up to date with the session and the language."""
        raise NotImplementedError

    def heading(self) -> tuple[str, str]:
        """What the header says at its left and at its right, the state of saving apart."""
        return self.words("Community manager readiness"), ""

    def on_mount(self) -> None:
        """Say everything once."""
        self.show_all()

    def on_screen_resume(self) -> None:
        """Say everything again: a dialog may have changed it."""
        if self.is_mounted:
            self.show_all()

    def show_all(self) -> None:
        """Bring everything up to date."""
        self.show_state()
        self.query_one(KeyBar).say(self.host.table.of(self.ROOM), self.words)
        self.query_one("#too-small", Line).say(self.words("The window is too small."))
        self.show_body()

    def say_language(self) -> None:
        """Everything is said again."""
        self.show_all()

    def show_state(self) -> None:
        """Bring header and warning up to date."""
        left, right = self.heading()
        session, fault = self.host.session, self.host.save_fault
        if session is not None:
            saved = self.words("saved") if session.is_saved else self.words("saving")
            state = self.words("not saved") if fault else saved
            right = f"{right} · {state}" if right else state
        self.query_one(Header).say(left, right)
        warning = self.query_one("#warning", Prose)
        if session is None or fault is None:
            warning.say()
        else:
            warning.say(
                self.words("Not saved: {reason}", reason=sentence(fault, self.words)),
                " ",
                self.words(
                    "Your answers are kept here and saving is tried again; {key} saves them elsewhere.",
                    key=self.host.table.key(self.ROOM, "save_as", self.words),
                ),
            )

    def tell(self, text: str) -> None:
        """Say one sentence above the footer, until the next command."""
        self.query_one("#message", Prose).say(text)

    def tell_fault(self, fault: Fault) -> None:
        """Say what is wrong, until the next command."""
        self.tell(sentence(fault, self.words))

    async def perform(self, identifier: str) -> None:
        """As for every screen; the sentence of the last command goes."""
        if self.is_current:
            self.query_one("#message", Prose).say()
        await super().perform(identifier)

    @property
    def session(self) -> Session:
        """The open assessment."""
        session = self.host.session
        assert session is not None  # noqa: S101 - screens of one assessment are shown only with one
        return session

    # Commands of every screen

    async def depart(self, place: str) -> None:
        """Go to another screen, unless what is being typed cannot be kept."""
        if self.leaving():
            await self.host.go(place)

    async def do_help(self) -> None:
        """Show every key of this screen."""
        from .help import Help

        await self.host.show(Help(self.ROOM))

    async def do_palette(self) -> None:
        """Find a command by its name."""
        from .dialogs import Choice, Picker

        choices = [
            Choice(c.id, c.title(self.words), c.line(self.words), spoken(c.shown_key, self.words))
            for c in self.host.table.of(self.ROOM)
            if c.palette
        ]
        picker = Picker(self.words("Find a command"), choices)
        await self.host.show(picker, self._run_chosen)

    async def do_language(self) -> None:
        """Switch the language of the program."""
        from ...i18n import LANGUAGES
        from .dialogs import Choice, Picker

        choices = [Choice(code, name) for code, name in LANGUAGES.items()]
        picker = Picker(self.words("Language"), choices, self.words.language)
        await self.host.show(picker, self._set_language)

    async def do_theme(self) -> None:
        """Choose light, dark, high contrast, or the terminal's own colours."""
        from ..themes import NAMES
        from .dialogs import Choice, Picker

        choices = [Choice(name, self.words(label)) for name, label in NAMES.items()]
        await self.host.show(Picker(self.words("Theme"), choices, self.host.theme), self._set_theme)

    async def do_about(self) -> None:
        """Title, people, profile, depth and targets of the open assessment."""
        self.host.about_from = self.ROOM
        await self.depart("about")

    async def do_changes(self) -> None:
        """See what changed in the questionnaire."""
        await self.depart("changes")

    async def do_save_as(self) -> None:
        """Keep the assessment in another file from now on."""
        from .paths import save_elsewhere

        await save_elsewhere(self)

    def do_suspend(self) -> None:
        """Go to the shell, with everything saved."""
        if self.host.can_suspend:
            self.host.action_suspend_process()
        else:
            self.tell(self.words("This terminal has no shell to go to."))

    def do_quit(self) -> None:
        """Leave the program."""
        if self.leaving():
            self.host.exit(0)

    def hand_over(self) -> None:
        """Give the session what is being typed, which goes on."""

    def leaving(self) -> bool:
        """Hand over what is being typed; False when it cannot be kept and should not be lost."""
        return True

    async def _run_chosen(self, identifier: str | None) -> None:
        if identifier is not None:
            await self.perform(identifier)

    def _set_language(self, code: str | None) -> None:
        if code is not None:
            self.host.set_language(code)

    def _set_theme(self, name: str | None) -> None:
        if name is not None:
            self.host.set_theme(name)

    def on_resize(self, event: events.Resize) -> None:
        """Keep what is typed in view, and the focus where it was."""
        self.call_after_refresh(self.settle)

    def settle(self) -> None:
        """The window has another size now."""


class Dialog(Performer[Result], ModalScreen[Result], Generic[Result]):
    """A screen over another one that ends with a result; None when it is left."""

    def do_close(self) -> None:
        """Leave without a result."""
        self.dismiss(None)
