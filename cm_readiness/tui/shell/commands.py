"""The commands of each screen: keys, footer, palette and help are made from the one table."""

from __future__ import annotations

from functools import cache

from textual.binding import Binding, BindingType

from .command import Command
from .command_table import COMMANDS

REACH_TEXT = frozenset(("ctrl+p", "ctrl+q", "escape", *(f"f{number}" for number in range(1, 25))))
"""Keys that act while a text field has the focus; the field keeps all others."""


def commands_of(screen: str) -> tuple[Command, ...]:
    """The commands of a screen, in the order in which they are shown."""
    return tuple(command for command in COMMANDS if screen in command.screens)


@cache
def command(screen: str, identifier: str) -> Command:
    """One command of a screen.

    Raises:
        KeyError: the screen has no such command.
    """
    for candidate in commands_of(screen):
        if candidate.id == identifier:
            return candidate
    raise KeyError(identifier)


@cache
def has(screen: str, identifier: str) -> bool:
    """Whether a screen has a command."""
    return any(command.id == identifier for command in commands_of(screen))


def bindings(screen: str) -> list[BindingType]:
    """The keys of a screen for Textual; whether one acts is asked of the screen each time."""
    return [
        Binding(c.keys, f"perform('{c.id}')", c.label, show=False, priority=True, id=c.id)
        for c in commands_of(screen)
        if c.keys
    ]
