"""The footer: the few keys that matter now, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from ...language.words import Words
from ..shell.command import Command, Group, spoken
from ..shell.text import assembled


@dataclass(frozen=True)
class Entry:
    """A key in the footer with what it does."""

    key: str
    label: str
    command: str
    """The id of the command; empty for a group of several."""

    @property
    def content(self) -> Content:
        """The entry as it is shown."""
        return assembled((self.key, "bold $footer-key-foreground"), " ", self.label)


class KeyBar(Widget):
    """One line of keys; those that do not fit are left to the last, which is the help where there is one."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $footer-background; color: $footer-foreground; }
    """
    GAP = 2

    @dataclass
    class Chosen(Message):
        """An entry was clicked."""

        command: str

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []

    def say(self, commands: Sequence[Command], words: Words) -> None:
        """Show the keys of a screen in a language."""
        self._entries = entries_of(commands, words)
        self.refresh()

    def fitting(self, width: int) -> list[Entry]:
        """The entries that fit into a width.

        Args:
            width: in cells.
        """
        *entries, last = self._entries
        left = width - last.content.cell_length
        kept = []
        for entry in entries:
            left -= entry.content.cell_length + self.GAP
            if left < 0:
                break
            kept.append(entry)
        return [*kept, last]

    def render(self) -> Content:
        """As many entries as fit."""
        if not self._entries:
            return Content("")
        entries = self.fitting(self.content_size.width)
        return Content(" " * self.GAP).join(entry.content for entry in entries)

    def on_click(self, event: events.Click) -> None:
        """A click on an entry does what its key does."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None or not self._entries:
            return
        start = 0
        for entry in self.fitting(self.content_size.width):
            end = start + entry.content.cell_length
            if start <= offset.x < end and entry.command:
                self.post_message(self.Chosen(entry.command))
            start = end + self.GAP


def entries_of(commands: Sequence[Command], words: Words) -> list[Entry]:
    """What the footer of a screen names, the help last.

    Args:
        commands: of the screen.
        words: the person's language.
    """
    entries: dict[Command | Group, Entry] = {}
    for command in commands:
        group = command.group
        if group is not None and group.footer:
            entries.setdefault(group, Entry(spoken(group.keys, words), _lower(words(group.label)), ""))
        elif command.footer:
            entries[command] = Entry(
                spoken(command.shown_key, words), _lower(command.title(words)), command.id
            )
    shown = list(entries.values())
    helps = [entry for entry in shown if entry.command == "help"]
    return [entry for entry in shown if entry.command != "help"] + helps


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
