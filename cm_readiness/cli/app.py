"""The root of the command line, and the commands that hang on it."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Annotated, cast

import typer
from typer.main import get_command

from .. import __version__
from ..core.errors import Place, ReadinessError
from ..i18n import N_, Words
from .answering import ANSWER
from .asking import ASK, ask_file, ask_which
from .checking import CHECK
from .comparing import COMPARE
from .demo import DEMO
from .editing import EDIT, NEW
from .explaining import EXPLAIN
from .grammar import OPEN, PROGRAM, Declared, OurCommand, OurGroup, translate
from .listing import LIST
from .milestones import MILESTONE
from .options import File, Folder, Language, Plain
from .output import put
from .places import is_file, is_folder
from .planning import PLAN
from .reporting import REPORT
from .restoring import RESTORE
from .scoring import SCORE
from .session import Session, is_plain, session_of

COMMANDS = (
    NEW,
    EDIT,
    ANSWER,
    ASK,
    SCORE,
    EXPLAIN,
    PLAN,
    MILESTONE,
    COMPARE,
    REPORT,
    CHECK,
    LIST,
    RESTORE,
    DEMO,
)
"""In the order in which help lists them."""


def command_line(words: Words) -> OurGroup:
    """The command line, with its help in one language."""
    app = typer.Typer(name=PROGRAM, cls=OurGroup, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback(invoke_without_command=True, help=ROOT.help, epilog=ROOT.example)(ROOT.run)
    for declared in (*COMMANDS, OPEN_FILE):
        app.command(
            declared.name,
            cls=OurCommand,
            help=declared.help,
            epilog=declared.example,
            hidden=declared.hidden,
        )(declared.run)
    group = cast(OurGroup, get_command(app))
    translate(group, words)
    return group


def _print_version(wanted: bool) -> None:
    if wanted:
        put(f"{PROGRAM} {__version__}")
        raise typer.Exit


def root(
    context: typer.Context,
    folder: Folder = None,
    language: Language = None,
    plain: Plain = False,
    version: Annotated[
        bool,
        typer.Option("--version", help=N_("Prints the version."), is_eager=True, callback=_print_version),
    ] = False,
) -> int:
    """Open the terminal UI where no command is given; the session already knows the options."""
    if context.invoked_subcommand is not None:
        return 0
    session = session_of(context)
    return ask_which(session) if is_plain(session.plain) else _terminal_ui(session, None)


def open_file(
    context: typer.Context, file: File, folder: Folder = None, language: Language = None, plain: Plain = False
) -> int:
    """Open an assessment in the terminal UI; the options may stand behind the file as well."""
    session = session_of(context)
    session.folder = folder or session.folder
    session.speak(language, "")
    return ask_file(session, file) if is_plain(plain or session.plain) else _terminal_ui(session, file)


def _terminal_ui(session: Session, file: Path | None) -> int:
    if file is not None and not is_file(file):
        raise ReadinessError("is_a_folder" if is_folder(file) else "no_such_file", Place(str(file)))
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise ReadinessError("no_terminal")
    from ..tui.app import run

    gc.enable()
    return run(file, session.folder, session.language)


ROOT = Declared(
    PROGRAM,
    root,
    N_(
        "Is the company ready to work with a community manager?\n\n"
        "Without a command, cm-readiness opens in the terminal; with a file, it opens that assessment. "
        "For a file that is called like a command, write ./ before its name."
    ),
    "cm-readiness\ncm-readiness calla.toml\ncm-readiness score calla.toml",
)
OPEN_FILE = Declared(
    OPEN, open_file, N_("Opens an assessment in the terminal."), "cm-readiness calla.toml", hidden=True
)
