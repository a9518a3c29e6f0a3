"""A questionnaire that was found without fault, kept until its files change: checking it takes a while."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..core.errors import ReadinessError
from ..core.questionnaire import Questionnaire
from .cache import keep, private_cache, what_is_kept
from .packing import packed, unpacked
from .toml_file import read_content

MAX_FILES = 32
"""Files of a folder beyond which it is read as if nothing were kept."""


class Kept(NamedTuple):
    """Where one questionnaire is kept, and what its files were."""

    path: Path
    digest: bytes
    """Of the names and contents of all its files; the first line of what is kept."""

    def read(self) -> Questionnaire | None:
        """The questionnaire, unless its files have changed or nothing usable is kept."""
        digest, _, data = what_is_kept(self.path).partition(b"\n")
        if digest == self.digest:
            with suppress(ValueError):
                known = unpacked(data)
                return known if isinstance(known, Questionnaire) else None
        return None

    def write(self, questionnaire: Questionnaire) -> None:
        """Keep it, if the disk takes it.

        Args:
            questionnaire: as these files say it, without fault.
        """
        keep(self.path, self.digest + b"\n" + packed(questionnaire))


def kept_in(folder: Path) -> Kept | None:
    """Where the questionnaire of a folder is kept; None where it cannot be.

    Args:
        folder: the one with `questionnaire.toml`.
    """
    cache = private_cache("questionnaires")
    if cache is None:
        return None
    digest = hashlib.sha256()
    try:
        place = os.path.realpath(folder).encode(errors="surrogateescape")
        # A disk that tells no capitals apart opens a file under any of its names.
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".toml")
        if len(files) > MAX_FILES:
            return None
        for file in files:
            content = hashlib.sha256(read_content(file)).hexdigest()
            digest.update(f"{file.name}\n{content}\n".encode(errors="surrogateescape"))
    except (OSError, ValueError, ReadinessError):
        return None
    name = hashlib.sha256(place).hexdigest()[:16]
    return Kept(cache / f"{name}-{sys.implementation.cache_tag}", digest.hexdigest().encode())
