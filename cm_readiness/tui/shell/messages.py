"""Messages that concern the whole program rather than one screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from ...core.errors import Fault


@dataclass
class Saved(Message):
    """The newest answers are on the disk, flushed."""


@dataclass
class NotKept(Message):
    """A choice could not be written to the settings; it holds until the program ends."""

    fault: Fault


@dataclass
class NotSaved(Message):
    """The disk refused; the answers are still in memory and saving is tried again."""

    fault: Fault


@dataclass
class Freed(Message):
    """Whoever had the open file open as well is gone."""


@dataclass
class Told(Message):
    """Something happened to the open file that a person has to know."""

    notices: Sequence[Fault]
