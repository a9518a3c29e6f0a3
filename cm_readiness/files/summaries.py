"""The summaries of a folder's assessments: those that are kept, as far as they hold, and those made here."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from ..core.errors import ReadinessError
from ..core.store import Reference
from ..core.summary import Facts, Summary, facts_of
from .faults import READ_CODES
from .index_file import IndexRows, index_of
from .index_rows import Row, facts_in, row_of, summary_in, without_amount
from .listing import copy_of, listed_files, look_again
from .questionnaires_seen import questionnaires_seen
from .references import path_of, references_in
from .toml_file import read_content

YOUNG = 3_000_000_000
"""Nanoseconds within which two writings may bear the same time; the coarsest disks count by two seconds."""
PASSING = frozenset(READ_CODES.values()) | {"cannot_read", "worker_died"}
"""Faults of the disk or of a process, not of what lies there: they may be gone the next time."""


class FolderSummaries:
    """What is known of the assessments of a folder; each is read once until it changes.

    Args:
        folder: the folder of the assessments; it need not be there yet.

    Raises:
        ReadinessError: the folder cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._checked = time.time_ns()
        self._listed = {one.name: one for one in listed_files(folder)}
        self.references = tuple(references_in(folder, self._listed))
        self._questionnaires, self._questionnaires_changed = questionnaires_seen(folder)
        self._file = index_of(folder)
        self._made: dict[str, Summary] = {}
        self._to_keep: dict[str, tuple[str, bytes]] = {}
        """Of those that are made and may be kept, what their file was seen as, and its hash."""
        self._is_behind = self._looked_into = False
        """Whether rows are kept that hold no longer; whether some hold whose times said too little."""
        self._rows = self._file.read()
        self._kept: dict[str, bool] = {}
        """Of each file whose row holds, whether nothing more is to be had by evaluating it."""
        self._take_up(self._rows)

    def known(self, reference: Reference, *, whole: bool = True) -> Summary | None:
        """The summary of an assessment; None where it is still to be read.

        Args:
            whole: whether more is wanted than what the file itself says.
        """
        name = _name(reference)
        if (made := self._made.get(name)) is not None:
            return made
        row = self._rows.row(os.fsencode(name)) if self._rows is not None and name in self._kept else None
        if row is not None:
            with suppress(ValueError, TypeError, LookupError, AttributeError):
                return summary_in(row, whole=whole and self._same_questionnaires)
        return None

    def unknown(self, *, whole: bool) -> list[Reference]:
        """The assessments that are still to be read, the one written last first.

        Args:
            whole: whether those count that were read and not evaluated.
        """
        if not self._made and len(self._kept) == len(self._listed) and all(self._kept.values()):
            return []  # As at most starts, and of thousands not to be looked for one by one.
        named = zip(self.references, self._listed, strict=True)
        return [reference for reference, name in named if not self._is_known(name, whole)]

    def followed(self) -> frozenset[str]:
        """The ids of the assessments that another one follows, as far as it is known."""
        kept = self._rows.followed() if self._rows is not None else []
        names = ((os.fsdecode(name), follows) for name, follows in kept)
        found = {follows for name, follows in names if name in self._kept and name not in self._made}
        made = tuple(self._made.values())
        return frozenset(found | {one.said.follows for one in made if one.said and one.said.follows})

    def faulty(self) -> list[Reference]:
        """The assessments that cannot be read or evaluated, as far as it is known, in their order."""
        kept = self._rows.faulty() if self._rows is not None else []
        found = {name for name in map(os.fsdecode, kept) if self._kept.get(name)} - self._made.keys()
        found |= {name for name, one in self._made.items() if one.fault is not None}
        return [one for one, name in zip(self.references, self._listed, strict=True) if name in found]

    def facts(self) -> dict[str, Facts]:
        """By key, what those that are known are filtered and sorted by: one question to the index."""
        # First what was made: saving moves it among what is kept.
        made = {name: facts_of(summary) for name, summary in tuple(self._made.items())}
        found: dict[str, Facts | None] = {}
        for row in self._rows.facts() if self._rows is not None and self._same_questionnaires else ():
            name = os.fsdecode(row[0])
            if name in self._kept:
                with suppress(ValueError, TypeError, LookupError, AttributeError):
                    found[name] = facts_in(row)
        found |= made
        named = zip(self.references, self._listed, strict=True)
        listed = ((reference.key, found.get(name)) for reference, name in named)
        return {key: facts for key, facts in listed if facts is not None}

    def taking(self, reference: Reference) -> Callable[[Summary], Summary]:
        """Begin to read an assessment, here or elsewhere.

        Returns:
            What is to be given the summary; it is kept if the file is still what it was.
        """
        name, path = _name(reference), path_of(reference)
        # The hash first: of a file written twice at one moment, it must not be that of what was not read.
        before, fingerprint = look_again(path), _fingerprint(path)

        def taken(summary: Summary) -> Summary:
            lasting = summary.fault is None or summary.fault.code not in PASSING
            if lasting and before is not None and fingerprint is not None and before == look_again(path):
                self._to_keep[name] = (before.seen, fingerprint)
            self._made[name] = summary
            return summary

        return taken

    def save(self) -> None:
        """Keep what was made, and forget what is gone; where that is not possible, it is read again."""
        if not self._to_keep and not self._is_behind:
            if self._looked_into:
                self._file.touch(self._checked)
                self._looked_into = False
            return
        if self._questionnaires != questionnaires_seen(self._folder)[0]:
            return  # They were changed meanwhile: which of them was taken is not known.
        if self._file.write(self._all_rows(), self._questionnaires, self._checked):
            self._take_up(self._file.read())
            for name in [name for name in self._to_keep if self._is_kept(name)]:
                del self._to_keep[name], self._made[name]

    def _is_kept(self, name: str) -> bool:
        """Whether a row says as much as what was made here."""
        evaluated = self._kept.get(name)
        return evaluated is not None and (evaluated or not self._made[name].is_whole)

    def _take_up(self, rows: IndexRows | None) -> None:
        """Look at which of the rows that are kept hold."""
        self._is_behind = self._looked_into = False
        self._rows = rows
        self._same_questionnaires = rows is not None and (
            rows.questionnaires == self._questionnaires
            and self._questionnaires_changed <= rows.checked - YOUNG
        )
        self._kept = dict(self._holding())

    def _holding(self) -> Iterator[tuple[str, bool]]:
        if self._rows is None:
            return
        old, find, decode = self._rows.checked - YOUNG, self._listed.get, os.fsdecode
        for key, seen, fingerprint, is_read, evaluated in self._rows.keys():  # noqa: SIM118 - no dict
            name = decode(key)
            listed = find(name)
            if (
                listed is None
                or listed.seen != seen
                or (listed.newest > old and not self._is_same(name, fingerprint))
            ):
                self._is_behind = True
            else:
                yield name, not is_read or (evaluated and self._same_questionnaires)

    def _is_same(self, name: str, fingerprint: bytes) -> bool:
        """Whether a file says the same whose times are the same and tell too little: look into it."""
        self._looked_into = True
        return _fingerprint(self._folder / name) == fingerprint

    def _is_known(self, name: str, whole: bool) -> bool:
        if (made := self._made.get(name)) is not None:
            return made.is_whole or not whole
        evaluated = self._kept.get(name)
        return evaluated is not None and (evaluated or not whole)

    def _all_rows(self) -> Iterator[Row]:
        """What is kept and holds, and what was made, by name."""
        kept = self._rows.rows() if self._rows is not None else []
        rows = {row[0]: row for row in kept if os.fsdecode(row[0]) in self._kept}
        names = {os.fsencode(name): name for name in self._to_keep}
        for key in sorted(rows.keys() | names.keys()):
            if key in names:
                yield row_of(key, *self._to_keep[names[key]], self._made[names[key]])
            else:
                yield rows[key] if self._same_questionnaires else without_amount(rows[key])


def _name(reference: Reference) -> str:
    return os.path.basename(reference.key)  # noqa: PTH119 - of thousands


def _fingerprint(path: Path) -> bytes | None:
    """The hash of a file's content with that of its last good copy; None where it cannot be read."""
    digest = hashlib.sha256()
    try:
        digest.update(hashlib.sha256(read_content(path)).digest())
        with suppress(FileNotFoundError):
            digest.update(copy_of(path).read_bytes())
    except (ReadinessError, OSError, ValueError):
        return None
    return digest.digest()
