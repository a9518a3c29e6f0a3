"""Hands in the place of phones: how many went up for each level, typed in one go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.containers import Vertical

from ...core.errors import ReadinessError
from ...language.fault_messages import sentence
from ..shell import commands
from ..shell.command_screen import Dialog
from ..widgets.fields import TextField
from ..widgets.key_bar import KeyBar
from ..widgets.line import Prose


class Hands(Dialog[bool]):
    """Asks for the counts, and stays with what was typed until they can be read.

    Args:
        count: takes what was typed; raises what is wrong with it.
    """

    PAGE = "hands"
    BINDINGS = commands.bindings("hands")
    FIELD_KEYS = frozenset(("enter",))

    def __init__(self, count: Callable[[str], Awaitable[bool]]) -> None:
        super().__init__()
        self._count = count

    def compose(self) -> ComposeResult:
        """The question, the field, how it is written, and what is wrong."""
        with Vertical(classes="dialog"):
            yield Prose(classes="dialog--title")
            yield TextField(select_on_focus=False)
            yield Prose(id="hint")
            yield Prose(id="fault")
            yield KeyBar()

    def on_mount(self) -> None:
        """Ask."""
        words = self.words
        self.query_one(Prose).say(words("How many hands for each level, from 0 to 4?"))
        self.query_one("#hint", Prose).say(
            words("00170 is one hand at level 2, seven at level 3; 001702 adds two who do not know."),
            "\n",
            words("Ten or more at a level: put blanks between all numbers, as 0 0 1 12 0."),
        )
        self.query_one(KeyBar).say(self.program.table.of(self.PAGE), words)

    def ready(self) -> None:
        """Typing goes into the field."""
        self.set_focus(self.query_one(TextField))

    async def do_accept(self) -> None:
        """End with what the field says; what cannot be read stays, and is explained."""
        try:
            self.dismiss(await self._count(self.query_one(TextField).value))
        except ReadinessError as error:
            self.query_one("#fault", Prose).say((sentence(error.fault, self.words), "$text-warning"))
