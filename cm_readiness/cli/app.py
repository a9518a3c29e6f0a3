"""The root of the command line, and the commands that hang on it."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Annotated

from .. import __version__
from ..app.paths import is_file, is_folder
from ..core.errors import Place, ReadinessError
from ..language.words import N_, Words
from .declared import OPEN, PROGRAM, Declared, Option
from .grammar import OurCommand, OurGroup
from .options import File, Folder, Language, Plain
from .output import put
from .session import Session, is_plain
from .terminal import is_terminal

COMMANDS: Mapping[str, str] = {
    "new": "editing", "edit": "editing", "answer": "answering", "ask": "asking", "score": "scoring",
    "explain": "explaining", "plan": "planning", "milestone": "milestones", "compare": "comparing",
    "merge": "merging", "gather": "gathering", "import": "importing", "measure": "measuring",
    "report": "reporting", "workshop": "workshop", "check": "checking", "list": "listing",
    "restore": "restoring", "demo": "demo", "portfolio": "portfolio",
}  # fmt: skip
"""By the name of each command, the module that declares it under its last word in capitals.

A command of two words, such as `portfolio report`, goes before the one of its first word.
"""


def command_line(words: Words, only: str | None = None) -> OurGroup:
    """The command line, with its help in one language.

    Args:
        only: the one command that is going to run; its module alone is imported.
    """
    group = OurGroup(ROOT, words)
    for name, declared in declared_commands(only):
        group.add_command(OurCommand(declared, words), name)
    return group


def declared_commands(only: str | None = None) -> Iterator[tuple[str, Declared]]:
    """All commands by their names, the hidden one that opens a file last.

    Args:
        only: the one besides it that is wanted.
    """
    wanted = [name for name in COMMANDS if name.partition(" ")[0] == only]
    for name in wanted or COMMANDS:
        yield name, getattr(import_module(f".{COMMANDS[name]}", __package__), name.split()[-1].upper())
    yield OPEN, OPEN_FILE


def _print_version() -> None:
    put(f"{PROGRAM} {__version__}")


def answer_shell(arguments: list[str]) -> None:
    """Tell a shell what may be typed, or install or show what makes it ask.

    Args:
        arguments: the words after the program's name.
    """
    from .completion import complete

    complete(ROOT, dict(declared_commands()), arguments)


def root(
    session: Session,
    folder: Folder = None,
    language: Language = None,
    plain: Plain = False,
    version: Annotated[
        bool, Option("--version", help=N_("Prints the version."), at_once=_print_version)
    ] = False,
    install_completion: Annotated[
        bool,
        Option(
            "--install-completion",
            help=N_("Installs completion for the current shell."),
            at_once=lambda: answer_shell(["--install-completion"]),
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        Option(
            "--show-completion",
            help=N_("Shows the completion script of the current shell."),
            at_once=lambda: answer_shell(["--show-completion"]),
        ),
    ] = False,
) -> int:
    """Open the terminal UI where no command is given; the session already knows the options."""
    if is_plain(session.plain):
        from .asking import ask_which

        return ask_which(session)
    return _terminal_ui(session, None)


def open_file(
    session: Session, file: File, folder: Folder = None, language: Language = None, plain: Plain = False
) -> int:
    """Open an assessment in the terminal UI; the options may stand behind the file as well."""
    session.folder = folder or session.folder
    session.speak(language, "")
    if is_plain(plain or session.plain):
        from .asking import ask_file

        return ask_file(session, file)
    return _terminal_ui(session, file)


def _terminal_ui(session: Session, file: Path | None) -> int:
    if file is not None and not is_file(file):
        raise ReadinessError("is_a_folder" if is_folder(file) else "no_such_file", Place(str(file)))
    if not is_terminal():
        raise ReadinessError("no_terminal")
    from ..live.phones import LivePhones
    from ..tui.shell.running import run

    gc.enable()
    return run(file, session.folder, session.language, LivePhones())


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
