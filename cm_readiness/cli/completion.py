"""What shells ask for while somebody types: the one thing for which the library that knows them is loaded."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command

from ..language.words import environment_language, words_for
from .declared import ASKED, PROGRAM, Argument, Declared, Parameter, parameters

if TYPE_CHECKING:
    from ..language.words import Words

LIBRARYS = ("install_completion", "show_completion")
"""Options of the program that the library declares by itself."""


def complete(root: Declared, commands: Mapping[str, Declared], arguments: list[str]) -> None:
    """Answer a shell, or install or show what makes it ask.

    Args:
        root: what stands before the commands.
        commands: all of them, by their names.
        arguments: the words after the program's name.
    """
    words = words_for(environment_language())
    app = typer.Typer(name=PROGRAM, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True)(_function(root, words))
    for name, one in commands.items():
        # What stands behind the first word of two is completed as what the first one takes.
        if " " not in name:
            app.command(one.name, help=words(one.help), hidden=one.hidden)(_function(one, words))
    try:
        get_command(app).main(arguments, prog_name=PROGRAM, complete_var=ASKED)
    except SystemExit as end:
        if end.code:
            raise


def _function(declared: Declared, words: Words) -> Callable[..., None]:
    """A function that takes what a command takes, as the library reads it."""

    def nothing(**values: object) -> None: ...

    taken = [_taken(one, words) for one in parameters(declared.run) if one.name not in LIBRARYS]
    nothing.__signature__ = inspect.Signature(taken)  # type: ignore[attr-defined]
    nothing.__annotations__ = {one.name: one.annotation for one in taken}
    return nothing


def _taken(one: Parameter, words: Words) -> inspect.Parameter:
    declared = one.declared
    kind: Any = list[one.kind] if one.many else one.kind  # type: ignore[name-defined]
    library: Any
    if isinstance(declared, Argument):
        library = typer.Argument(hidden=declared.hidden)
    else:
        library = typer.Option(declared.names, help=words(declared.help))
    kind = Annotated[kind if one.required else kind | None, library]
    return inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=kind)
