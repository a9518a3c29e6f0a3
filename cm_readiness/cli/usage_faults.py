"""A mistake on the command line, as the library reports it, in a sentence of our own."""

from __future__ import annotations

import click

from ..core.errors import Fault, Place
from .declared import OPEN, PROGRAM
from .help_text import metavar
from .values import nearest, no_such


def place_of(ctx: click.Context | None) -> str:
    """The command that a mistake was made in, as it stands before the sentence; nothing at the root."""
    name = ctx.info_name if ctx is not None and ctx.parent is not None else None
    return "" if name is None or name == OPEN else name


def usage_fault(error: click.UsageError) -> Fault:
    """A mistake on the command line, as the library reports it, as a fault of our own.

    Args:
        error: one of the library's usage errors.
    """
    ctx = error.ctx
    place = place_of(ctx)
    match error:
        case click.NoSuchOption(option_name=name) if name[1:].isdecimal():
            return Fault("not_a_level", {"given": name}, Place(place))
        case click.NoSuchOption(option_name=name):
            known = _option_names(ctx)
            return no_such("unknown_option", place, nearest(name, known), option=name).fault
        case click.BadOptionUsage(option_name=name):
            flag = any(name in p.opts and getattr(p, "is_flag", False) for p in _parameters(ctx))
            return Fault(
                "option_takes_no_value" if flag else "option_needs_value", {"option": name}, Place(place)
            )
        case click.MissingParameter(param=parameter):
            missing = metavar(parameter) if parameter is not None else ""
            return Fault("missing_argument", {"argument": missing}, Place(place))
        case _:
            return Fault("bad_usage", {"program": f"{PROGRAM} {place}".strip()}, Place(place))


def _parameters(ctx: click.Context | None) -> list[click.Parameter]:
    return [*ctx.command.get_params(ctx)] if ctx is not None else []


def _option_names(ctx: click.Context | None) -> list[str]:
    shown = (p for p in _parameters(ctx) if not getattr(p, "hidden", False))
    return [name for p in shown for name in (*p.opts, *p.secondary_opts) if name.startswith("--")]
