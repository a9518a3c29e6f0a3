"""How a command line is read: commands or a file first, help in our own words, one sentence for a mistake."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from ..app.paths import is_there
from ..core.errors import Fault, Place, ReadinessError
from ..language.records import FALLBACK
from ..language.words import N_, words_for
from .session import Session, is_plain
from .values import nearest, no_such

if TYPE_CHECKING:
    from typer import Context

    from ..language.words import Words
    from .library import Formatter, Parameter

PROGRAM = "cm-readiness"
OPEN = "open"
"""The hidden command that stands in where the first word is a file."""


@dataclass(frozen=True)
class Declared:
    """A command, declared once: its name, what runs, and its help."""

    name: str
    run: Callable[..., int | None]
    """Returns the exit code; None is 0."""
    help: str
    """What it does in its first paragraph, which the list of commands shows; then the rest."""
    example: str
    """What to type, a line each."""
    hidden: bool = False


_OWN_HELP = {
    "--help": N_("Shows this help."),
    "--install-completion": N_("Installs completion for the current shell."),
    "--show-completion": N_("Shows the completion script of the current shell."),
}
"""Help for the options that the library declares by itself."""


# The library calls these methods with contexts of its own class, whose subclass is the public one.


class OurCommand(TyperCommand):
    """A command with our help and our sentences."""

    words: Words = words_for(FALLBACK)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:  # type: ignore[override]
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

    def format_help(self, ctx: Context, formatter: Formatter) -> None:  # type: ignore[override]
        """Write the help of this command."""
        write_help(self, ctx, formatter, self.words)


class OurGroup(TyperGroup):
    """The root: its first word is a command, else a file to open."""

    words: Words = words_for(FALLBACK)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the options before the command, and let the session know of them."""
        with _known_to(ctx):
            rest = super().parse_args(ctx, args)
        session = ctx.find_object(Session)
        if session is not None:
            session.folder = ctx.params.get("folder")
            session.plain = bool(ctx.params.get("plain"))
            session.speak(ctx.params.get("language"), "")
        return rest

    def resolve_command(  # type: ignore[override]
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Any, list[str]]:
        """Find the command; a file that exists is opened by the hidden one.

        The plain way creates a file that does not.

        Raises:
            ReadinessError: `unknown_command`, with the nearest one; `no_such_file` for what reads as a path.
        """
        word = args[0]
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

    def format_help(self, ctx: Context, formatter: Formatter) -> None:  # type: ignore[override]
        """Write the help of the program, with its commands."""
        write_help(self, ctx, formatter, self.words)


def translate(root: OurGroup, words: Words) -> None:
    """Put the help of every command and parameter into a language, in place."""
    root.words = words
    for command in (root, *root.commands.values()):
        if isinstance(command, OurCommand):
            command.words = words
        for text in ("help", "epilog"):
            message = getattr(command, text)
            if message:
                setattr(command, text, words(message))
        for parameter in command.params:
            message = getattr(parameter, "help", None)
            if message and not _own_help(parameter):
                setattr(parameter, "help", words(message))  # noqa: B010 - only some parameters declare it
            if parameter.metavar:
                parameter.metavar = words(parameter.metavar)


def write_help(command: TyperCommand | TyperGroup, ctx: Context, formatter: Formatter, words: Words) -> None:
    """Write usage, what the command does, its arguments, options and commands, and an example."""
    parameters = [p for p in command.get_params(ctx) if not getattr(p, "hidden", False)]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    usage = [words("[OPTIONS]"), *map(_in_usage, arguments)]
    if isinstance(command, OurGroup):
        usage.append(words("[COMMAND | FILE]"))
    formatter.write_usage(ctx.command_path, " ".join(usage), prefix=words("Usage:") + " ")
    for paragraph in (command.help or "").split("\n\n"):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(paragraph)
    sections = [
        (words("Arguments"), [(_metavar(p), getattr(p, "help", None) or "") for p in arguments]),
        (words("Options"), [(_names(p), _option_help(p, words)) for p in options]),
    ]
    if isinstance(command, OurGroup):
        shown = [(name, one) for name, one in command.commands.items() if not one.hidden]
        sections.append((words("Commands"), [(name, _first(one.help)) for name, one in shown]))
    for heading, rows in sections:
        if rows:
            _write_heading(formatter, heading, words)
            with formatter.indentation():
                formatter.write_dl(rows)
    if command.epilog:
        _write_heading(formatter, words("Example"), words)
        formatter.write("".join(f"  {line}\n" for line in command.epilog.splitlines()))


