"""What a command is, and how its key is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from textual.keys import format_key

from ...language.words import Words


@dataclass(frozen=True)
class Group:
    """Commands that the footer and the help name together."""

    keys: str
    """How their keys are written: `0-4`."""
    label: str
    help: str
    footer: bool = False


@dataclass(frozen=True)
class Command:
    """Something that a person can do."""

    id: str
    """Also the name in `[keys]` of the settings."""
    keys: str
    """Keys as Textual names them, with commas between; the first is the one that is shown."""
    label: str
    """What the footer, the palette and the help call it, in English."""
    help: str
    """One line of help, in English."""
    screens: tuple[str, ...]
    """The screens that have it."""
    footer: bool = False
    """Among the few keys that matter most on its screens; the footer names others where there is room."""
    rank: int = 5
    """How late the footer names it among those."""
    palette: bool = True
    """Whether it makes sense without its key: moving a cursor does not."""
    method: str = ""
    """The screen's method behind `do_`; the id when it is empty."""
    arguments: tuple[int, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What fills the places in the label and the help."""
    group: Group | None = None
    gives_way: tuple[str, ...] = ()
    """Keys that go to another command of the screen to which a person has given them."""
    writes: bool = False
    """Whether it changes the assessment: not while somebody else has it open."""

    @property
    def shown_key(self) -> str:
        """The first key as people know it."""
        return key_label(self.keys.split(",")[0]) if self.keys else ""

    @property
    def all_keys(self) -> str:
        """All keys as people know them."""
        return " ".join(dict.fromkeys(map(key_label, self.keys.split(",")))) if self.keys else ""

    def title(self, words: Words) -> str:
        """The label in a language."""
        return words(self.label, **self.values)

    def line(self, words: Words) -> str:
        """The line of help in a language."""
        return words(self.help, **self.values)


def spoken(keys: str, words: Words) -> str:
    """Labels of keys as they stand on the keyboards of a language.

    Args:
        keys: labels with blanks between them.
        words: the person's language.
    """
    names = {
        "enter": words.context("key", "enter"),
        "esc": words.context("key", "esc"),
        "tab": words.context("key", "tab"),
        "space": words.context("key", "space"),
        "home": words.context("key", "home"),
        "end": words.context("key", "end"),
        "del": words.context("key", "del"),
        "backspace": words.context("key", "backspace"),
        "shift": words.context("key", "shift"),
        "insert": words.context("key", "insert"),
    }
    labels = ("+".join(names.get(part, part) for part in label.split("+")) for label in keys.split(" "))
    return " ".join(labels)


def key_label(key: str) -> str:
    """How people know a key: `F1`, `ctrl+p`, `←`, `?`.

    Args:
        key: a key as Textual names it, or its character.
    """
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if modifiers:
        return "+".join([*modifiers, key_label(last)])
    if len(last) > 1 and last.startswith("f") and last[1:].isdigit():
        return last.upper()
    return {"enter": "enter", "pageup": "pg↑", "pagedown": "pg↓", "delete": "del", "subtract": "-"}.get(
        last
    ) or format_key(last)
