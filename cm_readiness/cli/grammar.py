"""How a command line is read: commands or a file first, help in our own words, one sentence for a mistake."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..app.paths import is_there
from ..core.errors import Place, ReadinessError
from .declared import OPEN, Argument, Declared, Parameter, parameters
from .help_text import write_help
from .session import Session, is_plain
from .usage_faults import place_of
from .values import nearest, no_such

if TYPE_CHECKING:
    from ..language.words import Words


class OurCommand(click.Command):
    """A command with our help and our sentences."""

    def __init__(self, declared: Declared, words: Words) -> None:
        super().__init__(
            declared.name,
            callback=_running(declared),
            help=words(declared.help),
            epilog=words(declared.example),
            hidden=declared.hidden,
        )
        self._declared, self._words = declared, words

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """What it takes; looked up only for a command that runs or shows its help."""
        if not self.params:
            self.params = _parameters(self._declared, self._words)
        return super().get_params(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; whatever is left over is a mistake that is named.

        Raises:
            ReadinessError: `unexpected_argument`.
        """
        ctx.allow_extra_args = True
        with _known_to(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise ReadinessError("unexpected_argument", Place(place_of(ctx)), given=rest[0])
        return rest

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of this command."""
        write_help(self, ctx, formatter, self._words)


class OurGroup(click.Group):
    """The root: its first word is a command, else a file to open."""

    def __init__(self, declared: Declared, words: Words) -> None:
        super().__init__(
            declared.name,
            callback=_running(declared),
            params=_parameters(declared, words),
            invoke_without_command=True,
            help=words(declared.help),
            epilog=words(declared.example),
        )
        self._words = words

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the command, and let the session know of them."""
        with _known_to(ctx):
            rest = super().parse_args(ctx, args)
        session = ctx.find_object(Session)
        if session is not None:
            session.folder = ctx.params.get("folder")
            session.plain = bool(ctx.params.get("plain"))
            session.speak(ctx.params.get("language"), "")
        return rest

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a file that exists is opened by the hidden one.

        The plain way creates a file that does not.

        Raises:
            ReadinessError: `unknown_command`, with the nearest one; `no_such_file` for what reads as a path.
        """
        word, two = args[0], " ".join(args[:2])
        if two in self.commands:
            return two, self.commands[two], args[2:]
        if ctx.resilient_parsing or word in self.commands:
            return super().resolve_command(ctx, args)
        if is_there(Path(word)):
            return OPEN, self.commands[OPEN], args
        if word.endswith(".toml") or os.sep in word or "/" in word:
            if is_plain("--plain" in args or bool(ctx.params.get("plain"))):
                return OPEN, self.commands[OPEN], args
            raise ReadinessError("no_such_file", Place(word))
        shown = [name for name, command in self.commands.items() if not command.hidden]
        raise no_such("unknown_command", "", nearest(word, shown), command=word, commands=", ".join(shown))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the program, with its commands."""
        write_help(self, ctx, formatter, self._words)


class OurArgument(click.Argument):
    """An argument that may be one of those that no help shows."""

    hidden = False


def _running(declared: Declared) -> Callable[..., int | None]:
    """What the library calls: the command, in the session of the run."""

    def run(**values: Any) -> int | None:  # noqa: ANN401 - as they are declared
        context = click.get_current_context()
        if context.invoked_subcommand is not None:
            return None
        session = context.find_object(Session)
        assert session is not None, "every command runs in a session"  # noqa: S101 - the runner sets it
        # The library gives several values as a tuple, and an empty one for none.
        given = {name: ([*v] or None) if isinstance(v, tuple) else v for name, v in values.items()}
        return declared.run(session, **given)

    return run


def _parameters(declared: Declared, words: Words) -> list[click.Parameter]:
    return [_parameter(one, words) for one in parameters(declared.run)]


def _parameter(one: Parameter, words: Words) -> click.Parameter:
    declared = one.declared
    how: dict[str, Any] = {"type": one.kind}
    if not one.required:
        how["default"] = one.default
    how["help"] = words(declared.help) if declared.help else None
    how["metavar"] = words(declared.metavar) if declared.metavar else None
    if isinstance(declared, Argument):
        argument = OurArgument([one.name], one.required, nargs=-1 if one.many else 1, **how)
        argument.hidden = declared.hidden
        return argument
    if declared.at_once is not None:
        how |= {"callback": _at_once(declared.at_once), "is_eager": True, "expose_value": False}
    return click.Option([declared.names, one.name], is_flag=one.kind is bool, multiple=one.many, **how)


def _at_once(done: Callable[[], None]) -> Callable[[click.Context, click.Parameter, object], None]:
    def called(ctx: click.Context, parameter: click.Parameter, given: object) -> None:
        if given and not ctx.resilient_parsing:
            done()
            ctx.exit()

    return called


@contextmanager
def _known_to(ctx: click.Context) -> Iterator[None]:
    """Around the library's parser, some of whose errors do not say in which command they arose."""
    try:
        yield
    except Exception as error:
        if getattr(error, "ctx", ctx) is None:
            error.ctx = ctx  # type: ignore[attr-defined]
        raise
