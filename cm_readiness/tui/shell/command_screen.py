"""What pages and dialogs have in common: declared commands, and the keys that they leave to a widget."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from inspect import isawaitable
from pathlib import Path
from typing import ClassVar, Generic, TypeVar, cast

from textual import events, on
from textual.containers import VerticalScroll
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input

from ...language.words import Words
from ..widgets.choices import Choices
from ..widgets.key_bar import KeyBar
from ..widgets.own_keys import OwnKeys
from . import commands
from .app_protocol import AppProtocol
from .command import Command

WIDGET_KEYS = frozenset(
    ("up", "down", "left", "right", "enter", "space", "home", "end", "pageup", "pagedown", "tab", "delete")
)
"""Keys that belong to the focused widget, such as a list or a button, where there is one."""

Result = TypeVar("Result")


class CommandScreen(Screen[Result], Generic[Result]):
    """A screen with the commands that `commands` declares for it; each is a method `do_…` of it or a part."""

    PAGE: ClassVar[str]
    """The name of the screen in the declarations."""
    FIELD_KEYS: ClassVar[frozenset[str]] = frozenset()
    """More keys that act while a text field or another widget has the focus."""
    ENTER_IN_TEXT: ClassVar[bool] = False
    """Whether Enter is a command, too, while a text of one line has the focus."""
    FOCUS: ClassVar[str] = ""
    """The selector of what has the focus when the screen is shown."""
    SCROLLER: ClassVar[str] = ""
    """The selector of what the scroll commands scroll."""

    program: AppProtocol
    """The program that shows this screen, as far as screens may ask it."""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus; what looks different for it is painted anew, the rest of the screen is not."""
    parts: tuple[object, ...] = ()
    """What the screen is composed of beside its widgets: they do the commands that it does not itself."""

    @property
    def words(self) -> Words:
        """The words of the person's language."""
        return self.program.words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave to a text field, or a list, the keys that are its own."""
        if action != "perform":
            return True
        key, focused = self.program.last_key, self.focused
        if self.ENTER_IN_TEXT and key == "enter" and isinstance(focused, Input):
            return True
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
            await caught_up(self.focused)
        command = commands.command(self.PAGE, identifier)
        done = self.method_of(command)(*command.arguments)
        if isawaitable(done):
            await done

    def method_of(self, command: Command) -> Callable[..., Awaitable[None] | None]:
        """What does a command: the screen itself, or one of its parts."""
        name = f"do_{command.method or command.id}"
        owner = next((one for one in (self, *self.parts) if hasattr(one, name)), self)
        return cast("Callable[..., Awaitable[None] | None]", getattr(owner, name))

    def later(self, identifier: str) -> None:
        """Do what a command says after a click, in the same line of control as keys."""
        self.app.call_next(self.perform, identifier)

    def ready(self) -> None:
        """Take the focus where there is something to type; called before any further key is handled."""
        if self.FOCUS:
            self.set_focus(self.query_one(self.FOCUS))

    def acting(self) -> Sequence[Command]:
        """The commands that can do something now: of a list's keys, those of the list that has the focus."""
        focused = self.focused
        several = focused.several if isinstance(focused, Choices) else None
        missing = {None: ("option", "tick"), False: ("tick",), True: ("option",)}[several]
        return [c for c in self.program.table.of(self.PAGE) if (c.method or c.id) not in missing]

    def show_keys(self) -> None:
        """Bring the footer up to date."""
        self.query_one(KeyBar).say(self.acting(), self.words)

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        if commands.has(self.PAGE, "tick"):
            self.show_keys()

    def do_option(self, step: int) -> None:
        """Choose the option above or below in the list that has the focus."""
        if isinstance(self.focused, Choices):
            self.focused.action_move(step)

    def do_tick(self) -> None:
        """Tick what the arrows point to in the list that has the focus, or take the tick off."""
        if isinstance(self.focused, Choices):
            self.focused.action_tick()

    def say_language(self) -> None:
        """Show everything in the language of the program."""

    def do_field(self, step: int) -> None:
        """Go to the next or the previous field, on screens that are filled in."""
        if step > 0:
            self.focus_next()
        else:
            self.focus_previous()

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

    @on(KeyBar.Chosen)
    def _key_clicked(self, event: KeyBar.Chosen) -> None:
        event.stop()
        self.later(event.command)


async def caught_up(widget: Widget) -> None:
    """Wait until a widget has acted on all keys that came before this one."""
    done = asyncio.Event()
    if widget.call_later(done.set):
        await done.wait()


class Dialog(CommandScreen[Result], ModalScreen[Result], Generic[Result]):
    """A screen over another one that ends with a result; None when it is left."""

    CSS_PATH = Path(__file__).with_name("dialogs.tcss")

    def do_close(self) -> None:
        """Leave without a result."""
        self.dismiss(None)
