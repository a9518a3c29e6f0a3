"""What every format is to the rest of the program: how it is asked for, what it shows, how it is made."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..core.errors import Place, ReadinessError

if TYPE_CHECKING:
    from datetime import date

    from ..core.filled import Filled
    from ..language.words import Words
    from .content import Content
    from .plain_table import PlainTable
    from .source import Source

Shows = Literal["document", "answers", "summary", "plan"]
"""The text of any document; all answers, what they come to, or the plan, whatever the document."""
END_OF_PACKAGE = b"PK\x05\x06"
"""Begins the last part of a zip archive, as office documents are."""
LAST_CHOICE = 9
"""Of formats that programs read."""


class Extra(NamedTuple):
    """What has to be installed for a format."""

    name: str
    """As in `cm-readiness[pdf]`."""
    called: str
    """What people call the format in every language."""
    modules: tuple[str, ...]
    """What it brings."""

    def check(self) -> None:
        """See that it is there.

        Raises:
            ReadinessError: `extra_missing`.
        """
        try:
            for module in self.modules:
                import_module(module)
        except ImportError as error:
            raise ReadinessError(
                "extra_missing", format=self.called, extra=self.name, python=sys.executable
            ) from error


class Written(NamedTuple):
    """A file, and what it could not show."""

    data: bytes
    missing: str = ""
    """Characters in whose place another sign stands."""


@dataclass(frozen=True)
class Format(ABC):
    """A format; one object of each is registered."""

    id: str
    """What it is asked for by."""
    name: str
    """What people are shown, a message to translate."""
    suffixes: tuple[str, ...]
    """How its files end, each with the dot and in small letters; files get the first one."""
    shows: Shows = "document"
    name_of_plan: str = ""
    """What people are shown where the document is the plan, and it shows that alone; empty if never."""
    compares: bool = True
    """Whether it shows what came before, where there is something to compare with."""
    binary: bool = False
    """Whether nobody wants it on a terminal."""
    styled: bool = False
    """Whether the house style shows in it."""
    choice: int = LAST_CHOICE
    """Which one people choose first, from 1; those for programs are the last choice."""
    filled_in: bool = False
    """Whether people fill it in and give it back; the blank questionnaire comes in it too."""
    taken_in: tuple[str, ...] = ()
    """How files end from which it takes answers in, each with the dot and in small letters."""
    separators: Mapping[str, str] = field(default_factory=dict)
    """What may stand between two cells, by what it is called in English; none where there are no such."""
    extra: Extra | None = None
    """What has to be installed for it, besides the program."""
    tabulates: bool = False
    """Whether it takes a plain table, such as one of many companies."""
    closing: bytes = b""
    """What stands in the last kilobyte of each of its files; empty where nothing tells that one is whole."""

    @property
    def suffix(self) -> str:
        """How its files end."""
        return self.suffixes[0]

    def check_installed(self) -> None:
        """See that it can be written and read back.

        Raises:
            ReadinessError: `extra_missing`.
        """
        if self.extra is not None:
            self.extra.check()

    def is_empty(self, content: Content) -> bool:
        """Whether there is nothing that it could show.

        Args:
            content: what it is about.
        """
        return False

    def tabulate(self, table: PlainTable, words: Words, day: date) -> bytes:
        """A plain table in this format, where it takes one; the same of the same day gives the same bytes.

        Args:
            table: it.
            words: the language.
            day: when it is made.

        Raises:
            ReadinessError: `extra_missing`.
        """
        raise NotImplementedError(self.id)

    @abstractmethod
    def write(self, source: Source) -> Written:
        """The document in this format; the same source gives the same bytes.

        Raises:
            ReadinessError: a fault of the template or the house style.
        """

    @abstractmethod
    def read_back(self, data: bytes, language: str) -> str:
        """What a reader finds in a file of this format, in its order.

        Args:
            data: the file.
            language: of the document.
        """

    def filled(self, data: bytes, name: str, now: Callable[[str], Content]) -> Filled:
        """What people wrote into a file of this format, wherever it is not as it was exported.

        Args:
            data: the file.
            name: what it is called in faults.
            now: what the assessment says now, in a language.

        Raises:
            ReadinessError: it is no such file, or holds nothing that can be taken in.
        """
        raise ReadinessError("import_no_table", Place(name))

    def texts(self, source: Source) -> Iterable[str]:
        """Every text that a file has to hold besides the answers, in its order."""
        if self.shows != "document":
            return ()
        from .document_tree import texts

        return (text for text in texts(source.tree.blocks) if text.strip())

    def counted(self, data: bytes) -> Mapping[str, int] | None:
        """How many `answers`, `notes` and lines of `evidence` a file holds that has them as data.

        Args:
            data: the file.

        Returns:
            None where they are looked for in what was read back.
        """
        return None
