"""Paths that a person types or the platform gives, for faces that write documents or read templates."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..files.faults import cannot_read
from ..files.path_checks import is_file, is_folder, is_same, is_there
from ..files.paths import default_folder, documents_folder, is_address, state_folder

__all__ = [
    "beside", "default_folder", "documents_folder", "is_address", "is_empty", "is_file", "is_folder",
    "is_questionnaire_folder", "is_same", "is_there", "make_folder", "state_folder", "typed_path",
]  # fmt: skip

if TYPE_CHECKING:
    from ..core.store import Reference

# Every start of the program waits for this module.

FRAME = "questionnaire.toml"


_ESCAPED = re.compile(r"\\(\W)")
_DRIVE = re.compile("/[a-zA-Z]:")
_NO_HOST = ("", "localhost")


def typed_path(text: str) -> Path:
    """What a person types, pastes or drops outside of a shell as a path.

    `~` is their home. Quotation marks, backslashes and `file://` are what terminals and file managers put
    around a path; where a file has such a name, they are a part of it.
    """
    given = text.strip()
    path = Path(given if is_there(Path(given)) else _bare(given))
    with suppress(RuntimeError):
        # Nobody is called so: the name is taken as it stands.
        path = path.expanduser()
    return path


def _bare(text: str) -> str:
    """A path without what was put around it."""
    if text.casefold().startswith("file://"):
        host, sign, rest = text[len("file://") :].partition("/")
        path = unquote(sign + rest) if host.casefold() in _NO_HOST else unquote(f"//{host}/{rest}")
        return path[1:] if os.name == "nt" and _DRIVE.match(path) else path
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        # A shell ends the quotation for an apostrophe, and begins another one.
        return text[1:-1].replace("'\\''", "'")
    return text if os.name == "nt" else _ESCAPED.sub(r"\1", text)


def beside(reference: Reference) -> Path:
    """The path that documents on an assessment lie beside."""
    return Path(reference.key)


def is_questionnaire_folder(text: str) -> bool:
    """Whether a questionnaire is named by its folder: one lies there, or it is written as a path."""
    return is_file(Path(text) / FRAME) or os.sep in text or "/" in text


def make_folder(path: Path) -> None:
    """Create a folder with those above it, unless it is there.

    Raises:
        ReadinessError: the disk refuses.
    """
    from ..files.atomic import make_folder

    make_folder(path)


def is_empty(folder: Path) -> bool:
    """Whether nothing lies in a folder.

    Raises:
        ReadinessError: it cannot be read.
    """
    try:
        return not any(folder.iterdir())
    except OSError as error:
        raise cannot_read(folder, error) from error
