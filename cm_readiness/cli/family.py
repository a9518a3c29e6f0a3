"""`report --all`: every document of an assessment, written into one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..app.paths import is_empty, is_folder, is_there, make_folder
from ..core.errors import Place
from .output import NotWrittenError, put, writing
from .reporting import say_missing, say_what_is_left, write_made

if TYPE_CHECKING:
    from ..documents.document_set import Edition
    from .session import Session


def write_family(
    session: Session,
    edition: Edition,
    folder: Path,
    forms: tuple[str, ...] | None,
    language: str | None,
    *,
    force: bool,
) -> None:
    """Write every document, in every format and language.

    Args:
        edition: what they are made of.
        folder: where they go; a folder for each language is made in it.
        forms: the formats; None for all.
        language: the only language; None for those of the questionnaire.
        force: replace what is there.

    Raises:
        NotWrittenError: the folder is taken, or a document could not be written; those before it stay.
        ReadinessError: something has to be installed first, or a template of one's own has a fault.
    """
    from ..documents.document_set import check_installed
    from ..documents.export import FORMATS

    _refuse_taken(folder, force)
    check_installed(forms or FORMATS)
    edition.check_templates()
    languages = (language,) if language else edition.languages
    for member in edition.family(forms or FORMATS, languages):
        made, path = member.made(), folder / member.path
        with writing():
            make_folder(path.parent)
        write_made(path, made, replace=force)
        put(str(path))
        say_missing(session.words, made, member.name)
    for code in languages:
        say_what_is_left(session.words, edition, code)


def _refuse_taken(folder: Path, force: bool) -> None:
    if is_there(folder) and not is_folder(folder):
        raise NotWrittenError("output_exists", Place(str(folder)))
    if not force and is_folder(folder) and not is_empty(folder):
        raise NotWrittenError("family_exists", Place(str(folder)))
