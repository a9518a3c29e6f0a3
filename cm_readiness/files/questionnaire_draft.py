"""The files of a questionnaire as they were read, before anything is known to be right about them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import Fault, Place, ReadinessError
from .faults import shown
from .questionnaire_names import FRAME, ID
from .toml_file import Table, TomlFile, read_toml, tables

FORMAT = 1
MAX_ENTRIES = 20_000
"""Keys and items of lists in one file: three times those of the largest one that is shipped."""


@dataclass(frozen=True)
class Draft:
    """A questionnaire's files."""

    frame: TomlFile
    dimensions: Mapping[str, TomlFile]
    """The files that could be read, by declared name, in order."""
    unread: frozenset[str]
    """Declared dimensions whose file could not be read; what refers to them is not judged."""
    faults: tuple[Fault, ...]

    @property
    def files(self) -> tuple[TomlFile, ...]:
        """All files that could be read, the frame first."""
        return (self.frame, *self.dimensions.values())

    def criteria(self) -> Iterator[tuple[str, TomlFile, int, Table]]:
        """Each criterion with its dimension, file and place there, as far as they are tables."""
        for name, file in self.dimensions.items():
            for place, criterion in tables(file.data.get("criteria")):
                yield name, file, place, criterion

    @property
    def fingerprint(self) -> str:
        """What identifies the wording and the numbers of all files together."""
        dimensions = [file.data for file in self.dimensions.values()]
        return _digest({"questionnaire": self.frame.data, "dimensions": dimensions}, 12)

    @property
    def digests(self) -> Mapping[str, str]:
        """For each full criterion id, what identifies the wording of its levels."""
        return {f"{name}.{c['id']}": _digest(c["levels"], 8) for name, _, _, c in self.criteria()}

    def digests_before(self, languages: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """For each full criterion id, its digests while the last languages were not there yet, oldest first.

        Args:
            languages: those of the questionnaire, in their order.
        """
        fewer = [languages[:number] for number in range(1, len(languages))]
        return {
            f"{name}.{c['id']}": tuple(_digest(_only_in(kept, c["levels"]), 8) for kept in fewer)
            for name, _, _, c in self.criteria()
        }


def read_draft(folder: Path) -> Draft:
    """Read the files of a questionnaire.

    Raises:
        ReadinessError: there is no questionnaire, or its frame cannot be read.
    """
    frame = read_frame(folder)
    faults: list[Fault] = []
    read: dict[str, TomlFile] = {}
    unread: set[str] = set()
    names = frame.data.get("dimensions")
    for place, name in enumerate(names if isinstance(names, list) else []):
        path = ("dimensions", place)
        if not isinstance(name, str):
            faults.append(frame.fault("not_a_text", path))
        elif not ID.fullmatch(name):
            faults.append(frame.fault("bad_id", path, word=name))
        elif name in read or name in unread:
            faults.append(frame.fault("stands_twice", path, word=name))
        else:
            try:
                read[name] = read_toml(folder / f"{name}.toml", MAX_ENTRIES)
            except ReadinessError as error:
                unread.add(name)
                missing = error.fault.code == "no_such_file"
                absent = frame.fault("no_dimension_file", path, name=f"{name}.toml")
                faults.extend([absent] if missing else error.faults)
    return Draft(frame, read, frozenset(unread), tuple(faults))


def read_frame(folder: Path) -> TomlFile:
    """Read the file that a questionnaire's folder is known by.

    Raises:
        ReadinessError: it is not there or cannot be read.
    """
    try:
        return read_toml(folder / FRAME, MAX_ENTRIES)
    except ReadinessError as error:
        if error.fault.code != "no_such_file":
            raise
        code = "no_questionnaire_here" if folder.is_dir() else "no_questionnaire_folder"
        raise ReadinessError(code, Place(shown(folder)), name=FRAME) from None


def format_faults(file: TomlFile) -> tuple[Fault, ...]:
    """What is wrong with the format number of an authored file."""
    found = file.data.get("format")
    if found is None:
        return (file.fault("missing_key", ("format",)),)
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        return (file.fault("bad_format", ("format",), format=FORMAT),)
    if found > FORMAT:
        return (file.fault("newer_questionnaire", ("format",), found=found, format=FORMAT),)
    return ()


def _only_in(languages: Sequence[str], levels: object) -> object:
    """The texts of levels without those in other languages; a plain text stays as it is."""
    if not isinstance(levels, list):
        return levels
    return [
        {language: text for language, text in level.items() if language in languages}
        if isinstance(level, dict)
        else level
        for level in levels
    ]


def _digest(value: object, digits: int) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:digits]
