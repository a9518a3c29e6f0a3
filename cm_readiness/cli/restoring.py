"""`restore`: lists the deleted assessments, or brings one back."""

from __future__ import annotations

from typing import Annotated

from ..language.words import N_
from .declared import Argument, Declared
from .listing import described_assessment
from .options import Folder
from .output import put, talk, writing
from .session import Session


def restore(
    session: Session,
    name: Annotated[
        str | None,
        Argument(metavar=N_("NAME"), help=N_("The file's name in the trash; without it, all of them.")),
    ] = None,
    folder: Folder = None,
) -> None:
    """Print what lies in the trash, or move one of it back."""
    from ..core.text import on_one_line

    session.folder = folder or session.folder
    workspace = session.workspace
    if name is not None:
        with writing():
            put(on_one_line(str(workspace.restore(name))))
        return
    found = workspace.store.removed()
    for reference in found:
        described = described_assessment(reference, session)
        put(f"{on_one_line(reference.name)}\n  {on_one_line(described)}")
    if not found:
        talk(session.words("The trash is empty: {folder}.", folder=workspace.store.trash_place))


RESTORE = Declared(
    "restore",
    restore,
    N_(
        "Lists the deleted assessments, or brings one back.\n\n"
        "It never replaces a file: a number is added where the name is taken. Prints the path."
    ),
    "cm-readiness restore\ncm-readiness restore maison-calla-baseline.toml",
)
