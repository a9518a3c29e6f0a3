"""What is used of the library's own classes where it keeps them private: only their shape is known here."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Parameter(Protocol):
    """An argument or an option, as declared."""

    @property
    def name(self) -> str | None:
        """What the command's function calls it."""

    @property
    def opts(self) -> list[str]:
        """What turns it on."""

    @property
    def secondary_opts(self) -> list[str]:
        """What turns it off."""

    @property
    def metavar(self) -> str | None:
        """What stands for its value."""

    @property
    def nargs(self) -> int:
        """How many values it takes."""

    @property
    def required(self) -> bool:
        """Whether it has to be given."""


class Formatter(Protocol):
    """Writes help, indented and wrapped."""

    def write(self, string: str, /) -> None:
        """Write a text as it is."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows what is typed."""

    def write_paragraph(self) -> None:
        """Write an empty line."""

    def write_text(self, text: str, /) -> None:
        """Write a wrapped text."""

    def write_dl(self, rows: Sequence[tuple[str, str]], /) -> None:
        """Write names and what they are, in two columns."""

    def indentation(self) -> AbstractContextManager[Any]:
        """Around what is indented."""
