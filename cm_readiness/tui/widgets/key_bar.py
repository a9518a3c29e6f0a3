"""The footer: the few keys that matter now, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widget import Widget

from ...language.words import Words
from ..shell.command import Command, Group, spoken
from ..shell.text import assembled

PALETTE = "palette"
"""The command that finds all others."""


@dataclass(frozen=True)
class Entry:
    """A key in the footer with what it does."""

    key: str
    label: str
    command: str
    """The id of the command; empty for a group of several."""
    leads_back: bool = False
    """Whether it is the way out of the screen."""

    @property
    def content(self) -> Content:
        """The entry as it is shown."""
        label = f" {self.label}" if self.label else ""
        return assembled((self.key, "bold $footer-key-foreground"), label)


class KeyBar(Widget):
    """One line of keys, the most useful first; what finds all the others stands at the right end.

    That is the palette; where there is none, the last key of a dialog, which leaves it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $footer-background; color: $footer-foreground; }
    """
    GAP = 2

    virtual_size = Reactive(Size(0, 0), repaint=False)
    """As every widget's; it is one line, whatever it says."""

    @dataclass
    class Chosen(Message):
        """An entry was clicked."""

        command: str

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._named: tuple[tuple[Command, ...], str] | None = None
        """The commands that the entries were made of, and the language."""

    def say(self, commands: Sequence[Command], words: Words) -> None:
        """Show the keys of a screen in a language."""
        named = tuple(commands), words.language
        if named == self._named:
            return
        self._named, entries = named, entries_of(commands, words)
        if entries != self._entries:
            self._entries = entries
            self.refresh()

    def fitting(self, width: int) -> list[Entry]:
        """The entries that fit into a width: the way out in any case, and a shorter one for a long one.

        What finds all the others is its key alone where that makes room for the most useful one.

        Args:
            width: in cells.
        """
        *entries, last = self._entries
        needed = sum(
            one.content.cell_length + self.GAP for one in entries if one.leads_back or one is entries[0]
        )
        if last.command == PALETTE and needed + last.content.cell_length > width:
            last = replace(last, label="")
        left = width - last.content.cell_length
        kept = []
        for entry in sorted(entries, key=lambda one: not one.leads_back):
            taken = entry.content.cell_length + self.GAP
            if taken <= left:
                left -= taken
                kept.append(entry)
        return [*sorted(kept, key=entries.index), last]

    def placed(self, width: int) -> list[tuple[int, Entry]]:
        """The entries that fit, each with the cell that it begins at.

        Args:
            width: in cells.
        """
        start, found = 0, []
        *entries, last = self.fitting(width)
        for entry in entries:
            found.append((start, entry))
            start += entry.content.cell_length + self.GAP
        if last.command == PALETTE:
            start = max(start, width - last.content.cell_length)
        return [*found, (start, last)]

    def render(self) -> Content:
        """As many entries as fit."""
        line = Content("")
        for start, entry in self.placed(self.content_size.width) if self._entries else ():
            line = Content.assemble(line, " " * (start - line.cell_length), entry.content)
        return line

    def on_click(self, event: events.Click) -> None:
        """A click on an entry does what its key does."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None or not self._entries:
            return
        for start, entry in self.placed(self.content_size.width):
            if start <= offset.x < start + entry.content.cell_length and entry.command:
                self.post_message(self.Chosen(entry.command))


def entries_of(commands: Sequence[Command], words: Words) -> list[Entry]:
    """What the footer of a screen names as far as there is room, the most useful first, the palette last.

    Args:
        commands: of the screen.
        words: the person's language.
    """
    entries: dict[Command | Group, Entry] = {}
    for command in sorted(commands, key=_use):
        group = command.group
        if group is not None and group.footer:
            entries.setdefault(group, Entry(spoken(group.keys, words), _lower(words(group.label)), ""))
        elif _is_named(command):
            key, label = spoken(command.shown_key, words), _lower(command.title(words))
            entries[command] = Entry(key, label, command.id, (command.method or command.id) == "back")
    return list(entries.values())


def _is_named(command: Command) -> bool:
    """Whether the footer names a command at all: by its own key, and not one that only moves something."""
    return command.footer or (bool(command.keys) and command.group is None and _may_be_named(command))


def _may_be_named(command: Command) -> bool:
    return command.palette or command.id == PALETTE


def _use(command: Command) -> tuple[bool, bool, int]:
    """How late the footer names a command; in one rank, those of the table in their order."""
    is_named = command.footer or (command.group is not None and command.group.footer)
    return command.id == PALETTE, not is_named, command.rank


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
