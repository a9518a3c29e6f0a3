"""The keyboard of the program: what a person typed goes to the screen, where it can be seen."""

from __future__ import annotations

from textual import events, on
from textual.app import App

from ...language.words import Words
from ..widgets.own_keys import OwnKeys
from .keyboard import Again, Keyboard
from .keymap import Table
from .page import LEAST, Page


class KeyedApp(App[int]):
    """Lets keys through as a person typed them, where it can be seen what they change.

    Args:
        table: the commands with the keys that the person chose.
        words: the person's language.
        patience: seconds until a key counts as typed rather than pasted.
        ansi_color: as Textual takes it.
    """

    def __init__(self, table: Table, words: Words, patience: float, *, ansi_color: bool | None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.table = table
        """The commands with the keys that the person chose."""
        self.words = words
        """The words of the person's language."""
        self.last_key = ""
        """The key that is being handled."""
        self.key_time = 0.0
        """When it was pressed."""
        self._keyboard = Keyboard(self, self._typed, self._pasted, patience=patience)

    async def on_event(self, event: events.Event) -> None:
        """Hold keys until it is known whether a person typed them; what else comes in stays behind them."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if isinstance(event, events.Key):
                await self._keyboard.press(event)
                return
            await self._keyboard.hand_on()
            if self.is_too_small:
                return
        await super().on_event(event)

    @on(Again)
    async def _look_at_keys(self) -> None:
        await self._keyboard.look(asked=True)

    async def _typed(self, key: events.Key) -> None:
        """Remember which key is being handled: whether a command has it depends on the focus."""
        self.last_key, self.key_time = key.key, key.time
        if not self.is_too_small or self._leaves(key.key):
            await super().on_event(key)

    async def _pasted(self, text: str) -> None:
        """A text came as keys: it goes into a field; where there is none it is nobody's answer."""
        if self.is_too_small:
            return
        focused = self.focused
        if isinstance(focused, OwnKeys) and focused.TAKES_TEXT:
            await super().on_event(events.Paste(text))
        else:
            self._tell(
                self.words.plural(
                    "{count} key came at once, as from a pasted text: nothing was answered.",
                    "{count} keys came at once, as from a pasted text: nothing was answered.",
                    len(text),
                )
            )

    @property
    def is_too_small(self) -> bool:
        """Whether the window has no room to show what a key would change."""
        return self.size.width < LEAST[0] or self.size.height < LEAST[1]

    def _leaves(self, key: str) -> bool:
        """Whether a key leaves the program, which it does unseen as well."""
        screen = self.screen
        if not isinstance(screen, Page):
            return key == "ctrl+q"
        commands = (c for c in self.table.of(screen.PAGE) if (c.method or c.id) == "quit")
        keys = [one for command in commands for one in command.keys.split(",")]
        return key in keys and bool(screen.check_action("perform", ()))

    def _tell(self, text: str) -> None:
        if isinstance(self.screen, Page):
            self.screen.tell(text)
