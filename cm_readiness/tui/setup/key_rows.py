"""The commands whose keys can be chosen, by the screen they belong to, and what stands in a key's way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...language.words import N_, Words
from ..shell.command import Command, key_label, spoken
from ..shell.command_screen import WIDGET_KEYS
from ..shell.keymap import Table, normalised

SCREEN_NAMES: Mapping[str, str] = {
    "home": N_("Home"),
    "onboarding": N_("New assessment"),
    "question": N_("Question"),
    "review": N_("Review"),
    "results": N_("Results"),
    "explanation": N_("Explain"),
    "finish": N_("Finish"),
    "plan": N_("Plan"),
    "action": N_("Action"),
    "what_if": N_("What if"),
    "compare": N_("Compare"),
    "progress": N_("Progress report"),
    "report": N_("Report"),
    "export": N_("Export"),
    "written": N_("Written"),
    "about": N_("About this assessment"),
    "changes": N_("What changed"),
    "settings": N_("Settings"),
    "keys": N_("Keys"),
    "help": N_("Help"),
}
"""The screens that have a name of their own, in the order in which their keys are listed."""
EVERYWHERE = N_("On several screens")
FEW = 3
"""A command of more screens is listed once, for all of them."""
FIXED = WIDGET_KEYS | {"escape", "shift+tab"}
"""Keys that lists and fields, or the way back, keep for themselves."""


def changeable(table: Table) -> list[tuple[str, list[Command]]]:
    """The commands whose keys can be chosen, under the English names of their screens.

    Args:
        table: the commands as they are now; one that has the same id on several screens is listed once.
    """
    groups: dict[str, list[Command]] = {name: [] for name in (*SCREEN_NAMES.values(), EVERYWHERE)}
    listed: set[str] = set()
    for screen, name in SCREEN_NAMES.items():
        for command in table.of(screen):
            if command.id in listed or _is_fixed(command):
                continue
            listed.add(command.id)
            several = len(screens_of(command.id, table)) > FEW
            groups[EVERYWHERE if several else name].append(command)
    return [(name, found) for name, found in groups.items() if found]


def _is_fixed(command: Command) -> bool:
    """Whether a command is a part of how lists and fields work."""
    return not command.palette and bool(command.keys) and set(command.keys.split(",")) <= FIXED


def screens_of(identifier: str, table: Table) -> list[str]:
    """The screens that have a command."""
    return [screen for screen in SCREEN_NAMES if any(c.id == identifier for c in table.of(screen))]


def in_the_way(
    identifier: str, key: str, chosen: Mapping[str, str], language: str
) -> list[tuple[str, Command]]:
    """The commands that have a key already where a command would get it, each with its screen.

    Args:
        identifier: the command that would get it.
        key: by its name.
        chosen: the keys that the person has chosen so far.
        language: of the person, whose keyboard may have keys of its own for the levels.
    """
    table = Table({**chosen, identifier: key}, language=language, trusting=True)
    found = []
    for screen in SCREEN_NAMES:
        declared = table.of(screen)
        if any(command.id == identifier for command in declared):
            found += [(screen, c) for c in declared if c.id != identifier and key in normalised(c.keys)]
    return found


def in_the_way_said(found: Sequence[tuple[str, Command]], key: str, words: Words) -> str:
    """Which command has a key on which screen, in a sentence.

    Args:
        found: as `in_the_way`, at least one.
        key: by its name.
        words: the person's language.
    """
    screen, command = found[0]
    screens = [words(SCREEN_NAMES[name]) for name, other in found if other.id == command.id]
    return words(
        "{key} is “{command}” already ({screens}): choose another key, or give that one another key first.",
        key=spoken(key_label(key), words),
        command=command.title(words),
        screens=", ".join(screens or [words(SCREEN_NAMES[screen])]),
    )


def keys_said(command: Command, words: Words) -> str:
    """The keys of a command as people know them."""
    return spoken(command.all_keys, words) if command.keys else ""


def changed(identifier: str, chosen: Mapping[str, str], table: Table) -> bool:
    """Whether the person has chosen the keys of a command, and they hold."""
    return identifier in chosen and identifier in table.keymap


def lines_of(found: Sequence[tuple[str, list[Command]]]) -> Iterator[tuple[str, Command | None]]:
    """Heads and commands below each other: a head has no command.

    Args:
        found: as `changeable`.
    """
    for name, commands in found:
        yield name, None
        yield from ((command.id, command) for command in commands)
