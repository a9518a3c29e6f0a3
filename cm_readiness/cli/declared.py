"""How a command is declared, without the library that reads the command line.

A command is a function; each of its parameters behind the session is `Annotated` with what it is there.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

PROGRAM = "cm-readiness"
ASKED = "_CM_READINESS_COMPLETE"
"""The variable of the environment that is set by a shell that asks what may be typed."""
OPEN = "open"
"""The hidden command that stands in where the first word is a file."""


@dataclass(frozen=True)
class Declared:
    """A command, declared once: its name, what runs, and its help."""

    name: str
    run: Callable[..., int | None]
    """Is given the session; returns the exit code, None for 0."""
    help: str
    """What it does in its first paragraph, which the list of commands shows; then the rest."""
    example: str
    """What to type, a line each."""
    hidden: bool = False


class Argument:
    """What stands behind the command without a name; one that has a default may be left out.

    Args:
        metavar: what stands for it in the help, a message.
        help: what it is, a message.
        hidden: whether no help shows it.
    """

    def __init__(
        self,
        *,
        metavar: str | None = None,
        help: str = "",  # noqa: A002 - as the library calls it
        hidden: bool = False,
    ) -> None:
        self.metavar, self.help, self.hidden = metavar, help, hidden


class Option:
    """What is given by name.

    Args:
        names: such as `--json`, or `--flag/--no-flag`.
        metavar: what stands for its value in the help: a message, or what gives it once it is asked for;
            none for what is given or not.
        help: what it is for, a message.
        at_once: what is done where it is given, instead of anything else.
    """

    def __init__(
        self,
        names: str,
        *,
        metavar: str | Callable[[], str] | None = None,
        help: str = "",  # noqa: A002
        at_once: Callable[[], None] | None = None,
    ) -> None:
        self.names, self.help, self.at_once = names, help, at_once
        self._metavar = metavar

    @property
    def metavar(self) -> str | None:
        """What stands for its value in the help, a message."""
        return self._metavar() if callable(self._metavar) else self._metavar


class Parameter(NamedTuple):
    """A parameter of a command."""

    name: str
    """What the function calls it."""
    declared: Argument | Option
    kind: Callable[[str], object]
    """What one value becomes: str, Path or bool."""
    many: bool
    """Whether it is a list."""
    default: object
    """`inspect.Parameter.empty` where it has to be given."""

    @property
    def required(self) -> bool:
        """Whether it has to be given."""
        return self.default is inspect.Parameter.empty


def parameters(run: Callable[..., object]) -> Iterator[Parameter]:
    """What a command takes, in the order of its function.

    Args:
        run: the function; its first parameter is the session.
    """
    kinds: dict[str, Any] = get_type_hints(run, include_extras=True)
    for name, one in inspect.signature(run).parameters.items():
        if get_origin(kinds[name]) is Annotated:
            kind, declared = get_args(kinds[name])
            if get_origin(kind) in (Union, UnionType):
                kind = get_args(kind)[0]
            many = get_origin(kind) is list
            yield Parameter(name, declared, get_args(kind)[0] if many else kind, many, one.default)
