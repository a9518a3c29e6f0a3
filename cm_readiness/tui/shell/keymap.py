"""Keys that a person chose in the settings: which of them hold, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys, key_to_character

from ...core.errors import Fault, Place
from ...language.words import Words
from .command import Command, Group, spoken
from .command_table import COMMANDS, level_keys

MODIFIERS = frozenset(("ctrl", "shift", "alt", "super", "hyper", "meta"))
_NAMED = frozenset((*(key.value for key in Keys), *KEY_NAME_REPLACEMENTS.values()))


class Table:
    """All commands with the keys that they have for this person.

    Args:
        chosen: keys by the id of a command, such as `m` or `ctrl+n,f3`.
        file: what the choice is read from, for what is said about it.
        language: of the person, whose keyboard may have keys of its own for the levels.
        trusting: takes keys that another command has as well, to see what they would be in the way of.
    """

    def __init__(
        self,
        chosen: Mapping[str, str] | None = None,
        file: str = "",
        *,
        language: str = "",
        trusting: bool = False,
    ) -> None:
        faults: list[Fault] = []
        wanted = _of_keyboard(language) | dict(_known(chosen or {}, file, faults))
        while not trusting and (clash := _clash(wanted)) is not None:
            loser, key, other = clash
            del wanted[loser]
            faults.append(_fault("key_taken", loser, file, key=key, other=other))
        self.keymap: Mapping[str, str] = wanted
        """The keys that hold, by the id of a command, as Textual names them."""
        self.faults = tuple(faults)
        """What was wrong with the others; the usual keys stay."""
        self._commands = _with_keys(wanted)
        self._of: dict[str, tuple[Command, ...]] = {}
        self._spoken: dict[tuple[str, str, str], str] = {}

    def of(self, screen: str) -> tuple[Command, ...]:
        """The commands of a screen, in the order in which they are shown."""
        if screen not in self._of:
            self._of[screen] = tuple(command for command in self._commands if screen in command.screens)
        return self._of[screen]

    def key(self, screen: str, identifier: str, words: Words) -> str:
        """The key of a command as people know it, to be named in a sentence."""
        asked = screen, identifier, words.language
        if asked not in self._spoken:
            (key,) = (command.shown_key for command in self.of(screen) if command.id == identifier)
            self._spoken[asked] = spoken(key, words)
        return self._spoken[asked]


def _of_keyboard(language: str) -> dict[str, str]:
    """The keys of the levels on the keyboards of a language, where they are others than everywhere."""
    usual, own = level_keys(), level_keys(language)
    return {
        f"{deed}_{n}": ",".join(normalised(own[n]))
        for deed in ("answer", "agree")
        for n in range(5)
        if own[n] != usual[n]
    }


def _known(chosen: Mapping[str, str], file: str, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    """What names a command and keys that there are."""
    known = {command.id for command in COMMANDS}
    for identifier, text in chosen.items():
        if identifier not in known:
            faults.append(_unknown(identifier, known, file))
            continue
        keys = normalised(text)
        wrong = next((key for key in keys if not is_key(key)), None)
        if wrong is not None or not keys:
            faults.append(_fault("no_such_key", identifier, file, key=wrong or text))
            continue
        yield identifier, ",".join(keys)


def normalised(text: str) -> list[str]:
    """The keys of a text, each by its name.

    Args:
        text: with commas between them; characters or names.
    """
    given = [key.strip() for key in text.split(",")]
    return [b.key for key in given if key for b in Binding.make_bindings([Binding(key, "", "")])]


def is_key(key: str) -> bool:
    """Whether there is such a key.

    Args:
        key: as Textual names it: `f3`, `ctrl+n`, `question_mark`.
    """
    *modifiers, last = key.split("+")
    return set(modifiers) <= MODIFIERS and (last in _NAMED or key_to_character(last) is not None)


def _clash(wanted: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The first chosen key that another command of the same screen has: whose, which, and the other's id."""
    commands = _with_keys(wanted)
    for identifier in wanted:
        for one in commands:
            if one.id != identifier:
                continue
            for other in commands:
                same = set(one.keys.split(",")) & set(_plain_keys(other))
                if other is not one and same and set(one.screens) & set(other.screens):
                    return identifier, min(same), other.id
    return None


def _plain_keys(command: Command) -> list[str]:
    return normalised(command.keys)


def _with_keys(keymap: Mapping[str, str]) -> tuple[Command, ...]:
    """The declared commands under other keys; a group of which one has another key names all of them."""
    if not keymap:
        return tuple(COMMANDS)
    commands = [replace(c, keys=keymap.get(c.id) or _left(c, keymap)) for c in COMMANDS]
    touched = {c.group for c in commands if c.group is not None and c.id in keymap}
    renamed: dict[Group, Group] = {
        group: replace(group, keys=" ".join(c.shown_key for c in commands if c.group == group), help="")
        for group in touched
    }
    return tuple(
        replace(c, group=renamed[c.group]) if c.group is not None and c.group in renamed else c
        for c in commands
    )


def _left(command: Command, keymap: Mapping[str, str]) -> str:
    """The declared keys of a command, without those that give way to a chosen one of its screens."""
    if not command.gives_way:
        return command.keys
    rivals = (c for c in COMMANDS if c.id in keymap and set(c.screens) & set(command.screens))
    chosen = {key for rival in rivals for key in keymap[rival.id].split(",")}
    taken = chosen & set(command.gives_way)
    return ",".join(key for key in command.keys.split(",") if not taken & set(normalised(key)))


def _unknown(identifier: str, known: set[str], file: str) -> Fault:
    from difflib import get_close_matches

    near = next(iter(get_close_matches(identifier, sorted(known), n=1)), None)
    if near is None:
        return _fault("no_key_command", identifier, file, word=identifier)
    return _fault("no_key_command_nearest", identifier, file, word=identifier, nearest=near)


def _fault(code: str, identifier: str, file: str, **values: str) -> Fault:
    return Fault(code, values, Place(file, f"keys.{identifier}"), tolerated=True)
