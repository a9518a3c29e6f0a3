"""`restore`: lists the deleted assessments, or brings one back."""

from __future__ import annotations

from typing import Annotated

import typer

from ..language.words import N_
from .grammar import Declared
from .listing import described_file
from .options import Folder
from .output import put, talk, writing
from .session import session_of


def restore(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar=N_("NAME"), help=N_("The file's name in the trash; without it, all of them.")),
    ] = None,
    folder: Folder = None,
) -> None:
    """Print what lies in the trash, or move one of it back."""
    from ..core.text import on_one_line
    from ..files.paths import trash_folder
    from ..files.trash import from_trash, trash_files

    session = session_of(context)
    session.folder = folder or session.folder
    where = session.assessments
    if name is not None:
        with writing():
            put(on_one_line(str(from_trash(name, where))))
        return
    found = trash_files(where)
    for path in found:
        put(f"{on_one_line(path.name)}\n  {on_one_line(described_file(path, session.words))}")
    if not found:
        talk(session.words("The trash is empty: {folder}.", folder=str(trash_folder(where))))


RESTORE = Declared(
    "restore",
    restore,
    N_(
        "Lists the deleted assessments, or brings one back.\n\n"
        "It never replaces a file: a number is added where the name is taken. Prints the path."
    ),
    "cm-readiness restore\ncm-readiness restore maison-calla-baseline.toml",
)
