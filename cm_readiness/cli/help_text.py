"""The help of the command line, in a person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..language.words import Words


def write_help(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, words: Words
) -> None:
    """Write usage, what the command does, its arguments, options and commands, and an example.

    Args:
        command: with its texts in the person's language.
        words: that language.
    """
    parameters = [p for p in command.get_params(ctx) if not getattr(p, "hidden", False)]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    usage = [words("[OPTIONS]"), *map(_in_usage, arguments)]
    if isinstance(command, click.Group):
        usage.append(words("[COMMAND | FILE]"))
    formatter.write_usage(ctx.command_path, " ".join(usage), prefix=words("Usage:") + " ")
    for paragraph in (command.help or "").split("\n\n"):
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(paragraph)
    sections = [
        (words("Arguments"), [(metavar(p), getattr(p, "help", None) or "") for p in arguments]),
        (words("Options"), [(_names(p), _option_help(p, words)) for p in options]),
    ]
    if isinstance(command, click.Group):
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


def _write_heading(formatter: click.HelpFormatter, heading: str, words: Words) -> None:
    formatter.write_paragraph()
    formatter.write(words("{heading}:", heading=heading) + "\n")


def metavar(parameter: click.Parameter) -> str:
    """What stands for a parameter's value."""
    return parameter.metavar or (parameter.name or "").upper()


def _in_usage(argument: click.Parameter) -> str:
    shown = metavar(argument) + (" …" if argument.nargs != 1 else "")
    return shown if argument.required else f"[{shown}]"


def _names(option: click.Parameter) -> str:
    names = "/".join(filter(None, (", ".join(option.opts), ", ".join(option.secondary_opts))))
    return f"{names} {option.metavar}" if option.metavar else names


def _option_help(option: click.Parameter, words: Words) -> str:
    # The library declares this one by itself.
    text = words("Shows this help.") if "--help" in option.opts else getattr(option, "help", None) or ""
    if getattr(option, "multiple", False):
        return words("{help} May be given several times.", help=text)
    return text


def _first(text: str | None) -> str:
    """What a command does, in the first paragraph of its help."""
    return (text or "").partition("\n\n")[0]
