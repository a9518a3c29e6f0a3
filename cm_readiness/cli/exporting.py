"""Documents as the command line hands them out: printed, in a file, or all of them in a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..app.paths import is_empty, is_folder, is_there
from ..core.errors import Place, error_of
from ..language.fault_messages import without_glyphs
from .output import NotWrittenError, put, put_document, talk, writing

if TYPE_CHECKING:
    from ..app.export import Made
    from ..app.export_order import Member, Order
    from ..language.words import Words


def print_document(made: Made) -> None:
    """Print a document of a text format, once it is known to be whole.

    Raises:
        NotWrittenError: something is missing in it.
    """
    with writing():
        made.check(made.data)
    put_document(made.data.decode("utf-8-sig" if sys.stdout.isatty() else "utf-8"))


def write_documents(order: Order, words: Words, *, force: bool) -> None:
    """Write what was ordered; print the path of each file as soon as it is written, and say what it lacks.

    Raises:
        NotWrittenError: a document could not be written; those before it stay.
        ReadinessError: something has to be installed first, or a template of one's own has a fault.
    """
    from ..app.export_job import write

    def wrote(member: Member, made: Made) -> None:
        put(str(member.path))
        if made.missing:
            talk(without_glyphs(member.name, made.missing, words))

    done = write(order, replace=force, wrote=wrote)
    if done.faults:
        with writing():
            raise error_of(done.faults)


def say_what_is_left(order: Order, words: Words) -> None:
    """Name the capitalised words that are left in documents without names, for a person to look at."""
    for language in order.languages:
        left = order.documents.names_left(language)
        if left:
            talk(
                words(
                    "Look at these words in the free texts, and use --replace for those that name somebody: "
                    "{names}",
                    names=", ".join(left),
                )
            )


def refuse_taken(folder: Path, force: bool) -> None:
    """Refuse a folder for all documents that holds something already.

    Raises:
        NotWrittenError: `output_exists`, `family_exists`.
    """
    if is_there(folder) and not is_folder(folder):
        raise NotWrittenError("output_exists", Place(str(folder)))
    if not force and is_folder(folder) and not is_empty(folder):
        raise NotWrittenError("family_exists", Place(str(folder)))