def _write_heading(formatter: Formatter, heading: str, words: Words) -> None:
    formatter.write_paragraph()
    formatter.write(words("{heading}:", heading=heading) + "\n")


def place_of(ctx: Context | None) -> str:
    """The command that a mistake was made in, as it stands before the sentence; nothing at the root."""
    name = ctx.info_name if ctx is not None and ctx.parent is not None else None
    return "" if name is None or name == OPEN else name


def usage_fault(error: Exception) -> Fault:
    """A mistake on the command line, as the library reports it, as a fault of our own.

    The kinds are told by their names: where the library keeps these classes differs between versions.

    Args:
        error: one of the library's usage errors.
    """
    ctx: Context | None = getattr(error, "ctx", None)
    place = place_of(ctx)
    name = str(getattr(error, "option_name", ""))
    match type(error).__name__:
        case "NoSuchOption" if name[1:].isdecimal():
            return Fault("not_a_level", {"given": name}, Place(place))
        case "NoSuchOption":
            known = _option_names(ctx)
            return no_such("unknown_option", place, nearest(name, known), option=name).fault
        case "BadOptionUsage":
            flag = any(name in p.opts and getattr(p, "is_flag", False) for p in _parameters(ctx))
            return Fault(
                "option_takes_no_value" if flag else "option_needs_value", {"option": name}, Place(place)
            )
        case "MissingParameter":
            parameter = getattr(error, "param", None)
            missing = _metavar(parameter) if parameter is not None else ""
            return Fault("missing_argument", {"argument": missing}, Place(place))
        case _:
            return Fault("bad_usage", {"program": f"{PROGRAM} {place}".strip()}, Place(place))


@contextmanager
def _known_to(ctx: Context) -> Iterator[None]:
    """Around the library's parser, some of whose errors do not say in which command they arose."""
    try:
        yield
    except Exception as error:
        if getattr(error, "ctx", ctx) is None:
            error.ctx = ctx  # type: ignore[attr-defined]
        raise


def _parameters(ctx: Context | None) -> list[Parameter]:
    return [*ctx.command.get_params(ctx)] if ctx is not None else []


def _option_names(ctx: Context | None) -> list[str]:
    shown = (p for p in _parameters(ctx) if not getattr(p, "hidden", False))
    return [name for p in shown for name in (*p.opts, *p.secondary_opts) if name.startswith("--")]


def _metavar(parameter: Parameter) -> str:
    return parameter.metavar or (parameter.name or "").upper()


def _in_usage(argument: Parameter) -> str:
    shown = _metavar(argument) + (" …" if argument.nargs != 1 else "")
    return shown if argument.required else f"[{shown}]"


def _names(option: Parameter) -> str:
    names = "/".join(filter(None, (", ".join(option.opts), ", ".join(option.secondary_opts))))
    return f"{names} {option.metavar}" if option.metavar else names


def _option_help(option: Parameter, words: Words) -> str:
    own = _own_help(option)
    text = words(own) if own else getattr(option, "help", None) or ""
    if getattr(option, "multiple", False):
        return words("{help} May be given several times.", help=text)
    return text


def _own_help(option: Parameter) -> str | None:
    return next((_OWN_HELP[name] for name in option.opts if name in _OWN_HELP), None)


def _first(text: str | None) -> str:
    """What a command does, in the first paragraph of its help."""
    return (text or "").partition("\n\n")[0]
